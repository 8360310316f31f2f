//! The bytes of git's index: some entries changed, all others kept. Pure; the file is [`index_file`](super::index_file)'s.
//!
//! libgit2 can write an index, but it reads first and locks afterwards, so that what `git add` stages in between is lost; and it
//! costs more than the whole rest of an `add` where the book has thousands of files. The format is git's
//! `Documentation/gitformat-index.txt`, versions 2 to 4.

use super::{BookPath, Refusal};
use git2::Oid;
use sha1::{Digest, Sha1};
use std::borrow::Cow;
use std::ops::Range;

const SIGNATURE: &[u8] = b"DIRC";
const HEADER: usize = 12;
const CHECKSUM: usize = 20;
/// Length of an entry up to its name, without the flags of version 3.
const HEAD: usize = 62;
const MTIME: usize = 8;
const SIZE: Range<usize> = 36..40;
const MODE: Range<usize> = 24..28;
const OID: Range<usize> = 40..60;
const FLAGS: Range<usize> = 60..62;
const EXTENDED: u16 = 0x4000;
const STAGE: u16 = 0x3000;
const NAME_LENGTH: u16 = 0x0fff;
const PLAIN_FILE: u32 = 0o100_644;
/// Entries of versions 2 and 3 are filled up to a multiple of so many bytes.
const ALIGNMENT: usize = 8;

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

/// An index, edited, and how to take that back.
#[derive(Debug)]
pub(super) struct Edited {
    /// The new bytes of the file.
    pub bytes: Vec<u8>,
    /// What was in the changed places.
    pub before: Vec<(BookPath, Slot)>,
}

/// Changes some paths of an index.
///
/// `written` is the second in which the file was last written: the entries of files changed since then, or in that very second,
/// may be out of date without git seeing it once the index has a newer date, so their size is set to 0, which makes git look.
pub(super) fn edit(old: Option<&[u8]>, written: u32, slots: &[(BookPath, Slot)]) -> Result<Edited, Unfit> {
    let index = match old {
        Some(old) => {
            verify(old)?;
            Index::parse(old)?
        }
        None => Index { version: 2, entries: Vec::new(), extensions: Vec::new() },
    };
    let Index { version, mut entries, extensions } = index;
    for entry in &mut entries {
        if u32_at(&entry.head, MTIME) >= written {
            entry.head.to_mut()[SIZE].fill(0);
        }
    }
    let mut before = Vec::with_capacity(slots.len());
    for (path, slot) in slots {
        before.push((path.clone(), put(&mut entries, path, slot)?));
    }
    let paths: Vec<&str> = slots.iter().map(|(path, _)| path.as_str()).collect();
    Ok(Edited { bytes: encode(version, &entries, &extensions, &paths), before })
}

/// Looks whether an index could be edited at some paths, without doing so.
pub(super) fn check<'a>(old: &[u8], paths: impl IntoIterator<Item = &'a BookPath>) -> Result<(), Unfit> {
    let index = Index::parse(old)?;
    paths.into_iter().try_for_each(|path| find(&index.entries, path).map(|_| ()))
}

struct Index<'a> {
    version: u32,
    entries: Vec<Entry<'a>>,
    extensions: Vec<([u8; 4], &'a [u8])>,
}

struct Entry<'a> {
    head: Cow<'a, [u8]>,
    path: Cow<'a, [u8]>,
}

impl Entry<'_> {
    fn stage(&self) -> u16 {
        flags(&self.head) & STAGE
    }
}

impl<'a> Index<'a> {
    fn parse(data: &'a [u8]) -> Result<Self, Unfit> {
        if data.len() < HEADER + CHECKSUM || &data[..4] != SIGNATURE {
            return Err(Unfit::Broken("it is no index"));
        }
        let body = &data[..data.len() - CHECKSUM];
        let version = u32_at(body, 4);
        if !(2..=4).contains(&version) {
            return Err(Unfit::Kind("of an unknown kind"));
        }
        let count = u32_at(body, 8) as usize;
        let mut entries: Vec<Entry> = Vec::with_capacity(count.min(body.len() / HEAD));
        let mut rest = &body[HEADER..];
        for _ in 0..count {
            let previous = entries.last().map_or(&[][..], |entry| &entry.path);
            let (entry, after) = decode(version, rest, previous).ok_or(Unfit::Broken("an entry is cut off"))?;
            entries.push(entry);
            rest = after;
        }
        Ok(Index { version, entries, extensions: extensions(rest)? })
    }
}

