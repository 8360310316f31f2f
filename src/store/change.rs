//! What a caller asks to be written, and what it gets back.

use super::BookPath;
use chrono::{DateTime, FixedOffset};
use std::fmt;

/// One file's change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file.
    pub path: BookPath,
    /// The bytes that the change was made from; `None` when there was no file. Anything else on disk stops the change.
    pub expected: Option<Vec<u8>>,
    /// The bytes to be written; `None` removes the file.
    pub new: Option<Vec<u8>>,
}

/// Changes that become one commit: all of them, or none.
#[derive(Debug, Clone)]
pub struct ChangeSet {
    /// The files, each path at most once, written in this order.
    pub changes: Vec<Change>,
    /// The commit's message: subject, blank line, trailers.
    pub message: String,
    /// Who commits, and when.
    pub author: Author,
}

/// A name and an address, each perhaps unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: Option<String>,
    /// The mail address.
    pub email: Option<String>,
}

/// Who commits, and when. Git's configuration (`user.name`, `user.email`, conditional includes too) stands between what the
/// environment sets and what the system knows.
#[derive(Debug, Clone)]
pub struct Author {
    /// `GIT_AUTHOR_NAME` and `GIT_AUTHOR_EMAIL`: they win over the configuration.
    pub author: Person,
    /// `GIT_COMMITTER_NAME` and `GIT_COMMITTER_EMAIL`: they win over the configuration.
    pub committer: Person,
    /// The system's user name and a made-up address, taken where all else is silent.
    pub fallback: Person,
    /// The time of the commit, with the offset that the author's clock shows.
    pub time: DateTime<FixedOffset>,
}

/// The name of a commit: 40 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CommitId(pub(super) git2::Oid);

impl CommitId {
    /// Returns the hash as bytes.
    pub fn bytes(self) -> [u8; 20] {
        let mut bytes = [0; 20];
        bytes.copy_from_slice(self.0.as_bytes());
        bytes
    }

    /// Takes a hash that was kept as bytes.
    pub fn from_bytes(bytes: [u8; 20]) -> Self {
        // Twenty bytes are always the hash of something.
        CommitId(git2::Oid::from_bytes(&bytes).unwrap_or(git2::Oid::ZERO_SHA1))
    }
}

impl fmt::Display for CommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A change set that is in the files and in a commit that HEAD reaches, both on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// The commit that holds the change.
    pub id: CommitId,
    /// Git knows neither name nor address of the user, so that the fallback was taken: worth a hint.
    pub identity_missing: bool,
    /// HEAD held the bytes already, so that no new commit was made.
    pub already: bool,
}

/// What was found half-done when the lock was taken, left there by a process that was ended from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovery {
    /// There was nothing to do.
    Nothing,
    /// The change set was completed and committed.
    Completed(Vec<BookPath>),
    /// The change set was taken back, because a file had been edited since.
    RolledBack {
        /// The files that are again as they were before.
        restored: Vec<BookPath>,
        /// The files left as they were found: they match neither the old nor the new text.
        edited: Vec<BookPath>,
    },
}
