//! How a command ends when it does not succeed: its status, and what is said.

use crate::app::Error;
use crate::app::index::IndexProblem;
use crate::app::saved::SavedProblem;
use crate::render::message::Message;
use crate::render::words::{ErrorWords, Words};
use crate::store::{Refusal, StoreError};
use std::io;

/// Done.
pub const DONE: u8 = 0;
/// Nothing was found, or problems were found.
pub const NOTHING: u8 = 1;
/// The command line is not understood.
pub const USAGE: u8 = 2;
/// The data or the request is refused; nothing has changed.
pub const REFUSED: u8 = 3;
/// The file system or git failed.
pub const BROKEN: u8 = 4;

/// What is said, and the exit status.
#[derive(Debug)]
pub struct Failure {
    /// What is said.
    pub message: Message,
    /// The exit status.
    pub status: u8,
}

impl Failure {
    /// Words an error of a use-case.
    pub fn of(error: &Error, words: &dyn Words) -> Box<Self> {
        Box::new(Failure { message: ErrorWords::error(words, error), status: status(error) })
    }

    /// Words an error of standard input or output.
    pub fn of_stream(error: &io::Error, words: &dyn Words) -> Box<Self> {
        Box::new(Failure { message: words.stream_failed(error), status: BROKEN })
    }
}

/// Returns the status of an error (DESIGN §3): 2 for what was typed wrongly, 3 for what is refused, 4 for what failed.
fn status(error: &Error) -> u8 {
    match error {
        Error::Date(_) | Error::Time(_) | Error::Query { .. } | Error::BadField(_) => USAGE,
        Error::NoSuchProfile(_) | Error::NotAName(_) | Error::NotAnAddress(_) | Error::NoWish => USAGE,
        Error::Saved(SavedProblem::ByHand { .. }) => REFUSED,
        Error::Saved(_) => USAGE,
        Error::Index(IndexProblem::Busy) => REFUSED,
        Error::Index(_) => BROKEN,
        Error::NotInTheBook(_) | Error::NoGoal | Error::NoVictim => USAGE,
        Error::BadNow(_) | Error::KnownField { .. } | Error::BadFigure(_) | Error::BadExpense(_) => USAGE,
        Error::NoListYet(_) => USAGE,
        Error::Store(error) => store_status(error),
        Error::Kept { error, .. } => status(error),
        // Whatever was typed in the editor, the command line was right.
        Error::Drafted { error, .. } => status(error).max(REFUSED),
        Error::NoRandom(_) | Error::Unsettled | Error::NoPlace { .. } => BROKEN,
        _ => REFUSED,
    }
}

fn store_status(error: &StoreError) -> u8 {
    match error {
        StoreError::Refused(Refusal::BrokenRepository { .. } | Refusal::IndexBroken { .. }) => BROKEN,
        StoreError::Refused(_) | StoreError::BadPath { .. } | StoreError::NotAFile { .. } => REFUSED,
        StoreError::Symlink { .. } | StoreError::NotUtf8 { .. } | StoreError::Changed { .. } => REFUSED,
        StoreError::Nothing | StoreError::Twice { .. } => REFUSED,
        _ => BROKEN,
    }
}
