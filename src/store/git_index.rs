//! The bytes of git's index: some entries changed, all others copied as they are. Pure; the file is
//! [`index_file`](super::index_file)'s.
//!
//! libgit2 can write an index, but it reads first and locks afterwards, so that what `git add` stages in between is lost; and it
//! costs more than the whole rest of an `add` where the book has thousands of files. The format is git's
//! `Documentation/gitformat-index.txt`, versions 2 to 4.

use super::buffer::Buffer;
use super::index_format::{
    CHANGE_NS, CHECKSUM, Extension, HEAD, HEADER, MODE, MTIME, NAME_LENGTH, SIZE, STAGE, extensions, flags,
    head_length, new_head, padded, push_entry, u32_at, varint,
};
use super::{BookPath, Refusal};
use git2::Oid;
use sha1::{Digest, Sha1};
use std::ops::Range;

const SIGNATURE: &[u8] = b"DIRC";
const PLAIN_FILE: u32 = 0o100_644;
/// The bytes that an edit of a few files adds at most.
pub(super) const ROOM: usize = 4096;

/// What the index remembers of a file on disk, so that git need not read it: the first 40 bytes of an entry. The mode among
/// them is not taken.
pub(super) type Stat = [u8; 40];

/// What becomes of one path in the index.
#[derive(Debug, Clone)]
pub(super) enum Slot {
    /// The path has this content.
    Blob(Oid, Stat),
    /// The entry is put back as it was.
    Entry(Vec<u8>),
    /// The path goes.
    Gone,
}

impl Slot {
    /// Tells whether git would take both for the same.
    ///
    /// A renamed file gets a new time of change, so that the nanoseconds of one that was written before cannot be known. Git compares
    /// seconds; who compares more reads the file once more.
    pub(super) fn looks_like(&self, other: &Slot) -> bool {
        let known = |stat: &Stat| [&stat[..CHANGE_NS.start], &stat[CHANGE_NS.end..]].concat();
        match (self, other) {
            (Slot::Blob(oid, stat), Slot::Blob(other, other_stat)) => oid == other && known(stat) == known(other_stat),
            (Slot::Entry(entry), Slot::Entry(other)) => entry == other,
            (Slot::Gone, Slot::Gone) => true,
            _ => false,
        }
    }
}

/// Why an index cannot be edited.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// It is damaged.
    Broken(&'static str),
    /// It is of a kind that wlog does not write.
    Kind(&'static str),
    /// A path has conflicts.
    Unmerged(BookPath),
    /// Something else stands at a path.
    InTheWay(BookPath),
}

impl Unfit {
    /// Makes the refusal that people see.
    pub(super) fn refusal(self, index: &std::path::Path) -> Refusal {
        match self {
            Unfit::Broken(detail) => Refusal::IndexBroken { path: index.to_owned(), detail },
            Unfit::Kind(kind) => Refusal::IndexKind { kind },
            Unfit::Unmerged(path) => Refusal::Unmerged { path },
            Unfit::InTheWay(path) => Refusal::InTheWay { path },
        }
    }
}

/// An index as it was read, taken apart.
#[derive(Debug)]
pub(super) struct Index {
    bytes: Buffer,
    version: u32,
    /// Where each entry begins.
    entries: Vec<u32>,
    /// Where the entries end and the extensions begin.
    end: usize,
    /// The whole paths, where the entries hold only what differs from the one before (version 4).
    paths: Vec<Vec<u8>>,
    extensions: Vec<Extension>,
}

/// An index, edited, and how to take that back.
#[derive(Debug)]
pub(super) struct Edited {
    /// The new bytes of the file.
    pub bytes: Buffer,
    /// What was in the changed places.
    pub before: Vec<(BookPath, Slot)>,
}

/// A change at a place among the entries.
struct Edit<'a> {
    at: usize,
    /// Whether the entry at that place goes, or is pushed on.
    replaces: bool,
    path: &'a BookPath,
    head: Option<Vec<u8>>,
}

impl Index {
    /// Takes an index apart. Whether it [is whole](Self::is_whole) is another question, and takes longer to answer.
    pub(super) fn parse(bytes: Buffer) -> Result<Index, Unfit> {
        if bytes.len() < HEADER + CHECKSUM || &bytes[..4] != SIGNATURE {
            return Err(Unfit::Broken("it is no index"));
        }
        let mut index = Index { version: u32_at(&bytes, 4), ..Index::empty() };
        if !(2..=4).contains(&index.version) || u32::try_from(bytes.len()).is_err() {
            return Err(Unfit::Kind("of an unknown kind"));
        }
        index.read(&bytes)?;
        Ok(Index { bytes, ..index })
    }

    /// Returns the index of a repository that has none yet.
    pub(super) fn empty() -> Index {
        let (entries, paths, extensions) = (Vec::new(), Vec::new(), Vec::new());
        let mut bytes = Buffer::with_room(ROOM);
        bytes.extend_from_slice(&[0; HEADER]);
        Index { bytes, version: 2, entries, end: HEADER, paths, extensions }
    }

