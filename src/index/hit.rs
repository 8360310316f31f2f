//! What a search answers, and in which order.

use super::when;
use crate::query::{Doc, DocKind};
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
    /// The day from which [`Order::Best`] counts how old something is; without, age is no matter.
    pub today: Option<NaiveDate>,
}

/// By what a hit is sorted before path and line: smaller comes first.
pub(super) type Key = (u64, u64);

/// What a day adds to a score where the best comes first, in parts of [`PARTS`]: the most today, half of it a year ago. It never makes up for
/// a title, a field or a body that has what another has not.
const RECENT: u64 = 3 * PARTS;
const PARTS: u64 = 16;
const YEAR: u64 = 365;

impl Page {
    /// Returns the key of a document from its packed time and its score.
    pub(super) fn key(&self, when: u64, score: u32) -> Key {
        match self.order {
            Order::Newest => (!when, 0),
            Order::Oldest if when::is_dated(when) => (when, 0),
            Order::Oldest => (u64::MAX, 0),
            Order::Best => (!(u64::from(score) * PARTS + self.recency(when)), !when),
        }
    }

    /// Cards hold today.
    fn recency(&self, when: u64) -> u64 {
        let age = self.today.zip(when::date(when)).map_or(0, |(today, day)| (today - day).num_days());
        RECENT * YEAR / (YEAR + u64::try_from(age).unwrap_or(0))
    }

    /// Returns how many of the first hits are needed.
    pub(super) fn reach(&self) -> usize {
        self.limit.map_or(usize::MAX, |limit| self.offset.saturating_add(limit))
    }

    /// Sorts hits and cuts out the page.
    pub(super) fn cut(&self, mut found: Vec<(Key, Hit)>) -> Vec<Hit> {
        found.sort_unstable_by(|(a_key, a), (b_key, b)| {
            (a_key, a.path.as_bytes(), a.line).cmp(&(b_key, b.path.as_bytes(), b.line))
        });
        found.into_iter().map(|(_, hit)| hit).skip(self.offset).take(self.limit.unwrap_or(usize::MAX)).collect()
    }
}

impl Hit {
    /// Makes the hit of a document in memory.
    pub(super) fn of(doc: &Doc, path: &str, score: u32) -> Self {
        Hit {
            kind: doc.kind,
            path: path.to_owned(),
            line: doc.line,
            date: doc.date,
            id: doc.id.as_ref().map(|id| id.as_str().to_owned()),
            score,
        }
    }
}