/// Sees that the bytes are those that were written. Only before they are written again: this costs more than all the parsing.
fn verify(data: &[u8]) -> Result<(), Unfit> {
    let (body, checksum) = data.split_at(data.len().saturating_sub(CHECKSUM));
    // With `index.skipHash` git leaves the checksum zero.
    let is_good = checksum == [0; CHECKSUM] || Sha1::digest(body).as_slice() == checksum;
    if is_good { Ok(()) } else { Err(Unfit::Broken("its checksum is wrong")) }
}

/// Reads one entry; `previous` is the path before it, from which version 4 takes the beginning of the name.
fn decode<'a>(version: u32, data: &'a [u8], previous: &[u8]) -> Option<(Entry<'a>, &'a [u8])> {
    let is_extended = version >= 3 && flags(data.get(..HEAD)?) & EXTENDED != 0;
    let head_length = if is_extended { HEAD + 2 } else { HEAD };
    let head = Cow::Borrowed(data.get(..head_length)?);
    let mut name = &data[head_length..];
    let dropped = if version == 4 { Some(varint(&mut name)?) } else { None };
    let length = name.iter().position(|byte| *byte == 0)?;
    let after = match dropped {
        Some(_) => &name[length + 1..],
        None => data.get((head_length + length) / ALIGNMENT * ALIGNMENT + ALIGNMENT..)?,
    };
    let path = match dropped {
        Some(dropped) => {
            let kept = previous.len().checked_sub(dropped)?;
            Cow::Owned([&previous[..kept], &name[..length]].concat())
        }
        None => Cow::Borrowed(&name[..length]),
    };
    Some((Entry { head, path }, after))
}

/// An extension of the index: its signature and its data.
type Extension<'i> = ([u8; 4], &'i [u8]);

fn extensions(mut rest: &[u8]) -> Result<Vec<Extension<'_>>, Unfit> {
    let cut = Unfit::Broken("an extension is cut off");
    let mut extensions = Vec::new();
    while !rest.is_empty() {
        let Some((head, after)) = rest.split_at_checked(8) else { return Err(cut) };
        let Some((data, after)) = after.split_at_checked(u32_at(head, 4) as usize) else { return Err(cut) };
        let name = [head[0], head[1], head[2], head[3]];
        match &name {
            b"TREE" | b"REUC" => extensions.push((name, data)),
            b"link" => return Err(Unfit::Kind("split")),
            b"sdir" => return Err(Unfit::Kind("sparse")),
            // A capital marks what may be left out; it is a cache that the edit makes stale.
            _ if name[0].is_ascii_uppercase() => {}
            _ => return Err(Unfit::Kind("of an unknown kind")),
        }
        rest = after;
    }
    Ok(extensions)
}

/// Finds the place of a path: the entry, or where it would stand.
fn find(entries: &[Entry], path: &BookPath) -> Result<Result<usize, usize>, Unfit> {
    let name = path.as_str().as_bytes();
    let at = entries.partition_point(|entry| &*entry.path < name);
    let is = |at: usize, wanted: &[u8]| entries.get(at).is_some_and(|entry| &*entry.path == wanted);
    if is(at, name) {
        return if entries[at].stage() == 0 { Ok(Ok(at)) } else { Err(Unfit::Unmerged(path.clone())) };
    }
    let mut folder = path.parent();
    while let Some(each) = folder {
        let place = entries.partition_point(|entry| &*entry.path < each.as_str().as_bytes());
        if is(place, each.as_str().as_bytes()) {
            return Err(Unfit::InTheWay(path.clone()));
        }
        folder = each.parent();
    }
    let inside = [name, b"/"].concat();
    let first_inside = entries.partition_point(|entry| *entry.path < inside[..]);
    if entries.get(first_inside).is_some_and(|entry| entry.path.starts_with(&inside)) {
        return Err(Unfit::InTheWay(path.clone()));
    }
    Ok(Err(at))
}

