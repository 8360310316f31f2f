//! What a search answers.

use crate::query::DocKind;
use chrono::NaiveDate;

/// One document found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: DocKind,
    /// The file, from the book's root, parted by `/`.
    pub path: String,
    /// The line in it, from 1.
    pub line: usize,
    /// The day; cards have none.
    pub date: Option<NaiveDate>,
    /// The ID of an entry or a task, written or derived.
    pub id: Option<String>,
    /// The score; see [`crate::query`].
    pub score: u32,
}

/// The answer to a search: how many there are, and those asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    /// How many documents answer the query, however few were asked for.
    pub total: usize,
    /// Those asked for, in the order asked for.
    pub hits: Vec<Hit>,
}

/// In which order hits come. Equals are told apart by path and line, so that the order is always the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// The latest first; what has no day comes last.
    #[default]
    Newest,
    /// The earliest first; what has no day comes last.
    Oldest,
    /// The highest score first, the latest among equals.
    Best,
}

/// Which hits are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Page {
    /// The order.
    pub order: Order,
    /// How many to leave out at the beginning.
    pub offset: usize,
    /// How many to give at most; all of them without.
    pub limit: Option<usize>,
}
