//! What a check finds.

use crate::app::Error;
use crate::app::editing::Again;
use crate::config::{Check, SettingsProblem};
use crate::format::Diagnostic;
use crate::model::{CardKind, Id};
use crate::store::{BookPath, Leftover};
use chrono::NaiveDate;

/// Something in a book that is likely a mistake, with its place.
#[derive(Debug)]
pub struct Finding {
    /// The name under which it can be silenced.
    pub check: Check,
    /// The file: its path in the book, or a whole path where it lies elsewhere.
    pub path: String,
    /// The line, from 1; `None` where the whole file is meant.
    pub line: Option<usize>,
    /// The column in characters, from 1, where it is known.
    pub column: Option<usize>,
    /// What is wrong.
    pub what: What,
    /// How `--fix` mends it; `None` where that is for a person to decide.
    pub mend: Option<Mend>,
}

/// How something is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mend {
    /// IDs are written into the lines of some days.
    WriteIds(Vec<NaiveDate>),
    /// A doubled ID is replaced by a new one.
    RenewId {
        /// The day.
        date: NaiveDate,
        /// The line, from 1.
        line: usize,
        /// The ID that stands there.
        id: Id,
    },
    /// What an ended program left is put in order, as each command that writes does by the way.
    PutInOrder,
}

/// What is wrong.
#[derive(Debug)]
pub enum What {
    /// Something in a file that was not understood.
    Odd(Diagnostic),
    /// Something odd in the book's settings.
    Settings(SettingsProblem),
    /// Something odd in the profile, which lies at a path where it has a file.
    Profile(SettingsProblem, Option<BookPath>),
    /// A saved search that is not understood.
    Search {
        /// Its name.
        name: String,
        /// Why.
        error: Box<Error>,
    },
    /// Something that cannot be read, or a repository that cannot be written to.
    Failed(Box<Error>),
    /// A day that lies elsewhere than its name says.
    Misplaced {
        /// Where it belongs.
        to: BookPath,
        /// Whether something lies there already.
        is_taken: bool,
    },
    /// A Markdown file, or a day, whose name ends otherwise than in `.md`, so that nothing reads it.
    OtherEnding {
        /// What it should be called.
        to: String,
        /// Whether something is called that already.
        is_taken: bool,
    },
    /// A Markdown file among the days whose name is none of a day, so that nothing reads it.
    NoDay,
    /// A second copy of a file.
    Copy {
        /// What it is a copy of, if that is there.
        of: Option<String>,
    },
    /// A second copy of a file of git's own.
    CopyOfGits,
    /// An entry that begins while another one still lasts.
    Overlap {
        /// The other one's times and title.
        other: String,
        /// Its line, from 1.
        line: usize,
        /// Its file, where that is another.
        path: Option<BookPath>,
    },
    /// Entries and tasks without an ID in their line.
    MissingIds {
        /// How many.
        count: usize,
        /// In how many days.
        days: usize,
    },
    /// A task without an ID whose line ends in a backslash that breaks it, so that none can be written behind it.
    NoRoomForId,
    /// An ID that stands elsewhere, too.
    DoubleId {
        /// The ID.
        id: Id,
        /// The line where it stands first, from 1.
        line: usize,
        /// The file, where that is another.
        path: Option<BookPath>,
        /// Whether an entry refers to it, so that nobody can tell which one is meant.
        is_referred_to: bool,
    },
    /// An ID that an entry refers to and nothing has.
    UnknownId {
        /// The ID, or its beginning.
        id: String,
    },
    /// A name without a card.
    UnknownName {
        /// The kind of card.
        kind: CardKind,
        /// The name.
        name: String,
        /// A card that is spelt alike.
        near: Option<String>,
        /// Whether, in Chinese text, nobody can tell where the name ends.
        is_unclear: bool,
    },
    /// Two cards whose names are spelt nearly alike.
    NearNames {
        /// Their kind.
        kind: CardKind,
        /// This card's name.
        name: String,
        /// The other's.
        other: String,
        /// The other's file.
        path: String,
    },
    /// A name or alias that another card has, too.
    DoubleName {
        /// Their kind.
        kind: CardKind,
        /// The name.
        name: String,
        /// The other's file.
        path: String,
    },
    /// A task that was carried to a later day and stands on none.
    CarriedNowhere {
        /// What it says.
        text: String,
    },
    /// What an ended program left.
    Left(Leftover),
    /// A text that was begun in an editor and never finished.
    Draft(Again),
}

impl Finding {
    /// Makes a finding about a whole file.
    pub fn of_file(check: Check, path: impl Into<String>, what: What) -> Self {
        Finding { check, path: path.into(), line: None, column: None, what, mend: None }
    }

    /// Names the line.
    pub fn at(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// Says how it is mended.
    pub fn mended_by(mut self, mend: Mend) -> Self {
        self.mend = Some(mend);
        self
    }

    /// Makes the finding of an oddity in a file.
    pub fn of_oddity(path: &str, odd: Diagnostic) -> Self {
        let (line, column) = (Some(odd.line), Some(odd.column));
        Finding {
            check: super::odd::check_of(&odd.problem),
            path: path.to_owned(),
            line,
            column,
            what: What::Odd(odd),
            mend: None,
        }
    }
}
