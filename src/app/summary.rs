//! Sums up a period: the days are read, the report is built.

use super::days::add_unreadable;
use super::filters::{self, Filters, Known, Understood};
use super::ledger::{self, Wanted};
use super::linked_cards::Cards;
use super::{Context, Days, Error, links};
use crate::calendar::{self, Period};
use crate::model::{Day, Home, Names, Task};
use crate::query::{self, Doc, Query};
use crate::report::{self, Report};
use crate::store::{StoreError, day_path};
use chrono::{Days as DayCount, NaiveDate};

/// How far before the period an open task may be due and still be named in its report.
const DAYS_BACK: u64 = 31;
/// The most open tasks of other days that a report names.
const MOST_TASKS: usize = 60;

/// A report, and what came up on the way.
#[derive(Debug)]
pub struct Summary {
    /// The report.
    pub report: Report,
    /// The words for days that were not plain, those of the filters included.
    pub understood: Vec<Understood>,
    /// How many open tasks are due so long ago that they are not named.
    pub older_tasks: usize,
    /// What could not be read.
    pub unreadable: Vec<StoreError>,
}

/// Sums up the period that the words mean; this week without words.
///
/// `day`, `week`, `month`, `quarter`, `year` may stand before a date and mean the one that holds it.
pub fn summarise(context: &Context, words: &str, filters: &Filters) -> Result<Summary, Error> {
    let today = context.now.working_day(context.settings.day_end);
    let mut understood = Vec::new();
    let period = period(words, today, &mut understood)?;
    let days = Days::read(context, period, &Names::default())?;
    let mut read: Vec<Day> = days.files.into_iter().map(|file| file.day).collect();
    let open = ledger::open_tasks(context, wanted(period, today, filters.is_empty()))?;
    let elsewhere = open.tasks.into_iter().filter(|open| !open.is_private && !period.contains(open.task.date));
    let mut others: Vec<Task> = elsewhere.map(|open| open.task).collect();
    let cards = Cards::for_links(context, &read, &others, !filters.is_empty());
    read.iter_mut().for_each(|day| links::complete(day, cards.names()));
    others.iter_mut().for_each(|task| links::complete_task(task, cards.names()));
    let people = filters.people(context, cards.table());
    let choice = filters.understand(context, Known { names: cards.names(), people: &people })?;
    let new = |said: &&Understood| !understood.contains(said);
    let more: Vec<Understood> = choice.understood.iter().filter(new).cloned().collect();
    understood.extend(more);
    let query = choice.into_query();
    if query != Query::All {
        read.iter_mut().for_each(|day| narrow(day, &query));
        others.retain(|task| query::matches(&query, &Doc::of_task(task, None)));
        others.truncate(MOST_TASKS);
    }
    let older_tasks = if filters.is_empty() { open.earlier } else { 0 };
    let mut unreadable = days.unreadable;
    add_unreadable(&mut unreadable, open.unreadable);
    let report_context = report::Context {
        today,
        others: &others,
        worked_before: worked_before(context, period, &others),
        org_of: &|kind, name, day| cards.org_of(kind, name, day),
        author: context.book.signer(&context.author),
    };
    let report = report::build(period, &read, &report_context);
    Ok(Summary { report, understood, older_tasks, unreadable })
}

/// Which open tasks a report asks for; those that filters leave are cut to the limit later.
fn wanted(period: Period, today: NaiveDate, is_whole: bool) -> Wanted {
    let back = period.first().min(today).checked_sub_days(DayCount::new(DAYS_BACK)).unwrap_or(period.first());
    let ahead = period.last().checked_add_days(DayCount::new(period.len())).unwrap_or(period.last());
    Wanted {
        due: Period::between(back, ahead),
        undated_since: back,
        except: Some(period),
        limit: if is_whole { MOST_TASKS } else { usize::MAX },
    }
}

/// Finds the last day before a period that has a page, as far back as plans for a next working day among the tasks make it worth knowing.
fn worked_before(context: &Context, period: Period, tasks: &[Task]) -> Option<NaiveDate> {
    let plans = tasks.iter().filter(|task| task.home == Home::PlanForTomorrow && task.date < period.first());
    let earliest = plans.map(|task| task.date).min()?;
    let mut before = period.first().iter_days().rev().skip(1).take_while(|day| *day > earliest);
    before.find(|day| matches!(context.book.stamp(&day_path(*day)), Ok(Some(_))))
}

/// Understands which period is meant.
fn period(words: &str, today: NaiveDate, understood: &mut Vec<Understood>) -> Result<Period, Error> {
    let words = words.trim();
    let (span, rest) = match words.split_once(char::is_whitespace) {
        Some((first, rest)) => (Span::of(first), rest.trim()),
        None => (Span::of(words), ""),
    };
    match (span, rest) {
        (None, "") if words.is_empty() => Ok(Period::week_of(today)),
        (Some(span), "") => Ok(span.around(today)),
        // `week 47` and `quarter 3` name the period itself.
        (Some(_), _) if calendar::parse_period(words, today).is_ok() => filters::period(words, today, understood),
        // The word for the length may be the command's own (`wlog 周报 上周`): only the rest was said of a date.
        (Some(span), rest) => Ok(span.around(filters::period(rest, today, understood)?.first())),
        (None, _) => filters::period(words, today, understood),
    }
}

/// The lengths of usual reports.
#[derive(Clone, Copy)]
enum Span {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Span {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "day" | "日报" => Span::Day,
            "week" | "周报" => Span::Week,
            "month" | "月报" => Span::Month,
            "quarter" | "季报" => Span::Quarter,
            "year" | "年报" => Span::Year,
            _ => return None,
        })
    }

    fn around(self, day: NaiveDate) -> Period {
        match self {
            Span::Day => Period::day(day),
            Span::Week => Period::week_of(day),
            Span::Month => Period::month_of(day),
            Span::Quarter => Period::quarter_of(day),
            Span::Year => Period::year_of(day),
        }
    }
}

/// Leaves only what a query takes; the days' summaries speak of everything, so they go.
fn narrow(day: &mut Day, query: &Query) {
    let keep: Vec<bool> = day.entries.iter().map(|entry| query::matches(query, &Doc::of_entry(entry))).collect();
    let mut place = 0;
    let places: Vec<Option<usize>> = keep
        .iter()
        .map(|kept| {
            place += usize::from(*kept);
            kept.then(|| place - 1)
        })
        .collect();
    day.tasks.retain_mut(|task| match task.home {
        Home::Entry(index) => match places.get(index).copied().flatten() {
            Some(index) => {
                task.home = Home::Entry(index);
                true
            }
            None => false,
        },
        _ => query::matches(query, &Doc::of_task(task, None)),
    });
    let mut kept = keep.into_iter();
    day.entries.retain(|_| kept.next().unwrap_or(false));
    day.summaries.clear();
    day.fields.clear();
}
