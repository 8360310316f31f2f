//! Copies of one task: what is carried from day to day is one thing to do, and counts once.

use super::Standing;
use super::ahead::next_weekday;
use crate::calendar::Period;
use crate::model::{CardKind, Day, Home, Links, Task, TaskState};
use crate::text::name_key;
use chrono::NaiveDate;
use std::collections::HashMap;

/// The copies of one task, oldest first; never empty.
///
/// A task that is not finished and stands again on a later day with the same text (folded) is the same task, whether it
/// was marked as carried or left open; people who copy by hand do not mark. Mentions at the end of the text may differ, as
/// where a next step moves from its entry into a plan, if both are linked to the same; tasks that are linked to different
/// clients are never the same. A copy that was reworded is recognised by its `from:` date, if exactly one task was carried
/// from that day without another copy. A task that was done or dropped and appears again is a new one: the daily round
/// counts each day.
pub(super) struct Chain<'a> {
    copies: Vec<Copy<'a>>,
}

/// One line of a day.
struct Copy<'a> {
    task: &'a Task,
    /// The day it is planned for: that of the plan it stands in; none for tasks in entries and elsewhere.
    planned: Option<NaiveDate>,
    is_private: bool,
}

impl<'a> Chain<'a> {
    /// Returns the newest copy, which may lie after the period.
    pub(super) fn last(&self) -> &'a Task {
        self.copies[self.copies.len() - 1].task
    }

    /// Returns the oldest copy.
    pub(super) fn first(&self) -> &'a Task {
        self.copies[0].task
    }

    /// Returns the newest copy inside the period, if any.
    pub(super) fn last_within(&self, period: Period) -> Option<&'a Task> {
        self.tasks().rev().find(|task| period.contains(task.date))
    }

    /// Walks the copies, oldest first.
    pub(super) fn tasks(&self) -> impl DoubleEndedIterator<Item = &'a Task> {
        self.copies.iter().map(|copy| copy.task)
    }

    /// Tells whether it was planned for a day of the period, or came up in it and was closed, carried or due in it.
    pub(super) fn is_planned_in(&self, period: Period) -> bool {
        self.copies.iter().any(|Copy { task, planned, .. }| match planned {
            Some(day) => period.contains(*day),
            None => {
                period.contains(task.date)
                    && (task.state != TaskState::Open || task.due.is_some_and(|due| period.contains(due)))
            }
        })
    }

    /// Tells how it stands at the end of the period, from its copies up to then.
    pub(super) fn standing(&self, period: Period) -> Standing {
        let state = self.last_within(period).map(|task| task.state);
        let marked = self.tasks().any(|task| period.contains(task.date) && task.state == TaskState::Carried);
        let moved_on = self.planned().is_some_and(|day| day > period.last());
        match state {
            Some(TaskState::Done) => Standing::Done,
            Some(TaskState::Dropped) => Standing::Dropped,
            _ if marked || moved_on => Standing::Carried,
            _ => Standing::Open,
        }
    }

    /// Returns the day for which the newest copy is planned, or to which it was carried.
    pub(super) fn planned(&self) -> Option<NaiveDate> {
        let last = &self.copies[self.copies.len() - 1];
        if last.task.state == TaskState::Carried { last.task.carried } else { last.planned }
    }

    /// Returns the newest due date that a copy names.
    pub(super) fn due(&self) -> Option<NaiveDate> {
        self.tasks().rev().find_map(|task| task.due)
    }

    /// Returns the links of the newest copy that has some.
    pub(super) fn links(&self) -> &'a Links {
        self.tasks().rev().map(|task| &task.inherited).find(|links| !links.is_empty()).unwrap_or(&self.last().inherited)
    }

    fn is_private(&self) -> bool {
        self.copies.iter().any(|copy| copy.is_private)
    }

    /// Tells whether a task with the same text, mentions at the end aside, is the next copy.
    fn goes_on_with(&self, copy: &Copy) -> bool {
        let last = self.last();
        let is_unfinished = matches!(last.state, TaskState::Open | TaskState::Carried);
        let says_the_same = || name_key(&last.text) == name_key(&copy.task.text);
        is_unfinished
            && self.precedes(copy)
            && match shared_links(self.links(), &copy.task.inherited) {
                Shared::Some => true,
                Shared::Nothing => says_the_same(),
                Shared::Contrary => false,
            }
    }

    /// Tells whether a copy can follow this chain in time. On one day only a line for the next day follows one for today.
    fn precedes(&self, copy: &Copy) -> bool {
        let last = self.last();
        last.date < copy.task.date
            || (last.date == copy.task.date
                && copy.task.home == Home::PlanForTomorrow
                && last.home != Home::PlanForTomorrow)
    }
}

