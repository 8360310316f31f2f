//! The time of day that an entry or a task carries: a start, perhaps an end.

use chrono::{NaiveTime, Timelike};
use std::fmt;

/// How a span of time ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// Only a start was given: `09:00`.
    Unsaid,
    /// Still running: `09:00-`.
    Running,
    /// An end was given; one before the start is past midnight.
    At(NaiveTime),
}

/// A start and how it ends, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Times {
    /// When it began.
    pub start: NaiveTime,
    /// How it ended.
    pub end: End,
}

impl Times {
    /// Makes a time without an end.
    pub fn at(start: NaiveTime) -> Self {
        Times { start, end: End::Unsaid }
    }

    /// Returns the length in minutes, 1 to 1,439; `None` without an end. An end equal to the start counts as 0.
    pub fn minutes(&self) -> Option<u32> {
        let End::At(end) = self.end else { return None };
        let (start, end) = (minute_of_day(self.start), minute_of_day(end));
        Some((end + MINUTES_A_DAY - start) % MINUTES_A_DAY)
    }

    /// Tells whether the end lies on the following calendar day.
    pub fn past_midnight(&self) -> bool {
        matches!(self.end, End::At(end) if end < self.start)
    }
}

const MINUTES_A_DAY: u32 = 24 * 60;

fn minute_of_day(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

/// Writes `09:00`, `09:00-` or `09:00-10:30`, the form that wlog writes into files.
impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.start.format("%H:%M"))?;
        match self.end {
            End::Unsaid => Ok(()),
            End::Running => write!(f, "-"),
            End::At(end) => write!(f, "-{}", end.format("%H:%M")),
        }
    }
}
