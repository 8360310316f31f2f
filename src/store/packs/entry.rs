//! How an object begins in a pack: its kind, its length, and what it is told against. Git's format (gitformat-pack).

use git2::{ObjectType, Oid};

/// The most bytes of a beginning: ten for the length, and twenty for a name or ten for a distance.
pub(super) const LONGEST: usize = 32;
const ID: usize = 20;

/// The beginning of an object.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// How it is stored.
    pub stored: Stored,
    /// Its length when it is unpacked, that of the differences where it is told by these; `None` where no memory has room for it.
    pub size: Option<usize>,
    /// The length of the beginning.
    pub header: u64,
}

/// How an object is stored.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Stored {
    /// As it is.
    Whole(ObjectType),
    /// By what it has different from the one that begins so many bytes before it.
    AgainstOffset(u64),
    /// By what it has different from another one of this pack.
    Against(Oid),
}

impl Entry {
    /// Reads a beginning; `None` for what is none.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.iter();
        let first = *rest.next()?;
        let mut size = u64::from(first & 0x0f);
        let (mut goes_on, mut shift) = (first & 0x80 != 0, 4);
        while goes_on {
            let byte = *rest.next()?;
            size |= u64::from(byte & 0x7f).checked_shl(shift).filter(|_| shift < 57)?;
            (goes_on, shift) = (byte & 0x80 != 0, shift + 7);
        }
        let stored = match first >> 4 & 7 {
            1 => Stored::Whole(ObjectType::Commit),
            2 => Stored::Whole(ObjectType::Tree),
            3 => Stored::Whole(ObjectType::Blob),
            4 => Stored::Whole(ObjectType::Tag),
            6 => Stored::AgainstOffset(distance(&mut rest)?),
            7 => {
                let (id, after) = rest.as_slice().split_first_chunk::<ID>()?;
                rest = after.iter();
                Stored::Against(Oid::from_bytes(id).ok()?)
            }
            _ => return None,
        };
        let header = (bytes.len() - rest.as_slice().len()) as u64;
        Some(Entry { stored, size: usize::try_from(size).ok(), header })
    }
}

/// Reads how far back another object begins. Each further byte adds one, so that no distance can be written in two ways.
fn distance(rest: &mut std::slice::Iter<'_, u8>) -> Option<u64> {
    let mut byte = *rest.next()?;
    let mut distance = u64::from(byte & 0x7f);
    while byte & 0x80 != 0 {
        byte = *rest.next()?;
        distance = (distance + 1).checked_mul(128)? | u64::from(byte & 0x7f);
    }
    (distance > 0).then_some(distance)
}
