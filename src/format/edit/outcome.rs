//! What an edit gives back: the new text, or why there is none.

use crate::format::diagnostics::Diagnostic;
use crate::format::keys::Key;
use crate::model::Id;

/// The new text of a file; nothing is written yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited {
    /// The whole file.
    pub text: String,
    /// The entry or task concerned, with its ID as it now stands in the file.
    pub id: Id,
    /// The line of its heading or task, from 1; after a removal the line where it stood.
    pub line: usize,
    /// What was changed in the text that was given, to be told in one line.
    pub notes: Vec<Note>,
}

/// Something that was done to a given text so that it reads back as meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Note {
    /// Headings in the body went down so many levels, to level 3 or deeper.
    HeadingsShifted {
        /// How many levels.
        by: u8,
    },
    /// A code fence in the body was left open and has been closed.
    FenceClosed,
    /// A comment or another HTML block in the body was left open and has been closed.
    HtmlClosed,
    /// A list at the body's start looked like fields; an empty comment above it keeps it text.
    BodyMarked,
    /// The ID that the entry or task had only been derived was written into its line.
    IdWritten,
}

/// Why a text cannot be written as a title, a task or a field's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextProblem {
    /// Nothing is left without white space.
    Empty,
    /// It has more than one line.
    SeveralLines,
    /// It holds a control character.
    ControlCharacter,
    /// It begins like a time, which would be read as one.
    BeginsLikeTime,
    /// It ends in a comment that would be read as an ID.
    EndsLikeId,
    /// It cannot be a key: a known key, a colon inside, or a character that no key has.
    NotAKey,
    /// The book does not declare the key, and an entry without any known field would have it read as text.
    Undeclared,
}

/// Which text was refused.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Part {
    /// The title of an entry.
    Title,
    /// The text of a task.
    Task,
    /// The value of a known field.
    Field(Key),
    /// A field of the user's own: its key.
    OwnField(String),
}

/// What would have been read differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The entry or task would not be found at all.
    Missing,
    /// It would be found more than once.
    Twice,
    /// The time.
    Times,
    /// The title.
    Title {
        /// What would be read.
        read: String,
    },
    /// A known field.
    Field(Key),
    /// The user's own fields.
    OwnFields,
    /// The tasks of the entry.
    Tasks,
    /// The body.
    Body,
    /// Another entry, by its title.
    OtherEntry {
        /// Its title.
        title: String,
    },
    /// The rest of the day: plan, summary, own fields of the day, text before the first block.
    Day,
}

/// Why an edit was not made; the source stays as it is.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EditError {
    /// No entry or task of the file has the ID.
    #[error("no entry or task {id} in this file")]
    NotFound {
        /// The ID that was looked for.
        id: Id,
    },
    /// Several entries of the file have the ID, so that it cannot be said which is meant.
    #[error("the ID {id} stands at line {} and again at line {}", lines[0], lines[1])]
    IdTwice {
        /// The ID.
        id: Id,
        /// The first two lines where it stands, from 1.
        lines: [usize; 2],
    },
    /// The new ID is already in the file.
    #[error("the ID {id} is taken at line {line}")]
    IdTaken {
        /// The ID.
        id: Id,
        /// Where it stands, from 1.
        line: usize,
    },
    /// A text cannot be written.
    #[error("{part:?} cannot be written: {problem:?}")]
    Text {
        /// Which text.
        part: Part,
        /// Why.
        problem: TextProblem,
    },
    /// The result would not read back as what was meant.
    #[error("the result would read differently: {difference:?}")]
    ReadsDifferently {
        /// What.
        difference: Difference,
        /// An oddity of the file that may be the cause, such as a fence that is never closed.
        cause: Option<Diagnostic>,
    },
}
