//! The index of a pack: where in it each object lies. Git's format, version 2 (gitformat-pack).

use git2::Oid;
use std::fs;
use std::path::{Path, PathBuf};

const MAGIC: &[u8] = b"\xfftOc\0\0\0\x02";
const FANOUT: usize = 256 * 4;
const ID: usize = 20;
/// The hashes of the pack and of the index.
const TRAILER: usize = 2 * ID;
/// How far from where it is reckoned a name is looked for first: of some hundred names few are farther off.
const FIRST_STEP: usize = 16;
/// Marks an offset that is too large for 31 bits, and stands in a table of its own.
const IS_LARGE: u32 = 1 << 31;

/// An index, wholly in memory: it is asked for each object.
pub(super) struct PackIndex {
    pack: PathBuf,
    bytes: Vec<u8>,
    count: usize,
}

impl PackIndex {
    /// Reads an index; `None` for what is none of this version, or not whole.
    pub(super) fn open(path: &Path) -> Option<Self> {
        Self::parse(path.with_extension("pack"), fs::read(path).ok()?)
    }

    fn parse(pack: PathBuf, bytes: Vec<u8>) -> Option<Self> {
        let mut index = PackIndex { pack, bytes, count: 0 };
        index.bytes.starts_with(MAGIC).then_some(())?;
        index.count = usize::try_from(index.number(names() - 4)?).ok()?;
        let least = index.count.checked_mul(ID + 4 + 4)?.checked_add(names() + TRAILER)?;
        (index.bytes.len() >= least).then_some(index)
    }

    /// Returns the file of the pack.
    pub(super) fn pack(&self) -> &Path {
        &self.pack
    }

    /// Returns where an object begins in the pack.
    pub(super) fn find(&self, id: Oid) -> Option<u64> {
        let id: &[u8; ID] = id.as_bytes().try_into().ok()?;
        let first = usize::from(id[0]);
        let all = self.bytes.get(names()..)?.as_chunks::<ID>().0.get(..self.count)?;
        let (from, to) = (first.checked_sub(1).map_or(Some(0), |before| self.up_to(before))?, self.up_to(first)?);
        let place = from + place_of(all.get(from..to)?, id)?;
        self.offset(place)
    }

    /// Returns how many names begin with this byte or one before it.
    fn up_to(&self, first: usize) -> Option<usize> {
        usize::try_from(self.number(MAGIC.len() + first * 4)?).ok()
    }

    fn offset(&self, place: usize) -> Option<u64> {
        let offset = self.number(self.offsets() + place * 4)?;
        if offset & IS_LARGE == 0 {
            return Some(offset.into());
        }
        let larges = self.bytes.get(self.offsets() + self.count * 4..)?.as_chunks::<8>().0;
        Some(u64::from_be_bytes(*larges.get((offset & !IS_LARGE) as usize)?))
    }

    /// Where the offsets stand: behind the names and a checksum for each.
    fn offsets(&self) -> usize {
        names() + self.count * (ID + 4)
    }

    fn number(&self, at: usize) -> Option<u32> {
        Some(u32::from_be_bytes(*self.bytes.get(at..)?.first_chunk()?))
    }
}

/// Where the names stand.
fn names() -> usize {
    MAGIC.len() + FANOUT
}

/// Finds a name among those of one first byte. Names are hashes, so that where one stands can be reckoned; around there it is looked for.
fn place_of(names: &[[u8; ID]], id: &[u8; ID]) -> Option<usize> {
    let share = u32::from_be_bytes([id[1], id[2], id[3], id[4]]);
    let guess = (names.len() as u64 * u64::from(share)) >> 32;
    let guess = usize::try_from(guess).ok()?;
    let mut step = FIRST_STEP;
    let range = loop {
        let (from, to) = (guess.saturating_sub(step), (guess + step).min(names.len()));
        let is_within = (from == 0 || names[from - 1] < *id) && (to == names.len() || names[to] >= *id);
        if is_within {
            break from..to;
        }
        step *= 4;
    };
    let place = range.start + names[range].partition_point(|name| name < id);
    (names.get(place)? == id).then_some(place)
}
