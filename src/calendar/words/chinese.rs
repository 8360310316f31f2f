//! Chinese phrases for days and periods.

use super::context::{Context, Meaning, Reading, Run, Side, Unit};
use super::numerals::leading;
use chrono::Weekday;

/// Reads a Chinese phrase, already without blanks and in lower case; `None` when it is none.
pub(super) fn read(context: &Context, text: &str) -> Option<Reading> {
    near(context, text)
        .or_else(|| holiday(context, text))
        .or_else(|| fixed(context, text))
        .or_else(|| pointed(context, text))
        .or_else(|| counted(context, text))
        .or_else(|| recent(context, text))
        .or_else(|| calendar(context, text))
}

fn near(context: &Context, text: &str) -> Option<Reading> {
    let (count, side) = match text {
        "今天" | "今日" | "今" => (0, Side::Before),
        "昨天" | "昨日" => (1, Side::Before),
        "前天" | "前日" => (2, Side::Before),
        "大前天" => (3, Side::Before),
        "明天" | "明日" => (1, Side::After),
        "后天" | "后日" => (2, Side::After),
        "大后天" => (3, Side::After),
        _ => return None,
    };
    Some(context.away(count, Unit::Days(1), side))
}

/// Names of holidays and solar terms, alone or after a year: 国庆, 去年春节.
fn holiday(context: &Context, text: &str) -> Option<Reading> {
    let name = year_said(context, text).map_or(text, |(_, rest)| rest);
    let name = name.strip_suffix('节').unwrap_or(name);
    HOLIDAYS.contains(&name).then(|| Err(context.holiday()))
}

const HOLIDAYS: [&str; 25] = [
    "元旦",
    "春",
    "过年",
    "除夕",
    "元宵",
    "清明",
    "五一",
    "劳动",
    "端午",
    "中秋",
    "国庆",
    "十一",
    "圣诞",
    "平安夜",
    "情人",
    "妇女",
    "儿童",
    "六一",
    "教师",
    "七夕",
    "重阳",
    "冬至",
    "夏至",
    "中元",
    "腊八",
];

/// Phrases whose first character would lead astray: 上半年 is no half year before.
fn fixed(context: &Context, text: &str) -> Option<Reading> {
    let this_year = context.year_away(0);
    match text {
        "上半年" => Some(context.half(this_year, 1)),
        "下半年" => Some(context.half(this_year, 2)),
        "周" | "星期" => Some(context.run(0, Run::Week)),
        "周末" => Some(context.run(0, Run::Weekend)),
        "年底" | "年末" | "年初" => of_year(context, this_year, text),
        "月底" | "月末" | "月初" | "季末" | "季度末" => pointed(context, &format!("本{text}")),
        _ => None,
    }
}

/// 上周, 上上周三, 这个月, 上个月5号, 下季度; also a bare 周五.
fn pointed(context: &Context, text: &str) -> Option<Reading> {
    let (count, rest) = match pointer(text) {
        Some(found) => found,
        None => return Some(context.weekday(weekday(week_word(text)?)?)),
    };
    if let Some(rest) = week_word(rest) {
        return match rest {
            "" => Some(context.run(count, Run::Week)),
            "末" => Some(context.run(count, Run::Weekend)),
            day => Some(context.weekday_of_week(count, weekday(day)?)),
        };
    }
    if let Some(rest) = rest.strip_prefix("季度").or_else(|| rest.strip_prefix('季')) {
        let quarter = context.run(count, Run::Quarter);
        return edge(quarter, rest);
    }
    if let Some(rest) = rest.strip_prefix('年') {
        return of_year(context, context.year_away(count), rest);
    }
    let rest = rest.strip_prefix('月')?;
    Some(
        context.month_away(count).and_then(|(year, month)| {
            of_month(context, Some(year), month, rest).unwrap_or_else(|| Err(context.unknown()))
        }),
    )
}

/// Reads 上, 上上, 下, 本, 这 and the measure words after them; returns how many runs away they point.
fn pointer(text: &str) -> Option<(i32, &str)> {
    let pointing = |direction: char| text.chars().take_while(|&c| c == direction).count();
    let (back, on) = (pointing('上'), pointing('下'));
    let (count, rest) = match (back, on) {
        (1..=9, _) => (-i32::try_from(back).ok()?, &text[back * '上'.len_utf8()..]),
        (_, 1..=9) => (i32::try_from(on).ok()?, &text[on * '下'.len_utf8()..]),
        _ => (0, text.strip_prefix(['本', '这', '当'])?),
    };
    let rest = rest.strip_prefix('一').unwrap_or(rest);
    Some((count, rest.strip_prefix('个').unwrap_or(rest)))
}

fn week_word(text: &str) -> Option<&str> {
    ["星期", "礼拜", "周"].iter().find_map(|word| text.strip_prefix(word))
}

fn weekday(text: &str) -> Option<Weekday> {
    match text {
        "一" | "1" => Some(Weekday::Mon),
        "二" | "2" => Some(Weekday::Tue),
        "三" | "3" => Some(Weekday::Wed),
        "四" | "4" => Some(Weekday::Thu),
        "五" | "5" => Some(Weekday::Fri),
        "六" | "6" => Some(Weekday::Sat),
        "日" | "天" => Some(Weekday::Sun),
        _ => None,
    }
}

