//! Cutting text into the tokens that a search index holds, with their places.
//!
//! Chinese needs no dictionary: each Han character is a token of its own, and a phrase of neighbours finds a word. What parts two
//! tokens decides whether a phrase may run across it; see [`tokens`].

use super::fold::fold;
use super::han::{is_han, is_invisible, is_plain_han, is_unspaced, is_variation_selector};
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
    /// The folded text, see [`fold`](super::fold()); at most [`LONGEST_TOKEN`] bytes, never empty.
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
        if plain { Cow::Borrowed(source) } else { cut(fold(source)) }
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Writes the tokens with a `|` wherever the position jumps.
    fn shown(text: &str) -> String {
        let mut out = String::new();
        let mut next = 0;
        for token in tokens(text) {
            if !out.is_empty() {
                out.push_str(if token.position == next { " " } else { " | " });
            }
            out.push_str(&token.text);
            next = token.position + 1;
        }
        out
    }

    /// Tells whether a phrase query would find `phrase`: the same tokens at the same distances.
    fn finds(text: &str, phrase: &str) -> bool {
        let text: Vec<_> = tokens(text).collect();
        let phrase: Vec<_> = tokens(phrase).collect();
        (0..text.len()).any(|start| {
            phrase.iter().all(|wanted| {
                text[start..].iter().any(|token| {
                    token.text == wanted.text
                        && token.position - text[start].position == wanted.position - phrase[0].position
                })
            })
        })
    }

    #[test]
    fn words_and_characters_with_their_jumps() {
        for (text, expected) in [
            ("", ""),
            ("Visited Temple-Bar", "visited temple bar"),
            ("don't snake_case a.b/c", "don t snake case a b c"),
            ("Sir W. Batten, and I", "sir w batten and i"),
            ("Went home! Slept; woke? Yes", "went home | slept | woke | yes"),
            ("one\ntwo\n\nthree\r\n\r\nfour", "one two | three | four"),
            ("拜访恒达", "拜 访 恒 达"),
            ("拜访，恒达 机械\n张", "拜 访 | 恒 达 | 机 械 | 张"),
            ("拜访Hengda公司", "拜 访 hengda 公 司"),
            ("拜访 Hengda 公司", "拜 访 hengda 公 司"),
            ("拜访：Hengda", "拜 访 | hengda"),
            ("利率4.1%，期限3年", "利 率 4 1 | 期 限 3 年"),
            ("２０２６年ＥＲＰ", "2026 年 erp"),
            ("CAFÉ cafe\u{301}", "cafe cafe"),
            ("co\u{AD}operate 张\u{200B}伟", "cooperate 张 伟"),
            ("ひらカナ・ーｶﾞ", "ひ ら カ ナ | ー ガ"),
            ("か\u{3099}く", "が く"),
            ("กิน", "กิ น"),
            ("한국어 공부", "한국어 공부"),
            ("⽉⼊", "月 入"),
            ("葛\u{E0100}城", "葛 城"),
            ("👍 done 👍🏽 ok", "done ok"),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }

    #[test]
    fn phrases_match_as_people_expect() {
        for (text, phrase) in [
            ("to Temple Bar and", "temple bar"),
            ("to Temple-Bar", "Temple Bar"),
            ("to Temple\nBar", "Temple Bar"),
            ("with Sir W. Batten", "Sir W. Batten"),
            ("with Sir W. Batten", "sir w batten"),
            ("Li's rate of 4.1 %", "4.1"),
            ("给恒达机械报价", "恒达机械"),
            ("用 ERP 系统", "用ERP系统"),
        ] {
            assert!(finds(text, phrase), "{phrase:?} in {text:?}");
        }
        for (text, phrase) in [
            ("恒达，机械", "恒达机械"),
            ("恒达\n机械", "恒达机械"),
            ("恒 达", "恒达"),
            ("to the Temple! Bar none", "Temple Bar"),
        ] {
            assert!(!finds(text, phrase), "{phrase:?} in {text:?}");
        }
    }

    #[test]
    fn ranges_are_those_of_the_source() {
        let text = "给 Café\u{301}\u{200B}，ｶﾞ";
        let sources: Vec<_> = tokens(text).map(|token| &text[token.range]).collect();
        assert_eq!(sources, ["给", "Café\u{301}", "ｶﾞ"]);
    }

    #[test]
    fn a_long_word_is_cut_not_dropped() {
        for word in ["x".repeat(5_000), "É".repeat(5_000), format!("{}漢", "é".repeat(300))] {
            let first = tokens(&word).next().unwrap();
            assert_eq!(first.text.len(), LONGEST_TOKEN);
            assert!(first.range.len() > LONGEST_TOKEN);
        }
        let text = format!("a{} b", "가".repeat(300));
        assert_eq!(tokens(&text).map(|token| token.position).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(tokens(&text).next().unwrap().text.len(), 199);
    }

    proptest! {
        #[test]
        fn ranges_and_positions_go_up(text in any::<String>()) {
            let mut end = 0;
            let mut last = None;
            for token in tokens(&text) {
                prop_assert!(token.range.start >= end && token.range.start < token.range.end);
                prop_assert!(text.get(token.range.clone()).is_some());
                prop_assert!(last.is_none_or(|last| token.position > last));
                prop_assert!(!token.text.is_empty() && token.text.len() <= LONGEST_TOKEN);
                end = token.range.end;
                last = Some(token.position);
            }
        }

        #[test]
        fn a_run_of_han_is_found_exactly_where_it_stands(text in "[张伟利率，。 \\n]{0,24}", run in "[张伟利率]{1,3}") {
            prop_assert_eq!(finds(&text, &run), text.contains(&run));
        }

        #[test]
        fn case_and_width_are_no_matter(text in "[a-z0-9 ,.-]{0,20}") {
            let wide: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c }).collect();
            let expected = shown(&text);
            prop_assert_eq!(shown(&wide), expected.clone());
            prop_assert_eq!(shown(&text.to_uppercase()), expected);
        }
    }
}
