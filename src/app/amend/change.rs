//! One change of one entry: its new text is made from what the disk holds, and written with its cards as one commit.

use super::Amended;
use super::aspects::{self, Shift};
use super::target::Target;
use crate::app::links::NewCard;
use crate::app::{Context, Error, new_cards, write};
use crate::format::{self, Diagnostic, EditError, Edited, ParsedDay};
use crate::model::{Entry, Id, Task};
use crate::store::{Change, day_path};

/// What a change makes of the day's text: the new one, and the cards that it brings into being.
pub type Made = (Edited, Vec<NewCard>);

/// Changes an entry; `make` is given the day's text and the entry as it stands in it, and may be called again when the file changes meanwhile.
pub fn change(
    context: &Context,
    target: &Target,
    make: impl Fn(&str, &Entry) -> Result<Made, Error>,
) -> Result<Amended, Error> {
    let path = day_path(target.date);
    // What changes nothing needs no lock and is no commit.
    let text = context.book.read_text(&path)?.unwrap_or_default();
    let Standing { entry: before, tasks: old_tasks, odd } = stands(context, target, &text)?;
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
            written: None,
        });
    }
    let (amended, written) = write::write(context, |lock| {
        let old = lock.book().read_text(&path)?;
        let text = old.clone().unwrap_or_default();
        let Standing { entry: before, tasks: old_tasks, .. } = stands(context, target, &text)?;
        let (edited, new_cards) = make(&text, &before)?;
        let Standing { entry: after, tasks, odd } = stands(context, target, &edited.text)?;
        let shifts = aspects::shifts((&before, &old_tasks), (&after, &tasks));
        let message = message(target, &after, &shifts);
        let new = Some(edited.text.into_bytes());
        let mut changes = vec![Change { path: path.clone(), expected: old.map(String::into_bytes), new }];
        changes.extend(new_cards::changes(context, &new_cards, &[], lock.book())?);
        let (path, notes) = (path.clone(), edited.notes);
        let amended = Amended { before, after, tasks, shifts, path, new_cards, notes, odd, written: None };
        Ok((amended, write::Plan { changes, message, edits_by_hand: vec![target.date] }))
    })?;
    Ok(Amended { written: Some(written), ..amended })
}

/// An entry as it stands in a day.
struct Standing {
    entry: Entry,
    tasks: Vec<Task>,
    /// What is odd in the day.
    odd: Vec<Diagnostic>,
}

/// Reads the entry, with its tasks, as it stands in a text.
fn stands(context: &Context, target: &Target, text: &str) -> Result<Standing, Error> {
    let ParsedDay { day, diagnostics: odd, .. } = format::parse_day(target.date, text, &context.rules);
    let place = day.entries.iter().position(|entry| entry.id == target.id);
    let missing =
        || Error::Edit { problem: Box::new(EditError::NotFound { id: target.id.clone() }), date: target.date };
    let place = place.ok_or_else(missing)?;
    let tasks = day.tasks_of(place).cloned().collect();
    Ok(Standing { entry: day.entries[place].clone(), tasks, odd })
}

/// Words the commit; a trailer says what was changed.
fn message(target: &Target, after: &Entry, shifts: &[Shift]) -> String {
    let subject = write::subject_of(target.date, after.times, &after.title);
    let ids: [&str; 1] = [Id::as_str(&target.id)];
    let changed = shifts.iter().map(|shift| shift.aspect.trail_name()).collect::<Vec<_>>().join(", ");
    let message = write::message("amend", &subject, &ids, &after.links);
    write::with_trailer(message, "Changed", &changed)
}
