//! The map as a file in the cache folder.
//!
//! Numbers are little-endian. A header and a checksum tell a whole file of this version from all others; whatever is wrong with it, the map is
//! made anew.

use super::{Deed, Map, Noted};
use crate::model::Id;
use crate::store::GitTime;
use chrono::{Datelike, NaiveDate};

/// The beginning: another one means another version.
const HEADER: &[u8] = b"wlog trail 2\n";
const ID: usize = 8;

/// Writes the map.
pub fn bytes(map: &Map) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER.len() + map.commits.len() * 66);
    bytes.extend_from_slice(HEADER);
    for noted in &map.commits {
        bytes.extend_from_slice(&noted.commit);
        for time in [noted.authored, noted.committed] {
            bytes.extend_from_slice(&time.seconds.to_le_bytes());
            bytes.extend_from_slice(&time.offset.to_le_bytes());
        }
        let deed = Deed::ALL.iter().position(|deed| *deed == noted.deed).unwrap_or_default();
        bytes.push(u8::try_from(deed).unwrap_or_default());
        bytes.push(u8::from(noted.is_late));
        push_count(&mut bytes, noted.days.len());
        noted.days.iter().for_each(|day| bytes.extend_from_slice(&day.num_days_from_ce().to_le_bytes()));
        push_count(&mut bytes, noted.entries.len());
        noted.entries.iter().for_each(|id| bytes.extend_from_slice(id.as_str().as_bytes()));
    }
    let checksum = crc32fast::hash(&bytes);
    bytes.extend_from_slice(&checksum.to_le_bytes());
    bytes
}

/// Reads a map; `None` for anything that is not a whole file of this version.
pub fn read(bytes: &[u8]) -> Option<Map> {
    let (body, checksum) = bytes.split_at_checked(bytes.len().checked_sub(4)?)?;
    let is_whole = crc32fast::hash(body).to_le_bytes() == checksum;
    let mut reader = Reader(body.strip_prefix(HEADER).filter(|_| is_whole)?);
    let mut commits = Vec::with_capacity(reader.0.len() / 50);
    while !reader.0.is_empty() {
        commits.push(reader.noted()?);
    }
    Some(Map { commits })
}

fn push_count(bytes: &mut Vec<u8>, count: usize) {
    bytes.extend_from_slice(&u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

struct Reader<'b>(&'b [u8]);

impl Reader<'_> {
    fn noted(&mut self) -> Option<Noted> {
        Some(Noted {
            commit: self.take()?,
            authored: self.time()?,
            committed: self.time()?,
            deed: *Deed::ALL.get(usize::from(self.take::<1>()?[0]))?,
            is_late: self.take::<1>()?[0] == 1,
            days: self.several(|reader| NaiveDate::from_num_days_from_ce_opt(i32::from_le_bytes(reader.take()?)))?,
            entries: self.several(|reader| Id::parse(std::str::from_utf8(&reader.take::<ID>()?).ok()?))?,
        })
    }

    fn time(&mut self) -> Option<GitTime> {
        Some(GitTime { seconds: i64::from_le_bytes(self.take()?), offset: i16::from_le_bytes(self.take()?) })
    }

    fn several<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = u32::from_le_bytes(self.take()?);
        (0..count).map(|_| read(self)).collect()
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn map() -> Map {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        let id = Id::parse("k7q2m9xd").expect("an ID");
        let noted = |deed, days, entries| Noted {
            commit: [7; 20],
            authored: GitTime { seconds: -5, offset: -330 },
            committed: GitTime { seconds: 1_700_000_000, offset: 480 },
            deed,
            is_late: true,
            days,
            entries,
        };
        let commits = Deed::ALL.map(|deed| noted(deed, vec![day(20), day(21)], vec![id.clone()]));
        Map { commits: commits.into_iter().chain([noted(Deed::Made, Vec::new(), Vec::new())]).collect() }
    }

    #[test]
    fn map_reads_back() {
        for map in [map(), Map::default()] {
            assert_eq!(read(&bytes(&map)), Some(map));
        }
    }

    proptest! {
        #[test]
        fn what_is_damaged_is_no_map(at in 0..400_usize, sign: u8, len in 0..400_usize) {
            let whole = bytes(&map());
            prop_assert_eq!(read(&whole[..len.min(whole.len() - 1)]), None);
            let mut damaged = whole.clone();
            let at = at % damaged.len();
            damaged[at] = sign;
            prop_assert!(damaged == whole || read(&damaged).is_none());
        }
    }
}
