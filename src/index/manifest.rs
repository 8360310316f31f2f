//! The manifest: which files of the book the index was built from, and which files of its own it consists of.
//!
//! It is the index's only mutable file and is replaced by one rename, so index and manifest never disagree. Rows are of fixed size and
//! are read where they lie: comparing tens of thousands of files with the disk costs no allocation for each.

use super::bytes::{Reader, put_bytes, put_u32, put_u64};
use super::{IndexError, Stamp};

const MAGIC: &[u8; 8] = b"wlogidx\n";

/// The layout of this file; the schema has a number of its own.
const LAYOUT: u32 = 1;

const ROW: usize = 60;

/// A manifest as it was read.
#[derive(Debug)]
pub(super) struct Manifest {
    bytes: Vec<u8>,
    parts: Parts,
}

/// What a manifest is made from.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// What the documents depend on beside the files.
    pub basis: Vec<u8>,
    /// The search engine's list of segments.
    pub meta: Vec<u8>,
    /// The index's own files.
    pub segments: Vec<(String, Seal)>,
    /// The number that the next file gets.
    pub next_file: u32,
    /// The book's files, sorted by path.
    pub rows: Vec<(String, Row)>,
}

/// What is known of a file of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seal {
    /// Its stamp.
    pub stamp: Stamp,
    /// A sum over its end, where the search engine keeps a checksum of the rest. It tells files apart whose stamps are equal
    /// because they were written within one tick of the clock.
    pub end: u32,
}

/// What is known of a file of the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// Its number in the index; a changed file gets a new one.
    pub file: u32,
    /// Its stamp.
    pub stamp: Stamp,
    /// When the stamp was taken, in nanoseconds since 1970.
    pub taken: i64,
    /// A digest of its bytes.
    pub digest: u64,
}

#[derive(Debug, Default)]
struct Parts {
    basis: std::ops::Range<usize>,
    meta: std::ops::Range<usize>,
    segments: Vec<(String, Seal)>,
    next_file: u32,
    count: usize,
    rows: usize,
    paths: usize,
}

impl Draft {
    /// Writes the bytes of the manifest.
    pub fn encode(&self) -> Vec<u8> {
        let paths: usize = self.rows.iter().map(|(path, _)| path.len()).sum();
        let mut body = Vec::with_capacity(self.rows.len() * ROW + paths + self.meta.len() + 4096);
        put_bytes(&mut body, &self.basis);
        put_bytes(&mut body, &self.meta);
        put_u32(&mut body, length(self.segments.len()));
        for (name, seal) in &self.segments {
            put_bytes(&mut body, name.as_bytes());
            put_stamp(&mut body, &seal.stamp);
            put_u32(&mut body, seal.end);
        }
        put_u32(&mut body, self.next_file);
        put_u32(&mut body, length(self.rows.len()));
        let mut at = 0;
        for (path, row) in &self.rows {
            put_u32(&mut body, at);
            put_u32(&mut body, length(path.len()));
            put_u32(&mut body, row.file);
            put_stamp(&mut body, &row.stamp);
            put_u64(&mut body, row.taken.cast_unsigned());
            put_u64(&mut body, row.digest);
            at += length(path.len());
        }
        self.rows.iter().for_each(|(path, _)| body.extend_from_slice(path.as_bytes()));
        let mut out = Vec::with_capacity(body.len() + 16);
        out.extend_from_slice(MAGIC);
        put_u32(&mut out, LAYOUT);
        put_u32(&mut out, crc32fast::hash(&body));
        out.append(&mut body);
        out
    }
}

