//! The pieces of git's index as bytes: the heads of entries, paddings, numbers, extensions.

use super::BookPath;
use super::git_index::{Stat, Unfit};
use git2::Oid;
use std::ops::Range;

/// Length of what stands before the entries.
pub(super) const HEADER: usize = 12;
/// Length of the checksum at the end.
pub(super) const CHECKSUM: usize = 20;
/// Length of an entry up to its name, without the flags of version 3.
pub(super) const HEAD: usize = 62;
/// Where an entry has the nanoseconds of the time at which its file was changed or renamed.
pub(super) const CHANGE_NS: Range<usize> = 4..8;
/// Where an entry has the seconds of its file's last change.
pub(super) const MTIME: usize = 8;
/// Where an entry has its file's size.
pub(super) const SIZE: Range<usize> = 36..40;
/// Where an entry has its mode.
pub(super) const MODE: Range<usize> = 24..28;
/// Where an entry has its content's name.
pub(super) const OID: Range<usize> = 40..60;
/// The flag of an entry that has conflicts, or rather the side that it is.
pub(super) const STAGE: u16 = 0x3000;
/// The part of the flags that is the name's length; all set where that is longer.
pub(super) const NAME_LENGTH: u16 = 0x0fff;
const FLAGS: Range<usize> = 60..62;
const EXTENDED: u16 = 0x4000;
/// Entries of versions 2 and 3 are filled up to a multiple of so many bytes.
const ALIGNMENT: usize = 8;

/// The name of an extension, and where its data lie.
pub(super) type Extension = ([u8; 4], Range<usize>);

/// Finds the extensions that are kept: behind the entries, from a place on.
pub(super) fn extensions(body: &[u8], mut at: usize) -> Result<Vec<Extension>, Unfit> {
    let mut extensions = Vec::new();
    while at < body.len() {
        let data = at + 8;
        let end = body.get(at..data).map(|head| data + u32_at(head, 4) as usize).filter(|end| *end <= body.len());
        let Some(end) = end else { return Err(Unfit::Broken("an extension is cut off")) };
        let name = [body[at], body[at + 1], body[at + 2], body[at + 3]];
        match &name {
            b"TREE" | b"REUC" => extensions.push((name, data..end)),
            b"link" => return Err(Unfit::Kind("split")),
            b"sdir" => return Err(Unfit::Kind("sparse")),
            // A capital marks what may be left out; it is a cache that the edit makes stale.
            _ if name[0].is_ascii_uppercase() => {}
            _ => return Err(Unfit::Kind("of an unknown kind")),
        }
        at = end;
    }
    Ok(extensions)
}

/// Makes the head of an entry of version 2.
pub(super) fn new_head(path: &BookPath, oid: Oid, stat: &Stat, mode: u32) -> Vec<u8> {
    let length = u16::try_from(path.as_str().len()).map_or(NAME_LENGTH, |length| length.min(NAME_LENGTH));
    let mut head = vec![0; HEAD];
    head[..stat.len()].copy_from_slice(stat);
    head[MODE].copy_from_slice(&mode.to_be_bytes());
    head[OID].copy_from_slice(oid.as_bytes());
    head[FLAGS].copy_from_slice(&length.to_be_bytes());
    head
}

/// Appends an entry; `previous` is the path before it, on which version 4 builds.
pub(super) fn push_entry(version: u32, head: &[u8], path: &[u8], previous: &[u8], out: &mut Vec<u8>) {
    let start = out.len();
    out.extend_from_slice(head);
    if version == 4 {
        let common = previous.iter().zip(path).take_while(|(a, b)| a == b).count();
        push_varint(out, previous.len() - common);
        out.extend_from_slice(&path[common..]);
        out.push(0);
    } else {
        out.extend_from_slice(path);
        out.resize(start + padded(out.len() - start), 0);
    }
}

/// The length of an entry of versions 2 and 3 with the one to eight zeros at its end.
pub(super) fn padded(length: usize) -> usize {
    length / ALIGNMENT * ALIGNMENT + ALIGNMENT
}

/// Returns the length of an entry's head.
pub(super) fn head_length(version: u32, head: &[u8]) -> usize {
    if version >= 3 && flags(head) & EXTENDED != 0 { HEAD + 2 } else { HEAD }
}

/// Returns an entry's flags.
pub(super) fn flags(head: &[u8]) -> u16 {
    u16::from_be_bytes([head[FLAGS.start], head[FLAGS.start + 1]])
}

/// Returns the number at a place.
pub(super) fn u32_at(data: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([data[at], data[at + 1], data[at + 2], data[at + 3]])
}

/// Reads a number in the form of pack offsets: seven bits a byte, high ones first, one added at each further byte.
pub(super) fn varint(data: &[u8], at: &mut usize) -> Option<usize> {
    let mut value: usize = 0;
    loop {
        let byte = *data.get(*at)?;
        *at += 1;
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
