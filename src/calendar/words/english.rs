//! English phrases for days and periods.

use super::context::{Context, Meaning, Reading, Run, Side, Unit};
use super::numerals::english as number;
use chrono::Weekday;

/// Reads an English phrase, already in lower case; `None` when it is none.
pub(super) fn read(context: &Context, text: &str) -> Option<Reading> {
    if HOLIDAYS.contains(&text) {
        return Some(Err(context.holiday()));
    }
    let words: Vec<&str> = text
        .split([' ', ','])
        .map(|word| word.strip_suffix('.').unwrap_or(word))
        .filter(|word| !matches!(*word, "" | "the" | "of" | "on"))
        .collect();
    near(context, &words)
        .or_else(|| counted(context, &words))
        .or_else(|| weekdays(context, &words))
        .or_else(|| runs(context, &words))
        .or_else(|| edges(context, &words))
        .or_else(|| months(context, &words))
        .or_else(|| dates(context, &words))
}

const HOLIDAYS: [&str; 20] = [
    "christmas",
    "christmas day",
    "christmas eve",
    "xmas",
    "boxing day",
    "new year",
    "new year's day",
    "new year's eve",
    "new years eve",
    "easter",
    "easter monday",
    "good friday",
    "thanksgiving",
    "halloween",
    "labor day",
    "labour day",
    "national day",
    "spring festival",
    "chinese new year",
    "mid-autumn festival",
];

fn near(context: &Context, words: &[&str]) -> Option<Reading> {
    let (count, side) = match *words {
        ["today"] => (0, Side::Before),
        ["yesterday"] => (1, Side::Before),
        ["tomorrow"] => (1, Side::After),
        ["day", "before", "yesterday"] => (2, Side::Before),
        ["day", "after", "tomorrow"] => (2, Side::After),
        _ => return None,
    };
    Some(context.away(count, Unit::Days(1), side))
}

/// `3 days ago`, `in two weeks`, `a month from now`.
fn counted(context: &Context, words: &[&str]) -> Option<Reading> {
    let (count, named, side) = match *words {
        [count, named, "ago"] => (count, named, Side::Before),
        ["in", count, named] | [count, named, "from", "now" | "today"] => (count, named, Side::After),
        _ => return None,
    };
    Some(context.away(number(count)?, unit(named)?, side))
}

fn weekdays(context: &Context, words: &[&str]) -> Option<Reading> {
    let weeks = |which: &str| match which {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    };
    match *words {
        [day] => Some(context.weekday(weekday(day)?)),
        ["last", day] => Some(context.last_weekday(weekday(day)?)),
        ["this", day] => Some(context.this_weekday(weekday(day)?)),
        ["next", day] => Some(context.next_weekday(weekday(day)?)),
        [day, which, "week"] | [which, "week", day] => Some(context.weekday_of_week(weeks(which)?, weekday(day)?)),
        _ => None,
    }
}

/// `week`, `last month`, `last 7 days`.
fn runs(context: &Context, words: &[&str]) -> Option<Reading> {
    match *words {
        [named] | ["this", named] => Some(context.run(0, run(named)?)),
        ["last" | "previous", named] => Some(context.run(-1, run(named)?)),
        ["next", named] => Some(context.run(1, run(named)?)),
        ["last" | "past", count, named] => Some(context.rolling(number(count)?, unit(named)?, Side::Before)),
        ["next", count, named] => Some(context.rolling(number(count)?, unit(named)?, Side::After)),
        _ => None,
    }
}

/// `end of the month`, `start of last year`, `end of November`.
fn edges(context: &Context, words: &[&str]) -> Option<Reading> {
    let (edge, of) = words.split_first().filter(|(_, of)| !of.is_empty())?;
    let at_end = match *edge {
        "end" => true,
        "start" | "beginning" => false,
        _ => return None,
    };
    // The end of a week may be its Friday or its Sunday.
    if of.iter().any(|word| matches!(*word, "week" | "weekend")) {
        return None;
    }
    match runs(context, of).or_else(|| months(context, of))? {
        Ok(Meaning::Span(period)) => Some(Ok(Meaning::Day(if at_end { period.last() } else { period.first() }))),
        Ok(Meaning::Day(_)) => None,
        problem => Some(problem),
    }
}

/// `November`, `Nov 2026`, `last December`, `week 47`.
fn months(context: &Context, words: &[&str]) -> Option<Reading> {
    match *words {
        [name] => Some(context.month(None, month(name)?)),
        ["last", name] => Some(context.last_month_named(month(name)?)),
        ["this", name] => Some(context.month(Some(context.year_away(0)), month(name)?)),
        ["next", name] => Some(context.next_month_named(month(name)?)),
        ["week", count] => Some(context.week(None, number(count)?)),
        ["week", count, said] => Some(context.week(Some(year(said)?), number(count)?)),
        [name, said] | [said, name] if year(said).is_some() => Some(context.month(year(said), month(name)?)),
        _ => None,
    }
}

/// `21 Nov`, `November 21st, 2026`, `the 21st`.
fn dates(context: &Context, words: &[&str]) -> Option<Reading> {
    match *words {
        [ordinal] if !ordinal.ends_with(|c: char| c.is_ascii_digit()) => Some(context.day_of_month(day(ordinal)?)),
        [a, b] => {
            let (name, count) = month(a).map(|name| (name, b)).or_else(|| Some((month(b)?, a)))?;
            Some(context.month_day(name, day(count)?))
        }
        [a, b, said] => {
            let (name, count) = month(a).map(|name| (name, b)).or_else(|| Some((month(b)?, a)))?;
            Some(context.full_date(year(said)?, name, day(count)?))
        }
        _ => None,
    }
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())?
}

/// Reads a day of the month: `21`, `21st`.
fn day(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_day = (1..=2).contains(&digits.len()) && matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    is_day.then(|| digits.parse().ok())?
}

fn unit(word: &str) -> Option<Unit> {
    match word.strip_suffix('s').unwrap_or(word) {
        "day" => Some(Unit::Days(1)),
        "week" => Some(Unit::Days(7)),
        "fortnight" => Some(Unit::Days(14)),
        "month" => Some(Unit::Months(1)),
        "year" => Some(Unit::Months(12)),
        _ => None,
    }
}

fn run(word: &str) -> Option<Run> {
    match word {
        "week" => Some(Run::Week),
        "weekend" => Some(Run::Weekend),
        "month" => Some(Run::Month),
        "quarter" => Some(Run::Quarter),
        "year" => Some(Run::Year),
        _ => None,
    }
}

/// Reads a weekday's name or its usual short forms.
fn weekday(word: &str) -> Option<Weekday> {
    match word {
        "monday" | "mon" => Some(Weekday::Mon),
        "tuesday" | "tue" | "tues" => Some(Weekday::Tue),
        "wednesday" | "wed" => Some(Weekday::Wed),
        "thursday" | "thu" | "thur" | "thurs" => Some(Weekday::Thu),
        "friday" | "fri" => Some(Weekday::Fri),
        "saturday" | "sat" => Some(Weekday::Sat),
        "sunday" | "sun" => Some(Weekday::Sun),
        _ => None,
    }
}

/// Reads a month's name or its short forms as its number.
fn month(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is_it = |name: &str| word == name || word == &name[..3] || (word == "sept" && name == "september");
    NAMES.iter().zip(1..).find(|(name, _)| is_it(name)).map(|(_, number)| number)
}
