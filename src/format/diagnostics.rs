//! What is odd in a file: never an error, always with a place and the data for a message.

use crate::model::Id;
use chrono::NaiveDate;
use std::ops::Range;

/// Something in a file that was not understood or is likely a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes of the source that it is about.
    pub span: Range<usize>,
    /// What is odd.
    pub problem: Problem,
}

/// What a value should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    /// Name, number, unit.
    Figure,
    /// Amount, currency, note.
    Expense,
    /// `2026-11-24`
    Date,
    /// `yes` or `no`
    YesOrNo,
    /// An IANA name: `Asia/Shanghai`.
    Zone,
    /// IDs of tasks or entries, or beginnings of 4 characters and more.
    Ids,
    /// A whole number from 1 to 9.
    Priority,
    /// A whole number from 0 to 100.
    PerCent,
    /// A text (in a card).
    Text,
    /// A list of texts (in a card).
    Texts,
}

/// The kinds of oddities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// `25:00` looks like a time and is none; it was read as text.
    NoSuchTime {
        /// What stands there.
        text: String,
    },
    /// START and END are the same minute, so the entry has no length.
    NoLength,
    /// The span past midnight is longer than 16 hours: END may be a slip.
    VeryLong {
        /// The length as read.
        minutes: u32,
    },
    /// An entry's heading has no title.
    NoTitle,
    /// A key that is nearly a known one; it was read as the user's own, or as text.
    MisspeltKey {
        /// As written.
        key: String,
        /// The known key in the same language.
        meant: &'static str,
    },
    /// A key that holds one value stands a second time; the first counts.
    RepeatedKey {
        /// As written.
        key: String,
    },
    /// A value that was not understood; it is kept as text.
    NotUnderstood {
        /// The key as written.
        key: String,
        /// The value as written.
        value: String,
        /// What it should have been.
        expected: Expected,
    },
    /// The level-1 heading names another date than the file; the file's name counts.
    OtherDate {
        /// The date in the heading.
        heading: NaiveDate,
        /// The date of the file.
        file: NaiveDate,
    },
    /// An ID that stands in this file before.
    DuplicateId {
        /// The ID.
        id: Id,
        /// The line where it stands first, from 1.
        first_line: usize,
    },
    /// A comment at a line's end that was likely meant to be an ID.
    MalformedId {
        /// What stands inside the comment.
        text: String,
    },
    /// A line that git left after a conflict.
    ConflictMarker,
    /// A code fence that runs to the end of the file, swallowing what follows.
    UnclosedFence,
    /// An HTML block, such as a comment, that runs to the end of the file.
    UnclosedHtml,
    /// A known key stands in a list that is not the entry's field list, so it was read as text.
    SecondFieldList {
        /// The key as written.
        key: String,
    },
    /// A card has no `+++` front matter; its name was taken from the file's.
    NoFrontMatter,
    /// A card's front matter is not valid TOML; its name was taken from the file's.
    BrokenFrontMatter {
        /// What the TOML reader says, in English.
        message: String,
    },
    /// A card's front matter has no `name`; the file's was taken.
    NoName,
}
