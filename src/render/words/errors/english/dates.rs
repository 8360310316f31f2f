//! Dates and times that are not understood, in English.

use super::super::quote::brief;
use crate::calendar::{DateProblem, Period, TimeProblem};
use crate::render::message::Message;
use crate::render::words::dates::iso;
use crate::render::words::{DateWords, English};
use chrono::Datelike;

pub(in super::super) fn date(problem: &DateProblem) -> Message {
    match problem {
        DateProblem::Unknown { text } => {
            Message::new(format!("'{}' is not understood as a date or a period", brief(text)))
                .hint("days: 2026-11-21, 11-21, yesterday, '3 days ago'")
                .hint("periods: week, 'last month', 2026-W47, 2026-11, 2026-11-16..2026-11-20")
        }
        DateProblem::Impossible { text, last_valid } => {
            let month = last_valid.format("%B %Y");
            Message::new(format!("there is no such day: '{}'", brief(text)))
                .hint(format!("{month} ends on {}", English.day(*last_valid)))
        }
        DateProblem::NoSuchNumber { text, number, last } => {
            let (named, hint) = match last {
                12 => ("month", "a year has 12 months".to_owned()),
                4 => ("quarter", "a year has 4 quarters".to_owned()),
                7 => ("weekday", "a week has 7 days, Monday is 1".to_owned()),
                _ => ("week", format!("that year has {last} weeks")),
            };
            Message::new(format!("'{}': there is no {named} {number}", brief(text))).hint(hint)
        }
        DateProblem::Ambiguous { text, first, second } => {
            let (one, other) = (reading(*first), reading(*second));
            Message::new(format!("'{}' has two readings: {one} or {other}", brief(text))).hint(format!(
                "write the one that you mean: {} or {}",
                iso(*first),
                iso(*second)
            ))
        }
        DateProblem::Holiday { text, fixed } => {
            let message = Message::new(format!("'{}' is a holiday, and wlog does not guess its date", brief(text)));
            message.hint(match fixed {
                Some((month, day)) => format!("if you mean that day alone, write {month:02}-{day:02}"),
                None => "holidays move from year to year or last for days: write the date itself, such as 2026-10-01"
                    .to_owned(),
            })
        }
        DateProblem::Lunar { text } => {
            Message::new(format!("'{}' is a day of the lunar calendar, and wlog counts by the solar one", brief(text)))
                .hint("write the solar date, such as 2026-02-17")
        }
        DateProblem::Vague { text } => Message::new(format!("'{}' says no certain day", brief(text)))
            .hint("write the day or how far away it is: 2026-11-16, friday, '3 days ago', 'in 2 weeks', 'last 7 days'"),
        DateProblem::ShortYear { text } => {
            Message::new(format!("'{}' has a year of two digits, which can be read in more than one way", brief(text)))
                .hint("write the year with four digits: 2026-11-21")
        }
        DateProblem::WrongWeekday { text, date } => {
            let weekday = English.weekday(date.weekday());
            Message::new(format!("'{}' contradicts itself: {date} is a {weekday}", brief(text)))
                .hint("write the date alone, or the weekday alone")
        }
        DateProblem::WithTime { text, parts } => {
            Message::new(format!("'{}' is a day and a time, and only a day is wanted here", brief(text))).hint(format!(
                "take '{}' for the day; 'wlog add' takes a time with --time '{}'",
                brief(&parts.0),
                brief(&parts.1)
            ))
        }
        DateProblem::NotADay { text, period } => {
            Message::new(format!("'{}' is {}, and one day is wanted here", brief(text), English.period(*period)))
                .hint(format!("name a day of it, such as {}", period.first()))
        }
        DateProblem::EndBeforeStart { text, first, last } => {
            let (start, end) = (English.day(*first), English.day(*last));
            Message::new(format!("'{}' ends on {end}, before it starts on {start}", brief(text)))
                .hint(format!("the earlier day stands first: {last}..{first}"))
        }
        DateProblem::OutOfRange { text } => {
            Message::new(format!("'{}' is too far away: days go from 0001-01-01 to 9999-12-31", brief(text)))
                .hint("check the number in it")
        }
    }
}

pub(in super::super) fn time(problem: &TimeProblem) -> Message {
    match problem {
        TimeProblem::NoSuchTime { text } => Message::new(format!("there is no such time of day: '{}'", brief(text)))
            .hint("times go from 0:00 to 23:59; midnight at the end of a day is 0:00 of the next"),
        TimeProblem::NotFileForm { text } => Message::new(format!("'{}' is not a time as files hold it", brief(text)))
            .hint("in a file write 24 hours with minutes: 09:00, 14:30-15:00"),
        TimeProblem::Length { text } => Message::new(format!("'{}' is no length of time for an entry", brief(text)))
            .hint("a length is one minute or more and less than a day: 9:00+45m, 9:00+1h30m"),
        TimeProblem::Vague { text } => Message::new(format!("'{}' says no certain time", brief(text)))
            .hint("write the hour: 9:00, 9:00-10:30, 3pm, 'half past nine'"),
        TimeProblem::Ambiguous { text, first, second } => {
            Message::new(format!("'{}' has two readings: {first} or {second}", brief(text)))
                .hint(format!("write the one that you mean: {first} or {second}"))
        }
        TimeProblem::Unknown { text } => Message::new(format!("'{}' is not understood as a time", brief(text)))
            .hint("times: 9:00, 9:00-10:30, 3pm, 9:00+45m"),
    }
}

/// Names one of two readings: a day with its weekday, a period by name.
fn reading(period: Period) -> String {
    if period.len() == 1 { English.day(period.first()) } else { English.period(period) }
}
