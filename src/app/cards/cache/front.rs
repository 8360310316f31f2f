//! The front part of the cards' table: the folders, and where in the body the cards of each kind and initial stand.

use super::{Folders, stamp_cells};
use crate::model::CardKind;
use crate::store::{BookPath, CacheFile, Stamp};
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use std::ops::Range;

/// What the first line begins with: another word means another version.
const VERSION: &str = "wlog-names-5";
/// How the lines of the front part begin.
const FOLDER: &str = "folder\t";
const INITIAL: &str = "initial\t";
const WHOLE: &str = "whole";
const PART: &str = "part";
/// How much of the file is read first. Most front parts fit.
const FIRST_READ: usize = 1 << 14;

/// A kind's folder, and the initial of a name.
pub type Initial = (&'static str, char);

/// The front part. Its first line says how long it and the body are, so that a file that was cut short is known.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// The cards' folders as they were.
    pub folders: Folders,
    /// Whether every card is in the body, and no folder may have changed unseen.
    pub is_whole: bool,
    /// The bytes of the body that hold the cards of each kind and initial, in order.
    pub stretches: BTreeMap<Initial, Vec<Range<usize>>>,
    /// How many bytes the body has.
    pub body_len: usize,
}

impl Front {
    /// Reads the front part of a file, and where the body begins.
    pub fn read(file: &mut CacheFile) -> Option<(Self, usize)> {
        let mut bytes = file.read_at(0, FIRST_READ.min(file.size()?))?;
        let body_at = first_line(&bytes)?.body_at;
        if body_at > bytes.len() {
            bytes.extend(file.read_at(bytes.len(), body_at - bytes.len())?);
        }
        Self::parse(&bytes)
    }

    /// Takes apart the beginning of a file, which may hold more than the front part; returns where the body begins, too.
    pub fn parse(bytes: &[u8]) -> Option<(Self, usize)> {
        let first = first_line(bytes)?;
        let mut front = Front { is_whole: first.is_whole, body_len: first.body_len, ..Front::default() };
        let text = std::str::from_utf8(bytes.get(first.len..first.body_at)?).ok()?;
        for line in text.lines() {
            match (line.strip_prefix(FOLDER), line.strip_prefix(INITIAL)) {
                (Some(folder), _) => front.folders.push(read_folder(folder)?),
                (None, Some(initial)) => front.stretches.extend([read_initial(initial)?]),
                (None, None) => return None,
            }
        }
        Some((front, first.body_at))
    }

    /// Writes the front part.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing into a String cannot fail.
        for (folder, stamp) in &self.folders {
            let _ = writeln!(text, "{FOLDER}{folder}\t{}", stamp.map_or_else(|| "-".to_owned(), stamp_cells));
        }
        for ((folder, initial), stretches) in &self.stretches {
            let stretches: Vec<String> =
                stretches.iter().map(|place| format!("{}-{}", place.start, place.end)).collect();
            let _ = writeln!(text, "{INITIAL}{folder}\t{initial}\t{}", stretches.join(" "));
        }
        let whole = if self.is_whole { WHOLE } else { PART };
        format!("{VERSION}\t{whole}\t{}\t{}\n{text}", text.len(), self.body_len)
    }

    /// Lists the stretches of the body that hold the cards of some initials, in order and each once.
    pub fn stretches(&self, initials: &HashSet<Initial>) -> Vec<Range<usize>> {
        let wanted = initials.iter().filter_map(|initial| self.stretches.get(initial));
        let mut wanted: Vec<Range<usize>> = wanted.flatten().cloned().collect();
        wanted.sort_unstable_by_key(|stretch| stretch.start);
        let mut stretches = Vec::new();
        wanted.into_iter().for_each(|stretch| extend(&mut stretches, stretch));
        stretches
    }
}

