//! Numbers as people write them: thousands grouped, full-width digits, a sign.

use crate::text::is_han;
use rust_decimal::Decimal;

/// A number found in a text: its value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    pub value: Decimal,
    pub start: usize,
    pub end: usize,
}

/// Finds the numbers of a text that stand as words of their own or beside Han characters and currency signs.
///
/// `m2` and `3a` hold none; `500万元`, `¥35` and `1,200.50` do.
pub(super) fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before: Option<char> = None;
    while let Some(c) = text[at..].chars().next() {
        let len = number_len(&text[at..]);
        if len == 0 || !before.is_none_or(may_precede) {
            before = Some(c);
            at += c.len_utf8();
            continue;
        }
        if let Some(value) = value_of(&text[at..at + len]) {
            found.push(Number { value, start: at, end: at + len });
        }
        before = text[..at + len].chars().next_back();
        at += len;
    }
    found
}

fn may_precede(c: char) -> bool {
    c.is_whitespace() || is_han(c) || is_money_sign(c) || matches!(c, ':' | '：' | '=' | '(' | '（' | '约' | '+' | '×')
}

pub(super) fn is_money_sign(c: char) -> bool {
    matches!(c, '¥' | '￥' | '$' | '＄' | '€' | '£' | '￡')
}

/// Measures a sign, digits, grouping commas and a decimal point at the beginning of a text.
fn number_len(text: &str) -> usize {
    let sign = text.chars().next().filter(|c| is_sign(*c)).map_or(0, char::len_utf8);
    let mut len = 0;
    let mut digits_since_mark = 0;
    let mut chars = text[sign..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let digit_next = chars.peek().is_some_and(|(_, next)| digit(*next).is_some());
        if digit(c).is_some() {
            digits_since_mark += 1;
        } else if digits_since_mark > 0 && digit_next && mark(c).is_some() {
            digits_since_mark = 0;
        } else {
            break;
        }
        len = at + c.len_utf8();
    }
    if len == 0 { 0 } else { sign + len }
}

fn value_of(written: &str) -> Option<Decimal> {
    let plain: String = written.chars().filter_map(plain_char).collect();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    if decimals.contains(['.', ',']) || !is_grouped(whole.trim_start_matches(['-', '+'])) {
        return None;
    }
    let ungrouped = plain.replace(',', "");
    Decimal::from_str_exact(ungrouped.strip_prefix('+').unwrap_or(&ungrouped)).ok()
}

fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    rest.peek().is_none() || (first.len() <= 3 && rest.all(|group| group.len() == 3))
}

fn plain_char(c: char) -> Option<char> {
    digit(c).or_else(|| mark(c)).or_else(|| is_sign(c).then_some(if c == '+' { '+' } else { '-' }))
}

fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    }
}

fn mark(c: char) -> Option<char> {
    match c {
        '.' | '．' => Some('.'),
        ',' | '，' => Some(','),
        _ => None,
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '-' | '+' | '−')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_written() {
        let cases: [(&str, &[&str]); 12] = [
            ("新增500万元", &["500"]),
            ("1,200.50 USD", &["1200.50"]),
            ("-3 visits", &["-3"]),
            ("m2 3a", &["3"]),
            ("５００万", &["500"]),
            ("¥35", &["35"]),
            ("1,2", &[]),
            ("1.2.3", &[]),
            ("35.00", &["35.00"]),
            ("Q4 deposits 5", &["5"]),
            ("99999999999999999999999999999999", &[]),
            ("none", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<String> = numbers(text).iter().map(|number| number.value.to_string()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
