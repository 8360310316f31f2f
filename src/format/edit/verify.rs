//! Reading the result again: the entry says what was meant, everything else says what it said.

use super::draft::{EntryContent, NewTask};
use super::outcome::{Difference, EditError};
use crate::format::diagnostics::{Diagnostic, Problem};
use crate::format::keys::Key;
use crate::format::parse::ParsedDay;
use crate::model::{Day, Entry, Home, Id, Section, Task};

/// Compares a day before and after an edit of one entry, and gives the result back when it reads as meant.
///
/// `before` and `after` name the entry's index on either side: `None` where it is not there.
pub(super) fn rest_is_same(
    before: (&ParsedDay, Option<usize>),
    after: (&ParsedDay, Option<usize>),
) -> Result<(), EditError> {
    let (old, new) = (others(&before.0.day, before.1), others(&after.0.day, after.1));
    let pairs = old.iter().zip(&new);
    let odd = pairs.clone().find(|(old, new)| !same_entry(old, new)).map(|(old, _)| *old);
    let missing = || old.get(new.len()).or_else(|| new.get(old.len())).copied();
    if let Some(entry) = odd.or_else(missing) {
        return Err(differs(before.0, after.0, Difference::OtherEntry { title: entry.title.clone() }));
    }
    let same_tasks = tasks_outside(&before.0.day, before.1) == tasks_outside(&after.0.day, after.1);
    if !same_tasks || !same_day(&before.0.day, &after.0.day) {
        return Err(differs(before.0, after.0, Difference::Day));
    }
    Ok(())
}

/// Tells what of an entry reads differently from what was meant.
pub(super) fn entry_difference(read: &Entry, meant: &EntryContent) -> Option<Difference> {
    let found = EntryContent::from(read);
    let fields = [
        (Key::Project, found.links.projects == meant.links.projects),
        (Key::Contacts, found.links.contacts == meant.links.contacts),
        (Key::Org, found.links.orgs == meant.links.orgs),
        (Key::With, found.links.with == meant.links.with),
        (Key::Tags, found.links.tags == meant.links.tags),
        (Key::Re, found.re == meant.re),
        (Key::Kind, found.kind == meant.kind),
        (Key::Outcome, found.outcome == meant.outcome),
        (Key::Figure, found.figures == meant.figures),
        (Key::Expense, found.expenses == meant.expenses),
        (Key::Private, found.private == meant.private),
        (Key::Zone, found.zone == meant.zone),
    ];
    if found.times != meant.times {
        return Some(Difference::Times);
    }
    if found.title != meant.title {
        return Some(Difference::Title { read: found.title });
    }
    if let Some((key, _)) = fields.into_iter().find(|(_, same)| !same) {
        return Some(Difference::Field(key));
    }
    if found.fields != meant.fields {
        return Some(Difference::OwnFields);
    }
    (found.body != meant.body).then_some(Difference::Body)
}

/// Tells whether a task reads as it was meant.
pub(super) fn same_task(read: &Task, meant: &NewTask) -> bool {
    read.id.as_str() == meant.id.as_str() && NewTask { id: meant.id.clone(), ..NewTask::from(read) } == *meant
}

/// Tells whether the tasks in an entry's field list read as they did; those in its body are the body's.
pub(super) fn same_listed_tasks(before: &ParsedDay, after: &ParsedDay, index: usize) -> bool {
    let tasks = |parsed: &ParsedDay| {
        let list = parsed.layout.entry(index).map(|block| block.field_list.clone()).unwrap_or_default();
        let placed = parsed.day.tasks.iter().zip(&parsed.layout.tasks);
        placed.filter(|(_, span)| list.contains(&span.line.start)).map(|(task, _)| timeless(task)).collect::<Vec<_>>()
    };
    tasks(before) == tasks(after)
}

/// A task's written ID and what it says: what an edit elsewhere in the file may not change.
fn timeless(task: &Task) -> (Option<String>, NewTask) {
    let written = task.id.is_written().then(|| task.id.to_string());
    (written, NewTask { id: Id::from_random([0; 8]), ..NewTask::from(task) })
}

/// Makes the error, naming what in the file may be the cause.
pub(super) fn differs(before: &ParsedDay, after: &ParsedDay, difference: Difference) -> EditError {
    let open = |diagnostic: &&Diagnostic| matches!(diagnostic.problem, Problem::UnclosedFence | Problem::UnclosedHtml);
    let cause = before.diagnostics.iter().chain(&after.diagnostics).find(open).cloned();
    EditError::ReadsDifferently { difference, cause }
}

fn others(day: &Day, except: Option<usize>) -> Vec<&Entry> {
    day.entries.iter().enumerate().filter(|(index, _)| Some(*index) != except).map(|(_, entry)| entry).collect()
}

/// Lines move, and derived IDs may: everything else stays.
fn same_entry(old: &Entry, new: &Entry) -> bool {
    let same_id = !old.id.is_written() && !new.id.is_written() || old.id == new.id;
    same_id && EntryContent::from(old) == EntryContent::from(new)
}

fn same_day(old: &Day, new: &Day) -> bool {
    let texts = |sections: &[Section]| sections.iter().map(|section| section.text.clone()).collect::<Vec<_>>();
    let lead = |day: &Day| day.lead.as_ref().map(|lead| lead.text.clone());
    old.fields == new.fields
        && lead(old) == lead(new)
        && texts(&old.plans) == texts(&new.plans)
        && texts(&old.plans_for_tomorrow) == texts(&new.plans_for_tomorrow)
        && texts(&old.summaries) == texts(&new.summaries)
}

/// The tasks outside one entry, with the indices of entries behind it made equal.
fn tasks_outside(day: &Day, except: Option<usize>) -> Vec<(Home, (Option<String>, NewTask))> {
    let tasks = day.tasks.iter().filter(|task| except.is_none_or(|except| task.home != Home::Entry(except)));
    let home = |task: &Task| match task.home {
        Home::Entry(at) if except.is_some_and(|except| at > except) => Home::Entry(at - 1),
        home => home,
    };
    tasks.map(|task| (home(task), timeless(task))).collect()
}
