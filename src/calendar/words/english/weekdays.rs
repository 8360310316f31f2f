//! English phrases with a weekday.

use super::super::context::{Context, Meaning, Reading, Side, Unit};
use super::super::numerals::english as number;
use super::names::{nth, unit, weekday};
use super::{phrase, runs};
use crate::calendar::Period;

/// Reads a phrase with a weekday; `None` when it is none.
pub(super) fn read(context: &Context, words: &[&str]) -> Option<Reading> {
    match *words {
        [day] => Some(context.weekday(weekday(day)?)),
        ["last", day] => Some(context.last_weekday(weekday(day)?)),
        ["this", day] => Some(context.this_weekday(weekday(day)?)),
        ["next", day] => Some(context.next_weekday(weekday(day)?)),
        ["this", "past", day] | ["past", day] => Some(context.past_weekday(weekday(day)?)),
        ["this", "coming", day] | ["coming", day] => Some(context.coming_weekday(weekday(day)?)),
        // British: a week after the coming one.
        [day, "week"] | ["a" | "1", "week", day] => a_week_on(context, day),
        [day, count, named, "ago"] if unit(named) == Some(Unit::Days(7)) => {
            Some(context.weekday_weeks_away(weekday(day)?, number(count)?, Side::Before))
        }
        [day, "in", count, named] | [day, "in", count, named, "time"] if unit(named) == Some(Unit::Days(7)) => {
            Some(context.weekday_weeks_away(weekday(day)?, number(count)?, Side::After))
        }
        _ => of_run(context, words).or_else(|| of_week(context, words)),
    }
}

fn a_week_on(context: &Context, day: &str) -> Option<Reading> {
    let base = match day {
        "today" => context.away(0, Unit::Days(1), Side::After),
        "tomorrow" => context.away(1, Unit::Days(1), Side::After),
        day => context.coming_weekday(weekday(day)?),
    };
    match base {
        Ok(Meaning::Day(day)) => Some(context.seen_from(day).away(7, Unit::Days(1), Side::After)),
        problem => Some(problem),
    }
}

/// `first monday of december`, `last friday of the month`, `last day of november`.
fn of_run(context: &Context, words: &[&str]) -> Option<Reading> {
    let [which, named, ref run @ ..] = *words else { return None };
    let which = nth(which).filter(|_| !run.is_empty())?;
    let weekday = weekday(named);
    if weekday.is_none() && !matches!(named, "day" | "week") {
        return None;
    }
    let run = match runs::whole(context, run)? {
        Ok(Meaning::Span(run)) => run,
        Ok(Meaning::Day(_)) => return None,
        problem => return Some(problem),
    };
    match (weekday, which, named) {
        (Some(_), ..) | (_, _, "week") if run.as_week().is_some() => None,
        (Some(weekday), nth, _) => Some(context.nth_weekday(run, nth, weekday)),
        (None, Some(nth), "week") => Some(context.nth_week(Some(run).filter(|run| run.as_month().is_some())?, nth)),
        (None, nth, "day") => Some(context.nth_day(run, nth)),
        _ => None,
    }
}

/// `friday last week`, `last week friday`, `monday week 47`.
fn of_week(context: &Context, words: &[&str]) -> Option<Reading> {
    let first = words.split_first().and_then(|(day, week)| Some((weekday(day)?, week)));
    let last = words.split_last().and_then(|(day, week)| Some((weekday(day)?, week)));
    let (day, week) = first.or(last).filter(|(_, week)| week.contains(&"week") || week.len() == 1)?;
    match phrase(context, week)? {
        Ok(Meaning::Span(week)) => is_week(week).then(|| context.weekday_in(day, week)),
        // The words after a weekday may as well say its date.
        _ => None,
    }
}

fn is_week(period: Period) -> bool {
    period.as_week().is_some()
}
