//! A length of time after a start: `+1h30m`, `+45m`, `+1.5小时`.

use super::joiner::{before, skip_blanks};
use super::point::{DAY, number};
use crate::calendar::TimeProblem;

/// Reads a `+` and a length; returns its minutes, 1 to 1,439, and the rest. `None` when there is none.
pub(super) fn length(text: &str) -> Option<Result<(u32, &str), TimeProblem>> {
    let text = skip_blanks(text);
    let mut rest = text.strip_prefix(['+', '＋'])?;
    let mut minutes = 0_u32;
    let mut after_hours = false;
    let mut read_any = false;
    while let Some((added, is_hours, after)) = next_component(rest, after_hours) {
        minutes = minutes.saturating_add(added);
        after_hours = is_hours;
        rest = after;
        read_any = true;
    }
    if !read_any || rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    if (1..DAY).contains(&minutes) {
        Some(Ok((minutes, rest)))
    } else {
        Some(Err(TimeProblem::Length { text: before(text, rest).to_owned() }))
    }
}

/// Reads a component after blanks and `and`. A bare number of minutes stands directly after its hours: `1h30`.
fn next_component(text: &str, after_hours: bool) -> Option<(u32, bool, &str)> {
    let parted = skip_blanks(text);
    let parted = parted.strip_prefix("and ").unwrap_or(parted);
    component(parted, after_hours && parted.len() == text.len())
}

/// Reads `1h`, `1.5h`, `30m`, 半小时, 1个半小时, or after hours a bare `30`.
fn component(text: &str, after_hours: bool) -> Option<(u32, bool, &str)> {
    if let Some(rest) = text.strip_prefix("半小时").or_else(|| text.strip_prefix("半个小时")) {
        return Some((30, true, rest));
    }
    const PHRASES: [(&str, u32); 7] = [
        ("半个钟头", 30),
        ("一刻钟", 15),
        ("三刻钟", 45),
        ("half an hour", 30),
        ("a quarter of an hour", 15),
        ("an hour and a half", 90),
        ("an hour", 60),
    ];
    if let Some(found) = PHRASES.iter().find_map(|&(phrase, minutes)| Some((minutes, true, text.strip_prefix(phrase)?)))
    {
        return Some(found);
    }
    let (whole, digits, rest) = number(text)?;
    if let Some(rest) = ["个半小时", "个半钟头", "小时半"].iter().find_map(|word| rest.strip_prefix(word)) {
        return Some((whole.saturating_mul(60).saturating_add(30), true, rest));
    }
    let (tenths, rest) = match rest.strip_prefix('.').and_then(number) {
        Some((tenths, 1, rest)) => (tenths, rest),
        _ => (0, rest),
    };
    let at_unit = rest.strip_prefix(' ').filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    let at_unit = at_unit.unwrap_or(rest);
    if let Some(rest) = unit(at_unit, &["个小时", "小时", "个钟头", "钟头"], &["hours", "hour", "hrs", "hr", "h"])
    {
        return Some((whole.saturating_mul(60).saturating_add(tenths * 6), true, rest));
    }
    if tenths > 0 {
        return None;
    }
    if let Some(rest) = unit(at_unit, &["分钟", "分"], &["minutes", "minute", "mins", "min", "m"]) {
        return Some((whole, false, rest));
    }
    (after_hours && digits == 2 && whole < 60).then_some((whole, false, rest))
}

/// Takes a unit from the start of a text. An English one ends before another letter.
fn unit<'a>(text: &'a str, chinese: &[&str], english: &[&str]) -> Option<&'a str> {
    if let Some(rest) = chinese.iter().find_map(|name| text.strip_prefix(name)) {
        return Some(rest);
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let known = english.iter().any(|name| text[..letters].eq_ignore_ascii_case(name));
    known.then(|| &text[letters..])
}
