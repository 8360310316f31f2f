//! (stand-in until room/text is merged)

use std::ops::Range;

/// Returns the folded form.
pub fn fold(text: &str) -> String {
    super::name_key(text)
}

/// One token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Folded.
    pub text: String,
    /// In bytes of the source.
    pub range: Range<usize>,
    /// Position.
    pub position: usize,
}

/// Splits.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut position = 0;
    let mut chars = text.char_indices().peekable();
    let mut gap = false;
    while let Some((at, c)) = chars.next() {
        if super::is_han(c) {
            if gap {
                position += 2;
            }
            found.push(Token { text: fold(&text[at..at + c.len_utf8()]), range: at..at + c.len_utf8(), position });
            position += 1;
            gap = false;
        } else if c.is_alphanumeric() {
            let mut end = at + c.len_utf8();
            while let Some(&(next, c)) = chars.peek() {
                if !c.is_alphanumeric() || super::is_han(c) {
                    break;
                }
                end = next + c.len_utf8();
                chars.next();
            }
            if gap {
                position += 2;
            }
            found.push(Token { text: fold(&text[at..end]), range: at..end, position });
            position += 1;
            gap = false;
        } else if !matches!(c, ' ' | '-' | '\'')
            || chars.peek().is_some_and(|&(_, c)| super::is_han(c))
            || found.last().is_some_and(|t| text[t.range.clone()].chars().all(super::is_han))
        {
            gap = !found.is_empty();
        }
    }
    found
}
