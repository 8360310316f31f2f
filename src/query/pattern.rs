//! Regular expressions, and what a text must hold for one to match it.

use crate::text::{LONGEST_TOKEN, is_han, tokens};
use regex::{Regex, RegexBuilder};
use regex_syntax::ast::ErrorKind;
use regex_syntax::hir::{Hir, HirKind};
use std::ops::Range;
use thiserror::Error;

/// A regular expression, which looks at the texts as they are written; `^` and `$` stand at the ends of lines. Case is no matter unless it says
/// so (`(?-i)`) or texts are looked for exactly.
#[derive(Debug, Clone)]
pub struct Pattern {
    source: String,
    heeds_case: bool,
    regex: Regex,
    required: Required,
}

/// What the tokens of every text show that a pattern matches: by this the index finds what is worth reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Required {
    /// Nothing is certain.
    Nothing,
    /// A run of ASCII letters, in lower case, within one token.
    Run(String),
    /// A token.
    Token(String),
    /// Each of these.
    All(Vec<Required>),
    /// One of these.
    Any(Vec<Required>),
}

/// Why a regular expression cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PatternProblem {
    /// `(` is never closed.
    #[error("unclosed group")]
    UnclosedGroup,
    /// `)` closes nothing.
    #[error("unopened group")]
    UnopenedGroup,
    /// `[` is never closed.
    #[error("unclosed class")]
    UnclosedClass,
    /// `*`, `+`, `?` or `{}` has nothing before it, or counts to nowhere.
    #[error("bad repetition")]
    Repetition,
    /// What stands behind a backslash means nothing.
    #[error("unknown escape")]
    Escape,
    /// It looks ahead or back, which takes time without bound.
    #[error("look-around")]
    LookAround,
    /// It refers back to a group, which takes time without bound.
    #[error("backreference")]
    Backreference,
    /// It is too large.
    #[error("too large")]
    TooLarge,
    /// Anything else.
    #[error("not a pattern")]
    Other,
}

/// The most bytes that a compiled pattern may take; one that somebody types takes a few thousand.
const LARGEST: usize = 1 << 21;

/// The shortest run of letters that is looked up; shorter ones stand in half of all words.
const SHORTEST_RUN: usize = 2;

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        (&self.source, self.heeds_case) == (&other.source, other.heeds_case)
    }
}

impl Eq for Pattern {}

impl Pattern {
    /// Reads a regular expression, in which case counts where texts are looked for exactly; a problem comes with its place in bytes.
    pub fn new(source: &str, exact: bool) -> Result<Self, (PatternProblem, Range<usize>)> {
        let hir = regex_syntax::Parser::new().parse(source).map_err(|error| problem(&error, source))?;
        let too_large = |_| (PatternProblem::TooLarge, 0..source.len());
        let mut builder = RegexBuilder::new(source);
        builder.case_insensitive(!exact).multi_line(true).size_limit(LARGEST);
        let regex = builder.build().map_err(too_large)?;
        Ok(Pattern { source: source.to_owned(), heeds_case: exact, regex, required: Required::of(&hir) })
    }

    /// Returns what the tokens of every text show that it matches.
    pub fn required(&self) -> &Required {
        &self.required
    }

    /// Tells whether it matches somewhere in a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// Returns the bytes of each match in a text, empty ones left out.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        self.regex.find_iter(text).map(|found| found.range()).filter(|range| !range.is_empty()).collect()
    }
}

impl Required {
    fn of(hir: &Hir) -> Self {
        match hir.kind() {
            HirKind::Literal(literal) => Self::of_text(std::str::from_utf8(&literal.0).unwrap_or_default()),
            HirKind::Capture(capture) => Self::of(&capture.sub),
            HirKind::Repetition(repetition) if repetition.min > 0 => Self::of(&repetition.sub),
            HirKind::Concat(parts) => Self::all(parts.iter().map(Self::of)),
            HirKind::Alternation(parts) => {
                let ways: Vec<Required> = parts.iter().map(Self::of).collect();
                if ways.contains(&Required::Nothing) { Required::Nothing } else { Required::Any(ways) }
            }
            HirKind::Empty | HirKind::Class(_) | HirKind::Look(_) | HirKind::Repetition(_) => Required::Nothing,
        }
    }