/// Changes one path and returns what was there.
fn put(entries: &mut Vec<Entry>, path: &BookPath, slot: &Slot) -> Result<Slot, Unfit> {
    let place = find(entries, path)?;
    let before = place.map_or(Slot::Gone, |at| Slot::Entry(entries[at].head.to_vec()));
    let head = match slot {
        Slot::Gone => None,
        Slot::Entry(head) => Some(head.clone()),
        Slot::Blob(oid, stat) => {
            let mode = place.map_or(PLAIN_FILE, |at| u32_at(&entries[at].head, MODE.start));
            Some(head(path, *oid, stat, mode))
        }
    };
    match (place, head) {
        (Ok(at), Some(head)) => entries[at].head = Cow::Owned(head),
        (Ok(at), None) => drop(entries.remove(at)),
        (Err(at), Some(head)) => {
            let path = Cow::Owned(path.as_str().as_bytes().to_vec());
            entries.insert(at, Entry { head: Cow::Owned(head), path });
        }
        (Err(_), None) => {}
    }
    Ok(before)
}

fn head(path: &BookPath, oid: Oid, stat: &Stat, mode: u32) -> Vec<u8> {
    let length = u16::try_from(path.as_str().len()).map_or(NAME_LENGTH, |length| length.min(NAME_LENGTH));
    let mut head = vec![0; HEAD];
    head[..stat.len()].copy_from_slice(stat);
    head[MODE].copy_from_slice(&mode.to_be_bytes());
    head[OID].copy_from_slice(oid.as_bytes());
    head[FLAGS].copy_from_slice(&length.to_be_bytes());
    head
}

fn encode(version: u32, entries: &[Entry], extensions: &[([u8; 4], &[u8])], changed: &[&str]) -> Vec<u8> {
    let length: usize = entries.iter().map(|entry| entry.head.len() + entry.path.len() + ALIGNMENT).sum();
    let mut out = Vec::with_capacity(length + HEADER + CHECKSUM + 4096);
    out.extend_from_slice(SIGNATURE);
    // The flags of version 3 may have come back with an old entry.
    let needs_3 = version == 2 && entries.iter().any(|entry| entry.head.len() > HEAD);
    out.extend_from_slice(&if needs_3 { 3 } else { version }.to_be_bytes());
    out.extend_from_slice(&(entries.len() as u32).to_be_bytes());
    let mut previous: &[u8] = &[];
    for entry in entries {
        let start = out.len();
        out.extend_from_slice(&entry.head);
        if version == 4 {
            let common = previous.iter().zip(&*entry.path).take_while(|(a, b)| a == b).count();
            push_varint(&mut out, previous.len() - common);
            out.extend_from_slice(&entry.path[common..]);
            out.push(0);
            previous = &entry.path;
        } else {
            out.extend_from_slice(&entry.path);
            let length = out.len() - start;
            out.resize(start + length / ALIGNMENT * ALIGNMENT + ALIGNMENT, 0);
        }
    }
    for (name, data) in extensions {
        let data = if name == b"TREE" { super::cache_tree::forget(data, changed) } else { data.to_vec() };
        out.extend_from_slice(name);
        out.extend_from_slice(&(data.len() as u32).to_be_bytes());
        out.extend_from_slice(&data);
    }
    let checksum = Sha1::digest(&out);
    out.extend_from_slice(&checksum);
    out
}

fn flags(head: &[u8]) -> u16 {
    u16::from_be_bytes([head[FLAGS.start], head[FLAGS.start + 1]])
}

fn u32_at(data: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([data[at], data[at + 1], data[at + 2], data[at + 3]])
}

/// Reads a number in the form of pack offsets: seven bits a byte, high ones first, one added at each further byte.
fn varint(data: &mut &[u8]) -> Option<usize> {
    let mut value: usize = 0;
    loop {
        let (byte, rest) = data.split_first()?;
        *data = rest;
        value = value.checked_mul(128)?.checked_add(usize::from(byte & 0x7f))?;
        if byte & 0x80 == 0 {
            return Some(value);
        }
        value = value.checked_add(1)?;
    }
}

fn push_varint(out: &mut Vec<u8>, mut value: usize) {
    let mut digits = vec![(value & 0x7f) as u8];
    while value > 0x7f {
        value = (value >> 7) - 1;
        digits.push(0x80 | (value & 0x7f) as u8);
    }
    out.extend(digits.iter().rev());
}
