//! A text that can be nothing but times, brought into the form in which times are read: `nine thirty` becomes `9:30`.

use super::english::number;
use super::point::time_at;
use crate::calendar::Times;

/// Puts clock times for the English words and the bare digits that say a time.
pub(super) fn one_form(text: &str) -> String {
    let text = noon(&text.to_ascii_lowercase()).split_whitespace().collect::<Vec<_>>().join(" ");
    let halves =
        [(" in the morning", "am"), (" in the afternoon", "pm"), (" in the evening", "pm"), (" at night", "pm")];
    let text = halves.into_iter().find_map(|(words, half)| half_for(&text, words, half)).unwrap_or(text);
    let text = text.strip_prefix("at ").unwrap_or(&text);
    let text = match text.strip_prefix("between ").and_then(|rest| rest.split_once(" and ")) {
        Some((start, end)) => format!("{start}-{end}"),
        None => text.replace(" for ", "+"),
    };
    sides(&numbers(&midnight(&text)))
}

/// Puts `am` or `pm` for the words that end a text. Two at night is no afternoon.
fn half_for(text: &str, words: &str, half: &str) -> Option<String> {
    let time = text.strip_suffix(words)?;
    let hour = time.split([' ', ':', '-']).find_map(number)?;
    (words != " at night" || (6..=11).contains(&hour)).then(|| format!("{time} {half}"))
}

/// Puts the hour for the word, which also ends `afternoon`.
fn noon(text: &str) -> String {
    let ends_word = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    let mut said = String::new();
    let mut rest = text;
    while let Some(at) = ["noon", "midday"].iter().filter_map(|word| rest.find(word)).min() {
        let (before, from) = rest.split_at(at);
        let after = from.strip_prefix("noon").or_else(|| from.strip_prefix("midday")).unwrap_or(from);
        let is_word = !before.ends_with(|c: char| c.is_ascii_alphabetic()) && ends_word(after);
        said.push_str(before);
        said.push_str(if is_word { "12:00" } else { &from[..from.len() - after.len()] });
        rest = after;
    }
    said + rest
}

/// Midnight begins a day as a start and ends it as an end.
fn midnight(text: &str) -> String {
    const WORDS: [&str; 2] = ["midnight", "午夜"];
    match WORDS.iter().find_map(|word| text.strip_prefix(word)) {
        Some(rest) if !rest.starts_with(|c: char| c.is_alphanumeric() && c != '到' && c != '至') => {
            format!("00:00{rest}")
        }
        _ => match WORDS.iter().find_map(|word| text.strip_suffix(word)) {
            Some(rest) => format!("{rest}24:00"),
            None => text.to_owned(),
        },
    }
}

/// `nine thirty` to `9:30`, `nine oh five` to `9:05`, `twenty to five` to `20 minutes to 5`, other numbers to digits.
fn numbers(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let is_word = |word: &str| number(word).is_some() && !word.starts_with(|c: char| c.is_ascii_digit());
    let minute_after = |at: usize| match (words.get(at).copied(), words.get(at + 1).copied()) {
        (Some("oh" | "o"), Some(minute)) => number(minute).filter(|minute| *minute < 10).map(|minute| (minute, 2)),
        (Some(tens @ ("twenty" | "thirty" | "forty" | "fifty")), Some(unit)) if is_word(unit) => {
            number(&format!("{tens}-{unit}")).map(|minute| (minute, 2))
        }
        (Some(minute), _) if is_word(minute) => number(minute).filter(|minute| *minute > 9).map(|minute| (minute, 1)),
        _ => None,
    };
    let mut said: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        at += 1;
        match number(word).filter(|_| is_word(word)) {
            None => said.push(word.to_owned()),
            Some(hour @ 1..=12) => match minute_after(at) {
                Some((minute, taken)) => {
                    said.push(format!("{hour}:{minute:02}"));
                    at += taken;
                }
                None => said.push(hour.to_string()),
            },
            Some(minutes) if words.get(at) == Some(&"to") => said.push(format!("{minutes} minutes")),
            Some(other) => said.push(other.to_string()),
        }
    }
    said.join(" ")
}

/// `0930` and `930` to `09:30`, `9.30` to `9:30`, on each side of a hyphen.
fn sides(text: &str) -> String {
    let side = |side: &str| {
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let (hour, minute) = match side.split_once('.') {
            Some(parts) => parts,
            None if (3..=4).contains(&side.len()) && is_digits(side) => side.split_at(side.len() - 2),
            None => return side.to_owned(),
        };
        let fits = is_digits(hour) && hour.len() <= 2 && is_digits(minute) && minute.len() == 2;
        if fits { format!("{hour}:{minute}") } else { side.to_owned() }
    };
    text.split('-').map(side).collect::<Vec<_>>().join("-")
}

/// Takes off what only says that a start follows.
pub(super) fn without_from(form: &str) -> &str {
    form.strip_prefix("from ").or_else(|| form.strip_prefix('从')).unwrap_or(form).trim_start()
}

/// Returns both readings of `five to ten`: the time, and the range as it would be typed.
pub(super) fn two_readings(form: &str) -> Option<(Times, String)> {
    let (minutes, hour) = form.split_once(" to ")?;
    let (minutes, hour) = (number(minutes)?, number(hour)?);
    if !matches!(minutes, 5 | 10 | 20 | 25) || !(1..=12).contains(&hour) {
        return None;
    }
    Some((Times::at(time_at(hour * 60 - minutes)), format!("{minutes}-{hour}"))).filter(|_| minutes < 24)
}
