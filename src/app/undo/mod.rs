//! Takes back a change by a new commit, which touches only what that change touched. Taking back what was taken back is a redo.

mod by_entry;
mod files;
mod problem;
mod standing;
mod target;

pub use problem::{Changed, UndoProblem};
pub use target::latest;

use super::closing::{self, Why};
use super::trail::{Became, Committing, DayText, EntryChange, Placed};
use super::write::{self, Written};
use super::{Context, Error};
use crate::model::{Id, Links};
use crate::store::{Book, BookPath, CommitId};
use files::Reversal;
use target::Target;

/// How many entries a commit names at most.
const MOST_IDS: usize = 20;

/// A change that was taken back.
#[derive(Debug)]
pub struct Undone {
    /// The commit that was taken back.
    pub undoes: Committing,
    /// Whether that commit had taken something back itself.
    pub is_redo: bool,
    /// What became of entries.
    pub entries: Vec<EntryChange>,
    /// The files that were changed.
    pub paths: Vec<BookPath>,
    /// Cards that the commit had made and that stay: they say more since, or other entries need them.
    pub kept: Vec<BookPath>,
    /// Why, where that was said.
    pub reason: Option<String>,
    /// The new commit, and what else happened on the way.
    pub written: Written,
}

/// Takes back the last change, the one that stands so many changes back, or the one that a commit made.
///
/// # Errors
///
/// [`Error::Undo`] where there is no such change, it is none that can be taken back, or the same lines have changed since;
/// [`Error::ReasonNeeded`] where it touched a day that has closed. Nothing has changed then, but for
/// [`crate::store::StoreError::Unfinished`].
pub fn undo(context: &Context, which: Option<&str>, why: Why<'_>) -> Result<Undone, Error> {
    write::demand_writable(context)?;
    context.book.check_writable()?;
    // What "the last change" is, is decided before the lock is taken: another process may be about to make one more.
    let target = Target::find(&context.book.past()?, which)?;
    // Nobody is asked for the reason of what cannot be done.
    let rehearsed = target.reverse(context, &context.book)?;
    let reason = reason(context, &rehearsed.days, why)?;
    let (undone, written) = write::write(context, |lock| {
        let reversal = target.reverse(context, lock.book())?;
        for day in reversal.days.iter().filter(|day| day.is_amended(&context.rules)) {
            closing::demand_reason(context, day.date, reason.as_deref())?;
        }
        let message = message(&target, &reversal.entries, reason.as_deref());
        let paths: Vec<BookPath> = reversal.changes.iter().map(|change| change.path.clone()).collect();
        let by_hand = write::commit_files_by_hand(context, lock, &paths)?;
        let plan = write::Plan { changes: reversal.changes, message, edits_by_hand: Vec::new() };
        Ok(((reversal.entries, paths, reversal.kept, by_hand), plan))
    })?;
    let (entries, paths, kept, by_hand) = undone;
    let written = Written { by_hand, ..written };
    let is_redo = target.is_undo();
    Ok(Undone { undoes: target.committing, is_redo, entries, paths, kept, reason, written })
}

impl Target {
    /// Makes what the files are to hold from what they hold.
    fn reverse(&self, context: &Context, book: &Book) -> Result<Reversal, Error> {
        files::reverse(context, book, self)
    }
}

/// Asks for the reason, once for all days that have closed.
fn reason(context: &Context, days: &[DayText], why: Why<'_>) -> Result<Option<String>, Error> {
    for day in days.iter().filter(|day| day.is_amended(&context.rules)) {
        if let Some(reason) = why.of_change(context, day.date)? {
            return Ok(Some(reason));
        }
    }
    Ok(why.given())
}

/// Words the commit: which one it takes back, and the entries concerned.
fn message(target: &Target, entries: &[EntryChange], reason: Option<&str>) -> String {
    let ids: Vec<Id> = entries.iter().filter_map(|change| Some(change.latest()?.entry.id.clone())).collect();
    let ids: Vec<&str> = ids.iter().map(Id::as_str).take(MOST_IDS).collect();
    let links = match entries {
        [change] => change.latest().map(|placed| placed.entry.links.clone()).unwrap_or_default(),
        _ => Links::default(),
    };
    let day = |placed: Option<&Placed>| placed.map(|placed| placed.entry.date.to_string());
    let (from, to) = match entries {
        [change] if change.became() == Became::Moved => (day(change.before.as_ref()), day(change.after.as_ref())),
        _ => (None, None),
    };
    let trailers = [
        ("Undoes", target.committing.id.to_string()),
        ("From", from.unwrap_or_default()),
        ("To", to.unwrap_or_default()),
        ("Reason", reason.unwrap_or_default().to_owned()),
    ];
    let message = write::message_under(&target.subject_of_undo(), "undo", &ids, &links);
    trailers.iter().fold(message, |message, (key, value)| write::with_trailer(message, key, value))
}

/// Names a commit as people are shown it.
fn short(commit: CommitId) -> String {
    let name = commit.to_string();
    name.get(..7).unwrap_or(&name).to_owned()
}
