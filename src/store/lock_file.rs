//! Files that one process at a time has in hand.

use super::disk;
use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// An open file that can be locked, and is let go when it is dropped. The system lets go of it when the process ends, in whatever way.
#[derive(Debug)]
pub(super) struct LockFile(File);

impl LockFile {
    /// Opens the file, making it where it is missing, for the user alone; it is not locked yet.
    pub(super) fn open(path: &Path) -> io::Result<LockFile> {
        disk::private().read(true).write(true).create(true).truncate(false).open(path).map(LockFile)
    }

    /// Locks the file, or fails at once where another has it.
    pub(super) fn try_lock(&self) -> Result<(), TryLockError> {
        self.0.try_lock()
    }

    /// Tells whether there is such a file and another has it locked, or that cannot be known. Where none has it, it is shared for the moment of
    /// the question.
    pub(super) fn is_taken(path: &Path) -> bool {
        File::open(path).is_ok_and(|file| LockFile(file).0.try_lock_shared().is_err())
    }
}

impl Drop for LockFile {
    /// Closing alone would not do: a program that another thread is just starting has the open file, too, until it begins.
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_that_a_new_process_has_keeps_no_lock() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lock");
        let open = || LockFile::open(&path).expect("a file");
        let first = open();
        let copy = first.0.try_clone().expect("a copy");
        first.try_lock().expect("free");
        assert!(LockFile::is_taken(&path));
        assert!(matches!(open().try_lock(), Err(TryLockError::WouldBlock)));
        drop(first);
        assert!(!LockFile::is_taken(&path));
        open().try_lock().expect("free again");
        drop(copy);
    }
}
