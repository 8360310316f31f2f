//! Names of weekdays, months, units and numbers, and how the words of a phrase are parted.

use super::super::context::{Context, Run, Unit};
use super::super::numerals;
use chrono::Weekday;

/// Parts a phrase into words in which the rest need not look twice: no articles, `3d` as two words, numbers in digits, and beside
/// others `last year` as that year.
pub(super) fn words(context: &Context, text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in parted(text) {
        let word = word.strip_suffix('.').unwrap_or(&word);
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word);
        if matches!(word, "" | "the" | "of" | "on") {
            continue;
        }
        if let Some(year) = apostrophe_year(context, word) {
            words.push(format!("{year:04}"));
        } else if let Some(number) =
            word.strip_prefix("wk").filter(|number| number.starts_with(|c: char| c.is_ascii_digit()))
        {
            words.extend(["week".to_owned(), number.to_owned()]);
        } else if let Some((count, unit)) = short_length(word) {
            words.extend([count.to_owned(), unit.to_owned()]);
        } else if let Some(number) = numerals::english_word(word) {
            join_number(&mut words, number);
        } else {
            words.push(word.to_owned());
        }
    }
    year_in_digits(context, words)
}

/// Splits at blanks and commas, and at hyphens between letters: `year-to-date`.
fn parted(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let between_letters = |at: usize| {
        let letter = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_alphabetic);
        letter(at.checked_sub(1)) && letter(Some(at + 1))
    };
    let blank = |(at, &c): (usize, &char)| if c == ',' || (c == '-' && between_letters(at)) { ' ' } else { c };
    let text: String = letters.iter().enumerate().map(blank).collect();
    text.split(' ').map(str::to_owned).collect()
}

/// Adds a number, to the tens before it where there are such: `twenty first`.
fn join_number(words: &mut Vec<String>, number: numerals::Word) {
    let tens =
        words.last().filter(|last| matches!(last.as_str(), "20" | "30")).and_then(|last| last.parse::<u32>().ok());
    let value = match tens.filter(|_| number.value < 10) {
        Some(tens) => {
            words.pop();
            tens + number.value
        }
        None => number.value,
    };
    words.push(if number.is_ordinal { format!("{value}th") } else { value.to_string() });
}

/// `'26`
fn apostrophe_year(context: &Context, word: &str) -> Option<i32> {
    let digits = word.strip_prefix('\'').filter(|digits| digits.len() == 2)?;
    Some(context.year_of_two_digits(digits.parse().ok()?))
}

/// `3d`, `2w`, `6mo`, `1yr`
fn short_length(word: &str) -> Option<(&str, &str)> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let named = matches!(&word[digits..], "d" | "w" | "wk" | "wks" | "mo" | "y" | "yr" | "yrs");
    (digits > 0 && named).then(|| word.split_at(digits))
}

/// Puts the year for `last year` where it only says which year: `november last year`, not `last year` alone.
fn year_in_digits(context: &Context, mut words: Vec<String>) -> Vec<String> {
    let years = |which: &str| match which {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    };
    let at = words.windows(2).position(|pair| pair[1] == "year" && years(&pair[0]).is_some());
    if let Some(at) = at.filter(|_| words.len() > 2) {
        let year = context.year_away(years(&words[at]).unwrap_or(0));
        words.splice(at..at + 2, [format!("{year:04}")]);
    }
    words
}

/// Reads a year of four digits.
pub(super) fn year(word: &str) -> Option<i32> {
    (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())?
}

/// Reads a day of the month: `21`, `21st`.
pub(super) fn day(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_day = (1..=2).contains(&digits.len()) && matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    is_day.then(|| digits.parse().ok())?
}

/// Reads a number with the ending of an ordinal.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    day(word).filter(|_| !word.ends_with(|c: char| c.is_ascii_digit()))
}

/// Reads which one is meant, `None` for the last.
pub(super) fn nth(word: &str) -> Option<Option<u32>> {
    if word == "last" { Some(None) } else { ordinal(word).filter(|nth| *nth > 0).map(Some) }
}

pub(super) fn unit(word: &str) -> Option<Unit> {
    match word.strip_suffix('s').unwrap_or(word) {
        "day" | "d" => Some(Unit::Days(1)),
        "week" | "wk" | "w" => Some(Unit::Days(7)),
        "fortnight" => Some(Unit::Days(14)),
        "month" | "mo" => Some(Unit::Months(1)),
        "quarter" => Some(Unit::Months(3)),
        "year" | "yr" | "y" => Some(Unit::Months(12)),
        _ => None,
    }
}

pub(super) fn run(word: &str) -> Option<Run> {
    match word {
        "week" | "wk" => Some(Run::Week),
        "weekend" => Some(Run::Weekend),
        "month" => Some(Run::Month),
        "quarter" => Some(Run::Quarter),
        "year" => Some(Run::Year),
        _ => None,
    }
}

/// Reads a weekday's name or its usual short forms.
pub(in super::super) fn weekday(word: &str) -> Option<Weekday> {
    match word {
        "monday" | "mon" => Some(Weekday::Mon),
        "tuesday" | "tue" | "tues" => Some(Weekday::Tue),
        "wednesday" | "wed" | "weds" => Some(Weekday::Wed),
        "thursday" | "thu" | "thur" | "thurs" => Some(Weekday::Thu),
        "friday" | "fri" => Some(Weekday::Fri),
        "saturday" | "sat" => Some(Weekday::Sat),
        "sunday" | "sun" => Some(Weekday::Sun),
        _ => None,
    }
}

/// Reads a month's name or its short forms as its number.
pub(in super::super) fn month(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is_it = |name: &str| word == name || word == &name[..3] || (word == "sept" && name == "september");
    NAMES.iter().zip(1..).find(|(name, _)| is_it(name)).map(|(_, number)| number)
}

/// Tells whether a word is a part of the day, which says nothing more of the day itself.
pub(super) fn is_part_of_day(word: &str) -> bool {
    matches!(word, "morning" | "afternoon" | "evening" | "night" | "noon" | "lunchtime")
}
