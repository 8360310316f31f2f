//! Cutting the piece out of a text that shows best why it was found.

use super::Query;
use super::marks::{marks, places};
use crate::text::width;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A piece of a text on one line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// The piece, white space drawn together.
    pub text: String,
    /// The bytes of `text` that match.
    pub marks: Vec<Range<usize>>,
    /// Whether something was cut off before it.
    pub cut_before: bool,
    /// Whether something was cut off after it.
    pub cut_after: bool,
}

/// The part of a snippet that may stand before its first match.
const LEAD_IN: usize = 4;

/// Returns the piece of a text of at most `columns` that holds the most of what the query wants, the first such; its beginning when it
/// holds nothing of it. Room for an ellipsis on each side that was cut is left within `columns`.
pub fn snippet(query: &Query, text: &str, columns: usize) -> Snippet {
    let line = Line::new(text);
    let all = line.columns_between(0, line.ends.len());
    if all <= columns {
        return line.piece(query, 0..line.ends.len());
    }
    let room = columns.saturating_sub(2).max(1);
    let first = best_start(query, &line, room);
    let begin = line.back_by(first, room / LEAD_IN);
    let end = line.forward_by(begin, room);
    // At the text's end what room is left goes to its beginning.
    let begin = if end == line.ends.len() { line.back_by(end, room) } else { begin };
    line.piece(query, line.word_start(begin, first)..line.word_end(end, first))
}

