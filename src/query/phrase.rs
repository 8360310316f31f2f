//! Finding a word or a phrase among tokens.

use super::Text;
use crate::text::{Token, tokens};

/// Reads what is to be found out of a text as typed; `None` when it holds no token. A `*` at the end leaves the last word open.
pub fn read_text(value: &str) -> Option<Text> {
    let found: Vec<Token<'_>> = tokens(value).collect();
    let first = found.first()?.position;
    let end = found.last()?.range.end;
    let prefix = &value[end..] == "*";
    Some(Text {
        tokens: found.into_iter().map(|token| (token.position - first, token.text.into_owned())).collect(),
        prefix,
    })
}

/// Tells whether the tokens of one flow hold the text.
pub fn holds(text: &Text, flow: &[Token<'_>]) -> bool {
    (0..flow.len()).any(|at| ends_at(text, flow, at).is_some())
}

/// Returns the index of the last token of the match that begins at a token; `None` when none does.
pub fn ends_at(text: &Text, flow: &[Token<'_>], start: usize) -> Option<usize> {
    let base = flow[start].position;
    let mut at = start;
    for (number, (offset, wanted)) in text.tokens.iter().enumerate() {
        while flow.get(at)?.position < base + offset {
            at += 1;
        }
        let is_open = text.prefix && number + 1 == text.tokens.len();
        let token = &flow[at];
        let fits = if is_open { token.text.starts_with(wanted.as_str()) } else { token.text == *wanted };
        if token.position != base + offset || !fits {
            return None;
        }
    }
    Some(at)
}

/// Tells whether a text without flows of its own, such as a name, holds the text.
pub fn holds_in(text: &Text, value: &str) -> bool {
    holds(text, &tokens(value).collect::<Vec<_>>())
}
