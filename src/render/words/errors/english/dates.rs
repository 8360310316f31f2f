//! Dates and times that are not understood, in English.

use super::super::quote::brief;
use crate::calendar::{DateProblem, TimeProblem};
use crate::render::message::Message;
use crate::render::words::{DateWords, English};

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
                _ => ("week", format!("that year has {last} weeks")),
            };
            Message::new(format!("'{}': there is no {named} {number}", brief(text))).hint(hint)
        }
        DateProblem::Ambiguous { text, first, second } => {
            let (one, other) = (English.day(*first), English.day(*second));
            Message::new(format!("'{}' has two readings: {one} or {other}", brief(text)))
                .hint(format!("write the one that you mean: {first} or {second}"))
        }
        DateProblem::Holiday { text } => {
            Message::new(format!("'{}' is a holiday, and wlog does not guess its date", brief(text)))
                .hint("write the date itself, such as 2026-10-01")
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
        TimeProblem::Unknown { text } => Message::new(format!("'{}' is not understood as a time", brief(text)))
            .hint("times: 9:00, 9:00-10:30, 3pm, 9:00+45m"),
    }
}
