//! A report from the days of a period.

use super::{Absence, AbsenceKind, DaySummary, ExpenseLine, Report};
use super::{ahead, amounts, chains, groups, hours, kinds, people, tasks};
use crate::calendar::Period;
use crate::model::{CardKind, Day, Entry, Task};
use crate::text::name_key;
use chrono::NaiveDate;

/// What a report takes from outside the period's days.
pub struct Context<'a> {
    /// The day from which lateness is judged.
    pub today: NaiveDate,
    /// Open tasks of days outside the period, before or after it, their links completed; none from private entries.
    pub others: &'a [Task],
    /// The last day before the period that has a page: a plan for the next working day that is older means that day, or one before it.
    pub worked_before: Option<NaiveDate>,
    /// Finds the organisation a project is for, or a contact works at on a day ([`crate::model::Card::org_on`]).
    pub org_of: &'a dyn Fn(CardKind, &str, NaiveDate) -> Option<String>,
    /// Who reports, when known.
    pub author: Option<String>,
}

/// Builds the report of a period from its days; days outside of it are passed over, in whatever order they come.
///
/// The caller has completed the links: mentions resolved into `entry.links` and, for tasks, into `task.inherited`. The
/// entries of a day may not be removed beforehand, since its tasks name them by index.
pub fn build(period: Period, days: &[Day], context: &Context) -> Report {
    let mut days: Vec<&Day> = days.iter().filter(|day| period.contains(day.date)).collect();
    days.sort_by_key(|day| day.date);
    let entries: Vec<&Entry> =
        days.iter().flat_map(|day| groups::in_order(day).into_iter().map(|at| &day.entries[at])).collect();
    let chains = chains::chains(&days, context.others, context.worked_before);
    let groups = groups::group(&days, &tasks::standings(&chains, period), context);
    let mut report = Report {
        period,
        next: ahead::following(period),
        today: context.today,
        author: context.author.clone(),
        last_day: last_day(&days),
        kinds: kinds::count_kinds(groups.iter().flat_map(|group| &group.items)),
        groups,
        people: people::collect(entries.iter().copied(), |entry| &entry.links.contacts, context.org_of),
        companions: people::collect(entries.iter().copied(), |entry| &entry.links.with, context.org_of),
        minutes: hours::covered_minutes(entries.iter().copied()),
        untimed: entries.iter().filter(|entry| !hours::is_timed(entry)).count(),
        figures: amounts::sum_figures(entries.iter().flat_map(|entry| &entry.figures)),
        expense_totals: amounts::sum_money(entries.iter().flat_map(|entry| &entry.expenses)),
        expenses: Vec::new(),
        plan: tasks::check_plan(&chains, period, &entries),
        ahead: Vec::new(),
        open: Vec::new(),
        summaries: summaries(&days),
        absences: absences(&days),
    };
    report.expenses = expense_lines(&entries, &report);
    tasks::list_open(&chains, context, &mut report);
    report
}

fn last_day(days: &[&Day]) -> Option<NaiveDate> {
    let says = |day: &&&Day| day.entries.iter().any(|entry| !entry.private) || !day.summaries.is_empty();
    days.iter().rev().find(says).map(|day| day.date)
}

fn expense_lines(entries: &[&Entry], report: &Report) -> Vec<ExpenseLine> {
    let client = |entry: &Entry| report.items().find(|item| item.id == entry.id).and_then(|item| item.client.clone());
    let lines = entries.iter().flat_map(|entry| {
        entry.expenses.iter().map(move |money| ExpenseLine {
            date: entry.date,
            money: money.clone(),
            title: groups::title(entry),
            client: client(entry),
        })
    });
    lines.collect()
}

fn summaries(days: &[&Day]) -> Vec<DaySummary> {
    let sections = days.iter().flat_map(|day| day.summaries.iter().map(|section| (day.date, section.text.trim())));
    sections
        .filter(|(_, text)| !text.is_empty())
        .map(|(date, text)| DaySummary { date, text: text.to_owned() })
        .collect()
}

fn absences(days: &[&Day]) -> Vec<Absence> {
    let kind = |key: &str| match name_key(key).as_str() {
        "leave" | "请假" | "休假" => Some(AbsenceKind::Leave),
        "trip" | "business trip" | "出差" => Some(AbsenceKind::Trip),
        _ => None,
    };
    let fields = days.iter().flat_map(|day| day.fields.iter().map(|(key, value)| (day.date, key, value)));
    fields.filter_map(|(date, key, note)| Some(Absence { date, kind: kind(key)?, note: note.clone() })).collect()
}
