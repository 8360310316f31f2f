//! Tasks: plan against done, and what is open.

use super::chains::Chain;
use super::{Context, DueClass, OpenTask, PlanCheck, PlannedTask, Report, Standing};
use crate::calendar::Period;
use crate::model::{Entry, Id, Task, TaskState};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Compares the tasks planned for the period with what became of them; `None` when nothing was planned.
pub(super) fn check_plan(chains: &[Chain], period: Period, entries: &[&Entry]) -> Option<PlanCheck> {
    let planned = chains.iter().filter(|chain| chain.is_planned_in(period));
    let tasks: Vec<PlannedTask> = planned.map(|chain| planned_task(chain, period)).collect();
    let is_linked = entries.iter().any(|entry| !entry.re.is_empty());
    let unplanned = is_linked.then(|| entries.iter().filter(|entry| entry.re.is_empty()).count());
    (!tasks.is_empty()).then_some(PlanCheck { tasks, unplanned })
}

fn planned_task(chain: &Chain, period: Period) -> PlannedTask {
    let task = chain.last_within(period).unwrap_or(chain.last());
    let standing = chain.standing(period);
    let carried = chain.planned().filter(|day| standing == Standing::Carried && *day > period.last());
    PlannedTask { id: task.id.clone(), text: bare_text(task), standing, carried, due: chain.due() }
}

/// Tells for each task of the period, by day and ID, how it stands at the period's end.
pub(super) fn standings<'a>(chains: &[Chain<'a>], period: Period) -> HashMap<(NaiveDate, &'a Id), Standing> {
    let known = |chain: &Chain<'a>| (chain.standing(period), chain.tasks().collect::<Vec<_>>());
    let all = chains.iter().map(known);
    all.flat_map(|(standing, tasks)| tasks.into_iter().map(move |task| ((task.date, &task.id), standing))).collect()
}

/// Sorts the open tasks into those of the next period and the others.
pub(super) fn list_open(chains: &[Chain], context: &Context, report: &mut Report) {
    let (period, next) = (report.period, report.next);
    for chain in chains.iter().filter(|chain| is_outstanding(chain, context.today, period)) {
        let task = open_task(chain, context.today, period, next);
        let is_next = task.planned.is_some_and(|day| next.contains(day)) || task.class == DueClass::NextPeriod;
        // What came up after the period was not open in it; only what is for the next one has a place in its report.
        if !is_next && chain.first().date > period.last() {
            continue;
        }
        if is_next { report.ahead.push(task) } else { report.open.push(task) }
    }
    let last = (NaiveDate::MAX, u8::MAX);
    report.ahead.sort_by_key(|task| {
        let planned = task.planned.filter(|day| next.contains(*day));
        let time = task.times.map(|times| times.start);
        let rank = (task.due.unwrap_or(last.0), task.prio.unwrap_or(last.1));
        (planned.or(task.due), planned.is_none(), time.is_none(), time, rank)
    });
    report.open.sort_by_key(|task| {
        let rank = (task.planned.unwrap_or(last.0), task.prio.unwrap_or(last.1));
        (task.class, task.due, rank)
    });
}

/// Tells whether something is left to do. A carried task without a known copy waits for the day it was carried to; once
/// that day has come, its copy there says how it went, and a closed copy is not among the tasks that are passed in.
fn is_outstanding(chain: &Chain, today: NaiveDate, period: Period) -> bool {
    let last = chain.last();
    match last.state {
        TaskState::Open => true,
        TaskState::Carried => last.carried.is_some_and(|to| to > today.max(period.last())),
        TaskState::Done | TaskState::Dropped => false,
    }
}

fn open_task(chain: &Chain, today: NaiveDate, period: Period, next: Period) -> OpenTask {
    let (task, links, due) = (chain.last(), chain.links(), chain.due());
    OpenTask {
        id: task.id.clone(),
        text: bare_text(task),
        due,
        class: classify(due, today, period, next),
        planned: chain.planned(),
        times: task.times,
        prio: task.prio,
        progress: task.progress,
        projects: links.projects.clone(),
        contacts: links.contacts.clone(),
        orgs: links.orgs.clone(),
    }
}

fn classify(due: Option<NaiveDate>, today: NaiveDate, period: Period, next: Period) -> DueClass {
    match due {
        None => DueClass::Undated,
        Some(due) if due < today => DueClass::Overdue,
        Some(due) if due <= period.last() => DueClass::ThisPeriod,
        Some(due) if due <= next.last() => DueClass::NextPeriod,
        Some(_) => DueClass::Later,
    }
}

/// Returns the text of a task with the sigils of its linked mentions taken off.
pub(super) fn bare_text(task: &Task) -> String {
    super::groups::without_sigils(&task.text, &task.mentions, &task.inherited)
}
