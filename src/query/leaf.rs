//! Words, phrases and patterns: what a single piece of a query looks for.

use super::called::or_called;
use super::exact::Exact;
use super::glob::{Glob, STARS};
use super::parse::Context;
use super::pattern::Pattern;
use super::phrase::{Last, Text, read_text, read_word};
use super::{Problem, Query, QueryProblem, Sought};
use crate::text::is_han;
use std::ops::Range;

/// The sign behind a word that asks for words near to it.
const NEAR: char = '~';
/// What input methods write for it. Behind Han characters it is a sign of writing: 好的～.
const WIDE_NEAR: char = '～';

/// Up to this length a word has one slip; longer ones have two.
const ONE_SLIP: usize = 5;

/// The most edits that a near word may be away.
const MOST_EDITS: usize = 2;

/// Reads a word that stands without quotes.
pub(super) fn word(typed: &str, at: &Range<usize>, context: &Context<'_>) -> Result<Query, QueryProblem> {
    if let Some(rest) = typed.strip_prefix('-').filter(|rest| rest.starts_with(char::is_alphabetic)) {
        return Err(QueryProblem { what: Problem::LeadingDash { word: rest.to_owned() }, at: at.clone() });
    }
    let sought = bare(typed, at, context.exact)?;
    match (sought, context.names) {
        (Sought::Text(text), Some(names)) if is_a_word(&text) => Ok(or_called(typed, text, names)),
        (sought, _) => Ok(Query::Text(sought)),
    }
}

/// Tells whether a word may as well be a name: it is all there, no form or beginning of a word.
fn is_a_word(text: &Text) -> bool {
    matches!(text.last, Last::Whole | Last::Inflected(_))
}

/// Reads a text without quotes, as a word or as the value of a field.
pub(super) fn bare(typed: &str, at: &Range<usize>, exact: bool) -> Result<Sought, QueryProblem> {
    let problem = |what| QueryProblem { what, at: at.clone() };
    if exact {
        return quoted(typed, at, exact);
    }
    if let Some((word, edits)) = near(typed) {
        let text = read_text(word).filter(|text| is_one_word(word, text));
        let text = text.ok_or_else(|| problem(Problem::NotNear { text: word.to_owned() }))?;
        let letters: usize = text.tokens.iter().map(|(_, token)| token.chars().count()).sum();
        let edits = edits.unwrap_or(if letters > ONE_SLIP { MOST_EDITS } else { 1 });
        return Ok(Sought::Text(Text { last: Last::Near(edits), ..text }));
    }
    let before_end = typed.trim_end_matches(STARS);
    if before_end.contains(STARS) && !before_end.trim_start_matches(STARS).is_empty() {
        let form = form(typed).ok_or_else(|| problem(Problem::StarWithin { text: typed.to_owned() }))?;
        return Ok(Sought::Text(form));
    }
    read_word(typed).map(Sought::Text).ok_or_else(|| problem(nothing(typed)))
}

/// Reads a text in quotes: its words in a row, as they stand there.
pub(super) fn quoted(typed: &str, at: &Range<usize>, exact: bool) -> Result<Sought, QueryProblem> {
    let read = if exact { Exact::new(typed).map(Sought::Exact) } else { read_text(typed).map(Sought::Text) };
    read.ok_or_else(|| QueryProblem { what: nothing(typed), at: at.clone() })
}

/// Reads a regular expression; `at` is its place without the slashes.
pub(super) fn pattern(source: &str, at: &Range<usize>, exact: bool) -> Result<Sought, QueryProblem> {
    Pattern::new(source, exact).map(Sought::Pattern).map_err(|(problem, within)| {
        let at = at.start + within.start..at.start + within.end;
        QueryProblem { what: Problem::BadPattern { problem }, at }
    })
}

fn nothing(text: &str) -> Problem {
    Problem::NothingToSearch { text: text.to_owned() }
}

/// Splits `word~`, `word~1` and `word~2`, of letters also `word～`.
pub(super) fn near(typed: &str) -> Option<(&str, Option<usize>)> {
    let wide = || typed.split_once(WIDE_NEAR).filter(|(word, _)| is_in_letters(word));
    let (word, number) = typed.split_once(NEAR).or_else(wide).filter(|(word, _)| !word.is_empty())?;
    match number {
        "" => Some((word, None)),
        "1" => Some((word, Some(1))),
        "2" => Some((word, Some(MOST_EDITS))),
        _ => None,
    }
}

fn is_one_word(typed: &str, text: &Text) -> bool {
    text.tokens.len() == 1 && is_in_letters(typed)
}

fn is_in_letters(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() && !is_han(c))
}

/// Reads one word in letters with stars in it.
fn form(typed: &str) -> Option<Text> {
    let letters: String = typed.chars().filter(|c| !STARS.contains(c)).collect();
    let text = read_text(&letters).filter(|text| is_one_word(&letters, text))?;
    let plain = |part: &str| read_text(part).map(|text| text.tokens.into_iter().map(|(_, token)| token).collect());
    let glob = Glob::new(typed)?.map(|part| plain(part).unwrap_or_default());
    Some(Text { last: Last::Like(glob), ..text })
}
