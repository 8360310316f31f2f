//! How days, weeks, months and lengths of time are written for people.

use super::{Chinese, English};
use crate::calendar::{Period, Week};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Weekday};

/// Wordings of dates.
pub trait DateWords {
    /// Names a weekday in full: `Saturday`, `星期六`.
    fn weekday(&self, day: Weekday) -> &'static str;
    /// Names a weekday in short: `Sat`, `周六`.
    fn weekday_short(&self, day: Weekday) -> &'static str;
    /// Writes a day with its weekday: `2026-11-21 Sat`, `2026-11-21 周六`.
    fn day(&self, day: NaiveDate) -> String {
        format!("{} {}", day.format("%Y-%m-%d"), self.weekday_short(day.weekday()))
    }
    /// Writes a moment with its day: `2026-11-21 Sat 09:30`.
    fn day_and_time(&self, moment: DateTime<FixedOffset>) -> String {
        format!("{} {}", self.day(moment.date_naive()), moment.format("%H:%M"))
    }
    /// Writes a day without its year: `Nov 21`, `11月21日`.
    fn month_day(&self, day: NaiveDate) -> String;
    /// Writes a period: a week with its dates, a month by name, others by both ends.
    fn period(&self, period: Period) -> String;
    /// Writes a length of time: `1 h 30 min`, `1小时30分`.
    fn minutes(&self, minutes: u32) -> String;
}

impl DateWords for English {
    fn weekday(&self, day: Weekday) -> &'static str {
        match day {
            Weekday::Mon => "Monday",
            Weekday::Tue => "Tuesday",
            Weekday::Wed => "Wednesday",
            Weekday::Thu => "Thursday",
            Weekday::Fri => "Friday",
            Weekday::Sat => "Saturday",
            Weekday::Sun => "Sunday",
        }
    }

    fn weekday_short(&self, day: Weekday) -> &'static str {
        &self.weekday(day)[..3]
    }

    fn month_day(&self, day: NaiveDate) -> String {
        day.format("%b %-d").to_string()
    }

    fn period(&self, period: Period) -> String {
        let (first, last) = (period.first(), period.last());
        let whole = |day: NaiveDate| day.format("%b %-d, %Y").to_string();
        match (first == Period::EARLIEST, last == Period::LATEST) {
            (true, true) => return "all days".to_owned(),
            (true, false) => return format!("up to {}", whole(last)),
            (false, true) => return format!("from {} on", whole(first)),
            (false, false) => {}
        }
        let span = if first.year() == last.year() {
            format!("{} – {}, {}", self.month_day(first), self.month_day(last), last.year())
        } else {
            format!("{}, {} – {}, {}", self.month_day(first), first.year(), self.month_day(last), last.year())
        };
        match (period.as_week(), period.as_month()) {
            (Some(Week { year, number }), _) => format!("Week {number} of {year} ({span})"),
            (_, Some(_)) => first.format("%B %Y").to_string(),
            _ if first == last => format!("{}, {}", self.weekday(first.weekday()), first.format("%B %-d, %Y")),
            _ => span,
        }
    }

    fn minutes(&self, minutes: u32) -> String {
        match (minutes / 60, minutes % 60) {
            (0, rest) => format!("{rest} min"),
            (hours, 0) => format!("{hours} h"),
            (hours, rest) => format!("{hours} h {rest:02} min"),
        }
    }
}

impl DateWords for Chinese {
    fn weekday(&self, day: Weekday) -> &'static str {
        match day {
            Weekday::Mon => "星期一",
            Weekday::Tue => "星期二",
            Weekday::Wed => "星期三",
            Weekday::Thu => "星期四",
            Weekday::Fri => "星期五",
            Weekday::Sat => "星期六",
            Weekday::Sun => "星期日",
        }
    }

    fn weekday_short(&self, day: Weekday) -> &'static str {
        match day {
            Weekday::Mon => "周一",
            Weekday::Tue => "周二",
            Weekday::Wed => "周三",
            Weekday::Thu => "周四",
            Weekday::Fri => "周五",
            Weekday::Sat => "周六",
            Weekday::Sun => "周日",
        }
    }

    fn month_day(&self, day: NaiveDate) -> String {
        day.format("%-m月%-d日").to_string()
    }

    fn period(&self, period: Period) -> String {
        let (first, last) = (period.first(), period.last());
        let whole = |day: NaiveDate| format!("{}年{}", day.year(), self.month_day(day));
        match (first == Period::EARLIEST, last == Period::LATEST) {
            (true, true) => return "所有日子".to_owned(),
            (true, false) => return format!("{}及以前", whole(last)),
            (false, true) => return format!("{}及以后", whole(first)),
            (false, false) => {}
        }
        let until = match (first.year() == last.year(), first.month() == last.month()) {
            (true, true) => last.format("%-d日").to_string(),
            (true, false) => self.month_day(last),
            (false, _) => format!("{}年{}", last.year(), self.month_day(last)),
        };
        let span = format!("{}—{until}", self.month_day(first));
        match (period.as_week(), period.as_month()) {
            (Some(Week { year, number }), _) => format!("{year}年第{number}周（{span}）"),
            (_, Some((year, month))) => format!("{year}年{month}月"),
            _ if first == last => {
                format!("{}年{}　{}", first.year(), self.month_day(first), self.weekday(first.weekday()))
            }
            _ => format!("{}年{span}", first.year()),
        }
    }

    fn minutes(&self, minutes: u32) -> String {
        match (minutes / 60, minutes % 60) {
            (0, rest) => format!("{rest}分钟"),
            (hours, 0) => format!("{hours}小时"),
            (hours, rest) => format!("{hours}小时{rest}分"),
        }
    }
}

