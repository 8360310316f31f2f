//! Moves an entry to another day: its lines as they stand, its ID, one commit for both files.

use super::amend::{InDay, Target, stands};
use super::closing::{self, ClosedDay, Why};
use super::write::{self, Written};
use super::{CardTable, Context, Error, links};
use crate::calendar::{self, Lean};
use crate::format::{self, Diagnostic, EditError, Edited, Note};
use crate::model::{Entry, Task};
use crate::store::{Book, BookPath, Change, day_path};
use chrono::NaiveDate;

/// An entry that was moved.
#[derive(Debug)]
pub struct Moved {
    /// As it reads back from its new day.
    pub entry: Entry,
    /// Its tasks.
    pub tasks: Vec<Task>,
    /// The day on which it stood.
    pub from: NaiveDate,
    /// The file in which it stands.
    pub path: BookPath,
    /// The date as it was said, where that was not plain.
    pub said_date: Option<String>,
    /// What was done to its lines.
    pub notes: Vec<Note>,
    /// Why, where that was said.
    pub reason: Option<String>,
    /// The new day, where that had closed already.
    pub late: Option<ClosedDay>,
    /// What is odd in the day on which it stood, and in that on which it stands.
    pub odd: [(BookPath, Vec<Diagnostic>); 2],
    /// The commit; `None` when it stood on that day already, so that nothing was written.
    pub written: Option<Written>,
}

impl Moved {
    /// Adds the links that mentions make, and calls cards by their names.
    pub fn complete_links(&mut self, context: &Context) {
        links::complete_entry(&mut self.entry, &CardTable::glance(context).names);
    }
}

/// A day's file as it is and as it is to be.
struct Side {
    path: BookPath,
    old: Option<String>,
    edited: Edited,
}

/// Moves the entry with an ID that begins so, or the one that was added last, to the day that the words mean.
///
/// A day that is left without entries keeps its file.
///
/// # Errors
///
/// When there is no such entry, the words are no date, the entry would not read there as it does now, or [`Error::ReasonNeeded`] where the
/// day on which it stands has closed; nothing has changed then, but for [`crate::store::StoreError::Unfinished`].
pub fn relocate(context: &Context, id: Option<&str>, to: &str, why: Why<'_>) -> Result<Moved, Error> {
    write::demand_writable(context)?;
    context.book.check_writable()?;
    let said = calendar::parse_date(to, context.now.today(), Lean::Past)?;
    let target = Target::find(context, id)?;
    let said_date = (!said.plain).then(|| to.trim().to_owned());
    let to = said.value;
    if to == target.date {
        return stay(context, &target, said_date);
    }
    // Nobody is asked for the reason of what cannot be done.
    sides(context, &context.book, &target, to)?;
    let reason = why.of_change(context, target.date)?;
    let late = closing::closed(context, to);
    let ((entry, tasks, notes, odd), written) = write::write(context, |lock| {
        let [left, reached] = sides(context, lock.book(), &target, to)?;
        let there = Target { date: to, id: target.id.clone() };
        let InDay { entry, tasks, odd } = stands(context, &there, &reached.edited.text)?;
        let notes = reached.edited.notes.clone();
        let behind = format::parse_day(target.date, &left.edited.text, &context.rules).diagnostics;
        let odd = [(left.path.clone(), behind), (reached.path.clone(), odd)];
        let message = message(&target, &entry, reason.as_deref(), late);
        let changes = vec![reached.change(), left.change()];
        Ok(((entry, tasks, notes, odd), write::Plan { changes, message, edits_by_hand: vec![target.date, to] }))
    })?;
    let path = day_path(to);
    Ok(Moved { entry, tasks, from: target.date, path, said_date, notes, reason, late, odd, written: Some(written) })
}

/// Leaves an entry where it stands.
fn stay(context: &Context, target: &Target, said_date: Option<String>) -> Result<Moved, Error> {
    let path = day_path(target.date);
    let text = context.book.read_text(&path)?.unwrap_or_default();
    let InDay { entry, tasks, odd } = stands(context, target, &text)?;
    let from = target.date;
    let odd = [(path.clone(), odd), (path.clone(), Vec::new())];
    Ok(Moved { entry, tasks, from, path, said_date, notes: Vec::new(), reason: None, late: None, odd, written: None })
}

/// Makes both days from what the disk holds: the one without the entry, and the one with it.
fn sides(context: &Context, book: &Book, target: &Target, to: NaiveDate) -> Result<[Side; 2], Error> {
    let refused = |date| move |problem: EditError| Error::Edit { problem: Box::new(problem), date };
    let (left, reached) = (day_path(target.date), day_path(to));
    let (old_left, old_reached) = (book.read_text(&left)?, book.read_text(&reached)?);
    let text = old_left.as_deref().unwrap_or_default();
    let lifted = format::lift_entry(text, target.date, &target.id, &context.rules);
    let (rest, lifted) = lifted.map_err(refused(target.date))?;
    let text = old_reached.as_deref().unwrap_or_default();
    let set = format::set_entry(text, to, &lifted, &context.rules).map_err(refused(to))?;
    Ok([Side { path: left, old: old_left, edited: rest }, Side { path: reached, old: old_reached, edited: set }])
}

impl Side {
    fn change(self) -> Change {
        let new = Some(self.edited.text.into_bytes());
        Change { path: self.path, expected: self.old.map(String::into_bytes), new }
    }
}

/// Words the commit: the days stand in its subject and in trailers.
fn message(target: &Target, entry: &Entry, reason: Option<&str>, late: Option<ClosedDay>) -> String {
    let day = |date: NaiveDate| date.format("%Y-%m-%d").to_string();
    let subject = format!("{} to {}", day(target.date), write::subject_of(entry.date, entry.times, &entry.title));
    let message = write::message("move", &subject, &[entry.id.as_str()], &entry.links);
    let trailers = [
        ("From", day(target.date)),
        ("To", day(entry.date)),
        ("Reason", reason.unwrap_or_default().to_owned()),
        ("Late", closing::late_trailer(late)),
    ];
    trailers.iter().fold(message, |message, (key, value)| write::with_trailer(message, key, value))
}
