//! Texts that are looked for exactly as they were typed.

use super::phrase::{self, Text, read_text};
use crate::text::{Token, is_han, is_invisible, is_variation_selector};
use std::ops::Range;

/// A piece of text that is looked for as it stands: every character counts, its case and its form too.
///
/// Where it begins or ends with a letter, a digit or `_` of a script that has words, a word begins or ends there: `Bat` is not in `Batten`, and
/// not in `Bat_1`. Han characters stand anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exact {
    raw: String,
    /// Its tokens, which a text that holds it has as well: by them the index finds what is worth reading.
    text: Text,
}

impl Exact {
    /// Reads a piece as typed; `None` when it holds nothing that is searched.
    pub fn new(typed: &str) -> Option<Self> {
        let raw = typed.trim();
        let text = Text { last: phrase::Last::Whole, ..read_text(raw)? };
        Some(Exact { raw: raw.to_owned(), text })
    }

    /// Returns the tokens, which every text that holds the piece has in a row.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Tells whether a text holds it, given the text's tokens.
    pub fn is_in(&self, text: &str, tokens: &[Token<'_>]) -> bool {
        // Both, so that this and the index, which asks for the tokens first, cannot differ at the edge of a word with a mark.
        phrase::holds(&self.text, tokens) && self.find(text).next().is_some()
    }

    /// Returns the bytes of each place where a text holds it.
    pub fn places(&self, text: &str, tokens: &[Token<'_>]) -> Vec<Range<usize>> {
        if phrase::holds(&self.text, tokens) { self.find(text).collect() } else { Vec::new() }
    }

    fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let first = self.raw.chars().next();
        let last = self.raw.chars().next_back();
        let goes_on = |edge: Option<char>, beside: Option<char>| {
            edge.is_some_and(is_wordy) && beside.is_some_and(is_wordy_or_mark)
        };
        // Matches that overlap count too: `aa` stands twice in a run of three Han characters.
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let at = from + text.get(from..)?.find(&self.raw)?;
                let end = at + self.raw.len();
                from = at + first.map_or(1, char::len_utf8);
                let before = text[..at].chars().next_back();
                let after = text[end..].chars().next();
                if !goes_on(first, before) && !goes_on(last, after) {
                    return Some(at..end);
                }
            }
        })
    }
}

fn is_wordy(c: char) -> bool {
    c == '_' || (c.is_alphanumeric() && !is_han(c))
}

/// An accent or an invisible character belongs to the word that it stands in.
fn is_wordy_or_mark(c: char) -> bool {
    is_wordy(c) || is_invisible(c) || is_variation_selector(c) || unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn every_character_counts() {
        for (typed, text, expected) in [
            ("Batten", "Sir W. Batten, and", true),
            ("batten", "Sir W. Batten", false),
            ("Bat", "Batten", false),
            ("Bat", "Bat_1", false),
            ("Bat", "the Bat.", true),
            ("Temple Bar", "to Temple Bar and", true),
            ("Temple Bar", "to Temple-Bar", false),
            ("Cafe", "Cafe\u{301}", false),
            ("Café", "Café", true),
            ("恒达", "拜访恒达机械", true),
            ("恒达", "恆達", false),
            ("恒达", "恒，达", false),
            ("达，谈", "恒达，谈贷款", true),
            ("AI", "AI项目", true),
            ("AI项", "大AI项目", true),
            ("AI项", "xAI项目", false),
            ("4.1", "4.1%", true),
            ("4.1", "14.1%", false),
            ("不不", "不不不", true),
        ] {
            let exact = Exact::new(typed).unwrap();
            let tokens: Vec<_> = tokens(text).collect();
            assert_eq!(exact.is_in(text, &tokens), expected, "{typed} in {text}");
        }
        assert_eq!(Exact::new("不不").unwrap().find("不不不").count(), 2);
        assert_eq!(Exact::new(" ?! "), None);
    }
}
