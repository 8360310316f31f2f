//! Dates in digits: ISO 8601 and its relatives, `11-21`, `11/21`, `2026-W47`, `Q4`.

use super::context::{Context, Meaning, Reading};
use crate::calendar::Period;

/// Reads a phrase in digits; `None` when it is none.
pub(super) fn read(context: &Context, text: &str) -> Option<Reading> {
    digits(context, text)
        .or_else(|| parted(context, text, '-', dashed))
        .or_else(|| parted(context, text, '/', slashed))
        .or_else(|| parted(context, text, '.', slashed))
        .or_else(|| weeks_and_quarters(context, text))
}

/// A number as it was written: how many digits say whether it can be a year.
#[derive(Clone, Copy)]
struct Written {
    value: u32,
    digits: usize,
}

impl Written {
    fn read(text: &str) -> Option<Written> {
        let fits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        Some(Written { value: fits.then(|| text.parse().ok())??, digits: text.len() })
    }

    fn year(self) -> Option<i32> {
        (self.digits == 4).then(|| i32::try_from(self.value).ok())?
    }

    fn short(self) -> Option<u32> {
        (self.digits <= 2).then_some(self.value)
    }
}

/// `20261121` and `2026`.
fn digits(context: &Context, text: &str) -> Option<Reading> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let year = Written::read(&text[..4])?.year()?;
        let (month, day) = (Written::read(&text[4..6])?.value, Written::read(&text[6..])?.value);
        return Some(context.full_date(year, month, day));
    }
    Some(context.year(Written::read(text)?.year()?))
}

fn parted(
    context: &Context,
    text: &str,
    separator: char,
    read: impl Fn(&Context, &[Written]) -> Option<Reading>,
) -> Option<Reading> {
    let parts: Vec<Written> = text.split(separator).map(|part| Written::read(part.trim())).collect::<Option<_>>()?;
    year_first(context, &parts).or_else(|| read(context, &parts)).or_else(|| short_year(context, &parts))
}

/// `2026-11-21` and `2026-11`, with any separator.
fn year_first(context: &Context, parts: &[Written]) -> Option<Reading> {
    match *parts {
        [year, month, day] => Some(context.full_date(year.year()?, month.short()?, day.short()?)),
        [year, month] => Some(context.month(Some(year.year()?), month.short()?)),
        _ => None,
    }
}

/// `26-11-21`, `21/11/26`: any of the three may be the year.
fn short_year(context: &Context, parts: &[Written]) -> Option<Reading> {
    let short = |part: &Written| (1..=2).contains(&part.digits) && (1..=99).contains(&part.value);
    (parts.len() == 3 && parts.iter().all(short)).then(|| Err(context.short_year()))
}

/// `11-21`: month and day, in the order of ISO 8601.
fn dashed(context: &Context, parts: &[Written]) -> Option<Reading> {
    match *parts {
        [month, day] => Some(context.month_day(month.short()?, day.short()?)),
        _ => None,
    }
}

/// `11/21`, `21.11.2026`: month and day in an order that differs by country, so that only a number above 12 tells.
fn slashed(context: &Context, parts: &[Written]) -> Option<Reading> {
    let (a, b, year) = match *parts {
        [a, b] => (a.short()?, b.short()?, None),
        [a, b, year] => (a.short()?, b.short()?, Some(year.year()?)),
        _ => return None,
    };
    let at = |month, day| match year {
        Some(year) => context.full_date(year, month, day),
        None => context.month_day(month, day),
    };
    if a > 12 {
        return Some(at(b, a));
    }
    if b > 12 || a == b {
        return Some(at(a, b));
    }
    Some(match (at(a, b), at(b, a)) {
        (Ok(Meaning::Day(first)), Ok(Meaning::Day(second))) => {
            Err(context.ambiguous(Period::day(first), Period::day(second)))
        }
        (first, _) => first,
    })
}

/// `W47`, `2026-W47`, `2026-W47-5`, `Q4`, `2026-Q4`, `2026q4`, `Q4 2026`, `H1`, `2026-H1`.
fn weeks_and_quarters(context: &Context, text: &str) -> Option<Reading> {
    let parts: Vec<&str> = text.split(['-', ' ']).filter(|part| !part.is_empty()).collect();
    match *parts.as_slice() {
        [one] => {
            let letter = one.find(['w', 'q', 'h'])?;
            let (year, numbered) = one.split_at(letter);
            if year.is_empty() { of_year(context, None, numbered) } else { of_year(context, Some(year), numbered) }
        }
        [year, numbered] if numbered.starts_with(['w', 'q', 'h']) => of_year(context, Some(year), numbered),
        [numbered, year] => of_year(context, Some(year), numbered),
        [year, week, day] => {
            let week = Written::read(week.strip_prefix('w')?)?.short()?;
            Some(context.week_day(Written::read(year)?.year()?, week, Written::read(day)?.short()?))
        }
        _ => None,
    }
}

fn of_year(context: &Context, year: Option<&str>, numbered: &str) -> Option<Reading> {
    let year = match year {
        Some(year) => Some(Written::read(year)?.year()?),
        None => None,
    };
    if let Some(week) = numbered.strip_prefix('w') {
        return Some(context.week(year, Written::read(week)?.short()?));
    }
    if let Some(half) = numbered.strip_prefix('h') {
        let half = Written::read(half)?.short()?;
        let of = year.unwrap_or_else(|| context.year_away(0));
        return Some(if (1..=2).contains(&half) { context.half(of, half) } else { Err(context.unknown()) });
    }
    Some(context.quarter(year, Written::read(numbered.strip_prefix('q')?)?.short()?))
}
