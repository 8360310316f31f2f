//! Why a change cannot be taken back.

use crate::model::Id;
use crate::store::BookPath;

/// Why a change cannot be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UndoProblem {
    /// What was typed names no commit that HEAD reaches.
    NoSuchCommit(String),
    /// There are not so many changes.
    TooFar {
        /// How many changes back it was to be.
        asked: usize,
        /// How many there are.
        there: usize,
    },
    /// The commit joins several lines of work: which of them would be taken back cannot be told.
    Merge(String),
    /// The commit is the first of all.
    First(String),
    /// The commit made the book, or its settings.
    MakesTheBook(String),
    /// The commit touches nothing of the book's.
    NotOfTheBook(String),
    /// The commit touches what is no plain file that wlog could write.
    NoFile {
        /// The commit.
        commit: String,
        /// The path in git.
        path: String,
    },
    /// The commit touches more files than can be written at once.
    TooMany {
        /// The commit.
        commit: String,
        /// How many there are.
        count: usize,
    },
    /// The same lines have changed since.
    Changed {
        /// The commit.
        commit: String,
        /// Where.
        places: Vec<Changed>,
        /// A file of these that was there before the commit.
        was: Option<BookPath>,
    },
    /// All of it is as it was before the commit.
    AlreadySo(String),
}

/// Where lines have changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The file.
    pub path: BookPath,
    /// The entry, where it is one's.
    pub entry: Option<Id>,
}