/// The character from which on the most different wanted texts are within reach.
fn best_start(query: &Query, line: &Line, room: usize) -> usize {
    let mut found: Vec<(usize, usize, usize)> = places(query, &line.text)
        .into_iter()
        .map(|(number, place)| (line.character_at(place.start), line.character_at(place.end), number))
        .collect();
    found.sort_unstable();
    let reach = room - room / LEAD_IN;
    let worth = |from: usize| {
        let within = found.iter().filter(|(start, end, _)| *start >= from && line.columns_between(from, *end) <= reach);
        let mut numbers: Vec<usize> = within.map(|(.., number)| *number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.len()
    };
    let starts = found.iter().take(MOST_STARTS).map(|(start, ..)| *start);
    starts.rev().max_by_key(|start| worth(*start)).unwrap_or(0)
}

/// Beyond this many matches a better piece is not looked for.
const MOST_STARTS: usize = 64;

/// A text on one line, with the end of each user-perceived character in bytes and columns.
struct Line {
    text: String,
    ends: Vec<(usize, usize)>,
}

impl Line {
    fn new(source: &str) -> Self {
        let mut text = String::with_capacity(source.len());
        for word in source.split_whitespace() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        let mut columns = 0;
        let ends = text
            .grapheme_indices(true)
            .map(|(at, character)| {
                columns += width(character);
                (at + character.len(), columns)
            })
            .collect();
        Line { text, ends }
    }

    fn byte(&self, character: usize) -> usize {
        character.checked_sub(1).map_or(0, |before| self.ends[before].0)
    }

    fn column(&self, character: usize) -> usize {
        character.checked_sub(1).map_or(0, |before| self.ends[before].1)
    }

    fn columns_between(&self, from: usize, to: usize) -> usize {
        self.column(to).saturating_sub(self.column(from))
    }

    fn character_at(&self, byte: usize) -> usize {
        self.ends.partition_point(|(end, _)| *end <= byte)
    }

    fn forward_by(&self, from: usize, columns: usize) -> usize {
        let limit = self.column(from) + columns;
        self.ends.partition_point(|(_, column)| *column <= limit)
    }

    fn back_by(&self, from: usize, columns: usize) -> usize {
        let limit = self.column(from).saturating_sub(columns);
        (0..=from).find(|at| self.column(*at) >= limit).unwrap_or(from)
    }

    /// Moves a cut within a Latin word to the beginning of the next one, but not beyond a limit.
    fn word_start(&self, from: usize, limit: usize) -> usize {
        let space = (from..limit).find(|at| self.is_at_space(*at)).filter(|_| self.is_in_word(from));
        space.map_or(from, |space| space + 1)
    }

    /// Moves a cut within a Latin word to the end of the one before, but not before a limit.
    fn word_end(&self, to: usize, limit: usize) -> usize {
        (limit + 1..to).rev().find(|at| self.is_at_space(*at)).filter(|_| self.is_in_word(to)).unwrap_or(to)
    }

    fn is_in_word(&self, at: usize) -> bool {
        let wordy = |at: usize| self.text[self.byte(at)..].starts_with(|c: char| c.is_ascii_alphanumeric());
        at > 0 && wordy(at - 1) && wordy(at)
    }

    fn is_at_space(&self, at: usize) -> bool {
        self.text[self.byte(at)..].starts_with(' ')
    }

    fn piece(&self, query: &Query, characters: Range<usize>) -> Snippet {
        let bytes = self.byte(characters.start)..self.byte(characters.end);
        let piece = &self.text[bytes.clone()];
        let text = piece.trim();
        let shift = bytes.start + (piece.len() - piece.trim_start().len());
        let visible = |mark: Range<usize>| {
            let start = mark.start.max(shift);
            let end = mark.end.min(shift + text.len());
            (start < end).then(|| start - shift..end - shift)
        };
        Snippet {
            text: text.to_owned(),
            marks: marks(query, &self.text).into_iter().filter_map(visible).collect(),
            cut_before: bytes.start > 0,
            cut_after: bytes.end < self.text.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Context, parse};
    use proptest::prelude::*;

    fn query(text: &str) -> Query {
        parse(text, &Context::on("2026-11-21".parse().unwrap())).unwrap()
    }

    /// Writes a snippet with its marks in brackets and `…` where it was cut.
    fn shown(wanted: &str, text: &str, columns: usize) -> String {
        let snippet = snippet(&query(wanted), text, columns);
        let mut out = snippet.text.clone();
        for mark in snippet.marks.iter().rev() {
            out.insert(mark.end, ']');
            out.insert(mark.start, '[');
        }
        format!("{}{out}{}", if snippet.cut_before { "…" } else { "" }, if snippet.cut_after { "…" } else { "" })
    }

    #[test]
    fn pieces_show_why() {
        let english =
            "Root cause: the decimal separator was taken from the wrong locale, and the export failed on Tuesday.";
        let chinese = "对方下周二答复。先问决策时间，再谈价格。他们同意把期限延长到三年，利率再议。";
        for (wanted, text, columns, expected) in [
            ("locale", "short locale\n\ntext", 40, "short [locale] text"),
            ("locale", english, 40, "…wrong [locale], and the export failed…"),
            ("root", english, 30, "[Root] cause: the decimal…"),
            ("tuesday", english, 30, "…export failed on [Tuesday]."),
            ("export locale", english, 40, "…wrong [locale], and the [export] failed…"),
            ("nothing", english, 20, "Root cause: the…"),
            ("三年", chinese, 24, "…延长到[三年]，利率再议。"),
            ("决策时间 NOT 价格", chinese, 20, "…先问[决策时间]，再谈…"),
        ] {
            assert_eq!(shown(wanted, text, columns), expected, "{wanted} in {columns}");
        }
    }

    proptest! {
        #[test]
        fn a_piece_keeps_within_its_columns(text in "[a-z张伟利率，。 \n👍]{0,80}", columns in 4_usize..40) {
            let snippet = snippet(&query("张伟 OR a OR 利率"), &text, columns);
            let ellipses = usize::from(snippet.cut_before) + usize::from(snippet.cut_after);
            prop_assert!(width(&snippet.text) + ellipses <= columns, "{snippet:?}");
            for mark in &snippet.marks {
                prop_assert!(snippet.text.get(mark.clone()).is_some());
            }
        }

        #[test]
        fn a_match_is_in_sight(before in "[a-z ]{0,60}", after in "[a-z ]{0,60}") {
            let snippet = snippet(&query("续贷"), &format!("{before} 续贷 {after}"), 20);
            prop_assert_eq!(snippet.marks.len(), 1);
            prop_assert_eq!(&snippet.text[snippet.marks[0].clone()], "续贷");
        }
    }
}