/// Gathers the tasks of the days and the open tasks of other days into chains; those of private entries are left out.
pub(super) fn chains<'a>(days: &[&'a Day], others: &'a [Task], worked_before: Option<NaiveDate>) -> Vec<Chain<'a>> {
    let has_work = |day: &&&Day| !(day.plans.is_empty() && day.entries.is_empty());
    let worked: Vec<NaiveDate> =
        worked_before.into_iter().chain(days.iter().filter(has_work).map(|day| day.date)).collect();
    let own = days.iter().flat_map(|day| day.tasks.iter().map(|task| copy(task, &worked, Some(day))));
    let mut copies: Vec<Copy> = others.iter().map(|task| copy(task, &worked, None)).chain(own).collect();
    copies.sort_by_key(|copy| (copy.task.date, copy.task.home == Home::PlanForTomorrow));

    let mut chains: Vec<Chain> = Vec::new();
    let mut by_text: HashMap<String, Vec<usize>> = HashMap::new();
    for copy in copies {
        let alike = by_text.entry(name_key(bare(copy.task))).or_default();
        match alike.iter().rev().copied().find(|&at| chains[at].goes_on_with(&copy)) {
            Some(at) => chains[at].copies.push(copy),
            None => {
                alike.push(chains.len());
                chains.push(Chain { copies: vec![copy] });
            }
        }
    }
    join_reworded(&mut chains);
    chains.retain(|chain| !chain.is_private());
    chains
}

fn copy<'a>(task: &'a Task, worked: &[NaiveDate], day: Option<&Day>) -> Copy<'a> {
    let planned = match task.home {
        Home::Plan => Some(task.date),
        Home::PlanForTomorrow => Some(day_after(task.date, worked)),
        Home::Entry(_) | Home::Day => None,
    };
    let is_private = match (task.home, day) {
        (Home::Entry(at), Some(day)) => day.entries.get(at).is_some_and(|entry| entry.private),
        _ => false,
    };
    Copy { task, planned, is_private }
}

/// Returns the text of a task without the mentions at its end.
fn bare(task: &Task) -> &str {
    let mut bare = task.text.trim_end();
    for mention in task.mentions.iter().rev().filter(|mention| mention.sigil.card_kind().is_some()) {
        match task.text.get(..mention.span.start) {
            Some(before) if mention.span.end == bare.len() && !before.trim().is_empty() => bare = before.trim_end(),
            _ => break,
        }
    }
    bare
}

/// What the links of two tasks have in common.
enum Shared {
    /// A card.
    Some,
    /// No card, and nothing that speaks against it.
    Nothing,
    /// Both name cards of one kind, and all of them differ.
    Contrary,
}

fn shared_links(a: &Links, b: &Links) -> Shared {
    let mut shared = Shared::Nothing;
    for kind in CardKind::ALL {
        let (ours, theirs) = (a.of(kind), b.of(kind));
        let is_shared = ours.iter().any(|name| theirs.iter().any(|other| name_key(name) == name_key(other)));
        if is_shared {
            shared = Shared::Some;
        } else if !ours.is_empty() && !theirs.is_empty() {
            return Shared::Contrary;
        }
    }
    shared
}

/// Returns the day that a plan for the next working day means: the next one with a plan or an entry, else the next weekday.
///
/// The first reading is for those who work on Saturdays and after holidays.
fn day_after(date: NaiveDate, worked: &[NaiveDate]) -> NaiveDate {
    worked.iter().copied().filter(|day| *day > date).min().unwrap_or_else(|| next_weekday(date))
}

/// Joins a reworded copy to the one task that was carried from the day it names.
fn join_reworded(chains: &mut Vec<Chain>) {
    for at in (0..chains.len()).rev() {
        let Some(from) = chains[at].copies[0].task.from else { continue };
        let day = chains[at].copies[0].task.date;
        let fits = |chain: &Chain| {
            let last = chain.last();
            last.state == TaskState::Carried && last.date == from && last.carried.is_none_or(|to| to == day)
        };
        let candidates: Vec<usize> = (0..chains.len()).filter(|&other| other != at && fits(&chains[other])).collect();
        if let [only] = candidates[..] {
            let copies = std::mem::take(&mut chains[at].copies);
            chains[only].copies.extend(copies);
            chains.remove(at);
        }
    }
}
