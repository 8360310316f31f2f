//! The texts of days before and after.

use super::DayText;
use crate::app::{Context, Error};
use crate::store::{Blob, BookPath, CommitId, Past, PastCommit, StoreError, day_path};
use chrono::NaiveDate;

/// Reads a file of the past as text; what is no UTF-8 in it is replaced, for it is only shown.
pub fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Reads some days as they are in a commit, and as they were in one that it builds on; `None` stands for nothing at all.
pub fn days_between(
    past: &Past,
    commit: &PastCommit,
    before: Option<CommitId>,
    wanted: &[NaiveDate],
) -> Result<Vec<DayText>, StoreError> {
    let mut days = Vec::new();
    for change in past.changes_against(commit, before)? {
        let Some(date) = BookPath::new(&*change.path).ok().and_then(|path| path.day()) else { continue };
        if !wanted.contains(&date) {
            continue;
        }
        let side = |blob: Option<Blob>| blob.map(|blob| past.bytes(blob).map(text)).transpose();
        days.push(DayText { date, before: side(change.before)?, after: side(change.after)? });
    }
    Ok(days)
}

/// Reads what stands in the files of some days and in no commit yet; days that are as HEAD has them are passed over.
pub fn unsaved_days(
    context: &Context,
    past: &Past,
    days: impl IntoIterator<Item = NaiveDate>,
) -> Result<Vec<DayText>, Error> {
    let mut texts = Vec::new();
    for date in days {
        let path = day_path(date);
        let before = match past.head() {
            Some(head) => past.file_in(head, &path)?,
            None => None,
        };
        // A file that cannot be read is as git has it: the past can be told all the same.
        let after = context.book.read(&path).unwrap_or_else(|_| before.clone());
        if before != after {
            texts.push(DayText { date, before: before.map(text), after: after.map(text) });
        }
    }
    Ok(texts)
}
