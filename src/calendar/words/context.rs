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
    /// Whether the other side of the range already holds this one: its end cannot lie before its start.
    pub(super) is_held: bool,
}

impl<'a> Context<'a> {
    pub(super) fn new(text: &'a str, today: NaiveDate, lean: Lean) -> Self {
        Context { text, today, from: today, lean, is_held: false }
    }

    /// Returns the context for the end of a range, whose open parts follow its start: `11月16日—22日`.
    pub(super) fn for_end(&self, text: &'a str, start: NaiveDate) -> Self {
        Context { text, today: self.today, from: start, lean: Lean::Future, is_held: true }
    }

    /// Returns the context for the start of a range whose end says its year: `Nov 16 – Nov 20, 2025`.
    pub(super) fn for_start(&self, text: &'a str, end: NaiveDate) -> Self {
        Context { text, today: self.today, from: end, lean: Lean::Past, is_held: true }
    }

    /// Returns the context in which another day is today: `a week from friday`.
    pub(super) fn seen_from(&self, day: NaiveDate) -> Self {
        Context { today: day, from: day, ..*self }
    }

    /// Returns the context that leans ahead.
    pub(super) fn ahead(&self) -> Self {
        Context { lean: Lean::Future, ..*self }
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

    pub(super) fn holiday(&self, fixed: Option<(u32, u32)>) -> DateProblem {
        DateProblem::Holiday { text: self.text(), fixed }
    }

    pub(super) fn lunar(&self) -> DateProblem {
        DateProblem::Lunar { text: self.text() }
    }

    pub(super) fn vague(&self) -> DateProblem {
        DateProblem::Vague { text: self.text() }
    }

    pub(super) fn short_year(&self) -> DateProblem {
        DateProblem::ShortYear { text: self.text() }
    }

    pub(super) fn with_time(&self, day: &str, time: &str) -> DateProblem {
        DateProblem::WithTime { text: self.text(), parts: Box::new((day.to_owned(), time.to_owned())) }
    }

    pub(super) fn wrong_weekday(&self, date: NaiveDate) -> DateProblem {
        DateProblem::WrongWeekday { text: self.text(), date }
    }

    pub(super) fn not_a_day(&self, period: Period) -> DateProblem {
        DateProblem::NotADay { text: self.text(), period }
    }

    pub(super) fn end_before_start(&self, first: NaiveDate, last: NaiveDate) -> DateProblem {
        DateProblem::EndBeforeStart { text: self.text(), first, last }
    }

    pub(super) fn ambiguous(&self, one: Period, other: Period) -> DateProblem {
        let (first, second) = if one.first() <= other.first() { (one, other) } else { (other, one) };
        DateProblem::Ambiguous { text: self.text(), first, second }
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

    /// The year that two digits say where nothing else can be meant: 26年3月. It is the one nearest to today.
    pub(super) fn year_of_two_digits(&self, digits: u32) -> i32 {
        let digits = i32::try_from(digits).unwrap_or(0);
        let century = self.today.year() - self.today.year().rem_euclid(100);
        let near = |year: &i32| (year - self.today.year()).abs();
        [century - 100, century, century + 100]
            .map(|century| century + digits)
            .into_iter()
            .min_by_key(near)
            .unwrap_or(digits)
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
