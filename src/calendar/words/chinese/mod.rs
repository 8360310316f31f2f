//! Chinese phrases for days and periods.

mod counted;
mod numbered;
mod pointed;
mod vague;

pub(super) use pointed::weekday_at_end;

use super::context::{Context, Meaning, Reading, Run, Side, Unit};
use super::holidays;
use crate::calendar::Period;

/// Reads a Chinese phrase, already without blanks and in lower case; `None` when it is none.
pub(super) fn read(context: &Context, text: &str) -> Option<Reading> {
    let text = match text.strip_suffix('的') {
        Some(_) => text.to_owned(),
        None => text.replace('的', ""),
    };
    phrase(context, &text)
}

fn phrase(context: &Context, text: &str) -> Option<Reading> {
    near(context, text)
        .or_else(|| holidays::chinese(context, text))
        .or_else(|| vague::read(context, text))
        .or_else(|| fixed(context, text))
        .or_else(|| pointed::read(context, text))
        .or_else(|| counted::read(context, text))
        .or_else(|| numbered::read(context, &plain_numerals(text)))
        .or_else(|| same_day(context, text))
        .or_else(|| week_of_day(context, text))
        .or_else(|| part_of_day(context, text))
        .or_else(|| vague::around_day(context, text))
}

/// Writes 廿, 卅 and 元月 as all others are written; the lunar days among them are refused before.
fn plain_numerals(text: &str) -> String {
    text.replace('廿', "二十").replace('卅', "三十").replace("元月", "1月").replace(['○', '◯'], "〇")
}

fn near(context: &Context, text: &str) -> Option<Reading> {
    let farther = text.chars().take_while(|&c| c == '大').count();
    let (count, side) = match &text[farther * '大'.len_utf8()..] {
        "前天" => (2 + farther, Side::Before),
        "后天" => (2 + farther, Side::After),
        _ if farther > 0 => return None,
        "今天" | "今日" | "今" | "今儿" | "今儿个" | "现在" | "目前" | "此刻" => (0, Side::Before),
        "昨天" | "昨日" | "昨儿" | "昨儿个" => (1, Side::Before),
        "前日" | "前儿" => (2, Side::Before),
        "明天" | "明日" | "明儿" | "明儿个" => (1, Side::After),
        "后日" | "后儿" => (2, Side::After),
        _ => return None,
    };
    Some(context.away(u32::try_from(count).ok()?, Unit::Days(1), side))
}

/// Phrases whose first character would lead astray: 上半年 is no half year before.
fn fixed(context: &Context, text: &str) -> Option<Reading> {
    let this_year = context.year_away(0);
    match text {
        "上半年" => Some(context.half(this_year, 1)),
        "下半年" => Some(context.half(this_year, 2)),
        "周" | "星期" => Some(context.run(0, Run::Week)),
        "周末" => Some(context.weekend()),
        "年底" | "年末" | "年初" => numbered::of_year(context, this_year, text),
        "月底" | "月末" | "月初" | "季末" | "季度末" | "季初" | "季度初" | "年内" | "月内" | "周内" => {
            pointed::read(context, &format!("本{text}"))
        }
        "上旬" | "中旬" | "下旬" | "上半月" | "下半月" => pointed::read(context, &format!("本月{text}")),
        "所有日子" | "全部" => Some(context.span(Period::between(Period::EARLIEST, Period::LATEST))),
        _ => None,
    }
}

/// 去年今天, 上周今天, 下个月今天.
fn same_day(context: &Context, text: &str) -> Option<Reading> {
    let run = text.strip_suffix("今天").or_else(|| text.strip_suffix("今日"))?;
    let (count, unit) = pointed::distance(context, run)?;
    let side = if count < 0 { Side::Before } else { Side::After };
    Some(context.away(count.unsigned_abs(), unit, side))
}

/// 11月16日那周, 昨天那一周.
fn week_of_day(context: &Context, text: &str) -> Option<Reading> {
    let day =
        ["那周", "那一周", "那个星期", "那星期", "所在周", "当周"].iter().find_map(|word| text.strip_suffix(word))?;
    match super::parse::phrase(context, day)? {
        Ok(Meaning::Day(day)) => Some(context.span(Period::week_of(day))),
        Ok(Meaning::Span(_)) => None,
        problem => Some(problem),
    }
}

/// 昨晚, 今早, 周五下午: the part of the day says nothing more of the day.
fn part_of_day(context: &Context, text: &str) -> Option<Reading> {
    const PARTS: [&str; 19] = [
        "一大早",
        "大清早",
        "大早",
        "一早",
        "早上",
        "早晨",
        "清晨",
        "凌晨",
        "上午",
        "中午",
        "下午",
        "傍晚",
        "晚上",
        "夜里",
        "深夜",
        "早",
        "晚",
        "晨",
        "夜",
    ];
    let day = PARTS.iter().find_map(|part| text.strip_suffix(part))?;
    let day = match day {
        "今" | "昨" | "明" | "前" => format!("{day}天"),
        day => day.to_owned(),
    };
    super::parse::phrase(context, &day).filter(|reading| !matches!(reading, Ok(Meaning::Span(_))))
}
