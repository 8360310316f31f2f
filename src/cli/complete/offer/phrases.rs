//! Words for days and periods.

use super::{Choice, Desk};
use crate::app::suggest::best;
use crate::calendar::{Lean, parse_date, parse_period};
use crate::cli::spelling;

/// Offers words for days, each with the day that it means.
pub fn days(desk: &Desk<'_>, typed: &str) -> Vec<Choice> {
    let about = |phrase: &str| {
        let said = parse_date(phrase, desk.today(), Lean::Past).ok()?;
        Some(desk.words.day(said.value))
    };
    described(fitting(typed, desk.words.day_phrases(), desk.words.other_day_phrases()), about)
}

/// Offers words for periods, each with the days that it means.
pub fn periods(desk: &Desk<'_>, typed: &str) -> Vec<Choice> {
    let phrases = fitting(typed, desk.words.period_phrases(), desk.words.other_period_phrases());
    described(phrases, |phrase| about_period(desk, phrase))
}

/// Offers the next word of a period that is typed as several words: behind `last`, `week`.
pub fn next_words(desk: &Desk<'_>, command: &str, before: &[String], typed: &str) -> Vec<Choice> {
    // `report week` has said what it is about; which week comes next.
    let skipped = usize::from(command == "report" && before.first().is_some_and(|word| spelling::is_unit(word)));
    let before = before[skipped.min(before.len())..].join(" ").to_lowercase();
    if before.is_empty() {
        let (units, days) = if command == "report" && skipped == 0 {
            (desk.words.report_units(), &[] as &[&str])
        } else {
            (&[] as &[&str], desk.words.day_phrases())
        };
        let own = [units, days, desk.words.period_phrases()].concat();
        let other = [desk.words.other_day_phrases(), desk.words.other_period_phrases()].concat();
        return first_words(desk, &fitting(typed, &own, &other));
    }
    let known = [desk.words.day_phrases(), desk.words.period_phrases()].concat();
    let beginning = format!("{before} {}", typed.to_lowercase());
    let rest = known.iter().filter(|phrase| phrase.starts_with(&beginning));
    let rest: Vec<(&str, &str)> = rest.map(|phrase| (&phrase[before.len() + 1..], *phrase)).collect();
    described(rest.iter().map(|(rest, _)| *rest).collect(), |rest| about_period(desk, &format!("{before} {rest}")))
}

/// Offers the next word of a day that is typed as several words.
pub fn next_days(desk: &Desk<'_>, before: &[String], typed: &str) -> Vec<Choice> {
    match before {
        [] => days(desk, typed).into_iter().filter(|choice| !choice.text.contains(' ')).collect(),
        before => {
            let beginning = format!("{} {typed}", before.join(" ")).to_lowercase();
            let rest = desk.words.day_phrases().iter().filter(|phrase| phrase.starts_with(&beginning));
            rest.map(|phrase| Choice::bare(&phrase[beginning.len() - typed.len()..])).collect()
        }
    }
}

/// Takes the first word of each phrase; one that is a whole phrase says what it means.
fn first_words(desk: &Desk<'_>, phrases: &[&'static str]) -> Vec<Choice> {
    let mut firsts: Vec<&str> = Vec::new();
    for first in phrases.iter().filter_map(|phrase| phrase.split(' ').next()) {
        if !firsts.contains(&first) {
            firsts.push(first);
        }
    }
    described(firsts, |first| about_period(desk, first).filter(|_| phrases.contains(&first)))
}

fn about_period(desk: &Desk<'_>, phrase: &str) -> Option<String> {
    Some(desk.words.period(parse_period(phrase, desk.today()).ok()?.value))
}

fn described(phrases: Vec<&str>, about: impl Fn(&str) -> Option<String>) -> Vec<Choice> {
    phrases.into_iter().map(|phrase| Choice::new(phrase, about(phrase).unwrap_or_default())).collect()
}

/// Takes the phrases that fit: those of the user's language, and once something is typed those of the other one, too.
fn fitting(typed: &str, own: &[&'static str], other: &[&'static str]) -> Vec<&'static str> {
    let other = if typed.is_empty() { &[] } else { other };
    let begins = |phrase: &&&'static str| !phrase.is_ascii() || phrase.starts_with(&typed.to_lowercase());
    let phrases = own.iter().chain(other).filter(begins).map(|phrase| (*phrase, *phrase));
    best(typed, phrases)
}
