//! Chinese phrases that say a number: 去年12月3日, 2026年, 21号, 第47周, 11月第一个周五.

use super::super::context::{Context, Meaning, Reading};
use super::super::numerals::leading;
use super::pointed::{span, week_word, weekday, within};
use crate::calendar::Period;

/// Reads a phrase that says a number of the calendar; `None` when it says none.
pub(super) fn read(context: &Context, text: &str) -> Option<Reading> {
    if let Some((year, rest)) = year_said(context, text) {
        return of_year(context, year, rest);
    }
    if let Some((_, "年")) = leading(text).filter(|(year, _)| *year < 100) {
        return Some(Err(context.short_year()));
    }
    numbered_run(context, None, text).or_else(|| {
        let (number, rest) = leading(text)?;
        match rest {
            "日" | "号" => Some(context.day_of_month(number)),
            _ => of_month(context, None, number, rest.strip_prefix('月')?),
        }
    })
}

/// Reads the year that a phrase starts with: 去年, 2026年, 民国115年; two digits only where more follows.
pub(super) fn year_said<'a>(context: &Context, text: &'a str) -> Option<(i32, &'a str)> {
    const NAMED: [(&str, i32); 8] =
        [("大前年", -3), ("前年", -2), ("去年", -1), ("上年", -1), ("今年", 0), ("本年", 0), ("明年", 1), ("后年", 2)];
    if let Some(found) =
        NAMED.iter().find_map(|&(name, years)| Some((context.year_away(years), text.strip_prefix(name)?)))
    {
        return Some(found);
    }
    if let Some(rest) = text.strip_prefix("民国") {
        let (year, rest) = leading(rest)?;
        return Some((i32::try_from(year).ok()?.checked_add(1911)?, rest.strip_prefix('年')?));
    }
    let (year, after) = leading(text)?;
    let rest = after.strip_prefix('年')?;
    match year {
        1000..=9999 => Some((i32::try_from(year).ok()?, rest)),
        0..=99 if text[..text.len() - after.len()].chars().count() >= 2 && !rest.is_empty() => {
            Some((context.year_of_two_digits(year), rest))
        }
        _ => None,
    }
}

pub(super) fn of_year(context: &Context, year: i32, rest: &str) -> Option<Reading> {
    match within(rest.strip_prefix('度').unwrap_or(rest)) {
        "" | "全年" => Some(context.year(year)),
        "上半年" => Some(context.half(year, 1)),
        "下半年" => Some(context.half(year, 2)),
        "底" | "末" | "年底" | "年末" | "最后一天" => Some(context.full_date(year, 12, 31)),
        "初" | "年初" | "第一天" => Some(context.full_date(year, 1, 1)),
        rest => numbered_run(context, Some(year), rest).or_else(|| {
            let (month, rest) = leading(rest)?;
            of_month(context, Some(year), month, rest.strip_prefix('月')?)
        }),
    }
}

/// 第47周, 第47周周三, 第四季度, 四季度, q4. A week needs its 第: 3周 is a length.
fn numbered_run(context: &Context, year: Option<i32>, text: &str) -> Option<Reading> {
    if let Some(number) = text.strip_prefix('q') {
        let (number, rest) = leading(number)?;
        return edge(context.quarter(year, number), rest);
    }
    let ordinal = text.strip_prefix('第');
    let (number, rest) = leading(ordinal.unwrap_or(text))?;
    if let Some(rest) = rest.strip_prefix("季度") {
        return edge(context.quarter(year, number), rest);
    }
    let is_week = ordinal.is_some() || year.is_some();
    let rest = week_word(rest.strip_prefix('个').unwrap_or(rest)).filter(|_| is_week)?;
    let week = context.week(year, number);
    match rest {
        "" => Some(week),
        rest => match span(week) {
            Ok(week) => Some(context.weekday_in(weekday(week_word(rest)?)?, week?)),
            Err(problem) => Some(Err(problem)),
        },
    }
}

/// What follows a month: a day, its start or end, a part of it, or nothing.
pub(super) fn of_month(context: &Context, year: Option<i32>, month: u32, rest: &str) -> Option<Reading> {
    let rest = rest.strip_prefix('份').unwrap_or(rest);
    if let Some((day, "日" | "号" | "")) = leading(rest) {
        return Some(match year {
            Some(year) => context.full_date(year, month, day),
            None => context.month_day(month, day),
        });
    }
    let whole = context.month(year, month);
    match span(whole.clone()) {
        Ok(Some(period)) => part_of_month(context, period, rest).or_else(|| edge(whole, rest)),
        _ => edge(whole, rest),
    }
}

/// 上旬, 下半月, 第一周, 第一个周五, 最后一天.
fn part_of_month(context: &Context, month: Period, rest: &str) -> Option<Reading> {
    let third = ["上旬", "中旬", "下旬"].iter().zip(0..).find(|(name, _)| **name == rest);
    if let Some((_, third)) = third {
        return Some(context.third_of(month, third));
    }
    match rest {
        "上半月" => return Some(context.half_of(month, true)),
        "下半月" => return Some(context.half_of(month, false)),
        "最后一天" => return Some(context.nth_day(month, None)),
        _ => {}
    }
    let (nth, rest) = match rest.strip_prefix("最后一").or_else(|| rest.strip_prefix("最后1")) {
        Some(rest) => (None, rest),
        None => {
            leading(rest.strip_prefix('第')?).map(|(nth, rest)| (Some(nth), rest)).filter(|(nth, _)| *nth > Some(0))?
        }
    };
    if rest == "天" {
        return Some(context.nth_day(month, nth));
    }
    match (week_word(rest.strip_prefix('个').unwrap_or(rest))?, nth) {
        ("", Some(nth)) => Some(context.nth_week(month, nth)),
        (day, nth) => Some(context.nth_weekday(month, nth, weekday(day)?)),
    }
}

/// Takes a period whole, or its first or last day: 月初, 季末, 月底.
pub(super) fn edge(whole: Reading, rest: &str) -> Option<Reading> {
    let at_end = match rest {
        "" => return Some(whole),
        "底" | "末" | "最后一天" => true,
        "初" | "第一天" => false,
        _ => return None,
    };
    Some(whole.map(|meaning| match meaning {
        Meaning::Span(period) if at_end => Meaning::Day(period.last()),
        Meaning::Span(period) => Meaning::Day(period.first()),
        day => day,
    }))
}
