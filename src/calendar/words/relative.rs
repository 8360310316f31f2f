//! Days and periods that are said by their distance from today.

use super::context::{Context, Lean, Meaning, Reading, Run, Side, Unit};
use crate::calendar::{DateProblem, Period};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

impl Context<'_> {
    /// A weekday, the week open.
    pub(super) fn weekday(&self, weekday: Weekday) -> Reading {
        match self.lean {
            Lean::Past => self.day(latest(weekday, Some(self.from))),
            Lean::Future => self.day(first(weekday, Some(self.from))),
        }
    }

    /// The weekday of the ISO week that is so many weeks away.
    pub(super) fn weekday_of_week(&self, weeks: i32, weekday: Weekday) -> Reading {
        self.day(in_week(weekday, self.shifted(weeks, Unit::Days(7))))
    }

    /// English `last friday`: refused where the latest Friday is not the Friday of last week.
    pub(super) fn last_weekday(&self, weekday: Weekday) -> Reading {
        self.same(latest(weekday, self.today.pred_opt()), in_week(weekday, self.shifted(-1, Unit::Days(7))))
    }

    /// English `next friday`: refused where the coming Friday is not the Friday of next week.
    pub(super) fn next_weekday(&self, weekday: Weekday) -> Reading {
        self.same(first(weekday, self.today.succ_opt()), in_week(weekday, self.shifted(1, Unit::Days(7))))
    }

    /// English `this friday`: the Friday of this ISO week. Where that is over and the phrase leans ahead, the coming one is as likely.
    pub(super) fn this_weekday(&self, weekday: Weekday) -> Reading {
        let this_week = in_week(weekday, Some(self.today));
        match self.lean {
            Lean::Future if this_week < Some(self.today) => self.same(this_week, first(weekday, Some(self.today))),
            _ => self.day(this_week),
        }
    }

    /// Takes two readings that ought to agree.
    fn same(&self, a: Option<NaiveDate>, b: Option<NaiveDate>) -> Reading {
        let (a, b) = (self.within(a)?, self.within(b)?);
        if a == b { Ok(Meaning::Day(a)) } else { Err(self.ambiguous(a, b)) }
    }

    /// The day so many units away. A month that is too short ends the count on its last day.
    pub(super) fn away(&self, count: u32, unit: Unit, side: Side) -> Reading {
        let count = i32::try_from(count).map_err(|_| self.out_of_range())?;
        self.day(self.shifted(if side == Side::Before { -count } else { count }, unit))
    }

    fn shifted(&self, count: i32, unit: Unit) -> Option<NaiveDate> {
        let of = |size: u32| count.unsigned_abs().checked_mul(size);
        match (unit, count < 0) {
            (Unit::Days(size), true) => self.today.checked_sub_days(Days::new(of(size)?.into())),
            (Unit::Days(size), false) => self.today.checked_add_days(Days::new(of(size)?.into())),
            (Unit::Months(size), true) => self.today.checked_sub_months(Months::new(of(size)?)),
            (Unit::Months(size), false) => self.today.checked_add_months(Months::new(of(size)?)),
        }
    }

    /// The last or next so many units, today included: `last 7 days` has seven.
    pub(super) fn rolling(&self, count: u32, unit: Unit, side: Side) -> Reading {
        let Meaning::Day(far) = self.away(count, unit, side)? else { return Err(self.unknown()) };
        if far == self.today {
            return Err(self.unknown());
        }
        let near = if side == Side::Before { far.succ_opt() } else { far.pred_opt() };
        self.span(Period::between(self.within(near)?, self.today))
    }

    /// The calendar run of days that is so many runs away from the present one.
    pub(super) fn run(&self, count: i32, run: Run) -> Reading {
        self.span(self.run_period(count, run)?)
    }

    fn run_period(&self, count: i32, run: Run) -> Result<Period, DateProblem> {
        let unit = match run {
            Run::Week | Run::Weekend => Unit::Days(7),
            Run::Month => Unit::Months(1),
            Run::Quarter => Unit::Months(3),
            Run::Year => Unit::Months(12),
        };
        let day = self.within(self.shifted(count, unit))?;
        Ok(match run {
            Run::Week => Period::week_of(day),
            Run::Weekend => {
                let week = Period::week_of(day);
                Period::between(week.last().pred_opt().unwrap_or(week.last()), week.last())
            }
            Run::Month => Period::month_of(day),
            Run::Quarter => Period::quarter_of(day),
            Run::Year => Period::year_of(day),
        })
    }

    /// The year that is so many years away.
    pub(super) fn year_away(&self, years: i32) -> i32 {
        self.today.year().saturating_add(years)
    }

    /// Year and month that are so many months away.
    pub(super) fn month_away(&self, months: i32) -> Result<(i32, u32), DateProblem> {
        let first = self.run_period(months, Run::Month)?.first();
        Ok((first.year(), first.month()))
    }

    /// English `last november`: refused where the latest one that is over lies in this year.
    pub(super) fn last_month_named(&self, month: u32) -> Reading {
        self.same_month(month, |period| period.last() < self.today, -1)
    }

    /// English `next november`: refused where the first one ahead lies in this year.
    pub(super) fn next_month_named(&self, month: u32) -> Reading {
        self.same_month(month, |period| period.first() > self.today, 1)
    }

    fn same_month(&self, month: u32, fits: impl Fn(&Period) -> bool, years: i32) -> Reading {
        let in_year = |year| self.month_start(year, month).map(Period::month_of);
        let this_year = in_year(self.today.year())?;
        let other = in_year(self.year_away(years))?;
        if fits(&this_year) { Err(self.ambiguous(this_year.first(), other.first())) } else { self.span(other) }
    }
}

/// Returns the latest such weekday that is not after a day.
fn latest(weekday: Weekday, day: Option<NaiveDate>) -> Option<NaiveDate> {
    let day = day?;
    day.checked_sub_days(Days::new(day.weekday().days_since(weekday).into()))
}

/// Returns the first such weekday that is not before a day.
fn first(weekday: Weekday, day: Option<NaiveDate>) -> Option<NaiveDate> {
    let day = day?;
    day.checked_add_days(Days::new(weekday.days_since(day.weekday()).into()))
}

/// Returns such a weekday in the ISO week of a day.
fn in_week(weekday: Weekday, day: Option<NaiveDate>) -> Option<NaiveDate> {
    first(weekday, Some(Period::week_of(day?).first()))
}
