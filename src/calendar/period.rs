//! Runs of whole days: a day, an ISO week, a month, a quarter, a year, or any other.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A run of days, both ends included; `first` is never after `last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    first: NaiveDate,
    last: NaiveDate,
}

/// An ISO 8601 week: its year and its number, 1 to 53.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Week {
    /// The ISO year, which at New Year may differ from the calendar year.
    pub year: i32,
    /// The number of the week, 1 to 53.
    pub number: u32,
}

impl Period {
    /// The first day of a period whose start was left open: 0001-01-01, the first that the format can write.
    pub const EARLIEST: NaiveDate = match NaiveDate::from_ymd_opt(1, 1, 1) {
        Some(day) => day,
        None => NaiveDate::MIN,
    };
    /// The last day of a period whose end was left open: 9999-12-31, the last that the format can write.
    pub const LATEST: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
        Some(day) => day,
        None => NaiveDate::MAX,
    };

    /// Makes the period from a day on, without an end: until [`Period::LATEST`].
    pub fn since(first: NaiveDate) -> Self {
        Period::between(first, Period::LATEST)
    }

    /// Makes the period up to a day, without a start: from [`Period::EARLIEST`].
    pub fn until(last: NaiveDate) -> Self {
        Period::between(Period::EARLIEST, last)
    }

    /// Makes the run of days between two days, whichever comes first.
    pub fn between(a: NaiveDate, b: NaiveDate) -> Self {
        Period { first: a.min(b), last: a.max(b) }
    }

    /// Makes the period of one day.
    pub fn day(day: NaiveDate) -> Self {
        Period { first: day, last: day }
    }

    /// Makes the ISO week (Monday to Sunday) that holds a day.
    pub fn week_of(day: NaiveDate) -> Self {
        let back = u64::from(day.weekday().num_days_from_monday());
        let first = day.checked_sub_days(Days::new(back)).unwrap_or(NaiveDate::MIN);
        let last = first.checked_add_days(Days::new(6)).unwrap_or(NaiveDate::MAX);
        Period { first, last }
    }

    /// Makes the calendar month that holds a day.
    pub fn month_of(day: NaiveDate) -> Self {
        let first = day.with_day(1).unwrap_or(day);
        Period { first, last: end_of_months(first, 1) }
    }

    /// Makes the calendar quarter that holds a day.
    pub fn quarter_of(day: NaiveDate) -> Self {
        let month = (day.month0() / 3) * 3 + 1;
        let first = NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day);
        Period { first, last: end_of_months(first, 3) }
    }

    /// Makes the calendar year that holds a day.
    pub fn year_of(day: NaiveDate) -> Self {
        let first = NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day);
        Period { first, last: end_of_months(first, 12) }
    }

    /// Returns the first day.
    pub fn first(&self) -> NaiveDate {
        self.first
    }

    /// Returns the last day, which is included.
    pub fn last(&self) -> NaiveDate {
        self.last
    }

    /// Tells whether a day lies inside.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// Walks the days, first to last.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let last = self.last;
        self.first.iter_days().take_while(move |day| *day <= last)
    }

    /// Returns how many days the period has.
    pub fn len(&self) -> u64 {
        u64::try_from((self.last - self.first).num_days()).unwrap_or(0) + 1
    }

    /// Tells that a period always has a day.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// Returns the ISO week, when the period is exactly one.
    pub fn as_week(&self) -> Option<Week> {
        (*self == Period::week_of(self.first)).then(|| Week::of(self.first))
    }

    /// Returns year and month, when the period is exactly one calendar month.
    pub fn as_month(&self) -> Option<(i32, u32)> {
        (*self == Period::month_of(self.first)).then(|| (self.first.year(), self.first.month()))
    }
}

impl Week {
    /// Returns the ISO week that holds a day.
    pub fn of(day: NaiveDate) -> Self {
        let week = day.iso_week();
        Week { year: week.year(), number: week.week() }
    }

    /// Returns the number of the last week of an ISO year, 52 or 53.
    pub fn last_of(year: i32) -> u32 {
        if NaiveDate::from_isoywd_opt(year, 53, Weekday::Mon).is_some() { 53 } else { 52 }
    }
}

fn end_of_months(first: NaiveDate, months: u32) -> NaiveDate {
    first.checked_add_months(Months::new(months)).and_then(|next| next.pred_opt()).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn weeks_reach_over_new_year() {
        let week = Period::week_of(day(2027, 1, 1));
        assert_eq!((week.first(), week.last()), (day(2026, 12, 28), day(2027, 1, 3)));
        assert_eq!(week.as_week(), Some(Week { year: 2026, number: 53 }));
        assert_eq!((week.len(), week.days().count()), (7, 7));
    }

    #[test]
    fn some_years_have_53_weeks() {
        assert_eq!([2020, 2024, 2025, 2026, 2032].map(Week::last_of), [53, 52, 52, 53, 53]);
    }

    #[test]
    fn months_and_quarters_end_where_the_calendar_says() {
        assert_eq!(Period::month_of(day(2028, 2, 10)).last(), day(2028, 2, 29));
        assert_eq!(Period::quarter_of(day(2026, 11, 21)), Period::between(day(2026, 12, 31), day(2026, 10, 1)));
        assert_eq!(Period::month_of(day(2026, 11, 21)).as_month(), Some((2026, 11)));
        assert_eq!(Period::between(day(2026, 11, 1), day(2026, 11, 29)).as_month(), None);
    }

    #[test]
    fn open_periods_reach_to_the_ends_of_the_format() {
        assert!(Period::since(day(2026, 11, 21)).contains(Period::LATEST));
        assert!(Period::until(day(2026, 11, 21)).contains(Period::EARLIEST));
        assert!(!Period::until(day(2026, 11, 21)).contains(day(2026, 11, 22)));
    }
}
