//! Takes an entry out of its day. Git keeps it: the commit says what it was, and taking that commit back brings it back.

use super::amend::{InDay, Target, stands};
use super::closing::Why;
use super::write::{self, Written};
use super::{CardTable, Context, Error, links};
use crate::format::{self, Diagnostic, EditError};
use crate::model::{Entry, Task};
use crate::store::{BookPath, Change, day_path};

/// An entry that is to be removed, or was.
#[derive(Debug, Clone)]
pub struct Standing {
    /// What it says.
    pub entry: Entry,
    /// Its tasks.
    pub tasks: Vec<Task>,
    /// The day's file.
    pub path: BookPath,
}

/// An entry that was removed.
#[derive(Debug)]
pub struct Removed {
    /// As it was.
    pub was: Standing,
    /// Why, where that was said.
    pub reason: Option<String>,
    /// What is odd in the rest of its day.
    pub odd: Vec<Diagnostic>,
    /// The commit, and what else happened on the way.
    pub written: Written,
}

impl Removed {
    /// Adds the links that mentions make, and calls cards by their names.
    pub fn complete_links(&mut self, context: &Context) {
        links::complete_entry(&mut self.was.entry, &CardTable::glance(context).names);
    }
}

/// Finds the entry with an ID that begins so, or the one that was added last.
///
/// # Errors
///
/// When there is none.
pub fn find(context: &Context, id: Option<&str>) -> Result<Standing, Error> {
    write::demand_writable(context)?;
    let target = Target::find(context, id)?;
    let path = day_path(target.date);
    let text = context.book.read_text(&path)?.unwrap_or_default();
    let InDay { entry, tasks, .. } = stands(context, &target, &text)?;
    Ok(Standing { entry, tasks, path })
}

/// Removes an entry that was found, its tasks included.
///
/// # Errors
///
/// [`Error::ReasonNeeded`] where its day has closed, or when it cannot be removed; nothing has changed then, but for
/// [`crate::store::StoreError::Unfinished`].
pub fn remove(context: &Context, found: &Standing, why: Why<'_>) -> Result<Removed, Error> {
    context.book.check_writable()?;
    let target = Target { date: found.entry.date, id: found.entry.id.clone() };
    let without = |text: &str| {
        let edited = format::remove_entry(text, target.date, &target.id, &context.rules);
        edited.map_err(|problem: EditError| Error::Edit { problem: Box::new(problem), date: target.date })
    };
    // Nobody is asked for the reason of what cannot be done.
    without(&context.book.read_text(&found.path)?.unwrap_or_default())?;
    let reason = why.of_change(context, target.date)?;
    let ((was, odd), written) = write::write(context, |lock| {
        let old = lock.book().read_text(&found.path)?;
        let text = old.clone().unwrap_or_default();
        let InDay { entry, tasks, .. } = stands(context, &target, &text)?;
        let rest = without(&text)?.text;
        let odd = format::parse_day(target.date, &rest, &context.rules).diagnostics;
        let new = Some(rest.into_bytes());
        let change = Change { path: found.path.clone(), expected: old.map(String::into_bytes), new };
        let subject = write::subject_of(target.date, entry.times, &entry.title);
        let message = write::whole_message("rm", &subject, &[entry.id.as_str()], &entry.links);
        let message = write::with_trailer(message, "Reason", reason.as_deref().unwrap_or_default());
        let was = Standing { entry, tasks, path: found.path.clone() };
        Ok(((was, odd), write::Plan { changes: vec![change], message, edits_by_hand: vec![target.date] }))
    })?;
    Ok(Removed { was, reason, odd, written })
}
