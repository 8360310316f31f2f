//! One change of one entry: its new text is made from what the disk holds, and written with its cards as one commit.

use super::Amended;
use super::aspects::{self, Shift};
use super::target::Target;
use crate::app::closing::{self, Why};
use crate::app::links::NewCard;
use crate::app::{Context, Error, new_cards, write};
use crate::format::{self, Diagnostic, EditError, Edited, ParsedDay};
use crate::model::{Entry, Id, Task};
use crate::store::{Change, day_path};

/// What a change makes of the day's text: the new one, and the cards that it brings into being.
pub type Made = (Edited, Vec<NewCard>);

/// Changes an entry; what becomes of its tasks only is no amendment, and needs no reason. `make` is given the day's text and the entry as it stands in it, and may be called again when the file changes meanwhile.
pub fn change(
    context: &Context,
    target: &Target,
    why: Why<'_>,
    make: impl Fn(&str, &Entry) -> Result<Made, Error>,
) -> Result<Amended, Error> {
    let path = day_path(target.date);
    // What changes nothing needs no lock and is no commit.
    let text = context.book.read_text(&path)?.unwrap_or_default();
    let InDay { entry: before, tasks: old_tasks, odd } = stands(context, target, &text)?;
    let (edited, cards) = make(&text, &before)?;
    if edited.text == text && cards.is_empty() {
        return Ok(Amended {
            after: before.clone(),
            before,
            tasks: old_tasks,
            shifts: Vec::new(),
            path,
            new_cards: cards,
            notes: Vec::new(),
            odd,
            reason: None,
            written: None,
        });
    }
    let is_amendment = |old: &str, new: &str| !format::is_only_tasks(old, new, target.date, &context.rules);
    // Nobody is asked while others wait for the lock.
    let reason = match is_amendment(&text, &edited.text) {
        true => why.of_change(context, target.date)?,
        false => why.given(),
    };
    let (amended, written) = write::write(context, |lock| {
        let old = lock.book().read_text(&path)?;
        let text = old.clone().unwrap_or_default();
        let InDay { entry: before, tasks: old_tasks, .. } = stands(context, target, &text)?;
        let (edited, new_cards) = make(&text, &before)?;
        let InDay { entry: after, tasks, odd } = stands(context, target, &edited.text)?;
        let shifts = aspects::shifts((&before, &old_tasks), (&after, &tasks));
        let is_amendment = is_amendment(&text, &edited.text);
        if is_amendment {
            closing::demand_reason(context, target.date, reason.as_deref())?;
        }
        let op = if is_amendment || edited.text == text { "amend" } else { "tasks" };
        let message = message(op, target, &after, &shifts, reason.as_deref());
        let new = Some(edited.text.into_bytes());
        let mut changes = vec![Change { path: path.clone(), expected: old.map(String::into_bytes), new }];
        changes.extend(new_cards::changes(context, &new_cards, &[], lock.book())?);
        let (notes, reason) = (edited.notes, reason.clone());
        let path = path.clone();
        let amended = Amended { before, after, tasks, shifts, path, new_cards, notes, odd, reason, written: None };
        Ok((amended, write::Plan { changes, message, edits_by_hand: vec![target.date] }))
    })?;
    Ok(Amended { written: Some(written), ..amended })
}

/// An entry as it stands in a day.
pub struct InDay {
    /// The entry.
    pub entry: Entry,
    /// Its tasks.
    pub tasks: Vec<Task>,
    /// What is odd in the day.
    pub odd: Vec<Diagnostic>,
}

/// Reads the entry, with its tasks, as it stands in a text.
pub fn stands(context: &Context, target: &Target, text: &str) -> Result<InDay, Error> {
    let ParsedDay { day, diagnostics: odd, .. } = format::parse_day(target.date, text, &context.rules);
    let place = day.entries.iter().position(|entry| entry.id == target.id);
    let missing =
        || Error::Edit { problem: Box::new(EditError::NotFound { id: target.id.clone() }), date: target.date };
    let place = place.ok_or_else(missing)?;
    let tasks = day.tasks_of(place).cloned().collect();
    Ok(InDay { entry: day.entries[place].clone(), tasks, odd })
}

/// Words the commit; trailers say what was changed, and why.
fn message(op: &str, target: &Target, after: &Entry, shifts: &[Shift], reason: Option<&str>) -> String {
    let subject = write::subject_of(target.date, after.times, &after.title);
    let ids: [&str; 1] = [Id::as_str(&target.id)];
    let changed = shifts.iter().map(|shift| shift.aspect.trail_name()).collect::<Vec<_>>().join(", ");
    let message = write::message(op, &subject, &ids, &after.links);
    let message = write::with_trailer(message, "Changed", &changed);
    write::with_trailer(message, "Reason", reason.unwrap_or_default())
}
