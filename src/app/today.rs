//! Today at a glance: the plan, the entries, what is due.

use super::days::{add_unreadable, read_day};
use super::ledger::{self, OpenTasks, Wanted};
use super::links;
use super::{CardTable, Context, DayFile, Days, Error};
use crate::calendar::Period;
use crate::model::{Home, Names, Task, TaskState};
use crate::store::StoreError;
use chrono::{Days as DayCount, NaiveDate};

/// How far ahead a due date is worth a glance.
const DAYS_AHEAD: u64 = 7;
/// How far back a late task is still shown by name; older ones are counted.
const DAYS_BACK: u64 = 31;
/// How far back the last working day is looked for: a holiday of a week and two weekends.
const LONGEST_BREAK: u64 = 11;
/// The most tasks that fit a glance.
const MOST_TASKS: usize = 12;

/// What today holds.
#[derive(Debug)]
pub struct Today {
    /// The day.
    pub date: NaiveDate,
    /// Its file, where it has one.
    pub file: Option<DayFile>,
    /// Open tasks that the last working day planned for this one.
    pub handed_on: Vec<Task>,
    /// Open tasks of other days: late, due today, due soon.
    pub due: OpenTasks,
    /// What could not be read.
    pub unreadable: Vec<StoreError>,
}

/// Gathers what today holds; the links of its entries and tasks only where they are asked for.
pub fn today(context: &Context, with_links: bool) -> Result<Today, Error> {
    let date = context.now.working_day(context.settings.day_end);
    let table = if with_links { CardTable::glance(context) } else { CardTable::default() };
    let mut days = Days::read(context, Period::day(date), &table.names)?;
    let back = date.checked_sub_days(DayCount::new(DAYS_BACK)).unwrap_or(date);
    let ahead = date.checked_add_days(DayCount::new(DAYS_AHEAD)).unwrap_or(date);
    // The tasks of today's own file are shown with it.
    let except = Some(Period::day(date));
    let wanted = Wanted { due: Period::between(back, ahead), undated_since: date, except, limit: MOST_TASKS };
    let mut due = ledger::open_tasks(context, wanted)?;
    let handed_on = handed_on(context, date, &table.names);
    due.tasks.retain(|open| handed_on.iter().all(|other| other.id != open.task.id));
    due.tasks.iter_mut().for_each(|open| links::complete_task(&mut open.task, &table.names));
    let mut unreadable = days.unreadable;
    add_unreadable(&mut unreadable, std::mem::take(&mut due.unreadable));
    Ok(Today { date, file: days.files.pop(), handed_on, due, unreadable })
}

/// Returns the open tasks that stand under the plan for the next working day in the last file before a day.
fn handed_on(context: &Context, date: NaiveDate, names: &Names) -> Vec<Task> {
    let back = |days| date.checked_sub_days(DayCount::new(days));
    let last = (1..=LONGEST_BREAK).filter_map(back).find_map(|day| read_day(context, day, names).transpose());
    // A last file that cannot be read hands nothing on, and neither does the one before it: its plan is over.
    let tasks = last.and_then(Result::ok).map(|file| file.day.tasks).unwrap_or_default();
    tasks.into_iter().filter(|task| task.home == Home::PlanForTomorrow && task.state == TaskState::Open).collect()
}