    /// A run of ASCII letters stands in one token, whatever is around it; a Han character is a token.
    fn of_text(text: &str) -> Self {
        let runs = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|run| run.len() >= SHORTEST_RUN);
        let runs = runs.map(|run| Required::Run(run.to_ascii_lowercase()));
        let han = text.char_indices().filter(|(_, c)| is_han(*c));
        let han = han.filter_map(|(at, c)| tokens(&text[at..at + c.len_utf8()]).next());
        let han = han.map(|token| Required::Token(token.text.into_owned()));
        Self::all(runs.chain(han))
    }

    fn all(parts: impl Iterator<Item = Required>) -> Self {
        let mut certain: Vec<Required> = parts.filter(|part| *part != Required::Nothing).collect();
        match certain.len() {
            0 => Required::Nothing,
            1 => certain.remove(0),
            _ => Required::All(certain),
        }
    }

    /// Tells whether a token may hold a run. Of a word that was too long for a token not everything is known.
    pub fn may_be_in(run: &str, token: &str) -> bool {
        token.contains(run) || token.len() + 4 > LONGEST_TOKEN
    }
}

fn problem(error: &regex_syntax::Error, source: &str) -> (PatternProblem, Range<usize>) {
    let regex_syntax::Error::Parse(error) = error else { return (PatternProblem::Other, 0..source.len()) };
    let what = match error.kind() {
        ErrorKind::GroupUnclosed => PatternProblem::UnclosedGroup,
        ErrorKind::GroupUnopened => PatternProblem::UnopenedGroup,
        ErrorKind::ClassUnclosed => PatternProblem::UnclosedClass,
        ErrorKind::RepetitionMissing
        | ErrorKind::RepetitionCountInvalid
        | ErrorKind::RepetitionCountUnclosed
        | ErrorKind::RepetitionCountDecimalEmpty => PatternProblem::Repetition,
        ErrorKind::EscapeUnrecognized | ErrorKind::EscapeUnexpectedEof => PatternProblem::Escape,
        ErrorKind::UnsupportedLookAround => PatternProblem::LookAround,
        ErrorKind::UnsupportedBackreference => PatternProblem::Backreference,
        ErrorKind::NestLimitExceeded(_) | ErrorKind::CaptureLimitExceeded => PatternProblem::TooLarge,
        _ => PatternProblem::Other,
    };
    let (start, end) = (error.span().start.offset, error.span().end.offset);
    // What lacks something to repeat is told with the place before it.
    let next = source[start..].chars().next().map_or(0, char::len_utf8);
    (what, start..end.max(start + next))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn required(source: &str) -> Required {
        Pattern::new(source, false).unwrap().required
    }

    #[test]
    fn what_a_match_must_hold() {
        let run = |text: &str| Required::Run(text.to_owned());
        let token = |text: &str| Required::Token(text.to_owned());
        for (source, expected) in [
            (r"INV-\d+", run("inv")),
            (r"\d+", Required::Nothing),
            (r"(loan|credit)s?", Required::Any(vec![run("loan"), run("credit")])),
            (r"(loan|\d)", Required::Nothing),
            (r"(ab)?cd", run("cd")),
            (r"(?i)loan", Required::Nothing),
            ("第.{1,3}期", Required::All(vec![token("第"), token("期")])),
            ("陳", token("陈")),
            ("a1b", Required::Nothing),
            ("^", Required::Nothing),
        ] {
            assert_eq!(required(source), expected, "{source}");
        }
    }

    #[test]
    fn it_looks_at_the_text_itself() {
        for (source, text, expected) in [
            (r"inv-\d{4}", "see INV-2041", true),
            (r"(?-i)inv", "INV", false),
            ("^rate$", "a\nrate\nb", true),
            ("a.b", "a\nb", false),
            ("贷款.*续期", "贷款，明年续期", true),
            (r"\bloan\b", "loans", false),
        ] {
            assert_eq!(Pattern::new(source, false).unwrap().is_in(text), expected, "{source} in {text}");
        }
        for (source, expected) in [("INV", true), ("inv", false), ("(?i)inv", true)] {
            assert_eq!(Pattern::new(source, true).unwrap().is_in("INV-2041"), expected, "{source}, exactly");
        }
        assert_eq!(Pattern::new("x*", false).unwrap().places("axxbx"), [1..3, 4..5]);
    }

    #[test]
    fn what_is_no_pattern_is_told_with_its_place() {
        for (source, expected, at) in [
            ("a(b", PatternProblem::UnclosedGroup, 1..2),
            ("ab)", PatternProblem::UnopenedGroup, 2..3),
            ("a[b", PatternProblem::UnclosedClass, 1..2),
            ("*a", PatternProblem::Repetition, 0..1),
            (r"a\y", PatternProblem::Escape, 1..3),
            ("a(?=b)", PatternProblem::LookAround, 1..4),
            (r"(a)\1", PatternProblem::Backreference, 3..5),
            (r"\w{900}{900}", PatternProblem::TooLarge, 0..12),
        ] {
            assert_eq!(Pattern::new(source, false).unwrap_err(), (expected, at), "{source}");
        }
    }
}
