//! Numbers in documents, and ranges of them in queries.

use rust_decimal::Decimal;
use std::ops::RangeInclusive;

/// A number of a document that a filter looks at, under the key of what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// What it counts; see [`field_key`](super::field_key) for fields of the user's own.
    pub key: String,
    /// The number, in thousandths.
    pub value: i64,
}

/// A filter by a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberFilter {
    /// What it counts.
    pub key: String,
    /// The numbers that are accepted, in thousandths.
    pub range: RangeInclusive<i64>,
}

impl NumberFilter {
    /// Makes the filter that accepts any number.
    pub fn any(key: &str) -> Self {
        NumberFilter { key: key.to_owned(), range: i64::MIN..=i64::MAX }
    }

    /// Tells whether a number is accepted.
    pub fn accepts(&self, number: &Number) -> bool {
        number.key == self.key && self.range.contains(&number.value)
    }
}

/// A range as typed: both ends included, open where nothing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub from: Option<Decimal>,
    pub to: Option<Decimal>,
}

/// The signs that part the ends of a range, as keyboards and input methods write them.
const RANGES: [&str; 3] = ["..", "．．", "。。"];

/// Splits a range into what stands before and behind its sign; `None` where there is none.
pub fn split_range(text: &str) -> Option<(&str, &str)> {
    RANGES.iter().find_map(|sign| text.split_once(sign))
}

impl Range {
    /// Reads `2..`, `..8`, `2..8` or `2`; `None` for anything else, also for one whose end lies before its start.
    pub fn read(text: &str) -> Option<Self> {
        let Some((from, to)) = split_range(text) else {
            let only = read_number(text)?;
            return Some(Range { from: Some(only), to: Some(only) });
        };
        let end = |text: &str| if text.is_empty() { Some(None) } else { read_number(text).map(Some) };
        let range = Range { from: end(from)?, to: end(to)? };
        let is_empty = range.from.zip(range.to).is_some_and(|(from, to)| from > to);
        ((range.from.is_some() || range.to.is_some()) && !is_empty).then_some(range)
    }

    /// Makes the filter for numbers of a key, each end multiplied by a factor.
    pub fn filter(self, key: &str, factor: i64) -> NumberFilter {
        let beyond = |end: Decimal| if end.is_sign_negative() { i64::MIN } else { i64::MAX };
        let scaled =
            |end: Decimal| end.checked_mul(Decimal::from(factor)).and_then(thousandths).unwrap_or_else(|| beyond(end));
        let from = self.from.map_or(i64::MIN, scaled);
        let to = self.to.map_or(i64::MAX, scaled);
        NumberFilter { key: key.to_owned(), range: from..=to }
    }
}

/// Returns a number in thousandths, what is smaller cut off; `None` for one out of reach.
pub fn thousandths(number: Decimal) -> Option<i64> {
    i64::try_from(number.checked_mul(Decimal::ONE_THOUSAND)?.trunc()).ok()
}

/// Reads a number as people write it: `1,200.50`, `-3`, `500万`, `1.2亿`, digits of full width.
pub fn read_number(text: &str) -> Option<Decimal> {
    let (number, rest) = split_number(text.trim())?;
    rest.is_empty().then_some(number)
}

/// Reads the number that a text begins with: 12.5 of `12.5 km`.
pub fn leading_number(text: &str) -> Option<Decimal> {
    split_number(text.trim_start()).map(|(number, _)| number)
}

fn split_number(text: &str) -> Option<(Decimal, &str)> {
    let mut plain = String::new();
    let mut end = 0;
    for (at, written) in text.char_indices() {
        let c = half_width(written);
        let follows_digit = plain.ends_with(|c: char| c.is_ascii_digit());
        match c {
            '-' | '+' if plain.is_empty() => plain.push(c),
            '.' if follows_digit && !plain.contains('.') => plain.push(c),
            ',' if follows_digit => {}
            '0'..='9' => {
                plain.push(c);
                end = at + written.len_utf8();
            }
            _ => break,
        }
    }
    let number: Decimal = plain.trim_end_matches('.').trim_start_matches('+').parse().ok()?;
    let rest = &text[end..];
    let scales = [("万", 10_000), ("萬", 10_000), ("亿", 100_000_000), ("億", 100_000_000)];
    for (sign, factor) in scales {
        if let Some(rest) = rest.trim_start().strip_prefix(sign) {
            return Some((number.checked_mul(Decimal::from(factor))?, rest));
        }
    }
    Some((number, rest))
}

fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_as_people_type_them() {
        for (text, expected) in [
            ("2..", Some((2_000, i64::MAX))),
            ("..8", Some((i64::MIN, 8_000))),
            ("2..8.5", Some((2_000, 8_500))),
            ("2", Some((2_000, 2_000))),
            ("100万..1亿", Some((1_000_000_000, 100_000_000_000))),
            ("1,200..", Some((1_200_000, i64::MAX))),
            ("-3..-1", Some((-3_000, -1_000))),
            ("２..４", Some((2_000, 4_000))),
            ("２．．４．５", Some((2_000, 4_500))),
            ("2。。", Some((2_000, i64::MAX))),
            ("8..2", None),
            ("..", None),
            ("", None),
            ("x2", None),
            ("2h", None),
            ("2.", None),
            ("2...8", None),
        ] {
            let range = Range::read(text).map(|range| range.filter("x", 1).range);
            assert_eq!(range.map(|range| (*range.start(), *range.end())), expected, "{text}");
        }
    }

    #[test]
    fn a_value_may_go_on_behind_its_number() {
        for (text, expected) in [
            ("12.5 km", Some("12.5")),
            ("about 3", None),
            ("3.", Some("3")),
            ("３．", Some("3")),
            ("1,x", Some("1")),
            ("500 万元", Some("5000000")),
            ("-", None),
        ] {
            assert_eq!(leading_number(text), expected.map(|number| number.parse().unwrap()), "{text}");
        }
    }
}
