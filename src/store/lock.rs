//! The lock that every writer of a book takes, and what is put in order when it is taken.

use super::heal::Pauses;
use super::lock_file::LockFile;
use super::places::Places;
use super::signing::Signing;
use super::{Book, Recovery, StoreError, branch, configuration, disk, head, index_file, objects, recover, repo};
use git2::Repository;
use std::fs::TryLockError;
use std::path::Path;
use std::time::Duration;

/// The right to write to a book; other writers wait until it is dropped, or until its process ends in whatever way.
pub struct WriteLock {
    book: Book,
    pub(super) repo: Repository,
    pub(super) places: Places,
    /// How commits are signed, if they are.
    pub(super) signing: Option<Signing>,
    recovery: Recovery,
    _held: LockFile,
}

impl std::fmt::Debug for WriteLock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WriteLock").field("book", &self.book).field("recovery", &self.recovery).finish_non_exhaustive()
    }
}

impl Book {
    /// Looks whether the book could be written to, without touching anything: every [`Refusal`](super::Refusal) but those that
    /// depend on the paths to be written.
    pub fn check_writable(&self) -> Result<(), StoreError> {
        let repo = check(self.root())?;
        let places = Places::of(self.root(), &repo);
        index_file::Snapshot::take(&places).map(drop)
    }

    /// Takes the book's lock, waiting for other writers up to a time; then removes what killed processes left behind, and
    /// completes or takes back a change set that one of them had begun.
    ///
    /// Refused, with nothing changed, where the book cannot be [written to](Self::check_writable). A `git` that holds a lock file
    /// is waited for some seconds on top.
    pub fn lock(&self, wait: Duration) -> Result<WriteLock, StoreError> {
        let repo = check(self.root())?;
        let places = Places::of(self.root(), &repo);
        let (held, waited) = take(&places.lock(), wait)?;
        // While others wrote, a merge may have begun.
        let repo = if waited { check(self.root())? } else { repo };
        WriteLock::with(self.clone(), repo, held)
    }
}

impl WriteLock {
    /// Puts the repository in order, having the lock.
    pub(super) fn with(book: Book, repo: Repository, held: LockFile) -> Result<WriteLock, StoreError> {
        let places = Places::of(book.root(), &repo);
        places.make()?;
        index_file::clear_lock(&places)?;
        branch::clear_locks(&repo, &places)?;
        disk::sweep_drafts(&places.own());
        objects::sweep_objects(&repo);
        let signing = Signing::of(&configuration::of(&repo)?)?;
        let mut lock = WriteLock { book, repo, places, signing, recovery: Recovery::Nothing, _held: held };
        lock.recovery = recover::recover(&lock)?;
        Ok(lock)
    }

    /// Returns the book, for reading.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// Tells what was found half-done when the lock was taken.
    pub fn recovery(&self) -> &Recovery {
        &self.recovery
    }
}

/// Opens a book's repository and sees that it can be written to.
fn check(root: &Path) -> Result<Repository, StoreError> {
    let repo = repo::open(root)?;
    repo::check_writable(&repo)?;
    head::Head::read(&repo)?;
    Ok(repo)
}

/// Takes a lock file, making it and its folder first where needed, and tells whether that took waiting.
pub(super) fn take(lock: &Path, wait: Duration) -> Result<(LockFile, bool), StoreError> {
    if let Some(folder) = lock.parent() {
        disk::make_folder(folder)?;
    }
    let file = LockFile::open(lock).map_err(StoreError::io("lock", lock))?;
    let mut pauses = Pauses::new();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok((file, !pauses.waited.is_zero())),
            Err(TryLockError::Error(error)) => return Err(StoreError::io("lock", lock)(error)),
            Err(TryLockError::WouldBlock) => {}
        }
        if !pauses.pause(wait) {
            return Err(StoreError::Locked { lock: lock.to_owned(), waited_ms: pauses.waited.as_millis() });
        }
    }
}
