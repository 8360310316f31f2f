//! One pack, read by one thread.

use super::delta;
use super::entry::{self, Entry, Stored};
use super::index::PackIndex;
use super::recent::Recent;
use super::unpacker::Unpacker;
use super::windows::Windows;
use git2::{ObjectType, Oid};
use std::fs::File;
use std::sync::Arc;

/// The largest object that is read here, in bytes; larger ones are neither commits nor folders.
const LARGEST: usize = 16 << 20;
/// How many objects may be told by what they have different from each other. Git makes chains of 50, and of 250 where it is asked to.
const LONGEST_CHAIN: usize = 4096;
/// How many bytes of objects are kept at hand, over all packs, for those that are told by them.
const OBJECTS_AT_HAND: usize = 8 << 20;
/// How many bytes of packs are kept at hand, over all packs.
const WINDOWS_AT_HAND: usize = 4 << 20;

/// An object: its kind and its bytes.
type Object = (ObjectType, Arc<[u8]>);

/// A pack.
pub(super) struct Pack {
    index: Arc<PackIndex>,
    windows: Windows,
    unpacker: Unpacker,
    at_hand: Recent<u64, Object>,
    /// What was made of differences last, only for its memory.
    made: Vec<u8>,
}

impl Pack {
    /// Opens a pack, one of so many.
    pub(super) fn open(index: &Arc<PackIndex>, among: usize) -> Option<Self> {
        let file = File::open(index.pack()).ok()?;
        Some(Pack {
            index: Arc::clone(index),
            windows: Windows::of(file, WINDOWS_AT_HAND / among).ok()?,
            unpacker: Unpacker::default(),
            at_hand: Recent::new(OBJECTS_AT_HAND / among),
            made: Vec::new(),
        })
    }

    /// Returns where an object begins.
    pub(super) fn find(&self, id: Oid) -> Option<u64> {
        self.index.find(id)
    }

    /// Reads the object that begins there.
    pub(super) fn read(&mut self, offset: u64) -> Option<Object> {
        let mut differences = Vec::new();
        let (kind, mut data) = self.read_whole(offset, &mut differences)?;
        while let Some((at, entry)) = differences.pop() {
            delta::apply(&data, unpack(&mut self.windows, &mut self.unpacker, at, &entry)?, LARGEST, &mut self.made)?;
            data = Arc::from(&*self.made);
            self.at_hand.put(at, (kind, Arc::clone(&data)), data.len());
        }
        Some((kind, data))
    }

    /// Goes back from an object over those that it is told against, to the first that is at hand or is stored whole; notes those on the way.
    fn read_whole(&mut self, offset: u64, differences: &mut Vec<(u64, Entry)>) -> Option<Object> {
        let mut at = offset;
        while differences.len() <= LONGEST_CHAIN {
            if let Some(found) = self.at_hand.get(&at) {
                return Some(found.clone());
            }
            let entry = Entry::parse(self.windows.bytes(at, entry::LONGEST)?)?;
            let base = match &entry.stored {
                Stored::Whole(kind) => {
                    let data = unpack(&mut self.windows, &mut self.unpacker, at, &entry)?;
                    let object = (*kind, Arc::from(data));
                    self.at_hand.put(at, object.clone(), data.len());
                    return Some(object);
                }
                Stored::AgainstOffset(back) => at.checked_sub(*back)?,
                Stored::Against(id) => self.index.find(*id)?,
            };
            differences.push((at, entry));
            at = base;
        }
        None
    }
}

/// Unpacks what an entry holds.
fn unpack<'u>(windows: &mut Windows, unpacker: &'u mut Unpacker, at: u64, entry: &Entry) -> Option<&'u [u8]> {
    let size = entry.size.filter(|size| *size <= LARGEST)?;
    unpacker.unpack(windows.bytes(at.checked_add(entry.header)?, Unpacker::most_packed(size))?, size)
}
