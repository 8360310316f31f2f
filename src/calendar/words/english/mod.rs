//! English phrases for days and periods.

mod names;
mod runs;
mod vague;
mod weekdays;

pub(super) use names::{month, weekday};

use super::context::{Context, Meaning, Reading, Side, Unit};
use super::numerals::english as number;
use super::{holidays, numeric};
use chrono::Datelike;
use names::{day, is_part_of_day, ordinal, unit, words, year};

/// Reads an English phrase, already in lower case; `None` when it is none.
pub(super) fn read(context: &Context, text: &str) -> Option<Reading> {
    // A word that says nothing belongs to what follows it: `friday the report`.
    if [" the", " of", " on", ","].iter().any(|word| text.ends_with(word)) {
        return None;
    }
    let words = words(context, text);
    phrase(context, &words.iter().map(String::as_str).collect::<Vec<_>>())
}

fn phrase(context: &Context, words: &[&str]) -> Option<Reading> {
    holidays::english(context, words)
        .or_else(|| near(context, words))
        .or_else(|| counted(context, words))
        .or_else(|| weekdays::read(context, words))
        .or_else(|| runs::edges(context, words))
        .or_else(|| runs::read(context, words))
        .or_else(|| dates(context, words))
        .or_else(|| part_of_day(context, words))
        .or_else(|| vague::read(context, words))
        .or_else(|| numeric::read(context, &words.join(" ")))
}

/// Reads the words that say one day.
fn a_day(context: &Context, words: &[&str]) -> Option<Reading> {
    phrase(context, words).filter(|reading| !matches!(reading, Ok(Meaning::Span(_))))
}

fn near(context: &Context, words: &[&str]) -> Option<Reading> {
    let (count, side) = match *words {
        ["today" | "now" | "tonight" | "eod" | "cob"] | ["end", "day"] | ["close", "business"] => (0, Side::Before),
        ["yesterday"] | ["last", "night"] => (1, Side::Before),
        ["tomorrow"] => (1, Side::After),
        ["day", "before", "yesterday"] => (2, Side::Before),
        ["day", "after", "tomorrow"] => (2, Side::After),
        // `last year` stands as the year.
        ["today", said] | ["this", "day", said] => {
            let years = year(said)? - context.today.year();
            let side = if years < 0 { Side::Before } else { Side::After };
            return Some(context.away(years.unsigned_abs(), Unit::Months(12), side));
        }
        ["by", ref day @ ..] => return a_day(context, day),
        ["this", part] if is_part_of_day(part) => (0, Side::Before),
        _ => return None,
    };
    Some(context.away(count, Unit::Days(1), side))
}

/// `yesterday evening`, `friday in the afternoon`: the part of the day says nothing more of the day.
fn part_of_day(context: &Context, words: &[&str]) -> Option<Reading> {
    let (part, rest) = words.split_last().filter(|(part, rest)| is_part_of_day(part) && !rest.is_empty())?;
    // 12:00 is noon, but `yesterday noon` is a time, too.
    if *part == "noon" {
        return None;
    }
    a_day(context, rest.strip_suffix(&["in"]).unwrap_or(rest))
}

/// `3 days ago`, `in two weeks`, `a month from now`, `two days before friday`.
fn counted(context: &Context, words: &[&str]) -> Option<Reading> {
    let (count, unit, side) = match *words {
        ["half", "a", "year", "ago"] | ["half", "year", "ago"] => (6, Unit::Months(1), Side::Before),
        [count, named, "ago"] => (number(count)?, unit(named)?, Side::Before),
        ["in", count, named] | ["in", count, named, "time"] | [count, named, "from", "now" | "today"] => {
            (number(count)?, unit(named)?, Side::After)
        }
        ["in", "half", "a", "year"] => (6, Unit::Months(1), Side::After),
        [count, named, "from" | "after", ref base @ ..] => {
            return from_day(&context.ahead(), base, number(count)?, unit(named)?, Side::After);
        }
        [count, named, "before", ref base @ ..] => {
            return from_day(context, base, number(count)?, unit(named)?, Side::Before);
        }
        ["day", "before", ref base @ ..] => return from_day(context, base, 1, Unit::Days(1), Side::Before),
        ["day", "after", ref base @ ..] => return from_day(context, base, 1, Unit::Days(1), Side::After),
        _ => return None,
    };
    Some(context.away(count, unit, side))
}

fn from_day(context: &Context, base: &[&str], count: u32, unit: Unit, side: Side) -> Option<Reading> {
    match a_day(context, base)? {
        Ok(Meaning::Day(day)) => Some(context.seen_from(day).away(count, unit, side)),
        problem => Some(problem),
    }
}

/// `21 Nov`, `November 21st, 2026`, `the 21st`, `the 5th of next month`, `next month 5`.
fn dates(context: &Context, words: &[&str]) -> Option<Reading> {
    let months = |which: &str| match which {
        "last" | "previous" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    };
    let named = |a, b| month(a).map(|name| (name, b)).or_else(|| Some((month(b)?, a)));
    match *words {
        [count] => Some(context.day_of_month(ordinal(count)?)),
        [which, "month", count] | [count, which, "month"] => {
            let (months, day) = (months(which)?, day(count)?);
            Some(context.month_away(months).and_then(|(year, month)| context.full_date(year, month, day)))
        }
        [a, b] => {
            let (name, count) = named(a, b)?;
            Some(context.month_day(name, day(count)?))
        }
        [said, a, b] | [a, b, said] if year(said).is_some() => {
            let (name, count) = named(a, b)?;
            Some(context.full_date(year(said)?, name, day(count)?))
        }
        [a, b, short] if short.len() == 2 && short.bytes().all(|byte| byte.is_ascii_digit()) => {
            let (_, count) = named(a, b)?;
            day(count)?;
            Some(Err(context.short_year()))
        }
        _ => None,
    }
}
