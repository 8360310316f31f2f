//! The open tasks that are asked for, read from their files.

use super::choice::{Line, Wanted};
use super::history;
use crate::app::days::in_shares;
use crate::app::{Context, Error};
use crate::format;
use crate::model::{Home, Task, TaskState};
use crate::store::{StoreError, day_path};
use chrono::{Days as DayCount, NaiveDate};
use std::collections::{HashMap, VecDeque};

/// How far back files are always read, whatever git says: edits by hand are seldom older.
const READ_BACK: u64 = 10;

/// Open tasks that were asked for, and how many more there are.
#[derive(Debug, Default)]
pub struct OpenTasks {
    /// The tasks, by due date (those without one last), then by day.
    pub tasks: Vec<OpenTask>,
    /// How many open tasks are due earlier than was asked for.
    pub earlier: usize,
    /// How many that were asked for did not fit.
    pub more: usize,
    /// What could not be read.
    pub unreadable: Vec<StoreError>,
}

/// An open task.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenTask {
    /// The task; its links are those that it was given, and its entry's.
    pub task: Task,
    /// Whether it stands in an entry that is kept out of reports.
    pub is_private: bool,
}

/// Finds open tasks of the whole book. The links of their mentions are not completed: whoever needs them knows the names.
///
/// Days whose tasks are shown elsewhere are not read.
pub fn open_tasks(context: &Context, wanted: Wanted) -> Result<OpenTasks, Error> {
    let mut found = OpenTasks::default();
    let today = context.now.today();
    let recent = today.checked_sub_days(DayCount::new(READ_BACK)).unwrap_or(today);
    let mut choice = wanted.none();
    history::choose(context, &wanted, recent, &mut choice, &mut found.unreadable);
    let mut latest = latest_days(context, recent)?;
    latest.retain(|day| !wanted.excepts(*day));
    let latest = read_days(context, &latest, &mut found.unreadable);
    latest.iter().for_each(|OpenTask { task, .. }| choice.look_at(&wanted, line(task)));
    found.earlier = choice.earlier;
    let mut chosen = choice.lines;
    chosen.sort_by_key(|line| (line.due.is_none(), line.due, line.date));
    found.more = chosen.len().saturating_sub(wanted.limit);
    chosen.truncate(wanted.limit);
    let older = read_days(context, &older_days(&chosen, recent), &mut found.unreadable);
    // A line that was copied by hand has its ID twice.
    let mut open: HashMap<(NaiveDate, String), VecDeque<OpenTask>> = HashMap::new();
    for task in older.into_iter().chain(latest) {
        open.entry((task.task.date, task.task.id.to_string())).or_default().push_back(task);
    }
    // What is no longer open in its file is left out.
    found.tasks = chosen.into_iter().filter_map(|line| open.get_mut(&(line.date, line.id))?.pop_front()).collect();
    Ok(found)
}

/// Lists the days since `recent` that may have a file, those to come included.
fn latest_days(context: &Context, recent: NaiveDate) -> Result<Vec<NaiveDate>, Error> {
    let mut days = Vec::new();
    for month in context.book.months_on_disk(recent)? {
        days.extend(context.book.list(&month)?.iter().filter_map(|path| path.day()).filter(|day| *day >= recent));
    }
    Ok(days)
}

/// Lists the days of the chosen tasks that lie before `recent`.
fn older_days(chosen: &[Line], recent: NaiveDate) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = chosen.iter().map(|line| line.date).filter(|date| *date < recent).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Reads the open tasks of some days from their files, in the order of the days and the lines.
fn read_days(context: &Context, dates: &[NaiveDate], unreadable: &mut Vec<StoreError>) -> Vec<OpenTask> {
    let mut tasks = Vec::new();
    for day in in_shares(dates, |date| read_day(context, *date)) {
        match day {
            Ok(open) => tasks.extend(open),
            Err(error) => unreadable.push(error),
        }
    }
    tasks
}

fn read_day(context: &Context, date: NaiveDate) -> Result<Vec<OpenTask>, StoreError> {
    let text = context.book.read_text(&day_path(date))?.unwrap_or_default();
    if !format::may_have_open_task(&text) {
        return Ok(Vec::new());
    }
    let day = format::parse_day(date, &text, &context.rules).day;
    let is_private = |task: &Task| match task.home {
        Home::Entry(index) => day.entries.get(index).is_some_and(|entry| entry.private),
        _ => false,
    };
    let open = day.tasks.iter().filter(|task| task.state == TaskState::Open);
    Ok(open.map(|task| OpenTask { task: task.clone(), is_private: is_private(task) }).collect())
}

fn line(task: &Task) -> Line {
    Line { due: task.due, date: task.date, id: task.id.to_string() }
}
