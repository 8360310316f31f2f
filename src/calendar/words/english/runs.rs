//! English phrases for weeks, months, quarters and years, and their edges.

use super::super::context::{Context, Meaning, Reading, Run, Side, Unit};
use super::super::numerals::english as number;
use super::super::numeric;
use super::names::{month, ordinal, run, unit, year};
use super::phrase;
use crate::calendar::Period;
use chrono::Weekday;

/// Reads a run of days: `week`, `last month`, `last 7 days`, `Nov 2026`, `week 47`, `first half of 2026`.
pub(super) fn read(context: &Context, words: &[&str]) -> Option<Reading> {
    calendar_run(context, words)
        .or_else(|| numbered(context, words))
        .or_else(|| month_named(context, words))
        .or_else(|| to_date(context, words))
        .or_else(|| week_of_day(context, words))
}

fn calendar_run(context: &Context, words: &[&str]) -> Option<Reading> {
    match *words {
        ["weekend"] => Some(context.weekend()),
        ["last", "fortnight"] => Some(context.rolling(14, Unit::Days(1), Side::Before)),
        ["next", "fortnight"] => Some(context.rolling(14, Unit::Days(1), Side::After)),
        ["next" | "coming", "weekend"] => Some(context.next_weekend()),
        [named] | ["this" | "current", named] => Some(context.run(0, run(named)?)),
        ["last" | "previous" | "prev", named] => Some(context.run(-1, run(named)?)),
        ["next" | "following", named] => Some(context.run(1, run(named)?)),
        [named, "before", "last"] => Some(context.run(-2, run(named)?)),
        [named, "after", "next"] => Some(context.run(2, run(named)?)),
        ["last" | "past", "half", "year"] => Some(context.rolling(6, Unit::Months(1), Side::Before)),
        ["past", named] => Some(context.rolling(1, unit(named)?, Side::Before)),
        ["last" | "past" | "previous", count, named] => {
            Some(context.rolling(number(count)?, unit(named)?, Side::Before))
        }
        ["next" | "coming", count, named] => Some(context.rolling(number(count)?, unit(named)?, Side::After)),
        ["all", "days" | "time"] => Some(context.span(Period::between(Period::EARLIEST, Period::LATEST))),
        _ => None,
    }
}

/// `week 47`, `quarter 3`, `third quarter 2026`, `first half of 2026`.
fn numbered(context: &Context, words: &[&str]) -> Option<Reading> {
    let (words, said) = match words.split_last() {
        Some((last, rest)) if rest.len() > 1 && year(last).is_some() => (rest, year(last)),
        Some((&"year", rest)) if rest.len() > 1 => (rest, Some(context.year_away(0))),
        _ => (words, None),
    };
    match *words {
        ["week" | "wk", count] => Some(context.week(said, number(count)?)),
        ["quarter", count] => Some(context.quarter(said, number(count)?)),
        [nth, "quarter"] => Some(context.quarter(said, ordinal(nth)?)),
        [nth, "half"] => {
            let half = ordinal(nth).filter(|half| (1..=2).contains(half))?;
            Some(context.half(said.unwrap_or_else(|| context.year_away(0)), half))
        }
        _ => None,
    }
}

/// `November`, `Nov 2026`, `last December`.
fn month_named(context: &Context, words: &[&str]) -> Option<Reading> {
    match *words {
        [said] if year(said).is_some() => Some(context.year(year(said)?)),
        [name] => Some(context.month(None, month(name)?)),
        ["last", name] => Some(context.last_month_named(month(name)?)),
        ["this", name] => Some(context.month(Some(context.year_away(0)), month(name)?)),
        ["next", name] => Some(context.next_month_named(month(name)?)),
        [name, said] | [said, name] if year(said).is_some() => Some(context.month(year(said), month(name)?)),
        _ => None,
    }
}

/// `year to date`, `ytd`, `this month so far`.
fn to_date(context: &Context, words: &[&str]) -> Option<Reading> {
    let named = match *words {
        ["wtd"] => Run::Week,
        ["mtd"] => Run::Month,
        ["qtd"] => Run::Quarter,
        ["ytd"] => Run::Year,
        // `this year` stands as the year.
        [said, "so", "far"] if year(said) == Some(context.year_away(0)) => Run::Year,
        [named, "to", "date"] | [named, "so", "far"] | ["this", named, "so", "far"] => run(named)?,
        _ => return None,
    };
    Some(context.run_to_date(named))
}

/// `week of Nov 16`, `week beginning 2026-11-16`.
fn week_of_day(context: &Context, words: &[&str]) -> Option<Reading> {
    let rest = match *words {
        ["week", "beginning" | "starting" | "commencing" | "ending", ref rest @ ..] => rest,
        ["week", ref rest @ ..] | ["w/c" | "w/e", ref rest @ ..] => rest,
        _ => return None,
    };
    match phrase(context, Some(rest).filter(|rest| !rest.is_empty())?)? {
        Ok(Meaning::Day(day)) => Some(context.span(Period::week_of(day))),
        Ok(Meaning::Span(_)) => None,
        problem => Some(problem),
    }
}

/// Reads a run, in digits too: `q3`, `2025-11`.
pub(super) fn whole(context: &Context, words: &[&str]) -> Option<Reading> {
    read(context, words).or_else(|| numeric::read(context, &words.join(" ")))
}

/// `end of the month`, `start of last year`, `end of November`, `month end`, `eom`.
pub(super) fn edges(context: &Context, words: &[&str]) -> Option<Reading> {
    let whole = |of: &[&str]| whole(context, of);
    let (at_end, whole) = match *words {
        ["eow"] => (true, whole(&["week"])),
        ["eom"] => (true, whole(&["month"])),
        ["eoq"] => (true, whole(&["quarter"])),
        ["eoy"] => (true, whole(&["year"])),
        ["end", ref of @ ..] if !of.is_empty() => (true, whole(of)),
        ["start" | "beginning", ref of @ ..] if !of.is_empty() => (false, whole(of)),
        [ref of @ .., "end"] if !of.is_empty() => (true, whole(of)),
        _ => return None,
    };
    Some(match whole? {
        // The end of a week is its Friday to some, its Sunday to others.
        Ok(Meaning::Span(week)) if at_end && week.as_week().is_some() => {
            match (context.weekday_in(Weekday::Fri, week), context.weekday_in(Weekday::Sun, week)) {
                (Ok(Meaning::Day(friday)), Ok(Meaning::Day(sunday))) => {
                    Err(context.ambiguous(Period::day(friday), Period::day(sunday)))
                }
                (problem, _) => problem,
            }
        }
        Ok(Meaning::Span(run)) => Ok(Meaning::Day(if at_end { run.last() } else { run.first() })),
        Ok(Meaning::Day(_)) => return None,
        problem => problem,
    })
}
