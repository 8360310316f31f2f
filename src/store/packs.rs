//! Reading many objects out of git's packs.
//!
//! libgit2 is made for one object now and then: each read takes locks, asks for memory and sets up an unpacker, which costs more than the few
//! hundred bytes of a commit or a folder. Here a thread has its own windows on the pack, one unpacker, and the last objects at hand, since
//! nearly each is stored as what it has different from one of these. Whatever is not as expected counts as not found, and is left to libgit2
//! to read or to report.

mod delta;
mod entry;
mod index;
mod pack;
mod recent;
#[cfg(test)]
mod tests;
mod unpacker;
mod windows;

use git2::{ObjectType, Oid};
use index::PackIndex;
use pack::Pack;
use std::cmp::Reverse;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many packs are read here at most, the largest: each thread has the files of all open, and macOS lets a process have 256.
const MOST_PACKS: usize = 16;

/// The packs of a repository, as their indexes list them; shared by all who read.
#[derive(Default)]
pub(super) struct PackList(Vec<Arc<PackIndex>>);

impl PackList {
    /// Reads the indexes of the largest packs in git's folder of objects. One of a version that is not known is passed over.
    pub(super) fn of(objects: &Path) -> Self {
        let files = fs::read_dir(objects.join("pack")).into_iter().flatten().flatten().map(|file| file.path());
        let indexes = files.filter(|path| path.extension().is_some_and(|extension| extension == "idx"));
        // An index is as long as its pack has objects, so that the small ones need not be read.
        let size = |path: &PathBuf| fs::metadata(path).map_or(0, |metadata| metadata.len());
        let mut indexes: Vec<PathBuf> = indexes.collect();
        indexes.sort_by_cached_key(|path| Reverse(size(path)));
        let largest = indexes.iter().filter_map(|path| PackIndex::open(path)).take(MOST_PACKS);
        PackList(largest.map(Arc::new).collect())
    }
}

/// Reads objects out of packs; one for each thread.
#[derive(Default)]
pub(super) struct Packs {
    packs: Vec<Pack>,
    /// The pack in which the last object was: the next is likely there, too.
    last: usize,
}

impl Packs {
    /// Opens the packs of a list. One that went meanwhile is passed over.
    pub(super) fn open(list: &PackList) -> Self {
        let count = list.0.len();
        Packs { packs: list.0.iter().filter_map(|index| Pack::open(index, count)).collect(), last: 0 }
    }

    /// Reads an object; `None` where no pack has it, or not in a form that is known here.
    pub(super) fn read(&mut self, id: Oid) -> Option<(ObjectType, Arc<[u8]>)> {
        let mut order = (self.last..self.packs.len()).chain(0..self.last);
        let (at, offset) = order.find_map(|at| Some((at, self.packs[at].find(id)?)))?;
        self.last = at;
        self.packs[at].read(offset)
    }
}
