//! How far a name reaches behind its sigil.

use crate::text::is_han;

/// A name in quotes, as offsets behind the sigil.
pub(super) struct Quoted {
    /// Where the name begins, inside the quotes, spaces aside.
    pub start: usize,
    /// Behind the name.
    pub end: usize,
    /// Behind the closing quote.
    pub whole: usize,
}

/// The longest name in quotes, in characters: what is longer lost its closing quote.
const LONGEST_QUOTED: usize = 200;

/// Reads `"Li Na"`, `“Li Na”`, `「Li Na」` at the beginning; the quotes must close on the same line.
pub(super) fn quoted(text: &str) -> Option<Quoted> {
    let close = match text.chars().next()? {
        '"' => '"',
        '“' => '”',
        '「' => '」',
        _ => return None,
    };
    let open_len = text.chars().next().map_or(0, char::len_utf8);
    let inside = &text[open_len..];
    let ends = |c: &(usize, char)| c.1 == close || matches!(c.1, '\n' | '\r');
    let (len, _) = inside.char_indices().take(LONGEST_QUOTED).find(ends).filter(|(_, c)| *c == close)?;
    let name = inside[..len].trim();
    let start = open_len + (inside[..len].len() - inside[..len].trim_start().len());
    let whole = open_len + len + close.len_utf8();
    (!name.is_empty()).then(|| Quoted { start, end: start + name.len(), whole })
}

/// Measures a name without quotes at the beginning: from a letter or Han character over letters, digits and Han
/// characters; `-` `_` `.` `'` `’` only inside Latin text, `·` only between Han characters.
pub(super) fn unquoted_len(text: &str) -> Option<usize> {
    let first = text.chars().next().filter(|c| c.is_alphabetic() || is_han(*c))?;
    let mut len = first.len_utf8();
    let mut last = first;
    while let Some(c) = text[len..].chars().next() {
        let joined = if is_wordy(c) { c.len_utf8() } else { joint_len(&text[len..], last) };
        if joined == 0 {
            break;
        }
        last = text[..len + joined].chars().next_back().unwrap_or(c);
        len += joined;
    }
    Some(len)
}

/// Measures a joint and the character behind it, when both sides fit; 0 when the name ends here.
fn joint_len(text: &str, last: char) -> usize {
    let joint = match text.chars().next() {
        Some('_') => text.bytes().take_while(|byte| *byte == b'_').count(),
        Some(c @ ('-' | '.' | '\'' | '’' | '·')) => c.len_utf8(),
        _ => return 0,
    };
    let Some(next) = text[joint..].chars().next().filter(|c| is_wordy(*c)) else { return 0 };
    let fits = if text.starts_with('·') { is_han(next) && is_han(last) } else { !is_han(next) && !is_han(last) };
    if fits { joint + next.len_utf8() } else { 0 }
}

fn is_wordy(c: char) -> bool {
    c.is_alphanumeric() || is_han(c) || is_combining(c)
}

/// Marks that belong to the letter before them (`é` in two parts), which are no letters themselves.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}
