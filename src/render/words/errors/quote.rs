//! What the messages of both languages quote: texts, paths, commands, places in a text.

use crate::format::mention_form;
use crate::store::BookPath;
use crate::text;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// How many columns of a text a message quotes.
const COLUMNS: usize = 60;
/// How many columns before the place of a problem are drawn.
const BEFORE: usize = 36;
/// How many paths a message lists.
const MOST_PATHS: usize = 3;

/// Shortens what a message quotes: a message must stay a message when a megabyte was typed.
pub(in crate::render::words) fn brief(quoted: &str) -> String {
    text::truncate(&text::clean(quoted), COLUMNS).into_owned()
}

/// Writes a path whole: cut, it would be of no use.
pub(super) fn path(path: &Path) -> String {
    text::clean(&plain(path).to_string_lossy()).into_owned()
}

/// Takes off what says nothing: git's library puts a slash behind folders.
fn plain(path: &Path) -> PathBuf {
    path.components().collect()
}

/// Names an editor that many have, and that is not the one of a command.
pub(super) fn another_editor(command: &str) -> &'static str {
    let is = |name: &str| command.split_whitespace().next() == Some(name);
    match (cfg!(windows), is("nano")) {
        (true, _) => "notepad",
        (false, true) => "vi",
        (false, false) => "nano",
    }
}

/// Writes a word as a shell takes it: in single quotes where it holds more than letters, digits and `/._-+`.
pub(in crate::render) fn word(word: &str) -> String {
    let word = text::clean(word);
    let is_plain = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "/._-+".contains(c));
    if is_plain && !word.starts_with('-') { word.into_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

/// Writes a path as a shell takes it.
pub(in crate::render) fn argument(path: &Path) -> String {
    word(&plain(path).to_string_lossy())
}

/// Writes a known name as it stands behind a sigil.
pub(super) fn whole_name(name: &str) -> String {
    brief(&mention_form(name).unwrap_or_else(|| name.to_owned()))
}

/// Writes a text as a value of a settings file.
pub(super) fn toml(text: &str) -> String {
    format!("\"{}\"", text::clean(text).replace('\\', r"\\").replace('"', "\\\""))
}

/// Lists paths, the first few of many; the second is how many are left out.
pub(super) fn list(paths: &[BookPath], separator: &str) -> (String, usize) {
    let shown: Vec<_> = paths.iter().take(MOST_PATHS).map(|path| text::clean(path.as_str())).collect();
    (shown.join(separator), paths.len().saturating_sub(MOST_PATHS))
}

/// Writes paths as arguments of a command.
pub(super) fn arguments(paths: &[BookPath]) -> String {
    paths.iter().map(|path| word(path.as_str())).collect::<Vec<_>>().join(" ")
}

/// Returns the system's own reason, without the number that Rust puts behind it.
pub(super) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    brief(text.split(" (os error").next().unwrap_or_default())
}

/// Draws a text on a line of its own, and carets under the place; nothing where the text holds nothing to point at.
///
/// `at` is in bytes. Carets stand by display width: a Han character takes two columns, and two carets.
pub(super) fn pointed(text: &str, at: &Range<usize>) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    let start = boundary(text, at.start);
    let end = boundary(text, at.end).max(start);
    let before = tail(&text::clean(&text[..start]), BEFORE);
    let indent = text::width(&before);
    let rest = text::clean(&text[start..]).into_owned();
    let room = (COLUMNS + BEFORE).saturating_sub(indent);
    let drawn = text::truncate(&rest, room);
    let carets = text::width(&text::clean(&text[start..end])).clamp(1, text::width(&drawn).max(1));
    format!("\n  {before}{drawn}\n  {:indent$}{}", "", "^".repeat(carets))
}

/// Returns the last place up to `at` where a character begins or the text ends.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// Returns the end of a text that takes at most so many columns, behind `…` where something is left out.
fn tail(text: &str, columns: usize) -> String {
    if text::width(text) <= columns {
        return text.to_owned();
    }
    let starts = text.char_indices().map(|(at, _)| at);
    let kept = starts.map(|at| &text[at..]).find(|rest| text::width(rest) < columns).unwrap_or_default();
    format!("…{kept}")
}

/// Guesses where the name ends in Chinese text, for an example of how to mark it: `李白谈续贷` begins with 李白.
///
/// The name takes so many Han characters at most; a word in other letters counts as one of them.
pub(in crate::render::words) fn guessed_name(text: &str, characters: usize) -> (&str, &str) {
    let mut used = 0;
    let mut in_word = false;
    let is_behind = |(_, c): &(usize, char)| {
        let is_letter = !text::is_han(*c);
        if !(in_word && is_letter) {
            used += 1;
        }
        in_word = is_letter;
        c.is_whitespace() || used > characters
    };
    let end = text.char_indices().find(is_behind).map_or(text.len(), |(at, _)| at);
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn carets_stand_under_the_place() {
        for (text, at, drawn) in [
            ("loan -draft", 5..11, "\n  loan -draft\n       ^^^^^^"),
            ("利率 type:客", 12..15, "\n  利率 type:客\n            ^^"),
            ("a (b", 2..3, "\n  a (b\n    ^"),
            ("a OR", 4..4, "\n  a OR\n      ^"),
            ("a\tb(", 3..4, "\n  a b(\n     ^"),
            ("  ", 0..2, ""),
        ] {
            assert_eq!(pointed(text, &at), drawn, "{text:?}");
        }
    }

    #[test]
    fn of_a_long_text_the_part_around_the_place_is_drawn() {
        let text = format!("{}(", "利率".repeat(200));
        let drawn = pointed(&text, &(text.len() - 1..text.len()));
        let lines: Vec<&str> = drawn.lines().collect();
        assert!(lines[1].starts_with("  …利率") || lines[1].starts_with("  …率利"), "{drawn}");
        assert!(lines[1].ends_with('('));
        assert_eq!(text::width(lines[1]), text::width(lines[2]));
    }

    #[test]
    fn a_name_is_guessed_to_be_short() {
        for (text, characters, name) in [
            ("李白谈续贷", 2, "李白"),
            ("恒达机械有限公司", 4, "恒达机械"),
            ("ERP系统上线评审", 4, "ERP系统上"),
            ("Bob and so on", 4, "Bob"),
            ("李", 2, "李"),
            ("", 2, ""),
        ] {
            assert_eq!(guessed_name(text, characters).0, name, "{text}");
        }
    }

    #[test]
    fn words_survive_a_shell() {
        for (plain, quoted) in [
            ("/home/bob/worklog", "/home/bob/worklog"),
            ("我的 日志", "'我的 日志'"),
            ("it's", r"'it'\''s'"),
            ("-x", "'-x'"),
        ] {
            assert_eq!(word(plain), quoted);
        }
    }

    proptest! {
        #[test]
        fn any_place_of_any_text_can_be_drawn(text in any::<String>(), a in 0_usize..40, b in 0_usize..40) {
            let drawn = pointed(&text, &(a.min(b)..a.max(b)));
            prop_assert!(drawn.is_empty() || drawn.lines().count() == 3);
        }
    }
}
