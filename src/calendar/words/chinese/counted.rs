//! Chinese phrases that count from today: 3天前, 两个星期后, 最近7天.

use super::super::context::{Context, Reading, Side, Unit};
use super::super::numerals::leading;
use super::pointed::{week_word, weekday};

/// Reads a phrase that counts from today; `None` when it is none.
pub(super) fn read(context: &Context, text: &str) -> Option<Reading> {
    away(context, text).or_else(|| rolling(context, text))
}

/// 3天前, 两个星期后, 半年前, 两周前的周五, 过3天.
fn away(context: &Context, text: &str) -> Option<Reading> {
    if let Some(rest) = text.strip_prefix("再过").or_else(|| text.strip_prefix('过')) {
        let (count, unit, rest) = amount(rest)?;
        return matches!(rest, "" | "后" | "以后").then(|| context.away(count, unit, Side::After));
    }
    let (count, unit, rest) = amount(text)?;
    let (side, rest) = side(rest)?;
    if rest.is_empty() {
        return Some(context.away(count, unit, side));
    }
    let day = weekday(week_word(rest)?)?;
    (unit == Unit::Days(7)).then(|| context.weekday_weeks_away(day, count, side))
}

fn side(text: &str) -> Option<(Side, &str)> {
    const SIDES: [(&str, Side); 6] = [
        ("之前", Side::Before),
        ("以前", Side::Before),
        ("前", Side::Before),
        ("之后", Side::After),
        ("以后", Side::After),
        ("后", Side::After),
    ];
    SIDES.iter().find_map(|&(word, side)| Some((side, text.strip_prefix(word)?)))
}

/// 最近7天, 近一个月, 未来两周.
fn rolling(context: &Context, text: &str) -> Option<Reading> {
    const BEFORE: [&str; 3] = ["最近", "过去", "近"];
    const AFTER: [&str; 4] = ["未来", "接下来", "今后", "往后"];
    let after = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word));
    let (rest, side) = match after(&BEFORE) {
        Some(rest) => (rest, Side::Before),
        None => (after(&AFTER)?, Side::After),
    };
    match amount(rest)? {
        (count, unit, "") => Some(context.rolling(count, unit, side)),
        _ => None,
    }
}

/// Reads a number with a unit of days, weeks, months or years; returns the rest too. Half a month is 15 days.
pub(super) fn amount(text: &str) -> Option<(u32, Unit, &str)> {
    if let Some(rest) = text.strip_prefix("半个月") {
        return Some((15, Unit::Days(1), rest));
    }
    if let Some(rest) = text.strip_prefix("半年") {
        return Some((6, Unit::Months(1), rest));
    }
    let (count, rest) = leading(text)?;
    if let Some(rest) = rest.strip_prefix("年半") {
        return Some((count.checked_mul(12)?.checked_add(6)?, Unit::Months(1), rest));
    }
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
