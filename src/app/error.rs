//! What a use-case refuses or fails at. The words are `render`'s.

use super::closing::ClosedDay;
use super::editing::{Again, EditorProblem};
use super::index::IndexProblem;
use super::saved::SavedProblem;
use super::undo::UndoProblem;
use crate::calendar::{DateProblem, TimeProblem};
use crate::config::NamedBy;
use crate::format::{Diagnostic, EditError};
use crate::model::{CardKind, Sigil};
use crate::query::QueryProblem;
use crate::store::{BookPath, StoreError};
use chrono::NaiveDate;
use std::path::PathBuf;

/// Why a use-case came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The book on disk.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A date or a period that cannot be understood.
    #[error(transparent)]
    Date(#[from] DateProblem),
    /// A time that cannot be understood.
    #[error(transparent)]
    Time(#[from] TimeProblem),
    /// A query that cannot be understood.
    #[error("{problem}")]
    Query {
        /// What is wrong, and where.
        problem: QueryProblem,
        /// The query as it was typed.
        text: String,
    },
    /// An entry that cannot be written as it was meant.
    #[error("{problem}")]
    Edit {
        /// What stands in the way.
        problem: Box<EditError>,
        /// The day.
        date: NaiveDate,
    },
    /// An error after which a text from standard input was kept.
    #[error("{error} (kept in {})", kept.display())]
    Kept {
        /// The error.
        error: Box<Error>,
        /// The file with the text.
        kept: PathBuf,
    },
    /// An error after which a text from the editor was kept.
    #[error("{error} (kept in {})", draft.display())]
    Drafted {
        /// The error.
        error: Box<Error>,
        /// The file with the text.
        draft: PathBuf,
        /// How to come back to it.
        again: Again,
    },
    /// The editor gave no text back.
    #[error("{0:?}")]
    Editor(EditorProblem),
    /// The text in the editor was saved in another encoding than UTF-8.
    #[error("the edited text is not UTF-8 at byte {offset}")]
    EditedNotUtf8 {
        /// The first bad byte, from 0.
        offset: usize,
    },
    /// Another editor is open on the same thing.
    #[error("{what} is being edited")]
    BeingEdited {
        /// A date, or the ID of an entry.
        what: String,
    },
    /// A file was changed while it was in the editor, in the same lines.
    #[error("{path} was changed in the same lines")]
    EditConflict {
        /// The file.
        path: BookPath,
    },
    /// The marks of such a conflict still stand in the text.
    #[error("{path} still has the marks of a conflict")]
    Unresolved {
        /// The file.
        path: BookPath,
    },
    /// Something was typed below the line under which everything is left out.
    #[error("text below the line")]
    BelowTheLine,
    /// Lines of an entry's page that look like slips.
    #[error("{0:?}")]
    Odd(Vec<Diagnostic>),
    /// Names that cannot be linked.
    #[error("{0:?}")]
    Names(Vec<NameProblem>),
    /// The text on standard input is not UTF-8.
    #[error("standard input is not UTF-8 at byte {offset}")]
    InputNotUtf8 {
        /// The first bad byte, from 0.
        offset: usize,
    },
    /// There is nothing to write.
    #[error("no text")]
    NoText,
    /// A value that changes a list, where there is none yet.
    #[error("a new entry has no list to change: {0}")]
    NoListYet(String),
    /// A figure that has no name or number.
    #[error("not a figure: {0}")]
    BadFigure(String),
    /// An expense that has no amount.
    #[error("not an expense: {0}")]
    BadExpense(String),
    /// A field that is not `key=value`.
    #[error("not key=value: {0}")]
    BadField(String),
    /// A field whose key is one of wlog's own, which has an option of its own.
    #[error("{key} has its own option")]
    KnownField {
        /// The key as typed.
        key: String,
    },
    /// The book's settings forbid writing: they are no TOML, or of a newer format.
    #[error("the book's settings forbid writing")]
    NotWritable(Vec<crate::config::SettingsProblem>),
    /// A folder that was named is no book.
    #[error("{} is no book", path.display())]
    NotABook {
        /// The folder.
        path: PathBuf,
        /// Who named it.
        by: NamedBy,
        /// Whether it is there at all.
        is_there: bool,
    },
    /// A file was named where the folder of a book is wanted.
    #[error("{} is a file", path.display())]
    BookIsAFile {
        /// The file.
        path: PathBuf,
        /// The book in which it lies, if it does.
        book: Option<PathBuf>,
    },
    /// There is no book anywhere, and a command that only reads makes none.
    #[error("no book")]
    NoBook {
        /// The usual place for one; `None` without a home folder.
        usual: Option<PathBuf>,
        /// The git repository in which the command was typed, which is no book.
        repository: Option<PathBuf>,
    },
    /// The folder for a new book is one already.
    #[error("{} is a book already", .0.display())]
    AlreadyABook(PathBuf),
    /// The folder in which a new book was asked for lies inside of another, and was not named.
    #[error("{} lies inside the book {}", folder.display(), book.display())]
    InsideABook {
        /// The folder.
        folder: PathBuf,
        /// The book around it.
        book: PathBuf,
    },
    /// The working folder, in which a new book was asked for without naming it, holds something else.
    #[error("{} holds something else", folder.display())]
    FolderInUse {
        /// The folder.
        folder: PathBuf,
        /// The usual place for a book, where one can be made there.
        usual: Option<PathBuf>,
    },
    /// No book can be made at a place.
    #[error("no book can be in {}: {source}", folder.display())]
    NoPlace {
        /// The folder that was to be the book.
        folder: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// There is no profile of a name.
    #[error("no profile {0}")]
    NoSuchProfile(String),
    /// The line that names the profile cannot be put into `wlog.toml`.
    #[error("the profile {0} has to be put into wlog.toml by hand")]
    ProfileByHand(String),
    /// A text that is no name to sign with.
    #[error("not a name: {0}")]
    NotAName(String),
    /// A text that is no e-mail address.
    #[error("not an e-mail address: {0}")]
    NotAnAddress(String),
    /// The usual place for the book holds something else.
    #[error("{} is in the way", .0.display())]
    FolderInTheWay(PathBuf),
    /// No entry has an ID that begins so.
    #[error("no entry {0}")]
    NoSuchId(String),
    /// What has the ID is no entry but a task.
    #[error("{0} is no entry")]
    NoSuchEntry(String),
    /// A file was named that is none of the book's.
    #[error("{0} is not in the book")]
    NotInTheBook(String),
    /// An entry is to be changed, and nothing says how.
    #[error("no change is named")]
    NoWish,
    /// An entry is to be moved, and nothing says where to.
    #[error("no day is named")]
    NoGoal,
    /// An entry is to be removed, and nothing says which.
    #[error("no entry is named")]
    NoVictim,
    /// Something in a day that has closed is to be changed, and nothing says why.
    #[error("{} has closed, and no reason is given", .0.date)]
    ReasonNeeded(ClosedDay),
    /// A change cannot be taken back.
    #[error("{0:?}")]
    Undo(UndoProblem),
    /// The book has no entry at all.
    #[error("no entries")]
    NoEntries,
    /// Several IDs begin so.
    #[error("several entries {prefix}")]
    ManyIds {
        /// What was typed.
        prefix: String,
        /// The IDs with their days and titles.
        candidates: Vec<(String, NaiveDate, String)>,
    },
    /// The files kept changing while they were to be written.
    #[error("the files keep changing")]
    Unsettled,
    /// `WLOG_NOW` holds something that is no moment.
    #[error("WLOG_NOW is no moment: {0}")]
    BadNow(String),
    /// The search index cannot be built.
    #[error(transparent)]
    Index(#[from] IndexProblem),
    /// A saved search.
    #[error(transparent)]
    Saved(#[from] SavedProblem),
    /// The random numbers of the system cannot be had.
    #[error("no random numbers: {0}")]
    NoRandom(String),
}

impl From<UndoProblem> for Error {
    fn from(problem: UndoProblem) -> Self {
        Error::Undo(problem)
    }
}

/// Why a name cannot be linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameProblem {
    /// In Chinese text, where the unknown name ends cannot be told.
    Unclear {
        /// Its sigil.
        sigil: Sigil,
        /// The text behind the sigil.
        text: String,
    },
    /// No card has the name, and none may be made.
    Unknown {
        /// The kind of card.
        kind: CardKind,
        /// The name.
        name: String,
        /// A known name that is spelt alike.
        near: Option<String>,
    },
    /// The name is a part of a known one, and nobody has said yet whether that is meant.
    Part {
        /// The kind of card.
        kind: CardKind,
        /// The name.
        name: String,
        /// The known one.
        whole: String,
    },
    /// The name cannot be that of a card.
    Impossible {
        /// The name.
        name: String,
        /// Why.
        why: ImpossibleName,
    },
}

/// Why a text cannot be the name of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImpossibleName {
    /// Nothing is left without white space and signs that print nothing.
    Empty,
    /// It holds control characters or signs that turn text around.
    Unprintable,
    /// It has more than [`LONGEST_NAME`](super::links::LONGEST_NAME) characters.
    TooLong,
}