    /// Tells whether the bytes are those that were written. With `index.skipHash` git leaves the checksum zero.
    pub(super) fn is_whole(&self) -> bool {
        let (body, checksum) = self.bytes.split_at(self.bytes.len().saturating_sub(CHECKSUM));
        checksum == [0; CHECKSUM] || Sha1::digest(body).as_slice() == checksum
    }

    fn read(&mut self, bytes: &[u8]) -> Result<(), Unfit> {
        let count = u32_at(bytes, 8) as usize;
        let body = &bytes[..bytes.len() - CHECKSUM];
        self.entries.reserve(count.min(body.len() / HEAD));
        self.end = HEADER;
        for _ in 0..count {
            self.read_entry(body).ok_or(Unfit::Broken("an entry is cut off"))?;
        }
        self.extensions = extensions(body, self.end)?;
        Ok(())
    }

    fn read_entry(&mut self, body: &[u8]) -> Option<()> {
        let start = self.end;
        let mut name = start + head_length(self.version, body.get(start..start + HEAD)?);
        if self.version == 4 {
            let dropped = varint(body, &mut name)?;
            let length = body.get(name..)?.iter().position(|byte| *byte == 0)?;
            let previous = self.paths.last().map_or(&[][..], Vec::as_slice);
            let kept = &previous[..previous.len().checked_sub(dropped)?];
            self.paths.push([kept, &body[name..name + length]].concat());
            self.end = name + length + 1;
        } else {
            let length = name_length(body, start, name)?;
            body.get(name + length).filter(|byte| **byte == 0)?;
            self.end = start + padded(name - start + length);
        }
        self.entries.push(u32::try_from(start).ok()?);
        (self.end <= body.len()).then_some(())
    }

    fn start(&self, at: usize) -> usize {
        self.entries[at] as usize
    }

    /// The offset of an entry, or of what follows the last.
    fn offset(&self, at: usize) -> usize {
        self.entries.get(at).map_or(self.end, |start| *start as usize)
    }

    fn path(&self, at: usize) -> &[u8] {
        if self.version == 4 {
            return &self.paths[at];
        }
        let start = self.start(at);
        let name = start + head_length(self.version, &self.bytes[start..]);
        // Its length was found when it was read.
        &self.bytes[name..name + name_length(&self.bytes, start, name).unwrap_or_default()]
    }

    fn head(&self, at: usize) -> &[u8] {
        let start = self.start(at);
        &self.bytes[start..start + head_length(self.version, &self.bytes[start..])]
    }

