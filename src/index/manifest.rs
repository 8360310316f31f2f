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
    pub segments: Vec<(String, Stamp)>,
    /// The number that the next file gets.
    pub next_file: u32,
    /// The book's files, sorted by path.
    pub rows: Vec<(String, Row)>,
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
    segments: Vec<(String, Stamp)>,
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
        for (name, stamp) in &self.segments {
            put_bytes(&mut body, name.as_bytes());
            put_stamp(&mut body, stamp);
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
            segments.push((name, stamp(from)?));
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

    pub fn segments(&self) -> &[(String, Stamp)] {
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
        let place = || {
            let mut from = self.row_reader(row)?;
            let at = self.parts.paths.checked_add(usize::try_from(from.u32()?).ok()?)?;
            let end = at.checked_add(usize::try_from(from.u32()?).ok()?)?;
            std::str::from_utf8(self.bytes.get(at..end)?).ok()
        };
        place().unwrap_or_default()
    }

    /// Returns what a row says of its file; `None` for one that is none.
    pub fn row(&self, row: usize) -> Option<Row> {
        let mut from = self.row_reader(row)?;
        from.take(8)?;
        Some(Row { file: from.u32()?, stamp: stamp(&mut from)?, taken: from.u64()?.cast_signed(), digest: from.u64()? })
    }

    fn row_reader(&self, row: usize) -> Option<Reader<'_>> {
        (row < self.len()).then(|| Reader::starting_at(&self.bytes, self.parts.rows + row * ROW))
    }

    /// Tells whether two manifests are the same, byte for byte.
    pub fn is(&self, bytes: &[u8]) -> bool {
        self.bytes == bytes
    }
}