/// 3天前, 两个星期后, 半年前.
fn counted(context: &Context, text: &str) -> Option<Reading> {
    let (count, unit, rest) = amount(text)?;
    let side = match rest {
        "前" | "之前" | "以前" => Side::Before,
        "后" | "之后" | "以后" => Side::After,
        _ => return None,
    };
    Some(context.away(count, unit, side))
}

/// 最近7天, 近一个月, 未来两周.
fn recent(context: &Context, text: &str) -> Option<Reading> {
    const BEFORE: [&str; 3] = ["最近", "过去", "近"];
    const AFTER: [&str; 3] = ["未来", "接下来", "今后"];
    let after = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word));
    let (rest, side) = match after(&BEFORE) {
        Some(rest) => (rest, Side::Before),
        None => (after(&AFTER)?, Side::After),
    };
    match amount(rest.strip_prefix('的').unwrap_or(rest))? {
        (count, unit, "") => Some(context.rolling(count, unit, side)),
        _ => None,
    }
}

/// Reads a number with a unit of days, weeks, months or years; returns the rest too.
fn amount(text: &str) -> Option<(u32, Unit, &str)> {
    if let Some(rest) = text.strip_prefix("半年") {
        return Some((6, Unit::Months(1), rest));
    }
    let (count, rest) = leading(text)?;
    let rest = rest.strip_prefix('个').unwrap_or(rest);
    if let Some(rest) = week_word(rest) {
        return Some((count, Unit::Days(7), rest));
    }
    let units = [
        ("天", Unit::Days(1)),
        ("日", Unit::Days(1)),
        ("月", Unit::Months(1)),
        ("季度", Unit::Months(3)),
        ("年", Unit::Months(12)),
    ];
    units.iter().find_map(|&(name, unit)| Some((count, unit, rest.strip_prefix(name)?)))
}

/// 去年12月3日, 2026年, 11月21日, 21号, 第47周, 四季度.
fn calendar(context: &Context, text: &str) -> Option<Reading> {
    if let Some((year, rest)) = year_said(context, text) {
        return of_year(context, year, rest);
    }
    numbered_run(context, None, text).or_else(|| {
        let (number, rest) = leading(text)?;
        match rest {
            "日" | "号" => Some(context.day_of_month(number)),
            _ => of_month(context, None, number, rest.strip_prefix('月')?),
        }
    })
}

/// Reads the year that a phrase starts with: 去年, 2026年.
fn year_said<'a>(context: &Context, text: &'a str) -> Option<(i32, &'a str)> {
    const NAMED: [(&str, i32); 8] =
        [("大前年", -3), ("前年", -2), ("去年", -1), ("上年", -1), ("今年", 0), ("本年", 0), ("明年", 1), ("后年", 2)];
    if let Some(found) =
        NAMED.iter().find_map(|&(name, years)| Some((context.year_away(years), text.strip_prefix(name)?)))
    {
        return Some(found);
    }
    let (year, rest) = leading(text).filter(|(year, _)| (1000..=9999).contains(year))?;
    Some((i32::try_from(year).ok()?, rest.strip_prefix('年')?))
}

fn of_year(context: &Context, year: i32, rest: &str) -> Option<Reading> {
    match rest.strip_prefix('度').unwrap_or(rest) {
        "" | "全年" => Some(context.year(year)),
        "上半年" => Some(context.half(year, 1)),
        "下半年" => Some(context.half(year, 2)),
        "底" | "末" | "年底" | "年末" => Some(context.full_date(year, 12, 31)),
        "初" | "年初" => Some(context.full_date(year, 1, 1)),
        rest => numbered_run(context, Some(year), rest).or_else(|| {
            let (month, rest) = leading(rest)?;
            of_month(context, Some(year), month, rest.strip_prefix('月')?)
        }),
    }
}

/// 第47周, 第四季度, 四季度, q4. A week needs its 第: 3周 is a length.
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
    let is_week = (ordinal.is_some() || year.is_some()) && matches!(rest, "周" | "个星期" | "星期");
    is_week.then(|| context.week(year, number))
}

/// What follows a month: a day, its start or end, a third of it, or nothing.
fn of_month(context: &Context, year: Option<i32>, month: u32, rest: &str) -> Option<Reading> {
    let rest = rest.strip_prefix('份').unwrap_or(rest);
    if let Some((day, "日" | "号" | "")) = leading(rest) {
        return Some(match year {
            Some(year) => context.full_date(year, month, day),
            None => context.month_day(month, day),
        });
    }
    let whole = context.month(year, month);
    let third = ["上旬", "中旬", "下旬"].iter().zip(0..).find(|(name, _)| **name == rest);
    match (third, &whole) {
        (Some((_, third)), Ok(Meaning::Span(period))) => Some(context.third_of(*period, third)),
        (Some(_), _) => Some(whole),
        (None, _) => edge(whole, rest),
    }
}

/// Takes a period whole, or its first or last day: 月初, 季末, 月底.
fn edge(whole: Reading, rest: &str) -> Option<Reading> {
    let at_end = match rest {
        "" => return Some(whole),
        "底" | "末" => true,
        "初" => false,
        _ => return None,
    };
    Some(whole.map(|meaning| match meaning {
        Meaning::Span(period) if at_end => Meaning::Day(period.last()),
        Meaning::Span(period) => Meaning::Day(period.first()),
        day => day,
    }))
}
