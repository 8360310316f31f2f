//! The doors: a text to a day or to a period.

use super::context::{Context, Lean, Meaning, Reading};
use super::{beside, chinese, english, numeric, range};
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
/// Case, full width and blanks do not matter. A weekday beside a date is checked, a part of the day (昨晚, `friday afternoon`) passed over. What leaves the year, month or week open goes by `lean`. What has two readings, is no day
/// of the calendar, or says a longer period, is refused with what the message needs.
pub fn parse_date(text: &str, today: NaiveDate, lean: Lean) -> Result<Said<NaiveDate>, DateProblem> {
    let text = text.trim();
    let context = Context::new(text, today, lean);
    let form = one_form(text);
    match read(&context, &form) {
        Ok(Meaning::Day(value)) => Ok(Said { value, plain: is_plain(text) }),
        Ok(Meaning::Span(period)) => Err(context.not_a_day(period)),
        Err(DateProblem::Unknown { .. }) => Err(why_unknown(&context, &form)),
        Err(problem) => Err(problem),
    }
}

/// Reads a period as people say it: any day of [`parse_date`], `last week`, `2026-W47`, `Q4`, 上个月, 最近7天, and ranges of them
/// (`a..b`, `a..`, `..b`, `a to b`, `a 到 b`, `11月16日—22日`, `since friday`).
///
/// What leaves the year open leans to the past; the end of a range follows its start, or where it says its year its start comes before it.
/// `last 7 days` ends today. An open side of a range is [`Period::EARLIEST`] or [`Period::LATEST`].
pub fn parse_period(text: &str, today: NaiveDate) -> Result<Said<Period>, DateProblem> {
    parse_leaning_period(text, today, Lean::Past)
}

/// Reads a period like [`parse_period`], where what leaves the year, month or week open goes by `lean`.
pub fn parse_leaning_period(text: &str, today: NaiveDate, lean: Lean) -> Result<Said<Period>, DateProblem> {
    let text = text.trim();
    let context = Context::new(text, today, lean);
    let form = one_form(text);
    let value = match read(&context, &form) {
        Err(DateProblem::Unknown { .. }) => {
            range::read_range(&context, &form).unwrap_or_else(|| Err(why_unknown(&context, &form)))?
        }
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

/// Reads one side of a range, or all there is.
pub(super) fn read(context: &Context, form: &str) -> Reading {
    phrase(context, form).or_else(|| beside::weekday(context, form)).unwrap_or_else(|| Err(context.unknown()))
}

/// Reads a phrase without anything beside it; `None` when it is none.
pub(super) fn phrase(context: &Context, form: &str) -> Option<Reading> {
    if form.contains(is_han) {
        return chinese::read(context, &form.replace(' ', ""));
    }
    numeric::read(context, form).or_else(|| english::read(context, form))
}

fn why_unknown(context: &Context, form: &str) -> DateProblem {
    beside::time(context, form).unwrap_or_else(|| context.unknown())
}

pub(super) fn whole(meaning: Meaning) -> Period {
    match meaning {
        Meaning::Day(day) => Period::day(day),
        Meaning::Span(period) => period,
    }
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