    /// Returns the place of the first entry whose path is not less than one.
    fn place(&self, path: &[u8]) -> usize {
        let (mut low, mut high) = (0, self.entries.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.path(middle) < path { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Finds the place of a path: the entry, or where it would stand.
    pub(super) fn find(&self, path: &BookPath) -> Result<Result<usize, usize>, Unfit> {
        let name = path.as_str().as_bytes();
        let has = |at: usize, wanted: &[u8]| at < self.entries.len() && self.path(at) == wanted;
        let at = self.place(name);
        if has(at, name) {
            let is_merged = flags(self.head(at)) & STAGE == 0;
            return if is_merged { Ok(Ok(at)) } else { Err(Unfit::Unmerged(path.clone())) };
        }
        let mut folder = path.parent();
        while let Some(each) = folder {
            if has(self.place(each.as_str().as_bytes()), each.as_str().as_bytes()) {
                return Err(Unfit::InTheWay(path.clone()));
            }
            folder = each.parent();
        }
        let inside = [name, b"/"].concat();
        let first_inside = self.place(&inside);
        if first_inside < self.entries.len() && self.path(first_inside).starts_with(&inside) {
            return Err(Unfit::InTheWay(path.clone()));
        }
        Ok(Err(at))
    }

    /// Changes some paths.
    ///
    /// `written` is the second in which the file was last written: the entries of files changed since then, or in that very
    /// second, may be out of date without git seeing it once the index has a newer date, so their size is set to 0, which makes
    /// git look.
    pub(super) fn edit(mut self, written: u32, slots: &[(BookPath, Slot)]) -> Result<Edited, Unfit> {
        for start in &self.entries {
            let entry = &mut self.bytes[*start as usize..];
            if u32_at(entry, MTIME) >= written {
                entry[SIZE].fill(0);
            }
        }
        let mut before = Vec::with_capacity(slots.len());
        let mut edits = Vec::with_capacity(slots.len());
        for (path, slot) in slots {
            let place = self.find(path)?;
            let old = place.ok().map(|at| self.head(at));
            before.push((path.clone(), old.map_or(Slot::Gone, |head| Slot::Entry(head.to_vec()))));
            let head = match slot {
                Slot::Gone => None,
                Slot::Entry(head) => Some(head.clone()),
                Slot::Blob(oid, stat) => {
                    Some(new_head(path, *oid, stat, old.map_or(PLAIN_FILE, |head| u32_at(head, MODE.start))))
                }
            };
            edits.push(Edit { at: place.unwrap_or_else(|at| at), replaces: place.is_ok(), path, head });
        }
        edits.sort_by(|a, b| a.path.as_str().as_bytes().cmp(b.path.as_str().as_bytes()));
        Ok(Edited { bytes: self.encode(&edits), before })
    }

    /// Makes the edits in the bytes as they were read: memory that was not touched before costs more than all else here.
    fn encode(self, edits: &[Edit]) -> Buffer {
        let gone = edits.iter().filter(|edit| edit.replaces).count();
        let count = self.entries.len() - gone + edits.iter().filter(|edit| edit.head.is_some()).count();
        // The flags of version 3 may come back with an old entry.
        let needs_3 = self.version == 2 && edits.iter().flat_map(|edit| &edit.head).any(|head| head.len() > HEAD);
        let version = if needs_3 { 3 } else { self.version };
        let extensions = self.encode_extensions(edits);
        let patches = self.patches(edits);
        let mut out = self.bytes;
        out.truncate(self.end);
        out[..4].copy_from_slice(SIGNATURE);
        out[4..8].copy_from_slice(&version.to_be_bytes());
        out[8..HEADER].copy_from_slice(&(count as u32).to_be_bytes());
        let mut out = apply(patches, out);
        out.extend_from_slice(&extensions);
        let checksum = Sha1::digest(&out[..]);
        out.extend_from_slice(&checksum);
        out
    }

    /// Returns the stretches of the entries that become others, in their order.
    fn patches(&self, edits: &[Edit]) -> Vec<(Range<usize>, Vec<u8>)> {
        let mut patches = Vec::with_capacity(edits.len());
        let mut edits = edits.iter().peekable();
        while let Some(edit) = edits.next() {
            let mut previous = edit.at.checked_sub(1).map_or(&[][..], |at| self.path(at));
            let (mut new, mut end) = (Vec::new(), edit.at);
            let mut next = Some(edit);
            // All edits at one place; an entry there goes with the last of them.
            while let Some(edit) = next {
                if let Some(head) = &edit.head {
                    push_entry(self.version, head, edit.path.as_str().as_bytes(), previous, &mut new);
                    previous = edit.path.as_str().as_bytes();
                }
                end = edit.at + usize::from(edit.replaces);
                next = edits.next_if(|next| next.at == end);
            }
            // In version 4 an entry builds on the path before it.
            if self.version == 4 && end < self.entries.len() {
                push_entry(4, self.head(end), self.path(end), previous, &mut new);
                end += 1;
                debug_assert!(edits.peek().is_none_or(|next| next.at >= end));
            }
            patches.push((self.offset(edit.at)..self.offset(end), new));
        }
        patches
    }

    fn encode_extensions(&self, edits: &[Edit]) -> Vec<u8> {
        let changed: Vec<&str> = edits.iter().map(|edit| edit.path.as_str()).collect();
        let mut out = Vec::new();
        for (name, range) in &self.extensions {
            let data = &self.bytes[range.clone()];
            let data = if name == b"TREE" { super::cache_tree::forget(data, &changed) } else { data.to_vec() };
            out.extend_from_slice(name);
            out.extend_from_slice(&(data.len() as u32).to_be_bytes());
            out.extend_from_slice(&data);
        }
        out
    }
}

/// So many stretches are worth moving the rest of the bytes for; with more, all are copied once.
const FEW: usize = 8;

/// Replaces stretches of bytes, which are given in their order.
fn apply(patches: Vec<(Range<usize>, Vec<u8>)>, mut bytes: Buffer) -> Buffer {
    if patches.len() <= FEW {
        patches.into_iter().rev().for_each(|(range, new)| bytes.splice(range, &new));
        return bytes;
    }
    let added: usize = patches.iter().map(|(_, new)| new.len()).sum();
    let mut out = Buffer::with_room(bytes.len() + added + ROOM);
    let mut done = 0;
    for (range, new) in patches {
        out.extend_from_slice(&bytes[done..range.start]);
        out.extend_from_slice(&new);
        done = range.end;
    }
    out.extend_from_slice(&bytes[done..]);
    out
}

/// Returns the length of an entry's name, in versions 2 and 3. It stands in the flags, but for very long names.
fn name_length(body: &[u8], start: usize, name: usize) -> Option<usize> {
    match flags(&body[start..]) & NAME_LENGTH {
        NAME_LENGTH => body.get(name..)?.iter().position(|byte| *byte == 0),
        noted => Some(usize::from(noted)),
    }
}

#[cfg(test)]
mod tests;
