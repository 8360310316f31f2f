//! The days and the period that come next.

use crate::calendar::Period;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Returns the period that follows: after a week a week, after a month a month, after a day all days up to the next
/// working day, after any other run of days a run as long.
pub(super) fn following(period: Period) -> Period {
    let first = after(period.last(), 1);
    if period.len() == 1 {
        Period::between(first, next_weekday(period.last()))
    } else if period.as_month().is_some() {
        Period::month_of(first)
    } else if period == Period::quarter_of(period.first()) {
        Period::quarter_of(first)
    } else if period == Period::year_of(period.first()) {
        Period::year_of(first)
    } else {
        Period::between(first, after(period.last(), period.len()))
    }
}

/// Returns the next day from Monday to Friday. Public holidays are not known here.
pub(super) fn next_weekday(day: NaiveDate) -> NaiveDate {
    let ahead = match day.weekday() {
        Weekday::Fri => 3,
        Weekday::Sat => 2,
        _ => 1,
    };
    after(day, ahead)
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}
