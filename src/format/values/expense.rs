//! Expenses: amount, currency, note, in the orders people write them.

use super::number::{Number, is_money_sign, numbers};
use crate::model::{Money, Scale};
use rust_decimal::Decimal;

/// Reads `35.00 CNY taxi`, `35元 打车`, `¥35 打车`, `打车 35 元`, `$12.50 lunch`, `35`; `None` without an amount.
///
/// The amount stands at the beginning, or else at the end. 万 and 亿 are multiplied out. `¥` is read as CNY.
pub(in crate::format) fn read_expense(value: &str) -> Option<Money> {
    let value = value.trim();
    let found = numbers(value);
    let (first, last) = (found.first()?, found.last()?);
    at_beginning(value, first).or_else(|| at_end(value, last))
}

fn at_beginning(value: &str, number: &Number) -> Option<Money> {
    let before = value[..number.start].trim();
    let before = if before.is_empty() { None } else { Some(currency(before)?) };
    let (scale, rest) = scale(&value[number.end..]);
    let (behind, rest) = if before.is_none() { currency_prefix(rest) } else { (None, rest) };
    if behind.is_none() && rest.chars().next().is_some_and(|c| !c.is_whitespace() && c.is_alphanumeric()) {
        return None;
    }
    let note = rest.trim().trim_start_matches([',', '，', ':', '：']).trim();
    money(number.value, scale, before.or(behind), note)
}

fn at_end(value: &str, number: &Number) -> Option<Money> {
    let (scale, rest) = scale(&value[number.end..]);
    let rest = rest.trim();
    let behind = if rest.is_empty() { None } else { Some(currency(rest)?) };
    let note = value[..number.start].trim_end();
    let (note, before) = match (&behind, currency_suffix(note)) {
        (None, Some((note, before))) => (note, Some(before)),
        _ => (note, None),
    };
    let note = note.trim_end_matches(|c: char| c.is_whitespace() || ",，:：".contains(c));
    money(number.value, scale, behind.or(before), note)
}

fn money(number: Decimal, scale: Scale, currency: Option<String>, note: &str) -> Option<Money> {
    let amount = if scale == Scale::One { number } else { number.checked_mul(scale.factor())?.normalize() };
    let note = (!note.is_empty()).then(|| note.to_owned());
    Some(Money { amount, currency: currency.unwrap_or_default(), note })
}

fn scale(rest: &str) -> (Scale, &str) {
    let trimmed = rest.trim_start();
    let scaled =
        [Scale::Wan, Scale::Yi].into_iter().find_map(|scale| Some((scale, trimmed.strip_prefix(scale.sign())?)));
    // `35 万科物业` is a note about a company, not 350,000: a scale is followed by a currency or nothing.
    match scaled {
        Some((scale, behind)) if behind.trim().is_empty() || currency_prefix(behind).0.is_some() => (scale, behind),
        _ => (Scale::One, rest),
    }
}

