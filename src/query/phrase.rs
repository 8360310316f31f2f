//! Finding a word or a phrase among tokens.

use super::glob::Glob;
use crate::text::inflection::stem;
use crate::text::{Token, tokens, within_edits};
use std::ops::Range;

/// Tokens to be found in one flow: one for a word, several for a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The folded tokens, never none, each with its distance from the first in positions.
    pub tokens: Vec<(usize, String)>,
    /// What may stand in the place of the last token.
    pub last: Last,
}

/// What may stand in the place of a phrase's last token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Last {
    /// Only itself.
    Whole,
    /// Itself, and the plain inflections of the English word that it is, by their stem.
    Inflected(String),
    /// Any word that begins so.
    Beginning,
    /// Any word at most so many edits away.
    Near(usize),
    /// Any word of a form with stars; the token is the form as typed.
    Like(Glob),
}

/// How well something found is what was looked for; the better is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Something like it: an inflection, a word near to it.
    Like,
    /// What was typed.
    Same,
}

impl Text {
    /// Puts texts in a row, as if they had been typed as one phrase.
    pub(super) fn in_a_row(texts: &[&Text]) -> Text {
        let mut tokens = Vec::new();
        let mut base = 0;
        for text in texts {
            tokens.extend(text.tokens.iter().map(|(at, token)| (base + at, token.clone())));
            base = tokens.last().map_or(0, |(at, _)| at + 1);
        }
        let last = texts.last().map_or(Last::Whole, |text| text.last.clone());
        Text { tokens, last }
    }

    /// Tells how well a token fits in the place of the last one; `None` when it does not.
    pub fn last_fit(&self, token: &str) -> Option<Fit> {
        let (_, wanted) = self.tokens.last()?;
        if token == wanted && !matches!(self.last, Last::Like(_)) {
            return Some(Fit::Same);
        }
        let (holds, fit) = match &self.last {
            Last::Whole => (false, Fit::Like),
            Last::Inflected(wanted) => (stem(token).as_ref() == Some(wanted), Fit::Like),
            Last::Beginning => (token.starts_with(wanted.as_str()), Fit::Same),
            Last::Near(edits) => (within_edits(&wanted.chars().collect::<Vec<_>>(), token, *edits), Fit::Like),
            Last::Like(glob) => (glob.matches(token), Fit::Same),
        };
        holds.then_some(fit)
    }
}

/// Reads what is to be found out of a text as typed; `None` when it holds no token. A `*` at the end leaves the last word open; so do `..` and `…`,
/// which no shell expands.
pub fn read_text(value: &str) -> Option<Text> {
    let found: Vec<Token<'_>> = tokens(value).collect();
    let first = found.first()?.position;
    let end = found.last()?.range.end;
    let is_open = ["*", "＊", "..", "…", "……"].contains(&&value[end..]);
    Some(Text {
        tokens: found.into_iter().map(|token| (token.position - first, token.text.into_owned())).collect(),
        last: if is_open { Last::Beginning } else { Last::Whole },
    })
}

/// Reads a word that stands without quotes: an English one is found with its plain inflections.
pub fn read_word(value: &str) -> Option<Text> {
    let mut text = read_text(value)?;
    if let ([(_, only)], Last::Whole) = (&text.tokens[..], &text.last)
        && let Some(stem) = stem(only)
    {
        text.last = Last::Inflected(stem);
    }
    Some(text)
}

/// Tells whether the tokens of one flow hold the text.
pub fn holds(text: &Text, flow: &[Token<'_>]) -> bool {
    fit(text, flow).is_some()
}

/// Tells how well the tokens of one flow hold the text; `None` when they do not.
pub fn fit(text: &Text, flow: &[Token<'_>]) -> Option<Fit> {
    let mut best = None;
    for at in 0..flow.len() {
        best = best.max(ends_at(text, flow, at).map(|(_, fit)| fit));
        if best == Some(Fit::Same) {
            break;
        }
    }
    best
}

/// Returns the bytes of each match.
pub fn places(text: &Text, flow: &[Token<'_>]) -> Vec<Range<usize>> {
    let ends = (0..flow.len()).filter_map(|start| Some((start, ends_at(text, flow, start)?.0)));
    ends.map(|(start, end)| flow[start].range.start..flow[end].range.end).collect()
}

/// Returns the index of the last token of the match that begins at a token; `None` when none does.
fn ends_at(text: &Text, flow: &[Token<'_>], start: usize) -> Option<(usize, Fit)> {
    let base = flow[start].position;
    let (before, last) = text.tokens.split_at(text.tokens.len().checked_sub(1)?);
    let mut at = start;
    for (offset, wanted) in before {
        at = token_at(flow, at, base + offset)?;
        if flow[at].text != *wanted {
            return None;
        }
    }
    at = token_at(flow, at, base + last.first()?.0)?;
    Some((at, text.last_fit(&flow[at].text)?))
}

/// Finds the token at a position, from an index on.
fn token_at(flow: &[Token<'_>], from: usize, position: usize) -> Option<usize> {
    let at = from + flow[from..].iter().take_while(|token| token.position < position).count();
    (flow.get(at)?.position == position).then_some(at)
}

/// Tells whether a text without flows of its own, such as a name, holds the text.
pub fn holds_in(text: &Text, value: &str) -> bool {
    holds(text, &tokens(value).collect::<Vec<_>>())
}
