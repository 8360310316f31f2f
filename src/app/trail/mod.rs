//! The trail: what the book's commits did, as their messages and their files tell it.
//!
//! A commit of wlog's names the entries that it is about; what a person committed or edited by hand names nothing. So the files decide what
//! became of an entry, and the messages say why.

mod changes;
mod compare;
mod day_parts;
mod deed;
mod kept;
mod map;
mod said;
mod texts;

pub use changes::Changes;
pub use compare::{Became, DayText, EntryChange, Placed, compare};
pub use day_parts::{DayPart, DayShift};
pub use deed::Deed;
pub use map::{Map, Noted};
pub use said::{BY_HAND, REDO, Said, UNDO};
pub use texts::{days_between, text, unsaved_days};

use crate::store::{CommitId, GitTime, PastCommit};
use chrono::{DateTime, FixedOffset, Offset, Utc};

/// A commit, with what its message says.
#[derive(Debug, Clone)]
pub struct Committing {
    /// Its name.
    pub id: CommitId,
    /// Who wrote it.
    pub author: String,
    /// The author's mail address.
    pub email: String,
    /// When, as the author's clock showed it.
    pub time: DateTime<FixedOffset>,
    /// When this commit was made of it, as the clock there showed it.
    pub committed: DateTime<FixedOffset>,
    /// Whether it joins several lines of work.
    pub is_merge: bool,
    /// What its message says.
    pub said: Said,
}

impl Committing {
    /// Reads a commit's message.
    pub fn of(commit: &PastCommit) -> Self {
        Committing {
            id: commit.id,
            author: commit.author.clone(),
            email: commit.email.clone(),
            time: moment(commit.authored),
            committed: moment(commit.committed),
            is_merge: commit.parents.len() > 1,
            said: Said::read(&commit.message),
        }
    }

    /// Returns what was taken back, as a commit of an undo says it, and whether it had been taken back before and was done again.
    pub fn took_back(&self) -> Option<(&str, bool)> {
        let behind = |word| self.said.subject.strip_prefix(word).filter(|_| self.deed() == Deed::Undone);
        behind(UNDO).map(|what| (what, false)).or_else(|| behind(REDO).map(|what| (what, true)))
    }

    /// Tells what was done.
    pub fn deed(&self) -> Deed {
        match self.is_merge {
            true => Deed::Merged,
            false => Deed::of(&self.said),
        }
    }
}

/// Returns a commit's moment as the clock showed it where it was written: that is the clock by which days closed then.
pub fn moment(time: GitTime) -> DateTime<FixedOffset> {
    let moment = DateTime::<Utc>::from_timestamp(time.seconds, 0).unwrap_or_default();
    let offset = FixedOffset::east_opt(i32::from(time.offset) * 60).unwrap_or(Utc.fix());
    moment.with_timezone(&offset)
}
