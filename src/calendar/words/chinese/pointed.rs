//! Chinese phrases that point at a run of days and at a day in it: 上周三, 下个月5号, 本季度.

use super::super::context::{Context, Meaning, Reading, Run, Unit};
use super::numbered::{edge, of_month, of_year};
use crate::calendar::{DateProblem, Period};
use chrono::Weekday;

/// Reads 上周, 上上周三, 这个月, 上个月5号, 下季度; also a bare 周五.
pub(super) fn read(context: &Context, text: &str) -> Option<Reading> {
    let Some(pointer) = pointer(text) else {
        return Some(context.weekday(weekday(week_word(text)?)?));
    };
    let Pointer { count, rest, .. } = pointer;
    if let Some(rest) = week_word(rest) {
        return week(context, &pointer, rest);
    }
    if let Some(rest) = rest.strip_prefix("季度").or_else(|| rest.strip_prefix('季')) {
        return edge(context.run(count, Run::Quarter), within(rest));
    }
    if let Some(rest) = rest.strip_prefix('年') {
        return of_year(context, context.year_away(count), within(rest));
    }
    let rest = rest.strip_prefix('月')?;
    match context.month_away(count) {
        Ok((year, month)) => of_month(context, Some(year), month, within(rest)),
        Err(problem) => Some(Err(problem)),
    }
}

fn week(context: &Context, pointer: &Pointer, rest: &str) -> Option<Reading> {
    match within(rest) {
        "" => return Some(context.run(pointer.count, Run::Week)),
        "末" => return Some(context.run(pointer.count, Run::Weekend)),
        _ => {}
    }
    // 上周周五 names the week by itself.
    if let Some(day) = week_word(rest) {
        return Some(context.weekday_of_week(pointer.count, weekday(day)?));
    }
    let day = weekday(rest)?;
    // 上一个周五 counts Fridays, 上周五 weeks.
    Some(match pointer.count {
        -1 if pointer.counts_days => context.last_weekday(day),
        1 if pointer.counts_days => context.next_weekday(day),
        count => context.weekday_of_week(count, day),
    })
}

/// How far away a phrase points.
struct Pointer<'a> {
    count: i32,
    /// Whether a weekday after it is itself counted: 上个周五.
    counts_days: bool,
    rest: &'a str,
}

/// Reads 上, 上上, 大上, 下, 本, 这 and the measure words after them.
fn pointer(text: &str) -> Option<Pointer<'_>> {
    let (farther, text) = match text.strip_prefix('大') {
        Some(rest) if rest.starts_with(['上', '下']) => (1, rest),
        _ => (0, text),
    };
    let pointing = |direction: char| text.chars().take_while(|&c| c == direction).count();
    let (back, on) = (pointing('上'), pointing('下'));
    let (count, rest) = match (back, on) {
        (1..=9, _) => (-i32::try_from(back).ok()? - farther, &text[back * '上'.len_utf8()..]),
        (_, 1..=9) => (i32::try_from(on).ok()? + farther, &text[on * '下'.len_utf8()..]),
        _ => (0, text.strip_prefix(['本', '这', '当'])?),
    };
    let after_one = rest.strip_prefix('一').unwrap_or(rest);
    let after = after_one.strip_prefix('个').unwrap_or(after_one);
    let is_counted = after.len() < after_one.len();
    let counts_days = is_counted && (after.starts_with('周') || after_one.len() < rest.len());
    Some(Pointer { count, counts_days, rest: after })
}

/// Takes 内 off a run, which says no more: 本月内.
pub(super) fn within(rest: &str) -> &str {
    ["之内", "以内", "内", "里"].iter().find_map(|word| rest.strip_suffix(word)).unwrap_or(rest)
}

/// Reads how far away a run is: 上周, 去年, 下个月.
pub(super) fn distance(context: &Context, text: &str) -> Option<(i32, Unit)> {
    if let Some((year, "")) = super::numbered::year_said(context, text) {
        return Some((year - context.year_away(0), Unit::Months(12)));
    }
    let Pointer { count, rest, .. } = pointer(text)?;
    if week_word(rest) == Some("") {
        return Some((count, Unit::Days(7)));
    }
    (rest == "月").then_some((count, Unit::Months(1)))
}

pub(super) fn week_word(text: &str) -> Option<&str> {
    ["星期", "礼拜", "周"].iter().find_map(|word| text.strip_prefix(word))
}

pub(super) fn weekday(text: &str) -> Option<Weekday> {
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

/// Takes a weekday off the end or the beginning of a phrase: 11月21日星期六.
pub(in super::super) fn weekday_at_end(text: &str) -> Option<(Weekday, &str)> {
    let last = text.char_indices().next_back()?.0;
    let day = weekday(&text[last..]);
    let at_end = ["星期", "礼拜", "周"].iter().find_map(|word| text[..last].strip_suffix(word));
    if let (Some(day), Some(rest)) = (day, at_end) {
        return Some((day, rest));
    }
    let rest = week_word(text)?;
    let first = rest.chars().next()?.len_utf8();
    Some((weekday(&rest[..first])?, &rest[first..]))
}

/// Takes the whole run that a phrase says, when it says one.
pub(super) fn span(reading: Reading) -> Result<Option<Period>, DateProblem> {
    reading.map(|meaning| match meaning {
        Meaning::Span(period) => Some(period),
        Meaning::Day(_) => None,
    })
}
