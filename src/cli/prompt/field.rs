//! One line that is being typed: its text and the cursor. Moves and deletes what people see as one character.

use super::keys::Key;
use crate::text;
use unicode_segmentation::UnicodeSegmentation;

/// A line that is being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    /// The byte before which the next character goes.
    cursor: usize,
}

impl Field {
    /// Begins with a text, the cursor behind it.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Field { cursor: text.len(), text }
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Tells whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Empties the line.
    pub fn clear(&mut self) {
        *self = Field::default();
    }

    /// Takes a key that types, moves or deletes; tells whether it was one.
    pub fn press(&mut self, key: &Key) -> bool {
        match key {
            Key::Char(c) => self.insert(&c.to_string()),
            Key::Paste(text) => self.insert(text),
            Key::Backspace => self.delete(self.left()..self.cursor),
            Key::Delete | Key::EndOrDelete => self.delete(self.cursor..self.right()),
            Key::DeleteWord => self.delete(self.word_left()..self.cursor),
            Key::DeleteToStart => self.delete(0..self.cursor),
            Key::DeleteToEnd => self.delete(self.cursor..self.text.len()),
            Key::Left => self.cursor = self.left(),
            Key::Right => self.cursor = self.right(),
            Key::WordLeft => self.cursor = self.word_left(),
            Key::WordRight => self.cursor = self.word_right(),
            Key::Home => self.cursor = 0,
            Key::End => self.cursor = self.text.len(),
            _ => return false,
        }
        true
    }

    /// Returns the part that fits into so many columns, and the column of the cursor in it.
    pub fn window(&self, columns: usize) -> (&str, usize) {
        let room = columns.saturating_sub(1);
        let before = &self.text[..self.cursor];
        // The cursor stays in sight: as much as fits before it, then as much as fits behind.
        let mut start = before.len();
        let mut column = 0;
        for grapheme in before.graphemes(true).rev() {
            let width = text::width(grapheme);
            if column + width > room {
                break;
            }
            column += width;
            start -= grapheme.len();
        }
        let shown = &self.text[start..];
        let mut end = 0;
        let mut used = 0;
        for grapheme in shown.graphemes(true) {
            used += text::width(grapheme);
            if used > columns {
                break;
            }
            end += grapheme.len();
        }
        (&shown[..end], column)
    }

    /// Types a text; line breaks become spaces, other control characters go.
    fn insert(&mut self, typed: &str) {
        let typed = typed.trim_end_matches(['\n', '\r']).replace("\r\n", " ");
        let plain: String = typed
            .chars()
            .map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c })
            .filter(|c| !c.is_control())
            .collect();
        self.text.insert_str(self.cursor, &plain);
        self.cursor += plain.len();
    }

    fn delete(&mut self, range: std::ops::Range<usize>) {
        self.cursor = range.start;
        self.text.replace_range(range, "");
    }

    fn left(&self) -> usize {
        self.text[..self.cursor].graphemes(true).next_back().map_or(0, |last| self.cursor - last.len())
    }

    fn right(&self) -> usize {
        self.text[self.cursor..].graphemes(true).next().map_or(self.cursor, |next| self.cursor + next.len())
    }

    fn word_left(&self) -> usize {
        let before = self.text[..self.cursor].trim_end();
        before.unicode_word_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn word_right(&self) -> usize {
        let behind = &self.text[self.cursor..];
        let end = behind.unicode_word_indices().next().map_or(behind.len(), |(at, word)| at + word.len());
        self.cursor + end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(keys: &[Key]) -> Field {
        let mut field = Field::default();
        keys.iter().for_each(|key| assert!(field.press(key)));
        field
    }

    fn chars(text: &str) -> Vec<Key> {
        text.chars().map(Key::Char).collect()
    }

    #[test]
    fn types_moves_and_deletes_whole_characters() {
        let mut keys = chars("拜访👨‍👩‍👧恒达");
        keys.extend([Key::Left, Key::Left, Key::Backspace]);
        assert_eq!(typed(&keys).text(), "拜访恒达");
        keys.extend([Key::Home, Key::Delete, Key::End, Key::Char('。')]);
        assert_eq!(typed(&keys).text(), "访恒达。");
        keys.push(Key::DeleteToStart);
        assert_eq!(typed(&keys).text(), "");
    }

    #[test]
    fn deletes_words() {
        let mut keys = chars("send the quote");
        keys.push(Key::DeleteWord);
        assert_eq!(typed(&keys).text(), "send the ");
        keys.extend([Key::WordLeft, Key::DeleteToEnd]);
        assert_eq!(typed(&keys).text(), "send ");
    }

    #[test]
    fn a_pasted_text_is_one_line() {
        assert_eq!(typed(&[Key::Paste("two\r\nlines\tand \u{1b}more\n".into())]).text(), "two lines and more");
    }

    #[test]
    fn the_window_keeps_the_cursor_in_sight() {
        let field = Field::new("一二三四五");
        assert_eq!(field.window(20), ("一二三四五", 10));
        assert_eq!(field.window(7), ("三四五", 6));
        let mut field = field;
        field.press(&Key::Home);
        assert_eq!(field.window(7), ("一二三", 0));
    }

    proptest! {
        #[test]
        fn the_cursor_never_leaves_the_text(
            keys in prop::collection::vec(prop_oneof![
                any::<char>().prop_map(Key::Char),
                "\\PC{0,8}".prop_map(Key::Paste),
                prop::sample::select(vec![
                    Key::Left, Key::Right, Key::Home, Key::End, Key::Backspace, Key::Delete, Key::WordLeft,
                    Key::WordRight, Key::DeleteWord, Key::DeleteToEnd, Key::DeleteToStart,
                ]),
            ], 0..60),
            columns in 1usize..30,
        ) {
            let field = typed(&keys);
            let (shown, column) = field.window(columns);
            prop_assert!(field.text().contains(shown));
            prop_assert!(text::width(shown) <= columns);
            prop_assert!(column < columns.max(2) + 1);
        }
    }
}
