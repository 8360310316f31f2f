//! One time of day in English words: `half past nine`, `quarter to ten`, `9 o'clock`.

use super::joiner::before;
use super::point::{Form, Part, Point, half_day};
use crate::calendar::words::english_below_twenty;

/// Reads the English words for a time that a text begins with; returns it and the rest.
///
/// `ten to nine` is not read: it may as well be from ten to nine. `ten minutes to nine` is.
pub(super) fn point(text: &str) -> Option<(Point<'_>, &str)> {
    let (first, after) = word(text)?;
    let (hour, minute, back, rest) = match first.as_str() {
        "half" => {
            let (hour, rest) = hour(after_word(after, &["past"])?)?;
            (hour, 30, 0, rest)
        }
        "a" => quarter(word(after).filter(|(word, _)| word == "quarter")?.1)?,
        "quarter" => quarter(after)?,
        _ => match after_word(after, &["o'clock", "o’clock", "oclock"]) {
            Some(rest) => (number(&first).filter(|hour| (1..=12).contains(hour))?, 0, 0, rest),
            None => minutes(&first, after)?,
        },
    };
    let (part, rest) = part(hour, rest).map_or((None, rest), |(part, rest)| (Some(part), rest));
    let point = Point { text: before(text, rest), hour, minute: Some(minute), back, part, form: Form::Word };
    Some((point, rest))
}

type Parts<'a> = (u32, u32, u32, &'a str);

fn quarter(text: &str) -> Option<Parts<'_>> {
    if let Some(rest) = after_word(text, &["past", "after"]) {
        return hour(rest).map(|(hour, rest)| (hour, 15, 0, rest));
    }
    hour(after_word(text, &["to", "till"])?).map(|(hour, rest)| (hour, 0, 15, rest))
}

/// `ten past nine`, `ten minutes to nine`
fn minutes<'a>(first: &str, after: &'a str) -> Option<Parts<'a>> {
    let count = number(first).filter(|minutes| (1..30).contains(minutes))?;
    let named = after_word(after, &["minutes", "minute", "mins", "min"]);
    if let Some(rest) = after_word(named.unwrap_or(after), &["past"]) {
        return hour(rest).map(|(hour, rest)| (hour, count, 0, rest));
    }
    hour(after_word(named?, &["to", "before"])?).map(|(hour, rest)| (hour, 0, count, rest))
}

fn hour(text: &str) -> Option<(u32, &str)> {
    let (word, rest) = word(text)?;
    Some((number(&word).filter(|hour| (1..=12).contains(hour))?, rest))
}

/// Reads `pm`, `in the morning`, `at night`.
fn part(hour: u32, text: &str) -> Option<(Part, &str)> {
    if let Some(half) = half_day(text) {
        return Some(half);
    }
    let spoken = |words: &str, part| Some((part, text.strip_prefix(' ')?.strip_prefix(words)?));
    spoken("in the morning", Part::Am)
        .or_else(|| spoken("in the afternoon", Part::Pm))
        .or_else(|| spoken("in the evening", Part::Pm))
        .or_else(|| spoken("at night", if (6..=11).contains(&hour) { Part::Pm } else { Part::Am }))
}

/// Takes one of some words off the beginning.
fn after_word<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let (word, rest) = word(text)?;
    words.contains(&word.as_str()).then_some(rest)
}

/// Parts the first word, in lower case, from what follows it.
fn word(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start_matches(' ');
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || "'’-".contains(c))).unwrap_or(text.len());
    (end > 0).then(|| (text[..end].to_ascii_lowercase(), &text[end..]))
}

/// Reads a number up to fifty-nine, in digits or words.
pub(super) fn number(word: &str) -> Option<u32> {
    const TENS: [(&str, u32); 4] = [("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50)];
    if (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok();
    }
    let small = |word: &str| if word == "zero" { Some(0) } else { english_below_twenty(word) };
    small(word).or_else(|| {
        let (tens, rest) = TENS.iter().find_map(|&(name, tens)| Some((tens, word.strip_prefix(name)?)))?;
        match rest.strip_prefix('-') {
            None => rest.is_empty().then_some(tens),
            Some(unit) => small(unit).filter(|unit| (1..10).contains(unit)).map(|unit| tens + unit),
        }
    })
}
