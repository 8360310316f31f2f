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

    /// `last friday`, 上个周五: refused where the latest Friday is not the Friday of last week.
    pub(super) fn last_weekday(&self, weekday: Weekday) -> Reading {
        self.same(latest(weekday, self.today.pred_opt()), in_week(weekday, self.shifted(-1, Unit::Days(7))))
    }

    /// `next friday`, 下个周五: refused where the coming Friday is not the Friday of next week.
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

    /// `this past friday`: the latest one before today.
    pub(super) fn past_weekday(&self, weekday: Weekday) -> Reading {
        self.day(latest(weekday, self.today.pred_opt()))
    }

    /// `the coming friday`: the first one after today.
    pub(super) fn coming_weekday(&self, weekday: Weekday) -> Reading {
        self.day(first(weekday, self.today.succ_opt()))
    }

    /// `friday two weeks ago`, 两周前的周五: refused where so many weeks before the latest Friday it is not the Friday of that week.
    pub(super) fn weekday_weeks_away(&self, weekday: Weekday, weeks: u32, side: Side) -> Reading {
        let count = i32::try_from(weeks).map_err(|_| self.out_of_range())?;
        let (count, from) = match side {
            Side::Before => (-count, latest(weekday, Some(self.today))),
            Side::After => (count, first(weekday, Some(self.today))),
        };
        let counted = self.seen_from(self.within(from)?).shifted(count, Unit::Days(7));
        self.same(counted, in_week(weekday, self.shifted(count, Unit::Days(7))))
    }

    /// Such a weekday in a week.
    pub(super) fn weekday_in(&self, weekday: Weekday, week: Period) -> Reading {
        self.day(in_week(weekday, Some(week.first())))
    }

    /// Takes two readings that ought to agree.
    fn same(&self, a: Option<NaiveDate>, b: Option<NaiveDate>) -> Reading {
        let (a, b) = (self.within(a)?, self.within(b)?);
        if a == b { Ok(Meaning::Day(a)) } else { Err(self.ambiguous(Period::day(a), Period::day(b))) }
    }

    /// A weekend, the week open: the latest that has begun, or the first that is not over.
    pub(super) fn weekend(&self) -> Reading {
        let this = self.run_period(0, Run::Weekend)?;
        match self.lean {
            Lean::Past if this.first() > self.from => self.run(-1, Run::Weekend),
            _ => self.span(this),
        }
    }

    /// English `next weekend`: refused where the coming one is not that of next week.
    pub(super) fn next_weekend(&self) -> Reading {
        let (this, next) = (self.run_period(0, Run::Weekend)?, self.run_period(1, Run::Weekend)?);
        if self.today < this.first() { Err(self.ambiguous(this, next)) } else { self.span(next) }
    }

    /// From the first day of a run that is so many runs away until today: `year to date`, 上周以来.
    pub(super) fn run_to_date(&self, run: Run) -> Reading {
        self.span(Period::between(self.run_period(0, run)?.first(), self.today))
    }

    /// Such a weekday of a longer run, counted from 1; from its end with `None`.
    pub(super) fn nth_weekday(&self, run: Period, nth: Option<u32>, weekday: Weekday) -> Reading {
        let found = match nth {
            Some(nth) => first(weekday, Some(run.first()))
                .and_then(|day| day.checked_add_days(Days::new(u64::from(nth.saturating_sub(1)) * 7))),
            None => latest(weekday, Some(run.last())),
        };
        match found.filter(|day| run.contains(*day)) {
            Some(day) => Ok(Meaning::Day(day)),
            None => Err(DateProblem::Impossible { text: self.text(), last_valid: run.last() }),
        }
    }

    /// Such a day of a longer run, counted from 1; from its end with `None`.
    pub(super) fn nth_day(&self, run: Period, nth: Option<u32>) -> Reading {
        let found = match nth {
            Some(nth) => run.first().checked_add_days(Days::new(u64::from(nth) - 1)),
            None => Some(run.last()),
        };
        match found.filter(|day| run.contains(*day)) {
            Some(day) => Ok(Meaning::Day(day)),
            None => Err(DateProblem::Impossible { text: self.text(), last_valid: run.last() }),
        }
    }

    /// The first, second … week of a month. It may be counted from the week that holds the 1st or from the first Monday: refused where
    /// these are not the same week.
    pub(super) fn nth_week(&self, month: Period, nth: u32) -> Reading {
        let on = |monday: Option<NaiveDate>| {
            let day = monday.and_then(|day| day.checked_add_days(Days::new(u64::from(nth.saturating_sub(1)) * 7)));
            self.within(day).map(Period::week_of)
        };
        let begun = on(Some(Period::week_of(month.first()).first()))?;
        let whole = on(first(Weekday::Mon, Some(month.first())))?;
        if begun.first() > month.last() {
            return Err(DateProblem::Impossible { text: self.text(), last_valid: month.last() });
        }
        if begun == whole { self.span(begun) } else { Err(self.ambiguous(begun, whole)) }
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
        if fits(&this_year) { Err(self.ambiguous(this_year, other)) } else { self.span(other) }
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
