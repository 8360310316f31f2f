//! What is looked for in a text: words, an exact piece, a pattern.

use super::exact::Exact;
use super::pattern::Pattern;
use super::phrase::{self, Fit, Text};
use crate::text::Token;
use std::ops::Range;

/// What is looked for in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sought {
    /// A word, a phrase or a part of a word.
    Text(Text),
    /// A piece exactly as it was typed.
    Exact(Exact),
    /// A regular expression.
    Pattern(Pattern),
}

impl Sought {
    /// Returns what tokens alone decide; `None` for what has to be looked for in the text itself.
    pub fn tokens(&self) -> Option<&Text> {
        match self {
            Sought::Text(text) => Some(text),
            Sought::Exact(_) | Sought::Pattern(_) => None,
        }
    }

    /// Tells how well a text holds it, given the text's tokens; `None` when it does not.
    pub fn fit(&self, text: &str, tokens: &[Token<'_>]) -> Option<Fit> {
        let certainly = |holds: bool| holds.then_some(Fit::Same);
        match self {
            Sought::Text(sought) => phrase::fit(sought, tokens),
            Sought::Exact(exact) => certainly(exact.is_in(text, tokens)),
            Sought::Pattern(pattern) => certainly(pattern.is_in(text)),
        }
    }

    /// Returns the bytes of each place of a text that it stands in, given the text's tokens.
    pub fn places(&self, text: &str, tokens: &[Token<'_>]) -> Vec<Range<usize>> {
        match self {
            Sought::Text(sought) => phrase::places(sought, tokens),
            Sought::Exact(exact) => exact.places(text, tokens),
            Sought::Pattern(pattern) => pattern.places(text),
        }
    }
}
