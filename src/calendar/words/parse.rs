//! The doors: a text to a day or to a period.

use super::context::{Context, Lean, Meaning, Reading};
use super::{chinese, english, numeric};
use crate::calendar::han::{is_han, simplified};
use crate::calendar::{DateProblem, Period};
use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

/// What a text was understood to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<T> {
    /// What it says.
    pub value: T,
    /// Whether it was plain ISO 8601, so that nothing was understood that was not written: `2026-11-21`; for periods also `2026-11`,
    /// `2026-W47`, `2026` and ranges of them. Anything else is worth showing as it was understood.
    pub plain: bool,
}

/// Reads a day as people say it, in English or Chinese: `2026-11-21`, `11-21`, `3 days ago`, 上周五, 11月21日.
///
/// Case, full width and blanks do not matter. What leaves the year, month or week open goes by `lean`. What has two readings, is no day
/// of the calendar, or says a longer period, is refused with what the message needs.
pub fn parse_date(text: &str, today: NaiveDate, lean: Lean) -> Result<Said<NaiveDate>, DateProblem> {
    let text = text.trim();
    let context = Context::new(text, today, lean);
    match read(&context, &one_form(text))? {
        Meaning::Day(value) => Ok(Said { value, plain: is_plain(text) }),
        Meaning::Span(period) => Err(context.not_a_day(period)),
    }
}

/// Reads a period as people say it: any day of [`parse_date`], `last week`, `2026-W47`, `Q4`, 上个月, 最近7天, and ranges of them
/// (`a..b`, `a..`, `..b`, `a to b`, `a 到 b`, `11月16日—22日`).
///
/// What leaves the year open leans to the past; the end of a range follows its start. `last 7 days` ends today. An open side
/// of a range is [`Period::EARLIEST`] or [`Period::LATEST`].
pub fn parse_period(text: &str, today: NaiveDate) -> Result<Said<Period>, DateProblem> {
    let text = text.trim();
    let context = Context::new(text, today, Lean::Past);
    let form = one_form(text);
    let value = match read(&context, &form) {
        Err(DateProblem::Unknown { .. }) => range(&context, &form)?,
        meaning => whole(meaning?),
    };
    Ok(Said { value, plain: is_plain(text) })
}

/// Reads a day in the one form that files hold, `2026-11-21`; `None` for anything else, impossible days too.
pub fn parse_iso_day(text: &str) -> Option<NaiveDate> {
    if !has_shape(text, "dddd-dd-dd") {
        return None;
    }
    NaiveDate::from_ymd_opt(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
}

/// Brings a phrase into the form in which it is compared: NFKC, lower case, simplified characters, single blanks.
fn one_form(text: &str) -> String {
    let text: String = text.nfkc().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect();
    simplified(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn read(context: &Context, form: &str) -> Reading {
    let found = if form.contains(is_han) {
        chinese::read(context, &form.replace(' ', ""))
    } else {
        numeric::read(context, form).or_else(|| english::read(context, form))
    };
    found.unwrap_or_else(|| Err(context.unknown()))
}

fn whole(meaning: Meaning) -> Period {
    match meaning {
        Meaning::Day(day) => Period::day(day),
        Meaning::Span(period) => period,
    }
}

/// Reads a range of two phrases, or of one with `..`.
fn range(context: &Context, form: &str) -> Result<Period, DateProblem> {
    let (start, end) = sides(form).ok_or_else(|| context.unknown())?;
    if start.is_empty() {
        return Ok(Period::until(whole(read(&context.for_side(end), end)?).last()));
    }
    let first = whole(read(&context.for_side(start), start)?).first();
    if end.is_empty() {
        return Ok(Period::since(first));
    }
    let last = whole(read(&context.for_end(end, first), end)?).last();
    if last < first { Err(context.end_before_start(first, last)) } else { Ok(Period::between(first, last)) }
}

/// Splits a range in two; at most one side is empty, and only beside `..`.
fn sides(form: &str) -> Option<(&str, &str)> {
    let split = |joiner: &str| form.split_once(joiner).map(|(start, end)| (start.trim(), end.trim()));
    if let Some(found) = split("..") {
        return Some(found).filter(|(start, end)| !(start.is_empty() && end.is_empty()));
    }
    let joined =
        [" to ", "到", "至", "~", "——", "—", "–", " - "].into_iter().find_map(split).or_else(|| hyphened(form));
    let (start, end) = joined.filter(|(start, end)| !start.is_empty() && !end.is_empty())?;
    Some((start.strip_prefix("from ").or_else(|| start.strip_prefix('从')).unwrap_or(start), end))
}

/// Splits 11月16日-22日 at its hyphen, which in dates of digits is no joiner.
fn hyphened(form: &str) -> Option<(&str, &str)> {
    form.split_once('-').filter(|(start, _)| start.ends_with(['日', '号', '月', '年', '周']))
}

/// Tells whether a text is ISO 8601 as it stands, or a range of such.
fn is_plain(text: &str) -> bool {
    let plain_side =
        |side: &str| ["dddd-dd-dd", "dddd-dd", "dddd", "dddd-Wdd"].iter().any(|shape| has_shape(side, shape));
    match text.split_once("..") {
        Some((start, end)) => [start, end].iter().all(|side| side.is_empty() || plain_side(side)),
        None => plain_side(text),
    }
}

/// Tells whether a text has a digit wherever the shape has a `d` and else the shape's characters.
fn has_shape(text: &str, shape: &str) -> bool {
    let fits = |(byte, wanted): (u8, u8)| if wanted == b'd' { byte.is_ascii_digit() } else { byte == wanted };
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits)
}
