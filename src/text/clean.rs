//! Making text from a file safe to print on a terminal.

use super::han::{is_han, is_invisible, is_variation_selector};
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;

/// Returns a text as it may be printed in one line of a terminal.
///
/// What could act on the terminal is shown: a C0 control as its picture (`␛` for escape), DEL as `␡`, a C1 control as `�`. What
/// prints nothing but could hide or turn other text is removed: bidi controls, zero-width characters, tags, blank fillers. A line end
/// (`\n`, `\r\n`, U+2028, U+2029) and a tab become one space each. Joiners inside emoji and between letters that need them stay, and one
/// variation selector after a visible character. Cleaning twice changes nothing.
pub fn clean(text: &str) -> Cow<'_, str> {
    clean_as(text, Lines::One)
}

/// Returns a text as it may be printed in several lines: as [`clean`], but tabs stay and every line end is `\n`.
pub fn clean_block(text: &str) -> Cow<'_, str> {
    clean_as(text, Lines::Many)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    One,
    Many,
}

/// What becomes of a character.
enum Fate {
    Kept,
    Shown(char),
    Dropped,
}

fn clean_as(text: &str, lines: Lines) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let mut cleaned: Option<String> = None;
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|&(_, next)| next);
        let printed = match fate(c, before, after, lines) {
            Fate::Kept => Some(c),
            Fate::Shown(picture) => Some(picture),
            Fate::Dropped => None,
        };
        if cleaned.is_none() && printed != Some(c) {
            cleaned = Some(text[..at].to_owned());
        }
        if let (Some(cleaned), Some(printed)) = (&mut cleaned, printed) {
            cleaned.push(printed);
        }
        before = printed.or(before);
    }
    cleaned.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Decides on a character by what was printed before it and what comes after it in the source.
fn fate(c: char, before: Option<char>, after: Option<char>, lines: Lines) -> Fate {
    match c {
        ' '..='~' => Fate::Kept,
        '\r' if after == Some('\n') => Fate::Dropped,
        '\n' | '\u{2028}' | '\u{2029}' => {
            if lines == Lines::Many {
                shown(c, '\n')
            } else {
                Fate::Shown(' ')
            }
        }
        '\t' => {
            if lines == Lines::Many {
                Fate::Kept
            } else {
                Fate::Shown(' ')
            }
        }
        '\0'..='\u{1F}' => Fate::Shown(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}')),
        '\u{7F}' => Fate::Shown('\u{2421}'),
        '\u{80}'..='\u{9F}' => Fate::Shown('\u{FFFD}'),
        '\u{200D}' => {
            kept_if(before.is_some_and(is_joined) && after.is_some_and(|c| is_joined(c) && !is_variation_selector(c)))
        }
        '\u{200C}' => kept_if(before.is_some_and(is_letter) && after.is_some_and(is_letter)),
        _ if is_variation_selector(c) => kept_if(before.is_some_and(takes_selector)),
        _ => kept_if(!is_hidden(c)),
    }
}

fn shown(c: char, as_this: char) -> Fate {
    if c == as_this { Fate::Kept } else { Fate::Shown(as_this) }
}

fn kept_if(kept: bool) -> Fate {
    if kept { Fate::Kept } else { Fate::Dropped }
}

/// Tells whether a zero-width joiner beside this character has something to join: emoji, and scripts that join their letters. In
/// ASCII and beside Han characters it could only hide.
fn is_joined(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace() && !c.is_control() && !is_hidden(c) && !is_han(c)
}

/// Tells whether a zero-width non-joiner beside this character parts letters, as in Persian and, rarely, German.
fn is_letter(c: char) -> bool {
    (c.is_alphabetic() || is_combining_mark(c)) && !is_hidden(c) && !is_han(c) && !is_variation_selector(c)
}

fn takes_selector(c: char) -> bool {
    !c.is_whitespace() && !is_variation_selector(c) && !is_invisible(c)
}

/// Tells whether a character prints nothing at all, or a blank that is no space.
fn is_hidden(c: char) -> bool {
    is_invisible(c)
        || matches!(c,
            '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{3164}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0080}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_acts_is_shown_and_what_hides_is_gone() {
        for (text, printed) in [
            ("plain", "plain"),
            ("red \u{1B}[31m", "red ␛[31m"),
            ("\u{1B}]8;;https://x\u{7}y", "␛]8;;https://x␇y"),
            ("a\u{9B}31m", "a�31m"),
            ("a\u{7F}", "a␡"),
            ("a\0b", "a␀b"),
            ("safe\u{202E}gnp.exe", "safegnp.exe"),
            ("a\u{2066}b\u{2069}", "ab"),
            ("\u{FEFF}name", "name"),
            ("one\ntwo\tthree\r\nfour", "one two three four"),
            ("over\rwritten", "over␍written"),
            ("line\u{2028}line", "line line"),
            ("ad\u{200D}min", "admin"),
            ("张\u{200D}伟", "张伟"),
            ("hidden\u{E0041}", "hidden"),
            ("blank\u{3164}", "blank"),
            ("a\u{FE0F}\u{FE0F}", "a\u{FE0F}"),
        ] {
            assert_eq!(clean(text), printed, "{text:?}");
        }
    }

    #[test]
    fn what_writing_needs_survives() {
        for text in [
            "👨\u{200D}👩\u{200D}👧",
            "❤\u{FE0F}\u{200D}🔥",
            "👩🏽\u{200D}💻",
            "می\u{200C}خواهم",
            "क्\u{200D}ष",
            "葛\u{E0100}城",
            "e\u{301}",
            "张伟，“好”……",
        ] {
            assert!(matches!(clean(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }

    #[test]
    fn a_block_keeps_its_lines() {
        assert_eq!(clean_block("a\r\nb\tc\u{1B}\rd\n"), "a\nb\tc␛␍d\n");
        assert!(matches!(clean_block("a\n\tb"), Cow::Borrowed(_)));
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            proptest::collection::vec(
                prop_oneof![
                    Just('\u{200D}'),
                    Just('\u{200C}'),
                    Just('\u{FE0F}'),
                    Just('👩'),
                    Just('💻'),
                    Just('a'),
                    Just('张'),
                    Just('\u{1B}'),
                    Just('\r'),
                    Just('\n'),
                    Just('\u{202E}'),
                    Just('\u{301}'),
                    Just('\u{9B}'),
                    Just('م')
                ],
                0..12
            )
            .prop_map(String::from_iter)
        ]
    }

    proptest! {
        #[test]
        fn nothing_dangerous_is_left(text in any_text()) {
            let line = clean(&text);
            let bidi = |c: char| matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
            let acts = line.chars().find(|&c| c.is_control() || bidi(c) || "\u{2028}\u{2029}".contains(c));
            prop_assert_eq!(acts, None);
            let block = clean_block(&text);
            let acts = block.chars().find(|&c| (c.is_control() && c != '\n' && c != '\t') || bidi(c));
            prop_assert_eq!(acts, None);
        }

        #[test]
        fn cleaning_twice_changes_nothing(text in any_text()) {
            let line = clean(&text).into_owned();
            prop_assert_eq!(clean(&line), line.as_str());
            let block = clean_block(&text).into_owned();
            prop_assert_eq!(clean_block(&block), block.as_str());
        }
    }
}
