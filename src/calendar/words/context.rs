//! From where a phrase is seen, and what comes of reading it.

use crate::calendar::{DateProblem, Period};
use chrono::{Datelike, NaiveDate};

/// To which side a phrase leans that leaves the year, the month or the week open: `11-21`, `21号`, `friday`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lean {
    /// To the latest such day that is not after today: what was done.
    Past,
    /// To the first such day that is not before today: what is due.
    Future,
}

/// What a phrase says: one day or a longer run of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Day(NaiveDate),
    Span(Period),
}

/// What came of reading a phrase.
pub(super) type Reading = Result<Meaning, DateProblem>;

/// The days and months that people count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Days(u32),
    Months(u32),
}

/// A side of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// Which calendar run of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
}

/// From where a phrase is seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    /// What was typed, for the problems.
    text: &'a str,
    pub(super) today: NaiveDate,
    /// From where days without a year, month or week are looked for: today, or the start of the range.
    pub(super) from: NaiveDate,
    pub(super) lean: Lean,
    /// Whether this is the end of a range, which cannot lie before its start.
    pub(super) is_end: bool,
}

impl<'a> Context<'a> {
    pub(super) fn new(text: &'a str, today: NaiveDate, lean: Lean) -> Self {
        Context { text, today, from: today, lean, is_end: false }
    }

    /// Returns the context for the end of a range, whose open parts follow its start: `11月16日—22日`.
    pub(super) fn for_end(&self, text: &'a str, start: NaiveDate) -> Self {
        Context { text, today: self.today, from: start, lean: Lean::Future, is_end: true }
    }

    /// Returns the context for one side of a range.
    pub(super) fn for_side(&self, text: &'a str) -> Self {
        Context { text, ..*self }
    }

    pub(super) fn text(&self) -> String {
        self.text.to_owned()
    }

    pub(super) fn unknown(&self) -> DateProblem {
        DateProblem::Unknown { text: self.text() }
    }

    pub(super) fn holiday(&self) -> DateProblem {
        DateProblem::Holiday { text: self.text() }
    }

    pub(super) fn not_a_day(&self, period: Period) -> DateProblem {
        DateProblem::NotADay { text: self.text(), period }
    }

    pub(super) fn end_before_start(&self, first: NaiveDate, last: NaiveDate) -> DateProblem {
        DateProblem::EndBeforeStart { text: self.text(), first, last }
    }

    pub(super) fn ambiguous(&self, first: NaiveDate, second: NaiveDate) -> DateProblem {
        DateProblem::Ambiguous { text: self.text(), first: first.min(second), second: first.max(second) }
    }

    pub(super) fn no_such(&self, number: u32, last: u32) -> DateProblem {
        DateProblem::NoSuchNumber { text: self.text(), number, last }
    }

    pub(super) fn out_of_range(&self) -> DateProblem {
        DateProblem::OutOfRange { text: self.text() }
    }

    /// Takes a day if the format can write it.
    pub(super) fn within(&self, day: Option<NaiveDate>) -> Result<NaiveDate, DateProblem> {
        day.filter(|day| (1..=9999).contains(&day.year())).ok_or_else(|| self.out_of_range())
    }

    pub(super) fn day(&self, day: Option<NaiveDate>) -> Reading {
        self.within(day).map(Meaning::Day)
    }

    pub(super) fn span(&self, period: Period) -> Reading {
        self.within(Some(period.first()))?;
        self.within(Some(period.last()))?;
        Ok(Meaning::Span(period))
    }

    /// A day of a month of a year, all said.
    pub(super) fn full_date(&self, year: i32, month: u32, day: u32) -> Reading {
        let first = self.month_start(year, month)?;
        match first.with_day(day) {
            Some(day) => Ok(Meaning::Day(day)),
            None => Err(DateProblem::Impossible { text: self.text(), last_valid: Period::month_of(first).last() }),
        }
    }

    pub(super) fn month_start(&self, year: i32, month: u32) -> Result<NaiveDate, DateProblem> {
        if !(1..=12).contains(&month) {
            return Err(self.no_such(month, 12));
        }
        self.within(NaiveDate::from_ymd_opt(year, month, 1))
    }
}