/// Lengths are of file names, paths and lists of them: far below 4 GiB.
fn length(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

fn put_stamp(out: &mut Vec<u8>, stamp: &Stamp) {
    put_u64(out, stamp.size);
    put_u64(out, stamp.mtime.cast_unsigned());
    put_u64(out, stamp.ctime.cast_unsigned());
    put_u64(out, stamp.inode);
}

fn stamp(from: &mut Reader<'_>) -> Option<Stamp> {
    Some(Stamp {
        size: from.u64()?,
        mtime: from.u64()?.cast_signed(),
        ctime: from.u64()?.cast_signed(),
        inode: from.u64()?,
    })
}

impl Manifest {
    /// Reads a manifest; fails when it is not whole or of another layout.
    pub fn decode(bytes: Vec<u8>) -> Result<Self, IndexError> {
        let unusable = |what| IndexError::Unusable { what };
        let mut head = Reader::new(&bytes);
        let is_ours = head.take(MAGIC.len()) == Some(MAGIC) && head.u32() == Some(LAYOUT);
        let sum = head.u32().filter(|_| is_ours).ok_or_else(|| unusable("not a manifest of this layout"))?;
        if crc32fast::hash(&bytes[head.at()..]) != sum {
            return Err(unusable("the manifest is damaged"));
        }
        let parts = Self::parts(&mut head).ok_or_else(|| unusable("the manifest is damaged"))?;
        Ok(Manifest { bytes, parts })
    }

    fn parts(from: &mut Reader<'_>) -> Option<Parts> {
        let basis = from.range()?;
        let meta = from.range()?;
        let mut segments = Vec::new();
        for _ in 0..from.u32()? {
            let name = from.text()?;
            segments.push((name, Seal { stamp: stamp(from)?, end: from.u32()? }));
        }
        let next_file = from.u32()?;
        let count = usize::try_from(from.u32()?).ok()?;
        let rows = from.at();
        from.take(count.checked_mul(ROW)?)?;
        Some(Parts { basis, meta, segments, next_file, count, rows, paths: from.at() })
    }

    pub fn basis(&self) -> &[u8] {
        &self.bytes[self.parts.basis.clone()]
    }

    pub fn meta(&self) -> &[u8] {
        &self.bytes[self.parts.meta.clone()]
    }

    pub fn segments(&self) -> &[(String, Seal)] {
        &self.parts.segments
    }

    pub fn next_file(&self) -> u32 {
        self.parts.next_file
    }

    /// Returns how many files of the book it lists.
    pub fn len(&self) -> usize {
        self.parts.count
    }

    /// Returns the path of a row; empty for one that is none.
    pub fn path(&self, row: usize) -> &str {
        std::str::from_utf8(self.path_bytes(row)).unwrap_or_default()
    }

    /// Returns the bytes of the path of a row, by which rows are sorted.
    pub fn path_bytes(&self, row: usize) -> &[u8] {
        let place = |bytes: &[u8; ROW]| {
            let at = self.parts.paths + number::<4>(bytes, 0) as usize;
            self.bytes.get(at..at + number::<4>(bytes, 4) as usize)
        };
        self.row_bytes(row).and_then(place).unwrap_or_default()
    }

    /// Returns the number of a row's file; `None` for a row that is none.
    pub fn file(&self, row: usize) -> Option<u32> {
        self.row_bytes(row).map(file_number)
    }

    /// Returns what a row says of its file; `None` for one that is none.
    pub fn row(&self, row: usize) -> Option<Row> {
        let bytes = self.row_bytes(row)?;
        let at = |at| number::<8>(bytes, at);
        Some(Row {
            file: file_number(bytes),
            stamp: Stamp { size: at(12), mtime: at(20).cast_signed(), ctime: at(28).cast_signed(), inode: at(36) },
            taken: at(44).cast_signed(),
            digest: at(52),
        })
    }

    fn row_bytes(&self, row: usize) -> Option<&[u8; ROW]> {
        let at = self.parts.rows + row * ROW;
        if row < self.len() { self.bytes.get(at..at + ROW)?.try_into().ok() } else { None }
    }

    /// Tells whether two manifests are the same, byte for byte.
    pub fn is(&self, bytes: &[u8]) -> bool {
        self.bytes == bytes
    }
}

fn file_number(row: &[u8; ROW]) -> u32 {
    number::<4>(row, 8) as u32
}

/// Reads a number of some bytes at a place in a row.
fn number<const BYTES: usize>(row: &[u8; ROW], at: usize) -> u64 {
    let mut bytes = [0; 8];
    bytes[..BYTES].copy_from_slice(&row[at..at + BYTES]);
    u64::from_le_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        let row = |number: u64| Row {
            file: number as u32,
            stamp: Stamp { size: number, mtime: -5, ctime: i64::MAX, inode: u64::MAX },
            taken: i64::MIN,
            digest: number << 60,
        };
        Draft {
            basis: b"basis".to_vec(),
            meta: b"{}".to_vec(),
            segments: vec![(
                "a.idx".to_owned(),
                Seal { stamp: Stamp { size: 1, mtime: 2, ctime: 3, inode: 4 }, end: 5 },
            )],
            next_file: 9,
            rows: vec![("2026/11/2026-11-21.md".to_owned(), row(7)), ("contacts/张伟.md".to_owned(), row(8))],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let draft = draft();
        let read = Manifest::decode(draft.encode()).unwrap();
        assert_eq!((read.basis(), read.meta(), read.next_file()), (&b"basis"[..], &b"{}"[..], 9));
        assert_eq!(read.segments(), draft.segments);
        let rows: Vec<_> = (0..read.len()).map(|row| (read.path(row).to_owned(), read.row(row).unwrap())).collect();
        assert_eq!(rows, draft.rows);
        assert_eq!(read.file(1), Some(8));
        assert_eq!((read.path(2), read.row(2), read.file(2)), ("", None, None));
    }

    #[test]
    fn damage_anywhere_is_noticed() {
        let bytes = draft().encode();
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x10;
            assert!(Manifest::decode(flipped).is_err(), "a bit at {at}");
            assert!(Manifest::decode(bytes[..at].to_vec()).is_err(), "cut at {at}");
        }
    }
}