/// Writes a period as it may be typed anywhere without being misread: `2026-11-21`, `2026-W47`, `2026-11`, `2026-11-16..2026-11-20`.
pub(super) fn iso(period: Period) -> String {
    let (first, last) = (period.first(), period.last());
    match (period.as_week(), period.as_month()) {
        _ if first == last => first.to_string(),
        (Some(Week { year, number }), _) => format!("{year:04}-W{number:02}"),
        (_, Some((year, month))) => format!("{year:04}-{month:02}"),
        _ => format!("{first}..{last}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Lean, parse_date, parse_period};
    use proptest::prelude::*;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    #[test]
    fn a_week_shows_its_dates() {
        let week = Period::week_of(ymd(2026, 11, 21));
        assert_eq!(English.period(week), "Week 47 of 2026 (Nov 16 – Nov 22, 2026)");
        assert_eq!(Chinese.period(week), "2026年第47周（11月16日—22日）");
        let new_year = Period::week_of(ymd(2026, 12, 31));
        assert_eq!(Chinese.period(new_year), "2026年第53周（12月28日—2027年1月3日）");
    }

    #[test]
    fn an_open_side_is_no_date() {
        let day = ymd(2026, 11, 20);
        for (period, english, chinese) in [
            (Period::since(day), "from Nov 20, 2026 on", "2026年11月20日及以后"),
            (Period::until(day), "up to Nov 20, 2026", "2026年11月20日及以前"),
            (Period::since(Period::EARLIEST), "all days", "所有日子"),
        ] {
            assert_eq!((English.period(period).as_str(), Chinese.period(period).as_str()), (english, chinese));
        }
    }

    /// The last day that the format can write, 9999-12-31, counted from the year 1.
    const LAST: i32 = 3_652_059;

    /// Days that the format can write, from the year 1000 on (before it, 800年 may be a length as well), up to the last whole week.
    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (364_878..=LAST - 7).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).expect("a day in range"))
    }

    proptest! {
        #[test]
        fn every_day_that_is_shown_reads_back(day in any_day(), today in any_day()) {
            let words: [&dyn DateWords; 2] = [&English, &Chinese];
            for words in words {
                for shown in [words.day(day), words.period(Period::day(day))] {
                    let read = parse_date(&shown, today, Lean::Past).map(|said| said.value);
                    prop_assert_eq!(read, Ok(day), "{}", shown);
                }
                let shown = words.month_day(day);
                if let Ok(said) = parse_date(&shown, today, Lean::Future) {
                    prop_assert_eq!((said.value.month(), said.value.day()), (day.month(), day.day()), "{}", shown);
                }
            }
        }

        #[test]
        fn every_period_that_is_shown_reads_back(a in any_day(), b in any_day(), length in 1_i32..500, today in any_day()) {
            let near = NaiveDate::from_num_days_from_ce_opt((a.num_days_from_ce() + length).min(LAST)).unwrap_or(a);
            let periods = [
                Period::week_of(a),
                Period::month_of(a),
                Period::quarter_of(a),
                Period::year_of(a),
                Period::between(a, near),
                Period::between(a, b),
                Period::since(a),
                Period::until(a),
                Period::since(Period::EARLIEST),
            ];
            let words: [&dyn DateWords; 2] = [&English, &Chinese];
            for (words, period) in words.into_iter().flat_map(|words| periods.map(|period| (words, period))) {
                for shown in [words.period(period), iso(period)] {
                    let read = parse_period(&shown, today).map(|said| said.value);
                    prop_assert_eq!(read, Ok(period), "{}", shown);
                }
            }
        }
    }

    #[test]
    fn lengths_read_naturally() {
        assert_eq!(English.minutes(90), "1 h 30 min");
        assert_eq!(Chinese.minutes(45), "45分钟");
    }
}
