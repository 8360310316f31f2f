//! When a day closes: from then on its record stands, and what is changed in it says why.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday, WeekdaySet};

/// When days close: at a time of the next working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// The time of the next working day.
    pub at: NaiveTime,
    /// The days of the week on which nobody works.
    pub weekend: WeekdaySet,
}

/// Noon, and Saturday and Sunday.
impl Default for Closing {
    fn default() -> Self {
        Closing {
            at: NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default(),
            weekend: WeekdaySet::from_array([Weekday::Sat, Weekday::Sun]),
        }
    }
}

impl Closing {
    /// Returns the moment at which a day closes, in the book's zone. Where every day is of the weekend, the next one counts.
    pub fn closes_at(&self, date: NaiveDate) -> NaiveDateTime {
        let following = || date.iter_days().skip(1);
        let works = |day: &NaiveDate| !self.weekend.contains(day.weekday());
        // A week holds each day of the week once.
        let next = following().take(7).find(works).or_else(|| following().next());
        next.unwrap_or(date).and_time(self.at)
    }

    /// Tells whether a day has closed at a moment, both in the book's zone.
    pub fn is_closed(&self, date: NaiveDate, now: NaiveDateTime) -> bool {
        self.closes_at(date) <= now
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
    }

    fn said(closing: Closing, date: NaiveDate) -> String {
        closing.closes_at(date).format("%a %d %H:%M").to_string()
    }

    #[test]
    fn a_day_closes_at_noon_of_the_next_working_day() {
        let usual = Closing::default();
        for (date, closes) in [(18, "Thu 19 12:00"), (20, "Mon 23 12:00"), (21, "Mon 23 12:00"), (22, "Mon 23 12:00")] {
            assert_eq!(said(usual, day(date)), closes, "{date}");
        }
        let friday = Closing { weekend: WeekdaySet::from_array([Weekday::Fri]), ..usual };
        assert_eq!(said(friday, day(19)), "Sat 21 12:00");
        assert_eq!(said(Closing { weekend: WeekdaySet::ALL, ..usual }, day(20)), "Sat 21 12:00");
    }

    #[test]
    fn it_is_closed_from_that_minute_on() {
        let at = |hour, minute| day(19).and_hms_opt(hour, minute, 0).expect("a moment");
        assert!(!Closing::default().is_closed(day(18), at(11, 59)));
        assert!(Closing::default().is_closed(day(18), at(12, 0)));
        assert!(!Closing::default().is_closed(day(19), at(23, 59)));
    }

    #[test]
    fn the_last_day_of_the_calendar_closes() {
        assert_eq!(Closing::default().closes_at(NaiveDate::MAX).date(), NaiveDate::MAX);
    }

    proptest! {
        #[test]
        fn a_day_never_closes_before_one_that_is_earlier(days in 0..100_000_i32, later in 0..10_i32) {
            let date = |days| NaiveDate::from_num_days_from_ce_opt(700_000 + days).expect("a day");
            let closing = Closing::default();
            prop_assert!(closing.closes_at(date(days)) <= closing.closes_at(date(days + later)));
            prop_assert!(closing.closes_at(date(days)).date() > date(days));
        }
    }
}
