//! Days and periods whose number is said, while the year or the month may be left open.

use super::context::{Context, Lean, Reading};
use crate::calendar::{DateProblem, Period, Week};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// How near a day on the other side makes two readings of a date without its year or month: on 21 November, `11-22` is more
/// likely tomorrow than a year ago, yet in a log of what was done a year ago is possible.
const NEAR_DAYS: i64 = 7;

/// A year with 29 February, for telling days that never are from those that seldom are.
const LEAP_YEAR: i32 = 2000;

impl Context<'_> {
    /// A day of a month, the year open. 29 February is looked for in leap years.
    pub(super) fn month_day(&self, month: u32, day: u32) -> Reading {
        let this_year = self.month_start(self.from.year(), month)?;
        let ever = NaiveDate::from_ymd_opt(LEAP_YEAR, month, day).is_some();
        if !ever {
            let shown = self.whole_month(month)?;
            return Err(DateProblem::Impossible { text: self.text(), last_valid: shown.last() });
        }
        // Two leap years are at most eight years apart.
        let candidates = (-8..=8).filter_map(|years| NaiveDate::from_ymd_opt(this_year.year() + years, month, day));
        self.nearest(candidates)
    }

    /// Returns a day whose day of the month may be taken from any month.
    pub(super) fn day_of_month(&self, day: u32) -> Reading {
        let month = Period::month_of(self.from);
        if !(1..=31).contains(&day) {
            return Err(DateProblem::Impossible { text: self.text(), last_valid: month.last() });
        }
        let before = (0..=2).filter_map(|back| month.first().checked_sub_months(Months::new(back)));
        let after = (1..=2).filter_map(|on| month.first().checked_add_months(Months::new(on)));
        self.nearest(before.chain(after).filter_map(|first| first.with_day(day)))
    }

    /// Takes the nearest of some days by lean, unless one on the other side is so near that it may be meant.
    fn nearest(&self, days: impl Iterator<Item = NaiveDate>) -> Reading {
        let (mut before, mut after): (Option<NaiveDate>, Option<NaiveDate>) = (None, None);
        for day in days {
            if day <= self.from {
                before = before.max(Some(day));
            }
            if day >= self.from {
                after = Some(after.map_or(day, |known| known.min(day)));
            }
        }
        let (leaned, other) = match self.lean {
            Lean::Past => (before, after),
            Lean::Future => (after, before),
        };
        let distance = |day: NaiveDate| (day - self.from).num_days().abs();
        match (leaned, other) {
            (Some(leaned), Some(other))
                if !self.is_held && distance(other) <= NEAR_DAYS && distance(leaned) > NEAR_DAYS =>
            {
                Err(self.ambiguous(Period::day(leaned), Period::day(other)))
            }
            _ => self.day(leaned),
        }
    }

    /// A year.
    pub(super) fn year(&self, year: i32) -> Reading {
        self.span(Period::year_of(self.month_start(year, 1)?))
    }

    /// A half of a year, 1 or 2.
    pub(super) fn half(&self, year: i32, half: u32) -> Reading {
        let first = Period::quarter_of(self.month_start(year, half * 6 - 5)?);
        let last = Period::quarter_of(self.month_start(year, half * 6)?);
        self.span(Period::between(first.first(), last.last()))
    }

    /// A month, of the year said or else by lean.
    pub(super) fn month(&self, year: Option<i32>, month: u32) -> Reading {
        match year {
            Some(year) => self.span(Period::month_of(self.month_start(year, month)?)),
            None => self.span(self.whole_month(month)?),
        }
    }

    fn whole_month(&self, month: u32) -> Result<Period, DateProblem> {
        self.by_lean(|year| self.month_start(year, month).map(Period::month_of))
    }

    /// A third of a month as Chinese counts it: ten days, ten days, the rest.
    pub(super) fn third_of(&self, month: Period, third: u64) -> Reading {
        let at = |days| month.first().checked_add_days(Days::new(days)).unwrap_or(month.last());
        self.span(match third {
            0 => Period::between(month.first(), at(9)),
            1 => Period::between(at(10), at(19)),
            _ => Period::between(at(20), month.last()),
        })
    }

    /// The first 15 days of a month, or the rest.
    pub(super) fn half_of(&self, month: Period, is_first: bool) -> Reading {
        let at = |days| month.first().checked_add_days(Days::new(days)).unwrap_or(month.last());
        self.span(if is_first { Period::between(month.first(), at(14)) } else { Period::between(at(15), month.last()) })
    }

    /// A quarter, of the year said or else by lean.
    pub(super) fn quarter(&self, year: Option<i32>, number: u32) -> Reading {
        if !(1..=4).contains(&number) {
            return Err(self.no_such(number, 4));
        }
        let of = |year| self.month_start(year, number * 3).map(Period::quarter_of);
        self.span(match year {
            Some(year) => of(year)?,
            None => self.by_lean(of)?,
        })
    }

    /// An ISO week, of the ISO year said or else by lean.
    pub(super) fn week(&self, year: Option<i32>, number: u32) -> Reading {
        self.span(match year {
            Some(year) => self.week_of(year, number)?,
            None if !(1..=53).contains(&number) => self.week_of(self.from.iso_week().year(), number)?,
            None if number == 53 => self.nearest_week_53()?,
            None => self.by_lean(|year| self.week_of(year, number))?,
        })
    }

    /// A day of an ISO week, Monday being 1.
    pub(super) fn week_day(&self, year: i32, number: u32, day: u32) -> Reading {
        let week = self.week_of(year, number)?;
        if !(1..=7).contains(&day) {
            return Err(self.no_such(day, 7));
        }
        self.day(week.first().checked_add_days(Days::new(u64::from(day) - 1)))
    }

    fn week_of(&self, year: i32, number: u32) -> Result<Period, DateProblem> {
        match NaiveDate::from_isoywd_opt(year, number, Weekday::Mon) {
            Some(monday) => Ok(Period::week_of(self.within(Some(monday))?)),
            None => Err(self.no_such(number, Week::last_of(year))),
        }
    }

    /// Week 53 of the present ISO year or its neighbour, or none: it does not come every year, and one of years ago is not meant.
    fn nearest_week_53(&self) -> Result<Period, DateProblem> {
        let year = self.from.iso_week().year();
        let tried = if self.lean == Lean::Past { [year, year - 1] } else { [year, year + 1] };
        let has_53 = tried.into_iter().filter(|&year| Week::last_of(year) == 53);
        let found = has_53.map(|year| self.week_of(year, 53)).find(|week| {
            let week = week.as_ref();
            week.is_ok_and(
                |week| if self.lean == Lean::Past { week.first() <= self.from } else { week.last() >= self.from },
            )
        });
        found.unwrap_or_else(|| Err(self.no_such(53, 52)))
    }

    /// Takes the present year's period, or its neighbour's on the side of the lean: the latest that has begun, or the first that is not over.
    fn by_lean(&self, of: impl Fn(i32) -> Result<Period, DateProblem>) -> Result<Period, DateProblem> {
        // ISO years reach over New Year, so that three calendar years are looked at.
        let year = self.from.year();
        let mut found = None;
        for year in [year - 1, year, year + 1] {
            let period = of(year)?;
            match self.lean {
                Lean::Past if period.first() <= self.from => found = Some(period),
                Lean::Future if period.last() >= self.from => found = found.or(Some(period)),
                _ => {}
            }
        }
        found.ok_or_else(|| self.out_of_range())
    }
}
