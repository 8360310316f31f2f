//! Cutting text into the tokens that a search index holds, with their places.
//!
//! Chinese needs no dictionary: each Han character is a token of its own, and a phrase of neighbours finds a word. What parts two
//! tokens decides whether a phrase may run across it; see [`tokens`].

use super::fold::fold;
use super::han::{is_han, is_invisible, is_plain_han, is_unspaced, is_variation_selector};
use super::simplified::{simplified, simplify};
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// The longest text of a token, in bytes; what a longer word has beyond it is not searched.
///
/// A search engine bounds its terms, and one that drops longer words loses them. Nobody types this much of a word.
pub const LONGEST_TOKEN: usize = 200;

/// How far the position jumps where a phrase must not run on. Two suffices for exact phrases and keeps the stored distances small.
const JUMP: usize = 2;

/// A word or a character as it is searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    /// The folded text, see [`fold`](super::fold()), Han characters in their simplified form; at most [`LONGEST_TOKEN`] bytes, never empty.
    pub text: Cow<'a, str>,
    /// The bytes of the source that it was read from, the cut part of a long word included.
    pub range: Range<usize>,
    /// Its place: neighbours of a phrase differ by one.
    pub position: usize,
}

/// Cuts a text into tokens, first to last.
///
/// A token is one character of a script without spaces (Han, kana, Thai and its neighbours; marks stay with their character) or a word:
/// a run of letters and digits, parted by everything else (`_`, hyphens, apostrophes and dots too). Positions count up by one, and
/// jump where a phrase must not run on:
///
/// - between two such characters at anything visible or blank, a line end too, so that a phrase of Han characters matches exactly
///   where they stand side by side;
/// - between two words at `!`, `?`, `;`, their Chinese forms and `。`, and at a blank line. All else is passed over:
///   `"Temple Bar"` finds `Temple-Bar` and, over a line end, `Temple` `Bar`; `"Sir W Batten"` finds `Sir W. Batten`. A dot does
///   not jump, since after an abbreviation it ends no sentence;
/// - between a character and a word at anything but spaces, which are a matter of taste there: `拜访Hengda`, `拜访 Hengda`.
///
/// Invisible characters (soft hyphen, zero-width space) part nothing.
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0, position: 0, before: None }
}

/// The tokens of a text; made by [`tokens`].
#[derive(Debug, Clone)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
    position: usize,
    before: Option<Kind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Single,
}

/// What a character is to the tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Token(Kind),
    /// Belongs to whatever is before it.
    Extends,
    Parts,
}

/// What stands between two tokens, as a set of the flags below.
type Gap = u8;
const SPACE: Gap = 1;
const LINE_END: Gap = 2;
const BLANK_LINE: Gap = 4;
const SENTENCE_END: Gap = 8;
const OTHER: Gap = 16;

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (kind, gap) = self.skip_gap()?;
            let start = self.at;
            let text = match kind {
                Kind::Word => self.take_word(),
                Kind::Single => self.take_single(),
            };
            if self.before.is_some_and(|before| jumps(before, kind, gap)) {
                self.position += JUMP - 1;
            }
            self.before = Some(kind);
            if text.is_empty() {
                continue;
            }
            let position = self.position;
            self.position += 1;
            return Some(Token { text, range: start..self.at, position });
        }
    }
}

impl<'a> Tokens<'a> {
    /// Moves to the next token's start; tells its kind and what was passed.
    fn skip_gap(&mut self) -> Option<(Kind, Gap)> {
        let mut gap = 0;
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            if byte.is_ascii() {
                if byte.is_ascii_alphanumeric() {
                    return Some((Kind::Word, gap));
                }
                gap |= ascii_gap(byte, gap);
                self.at += 1;
                continue;
            }
            let c = self.char_at(self.at)?;
            match class(c) {
                Class::Token(kind) => return Some((kind, gap)),
                Class::Extends => {}
                Class::Parts => gap |= wide_gap(c),
            }
            self.at += c.len_utf8();
        }
    }

    /// Takes the word that starts here; trailing invisible characters are left.
    fn take_word(&mut self) -> Cow<'a, str> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut at = start;
        let mut end = start;
        let mut plain = true;
        loop {
            let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            if run > 0 {
                at += run;
                end = at;
            }
            let Some(c) = self.char_at(at).filter(|c| !c.is_ascii()) else { break };
            match class(c) {
                Class::Token(Kind::Word) => end = at + c.len_utf8(),
                Class::Extends if is_combining_mark(c) && !is_variation_selector(c) => end = at + c.len_utf8(),
                Class::Extends => {}
                Class::Token(Kind::Single) | Class::Parts => break,
            }
            plain = false;
            at += c.len_utf8();
        }
        self.at = end;
        let word = &self.text[start..end];
        if plain { fold_ascii(word) } else { cut(fold(word)) }
    }

    /// Takes one character and the marks on it.
    fn take_single(&mut self) -> Cow<'a, str> {
        let start = self.at;
        let Some(first) = self.char_at(start) else { return Cow::Borrowed("") };
        self.at += first.len_utf8();
        let mut plain = is_plain_han(first);
        while let Some(c) = self.char_at(self.at).filter(|&c| extends_single(c)) {
            plain = false;
            self.at += c.len_utf8();
        }
        let source = &self.text[start..self.at];
        if !plain {
            return cut(simplify(&fold(source)).into_owned());
        }
        let form = simplified(first);
        if form == first { Cow::Borrowed(source) } else { Cow::Owned(form.to_string()) }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }
}

fn fold_ascii(word: &str) -> Cow<'_, str> {
    let word = &word[..word.len().min(LONGEST_TOKEN)];
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

fn cut(mut folded: String) -> Cow<'static, str> {
    if folded.len() > LONGEST_TOKEN {
        let end = (0..=LONGEST_TOKEN).rev().find(|&end| folded.is_char_boundary(end)).unwrap_or(0);
        folded.truncate(end);
    }
    Cow::Owned(folded)
}

fn class(c: char) -> Class {
    if is_plain_han(c) || is_han(c) || is_unspaced(c) {
        Class::Token(Kind::Single)
    } else if is_invisible(c) || is_variation_selector(c) || is_combining_mark(c) {
        Class::Extends
    } else if c.is_alphanumeric() {
        Class::Token(Kind::Word)
    } else {
        Class::Parts
    }
}

/// Tells whether a character after a single one is written on it: marks, selectors, and the half-width voicing marks of kana.
fn extends_single(c: char) -> bool {
    if c.is_ascii() || is_plain_han(c) {
        return false;
    }
    matches!(c, '\u{FF9E}' | '\u{FF9F}') || is_combining_mark(c) || is_variation_selector(c)
}

fn ascii_gap(byte: u8, gap: Gap) -> Gap {
    match byte {
        b'\n' if gap & LINE_END != 0 => BLANK_LINE,
        b'\n' => LINE_END,
        b' ' | b'\t' | b'\r' => SPACE,
        b'!' | b'?' | b';' => SENTENCE_END,
        _ => OTHER,
    }
}

fn wide_gap(c: char) -> Gap {
    match c {
        '。' | '！' | '？' | '；' => SENTENCE_END,
        _ if c.is_whitespace() => SPACE,
        _ => OTHER,
    }
}

fn jumps(before: Kind, after: Kind, gap: Gap) -> bool {
    match (before, after) {
        (Kind::Single, Kind::Single) => gap != 0,
        (Kind::Word, Kind::Word) => gap & (SENTENCE_END | BLANK_LINE) != 0,
        _ => gap & !SPACE != 0,
    }
}

#[cfg(test)]
mod tests;
