//! Files that one process at a time has in hand.

use std::fs::{File, TryLockError};

/// An open file that can be locked, and is let go when it is dropped. The system lets go of it when the process ends, in whatever way.
#[derive(Debug)]
pub(super) struct LockFile(File);

impl LockFile {
    /// Makes one of a file that is open; it is not locked yet.
    pub(super) fn of(file: File) -> LockFile {
        LockFile(file)
    }

    /// Locks the file, or fails at once where another has it.
    pub(super) fn try_lock(&self) -> Result<(), TryLockError> {
        self.0.try_lock()
    }

    /// Tells whether another has the file locked, or that cannot be known. Where none has it, it is shared for the moment of the question.
    pub(super) fn is_taken(file: File) -> bool {
        LockFile(file).0.try_lock_shared().is_err()
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
        let open = || File::options().create(true).truncate(false).read(true).write(true).open(&path).expect("a file");
        let file = open();
        let copy = file.try_clone().expect("a copy");
        let first = LockFile::of(file);
        first.try_lock().expect("free");
        assert!(LockFile::is_taken(open()));
        assert!(matches!(LockFile::of(open()).try_lock(), Err(TryLockError::WouldBlock)));
        drop(first);
        assert!(!LockFile::is_taken(open()));
        LockFile::of(open()).try_lock().expect("free again");
        drop(copy);
    }
}
