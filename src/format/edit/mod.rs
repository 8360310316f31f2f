//! Edits of day files, by the line: add, change, remove.

mod draft;
mod outcome;

pub use draft::{EntryContent, NewEntry, NewTask};
pub use outcome::{Difference, EditError, Edited, Note, Part, TextProblem};

use super::rules::Rules;
use crate::model::Id;
use chrono::NaiveDate;

/// Adds an entry to a day file, in the order of time, before the summary; an empty source becomes a new file.
///
/// # Errors
///
/// [`EditError`] when the entry cannot be written so that it reads back as meant; nothing is changed then.
pub fn add_entry(source: &str, date: NaiveDate, entry: &NewEntry, rules: &Rules) -> Result<Edited, EditError> {
    unimplemented!("{source} {date} {entry:?} {rules:?}")
}

/// Makes the entry with this ID (written or derived) say `content`; only the lines that differ are touched, tasks never.
///
/// A derived ID is written into the heading.
///
/// # Errors
///
/// As for [`add_entry`], and [`EditError::NotFound`].
pub fn change_entry(
    source: &str,
    date: NaiveDate,
    id: &Id,
    content: &EntryContent,
    rules: &Rules,
) -> Result<Edited, EditError> {
    unimplemented!("{source} {date} {id} {content:?} {rules:?}")
}

/// Removes the entry with this ID (written or derived), its tasks included.
///
/// # Errors
///
/// [`EditError::NotFound`], or [`EditError::ReadsDifferently`] when the rest would read differently without it.
pub fn remove_entry(source: &str, date: NaiveDate, id: &Id, rules: &Rules) -> Result<Edited, EditError> {
    unimplemented!("{source} {date} {id} {rules:?}")
}