/// Adds a stretch to those before it, none of which begins behind it; what touches becomes one.
pub fn extend(stretches: &mut Vec<Range<usize>>, next: Range<usize>) {
    match stretches.last_mut() {
        Some(last) if next.start <= last.end => last.end = last.end.max(next.end),
        _ => stretches.push(next),
    }
}

/// What the first line says.
struct FirstLine {
    is_whole: bool,
    /// How long it is itself.
    len: usize,
    body_at: usize,
    body_len: usize,
}

fn first_line(bytes: &[u8]) -> Option<FirstLine> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let mut cells = std::str::from_utf8(&bytes[..end]).ok()?.split('\t');
    let is_whole = cells.next().filter(|version| *version == VERSION).and(cells.next())? == WHOLE;
    let front_len: usize = cells.next()?.parse().ok()?;
    let body_at = (end + 1).checked_add(front_len)?;
    Some(FirstLine { is_whole, len: end + 1, body_at, body_len: cells.next()?.parse().ok()? })
}

fn read_initial(line: &str) -> Option<(Initial, Vec<Range<usize>>)> {
    let (folder, rest) = line.split_once('\t')?;
    let (initial, stretches) = rest.split_once('\t')?;
    let folder = CardKind::ALL.into_iter().map(CardKind::folder).find(|kind| *kind == folder)?;
    let read = |stretch: &str| stretch.split_once('-').and_then(|(a, b)| Some(a.parse().ok()?..b.parse().ok()?));
    let stretches = stretches.split_ascii_whitespace().map(read).collect::<Option<_>>()?;
    Some(((folder, initial.parse().ok()?), stretches))
}

fn read_folder(line: &str) -> Option<(BookPath, Option<Stamp>)> {
    let (path, rest) = line.split_once('\t')?;
    let stamp = if rest == "-" { None } else { Some(read_stamp(&mut rest.split(' '))?) };
    Some((BookPath::new(path).ok()?, stamp))
}

fn read_stamp<'c>(cells: &mut impl Iterator<Item = &'c str>) -> Option<Stamp> {
    Some(Stamp {
        size: cells.next()?.parse().ok()?,
        mtime_ns: cells.next()?.parse().ok()?,
        ctime_ns: cells.next()?.parse().ok()?,
        inode: cells.next()?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front() -> Front {
        let stamp = Stamp { size: 1, mtime_ns: -2, ctime_ns: 3, inode: 4 };
        let folder = |name: &str| BookPath::new(name).expect("a path");
        Front {
            folders: vec![(folder("contacts"), Some(stamp)), (folder("orgs"), None)],
            is_whole: true,
            stretches: BTreeMap::from([
                (("contacts", 'b'), stretches(&[(0, 10), (30, 40)])),
                (("contacts", '张'), stretches(&[(10, 30)])),
                (("orgs", '张'), stretches(&[(5, 12)])),
            ]),
            body_len: 40,
        }
    }

    #[test]
    fn the_front_part_reads_back() {
        let text = front().text();
        assert_eq!(Front::parse(text.as_bytes()), Some((front(), text.len())));
        for len in 0..text.len() {
            assert_eq!(Front::parse(&text.as_bytes()[..len]), None, "a file that was cut short is no table");
        }
    }

    fn stretches(ends: &[(usize, usize)]) -> Vec<Range<usize>> {
        ends.iter().map(|(start, end)| *start..*end).collect()
    }

    #[test]
    fn stretches_come_in_order_and_once() {
        let of = |initials: &[Initial]| front().stretches(&initials.iter().copied().collect());
        assert_eq!(of(&[("contacts", 'b')]), stretches(&[(0, 10), (30, 40)]));
        assert_eq!(of(&[("contacts", 'b'), ("contacts", '张')]), stretches(&[(0, 40)]));
        assert_eq!(of(&[("contacts", 'b'), ("orgs", '张')]), stretches(&[(0, 12), (30, 40)]));
        assert_eq!(of(&[("orgs", 'b'), ("projects", '张')]), stretches(&[]));
    }
}
