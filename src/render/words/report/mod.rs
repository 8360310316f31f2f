//! The wording of reports: titles, sections, table heads, short dates and amounts.

mod chinese;
mod english;

use super::DateWords;
use crate::calendar::{Period, Span, Times};
use crate::model::Money;
use crate::report::{AbsenceKind, PlanCheck, Standing};
use chrono::NaiveDate;

/// The parts of a report, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Figures, kinds of work, plan against done; the flag says whether there was a plan.
    Results {
        /// Whether anything was planned.
        planned: bool,
    },
    /// Visits.
    Visits,
    /// Work by project and organisation.
    Work,
    /// People met.
    People,
    /// Expenses.
    Expenses,
    /// Hours.
    Hours,
    /// The days' summaries.
    Summaries,
    /// What is planned for, or due in, the next period.
    Ahead,
    /// Open tasks.
    Open,
}

/// Heads of table columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// What was counted.
    Figure,
    /// How much of it was reached.
    Reached,
    /// The day.
    Date,
    /// The time of day, or the day and time something is planned for.
    Time,
    /// Who was visited.
    Client,
    /// The client or the project.
    Subject,
    /// What a visit was for.
    Purpose,
    /// How it ended.
    Outcome,
    /// What follows, by when.
    NextStep,
    /// A person's name.
    Name,
    /// Where a person works.
    Org,
    /// How many times.
    Times,
    /// The last day.
    Last,
    /// What was paid for.
    Item,
    /// An amount of money.
    Amount,
    /// Hours and minutes.
    Hours,
    /// What is to be done.
    Task,
    /// By when.
    Due,
}

/// Wordings of reports.
pub trait ReportWords: DateWords {
    /// Writes the title; `last` is the last day that counts, so that a week may end on its Friday.
    fn report_title(&self, period: Period, last: NaiveDate) -> String;
    /// Says who reports.
    fn reported_by(&self, name: &str) -> String;
    /// Writes the title of a part.
    fn part(&self, part: Part, span: Span) -> &'static str;
    /// Writes the title of a part with its number, where that is the custom; `number` counts the parts from 1.
    fn numbered(&self, number: usize, title: &str) -> String;
    /// Names a column.
    fn column(&self, column: Column) -> &'static str;
    /// Names a column that speaks of organisations with the trade's own word for one; `None` for any other column.
    fn column_of_org(&self, column: Column, org: &str) -> Option<String>;
    /// Writes a day in few characters, as one reads it in a report of that period.
    fn short_day(&self, day: NaiveDate, period: Period) -> String;
    /// Writes a time of day.
    fn clock(&self, times: Times) -> String;
    /// Writes when in the next period something is planned.
    fn ahead_day(&self, day: NaiveDate, next: Period, times: Option<Times>) -> String;
    /// Says by when.
    fn by_day(&self, day: &str) -> String;
    /// Says that a due date has passed.
    fn overdue(&self, day: &str) -> String;
    /// Says for which day something was planned.
    fn planned_for(&self, day: &str) -> String;
    /// Says that there is no date.
    fn undated(&self) -> &'static str;
    /// Writes an amount of money without its note.
    fn money(&self, money: &Money) -> String;
    /// Counts how often something happened: `twice`, `2 次`.
    fn times(&self, count: usize) -> String;
    /// Says how often a kind of work occurred, and for whom, counted, when that says more.
    fn kind_count(&self, kind: &str, entries: usize, clients: Option<&str>) -> String;
    /// Counts clients: `4 clients`, `4 户`.
    fn clients(&self, count: usize) -> String;
    /// Counts the plan: planned, done, carried, dropped, open, unplanned; what is 0 is left out, done aside.
    fn plan_counts(&self, plan: &PlanCheck) -> String;
    /// Says to which day something was carried.
    fn carried_to(&self, day: &str) -> String;
    /// Names what became of planned tasks, as the head of a list.
    fn standing(&self, standing: Standing) -> &'static str;
    /// Names a reason to be away, as the head of a list.
    fn absence(&self, kind: AbsenceKind) -> &'static str;
    /// The head of the list of companions.
    fn companions(&self) -> &'static str;
    /// The head of a next step.
    fn next_step(&self) -> &'static str;
    /// Names the group of what belongs to no project and no organisation.
    fn other_work(&self) -> &'static str;
    /// The last row of sums.
    fn total(&self) -> &'static str;
    /// Counts entries whose time is not known.
    fn untimed(&self, count: usize) -> String;
    /// Counts entries that are not listed.
    fn more_entries(&self, count: usize) -> String;
    /// Counts people who are not listed.
    fn more_people(&self, count: usize) -> String;
    /// Counts open tasks that are not listed.
    fn more_tasks(&self, count: usize) -> String;
    /// Says that the period holds nothing.
    fn nothing(&self) -> &'static str;
    /// The line on which the reader signs; empty where that is not the custom.
    fn review_line(&self) -> &'static str;
    /// Joins items of one kind in running text.
    fn list(&self, items: &[String]) -> String;
    /// Puts clauses one after another.
    fn clauses(&self, items: &[String]) -> String;
    /// Sets something in brackets after a text.
    fn aside(&self, text: &str) -> String;
    /// Puts a head before a text.
    fn headed(&self, head: &str, text: &str) -> String;
    /// Writes both ends of a run of days or times.
    fn run(&self, from: &str, to: &str) -> String;
}
