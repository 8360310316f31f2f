//! Why a text is no day, no period or no time. The words that people see are made elsewhere.

use super::{Period, Times};
use chrono::NaiveDate;
use thiserror::Error;

/// Why a text was not understood as a day or a period. `text` is always what was typed, without the blanks around it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateProblem {
    /// The text says no date that is known here.
    #[error("{text:?} is not understood as a date")]
    Unknown {
        /// What was typed; of a range, the side that was not understood.
        text: String,
    },
    /// The month is known, but has no such day: 30 February.
    #[error("{text:?} does not exist, the month ends on {last_valid}")]
    Impossible {
        /// What was typed.
        text: String,
        /// The last day that the month has.
        last_valid: NaiveDate,
    },
    /// A month, quarter or week of a number that no year has, or not this one: month 13, quarter 5, week 53 of 2025.
    #[error("{text:?}: there is no number {number}, the last one is {last}")]
    NoSuchNumber {
        /// What was typed.
        text: String,
        /// The number that was typed.
        number: u32,
        /// The highest number there is, of that year for weeks.
        last: u32,
    },
    /// The text has two readings, and none is more likely enough: `last friday` on a Saturday, `03/04`.
    #[error("{text:?} may be {} to {} or {} to {}", first.first(), first.last(), second.first(), second.last())]
    Ambiguous {
        /// What was typed.
        text: String,
        /// The earlier reading.
        first: Period,
        /// The later reading.
        second: Period,
    },
    /// The text names a holiday or a solar term. Most move, last several days or differ by country, so they are not guessed.
    #[error("{text:?} is a holiday, not a date")]
    Holiday {
        /// What was typed.
        text: String,
        /// Month and day of a holiday that always falls on the same day.
        fixed: Option<(u32, u32)>,
    },
    /// A day of the Chinese lunar calendar: 正月初一, 腊月廿三. Entries are dated by the solar one.
    #[error("{text:?} is a day of the lunar calendar")]
    Lunar {
        /// What was typed.
        text: String,
    },
    /// The text names a time, but no certain days: 前几天, `a few days ago`, `mid november`, `last working day`.
    #[error("{text:?} names no certain day")]
    Vague {
        /// What was typed.
        text: String,
    },
    /// A year of two digits that may as well be a day: `26-11-21`, `21 Nov 26`.
    #[error("{text:?} has a year of two digits")]
    ShortYear {
        /// What was typed.
        text: String,
    },
    /// The weekday that was said is not the day's own: `Friday, 21 November 2026`.
    #[error("{text:?}: {date} is no such weekday")]
    WrongWeekday {
        /// What was typed.
        text: String,
        /// The day as its date says it.
        date: NaiveDate,
    },
    /// A day was wanted, and a time of day was said, too: `tomorrow 9am`, 昨天下午3点.
    #[error("{text:?} is a day and a time")]
    WithTime {
        /// What was typed.
        text: String,
        /// The part that says the day and the part that says the time; boxed, since every error is as large as the largest.
        parts: Box<(String, String)>,
    },
    /// A day was wanted and the text says a longer period: 去年12月.
    #[error("{text:?} is {} to {}, not one day", period.first(), period.last())]
    NotADay {
        /// What was typed.
        text: String,
        /// What it says.
        period: Period,
    },
    /// A range whose end lies before its start.
    #[error("{text:?} ends on {last}, before it starts on {first}")]
    EndBeforeStart {
        /// What was typed.
        text: String,
        /// The first day as understood.
        first: NaiveDate,
        /// The last day as understood.
        last: NaiveDate,
    },
    /// A day before the year 1 or after the year 9999, which the format cannot write.
    #[error("{text:?} is out of range")]
    OutOfRange {
        /// What was typed.
        text: String,
    },
}

impl TimeProblem {
    /// Returns the part of the text that is concerned.
    pub fn text(&self) -> &str {
        match self {
            TimeProblem::NoSuchTime { text }
            | TimeProblem::NotFileForm { text }
            | TimeProblem::Length { text }
            | TimeProblem::Vague { text }
            | TimeProblem::Ambiguous { text, .. }
            | TimeProblem::Unknown { text } => text,
        }
    }
}

/// Why a text that looks like a time is none. `text` is the part concerned.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TimeProblem {
    /// No clock shows it: `25:00`, `9:75`, 上午15点. Also `24:00` as a start, which is the next day's `00:00`.
    #[error("{text:?} is no time of day")]
    NoSuchTime {
        /// The part that looks like a time.
        text: String,
    },
    /// A file holds times of 24 hours with minutes, and this is another form: `9:30pm`, `9:00-10`.
    #[error("{text:?} is not a time as files hold it")]
    NotFileForm {
        /// The part that looks like a time.
        text: String,
    },
    /// The length given is nothing or a day and more: `9:00+0m`, `9:00+30h`.
    #[error("{text:?} is no length of time under a day")]
    Length {
        /// The length with its sign.
        text: String,
    },
    /// A time was wanted and the text names a part of the day or a guess: 下午, `around 9`.
    #[error("{text:?} is no certain time")]
    Vague {
        /// What was typed.
        text: String,
    },
    /// The text has two readings: `five to ten` is 9:55 or five hours.
    #[error("{text:?} may be {first} or {second}")]
    Ambiguous {
        /// What was typed.
        text: String,
        /// One reading.
        first: Times,
        /// The other reading.
        second: Times,
    },
    /// A time was wanted and the text says none.
    #[error("{text:?} is not understood as a time")]
    Unknown {
        /// What was typed.
        text: String,
    },
}