/// Words and signs for currencies, longer ones before those they begin with.
const WORDS: [(&str, &str); 27] = [
    ("人民币", "CNY"),
    ("元人民币", "CNY"),
    ("块钱", "CNY"),
    ("元", "CNY"),
    ("块", "CNY"),
    ("圆", "CNY"),
    ("¥", "CNY"),
    ("￥", "CNY"),
    ("rmb", "CNY"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("us$", "USD"),
    ("hk$", "HKD"),
    ("$", "USD"),
    ("＄", "USD"),
    ("欧元", "EUR"),
    ("€", "EUR"),
    ("英镑", "GBP"),
    ("£", "GBP"),
    ("￡", "GBP"),
    ("港币", "HKD"),
    ("港元", "HKD"),
    ("日元", "JPY"),
    ("韩元", "KRW"),
    ("新台币", "TWD"),
    ("卢布", "RUB"),
    ("瑞士法郎", "CHF"),
];

/// Codes that are taken in lower case too; any three capitals are a code.
const COMMON: [&str; 9] = ["cny", "usd", "eur", "gbp", "hkd", "jpy", "chf", "sgd", "twd"];

/// Reads a text that is wholly a currency.
fn currency(text: &str) -> Option<String> {
    let text = text.trim();
    if is_code(text) {
        return Some(text.to_ascii_uppercase());
    }
    let lower = text.to_lowercase();
    WORDS.iter().find(|(word, _)| *word == lower).map(|(_, code)| (*code).to_owned())
}

fn is_code(text: &str) -> bool {
    text.len() == 3 && (text.bytes().all(|b| b.is_ascii_uppercase()) && text != "RMB" || COMMON.contains(&text))
}

/// Takes a currency from the beginning of a text: a sign or a Chinese word at once, Latin letters as a whole word.
fn currency_prefix(text: &str) -> (Option<String>, &str) {
    let trimmed = text.trim_start();
    let word_end = trimmed.find(|c: char| !c.is_ascii_alphabetic() && c != '$').unwrap_or(trimmed.len());
    if word_end > 0
        && let Some(code) = currency(&trimmed[..word_end])
    {
        return (Some(code), &trimmed[word_end..]);
    }
    let longest =
        WORDS.iter().filter(|(word, _)| trimmed.starts_with(word) && !word.is_ascii()).max_by_key(|(w, _)| w.len());
    longest.map_or((None, text), |(word, code)| (Some((*code).to_owned()), &trimmed[word.len()..]))
}

/// Takes a currency from the end of a text: `taxi ¥`, `taxi CNY`.
fn currency_suffix(text: &str) -> Option<(&str, String)> {
    let text = text.trim_end();
    let last = text.chars().next_back()?;
    if is_money_sign(last) {
        let start = text.len() - last.len_utf8();
        let letters = text[..start].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let wide = currency(&text[start - letters..]).map(|code| (&text[..start - letters], code));
        return wide.or_else(|| Some((&text[..start], currency(&text[start..])?)));
    }
    let word_start = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    Some((&text[..word_start], currency(text.get(word_start..)?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expenses_as_written() {
        let cases = [
            ("35.00 CNY taxi", "35.00|CNY|taxi"),
            ("35元 打车", "35|CNY|打车"),
            ("35元打车", "35|CNY|打车"),
            ("¥35 打车", "35|CNY|打车"),
            ("￥ 35 打车", "35|CNY|打车"),
            ("打车 35 元", "35|CNY|打车"),
            ("打车35元", "35|CNY|打车"),
            ("打车 ¥35", "35|CNY|打车"),
            ("$12.50 lunch", "12.50|USD|lunch"),
            ("lunch $12.50", "12.50|USD|lunch"),
            ("lunch US$12.50", "12.50|USD|lunch"),
            ("HK$80 lunch", "80|HKD|lunch"),
            ("USD 12 lunch", "12|USD|lunch"),
            ("taxi 35.00 cny", "35.00|CNY|taxi"),
            ("taxi CNY 35.00", "35.00|CNY|taxi"),
            ("1.2万元 设备", "12000|CNY|设备"),
            ("35 万科物业", "35||万科物业"),
            ("20美元 书", "20|USD|书"),
            ("100块钱 停车", "100|CNY|停车"),
            ("35", "35||"),
            ("35 taxi", "35||taxi"),
            ("1,200.50 EUR", "1200.50|EUR|"),
            ("-35.00 CNY refund", "-35.00|CNY|refund"),
            ("taxi 3 km 35 元", "35|CNY|taxi 3 km"),
            ("35 元 2 coffees", "35|CNY|2 coffees"),
            ("出租车：35元", "35|CNY|出租车"),
            ("35RMB", "35|CNY|"),
        ];
        for (value, expected) in cases {
            let read =
                read_expense(value).map(|m| format!("{}|{}|{}", m.amount, m.currency, m.note.unwrap_or_default()));
            assert_eq!(read.as_deref(), Some(expected), "{value}");
        }
        for value in ["", "taxi", "about 35 or so", "3a"] {
            assert_eq!(read_expense(value), None, "{value}");
        }
    }
}
