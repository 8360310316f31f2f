//! What phrases mean, by hand, mostly said on Saturday 21 November 2026 (in week 47, which is 16 to 22 November).

mod chinese;
mod digits;
mod english;
mod other_days;
mod properties;

use super::{Lean, parse_date, parse_iso_day, parse_period};
use crate::calendar::{DateProblem, Period};
use chrono::NaiveDate;

pub(super) const SATURDAY: &str = "2026-11-21";

pub(super) fn day(text: &str) -> NaiveDate {
    parse_iso_day(text).unwrap()
}

/// Writes what was understood: a day, `FIRST..LAST`, or the problem with its data.
fn shown(problem: DateProblem) -> String {
    match problem {
        DateProblem::Unknown { text } => format!("? {text}"),
        DateProblem::Impossible { last_valid, .. } => format!("never, until {last_valid}"),
        DateProblem::NoSuchNumber { number, last, .. } => format!("no {number}, last {last}"),
        DateProblem::Ambiguous { first, second, .. } => format!("{} or {}", span(first), span(second)),
        DateProblem::Holiday { .. } => "holiday".to_owned(),
        DateProblem::Lunar { .. } => "lunar".to_owned(),
        DateProblem::Vague { .. } => "vague".to_owned(),
        DateProblem::ShortYear { .. } => "short year".to_owned(),
        DateProblem::WrongWeekday { date, .. } => format!("{date} is another weekday"),
        DateProblem::WithTime { parts, .. } => format!("{} and {}", parts.0, parts.1),
        DateProblem::NotADay { period, .. } => format!("is {}", span(period)),
        DateProblem::EndBeforeStart { first, last, .. } => format!("{last} before {first}"),
        DateProblem::OutOfRange { .. } => "out of range".to_owned(),
    }
}

fn span(period: Period) -> String {
    if period.first() == period.last() {
        period.first().to_string()
    } else {
        format!("{}..{}", period.first(), period.last())
    }
}

pub(super) fn date(text: &str, today: &str, lean: Lean) -> String {
    parse_date(text, day(today), lean).map_or_else(shown, |said| said.value.to_string())
}

pub(super) fn period(text: &str, today: &str) -> String {
    parse_period(text, day(today)).map_or_else(shown, |said| span(said.value))
}

pub(super) fn check_dates(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(date(text, SATURDAY, Lean::Past), *expected, "{text:?}");
    }
}

pub(super) fn check_periods(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(period(text, SATURDAY), *expected, "{text:?}");
    }
}
