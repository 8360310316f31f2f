//! What a file looked like when it was read: the cheap evidence that it has not changed since.

/// What the file system says about a file.
///
/// Compared for inequality only: clocks step back, and copying tools set old times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Stamp {
    /// The size in bytes.
    pub size: u64,
    /// The time of the last change of its content, in nanoseconds since 1970 (UTC).
    pub mtime: i64,
    /// The time of the last change of its inode, in nanoseconds since 1970 (UTC); 0 where the system has none.
    pub ctime: i64,
    /// The inode number; 0 where the system has none.
    pub inode: u64,
}

/// A file of the book with its stamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    /// The path from the book's root, parted by `/`.
    pub path: String,
    /// Its stamp.
    pub stamp: Stamp,
}

/// The span within which two changes of a file may bear one time stamp: FAT counts in 2 seconds, others finer.
const GRAIN: i64 = 2_000_000_000;

impl Stamp {
    /// Tells whether a change after the stamp was taken (`taken`, nanoseconds since 1970) would have shown in it.
    pub fn is_settled(&self, taken: i64) -> bool {
        self.mtime.max(self.ctime).saturating_add(GRAIN) <= taken
    }
}
