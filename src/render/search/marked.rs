//! A text with what matches in it, painted as a whole or by the line.

use crate::query::{Query, marks};
use crate::render::style::{Hue, Look, Style};
use crate::text;
use std::ops::Range;

/// The look of what matches.
const MATCH: Look = Look::BOLD.hued(Hue::Red);

/// A cleaned text on one line, the places in it that match, and its look elsewhere.
pub struct Marked {
    text: String,
    marks: Vec<Range<usize>>,
    look: Look,
}

/// The lines that a text takes.
pub struct Lines {
    /// The bytes of each.
    pub ranges: Vec<Range<usize>>,
    /// Whether the last one ends in an ellipsis, because the rest found no room.
    pub is_cut: bool,
}

impl Marked {
    /// Cleans a text and finds what a query wants of it.
    pub fn new(query: &Query, source: &str, look: Look) -> Self {
        let text = text::clean(source).into_owned();
        let marks = marks(query, &text);
        Marked { text, marks, look }
    }

    /// Takes a text as it is, in which nothing matches.
    pub fn plain(text: impl Into<String>, look: Look) -> Self {
        Marked { text: text.into(), marks: Vec::new(), look }
    }

    /// Takes a cleaned text with the places in it that match.
    pub fn with_marks(text: String, marks: Vec<Range<usize>>) -> Self {
        Marked { text, marks, look: Look::PLAIN }
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the columns that the text takes.
    pub fn width(&self) -> usize {
        text::width(&self.text)
    }

    /// Breaks the text into at most so many lines.
    pub fn lines(&self, columns: usize, most: usize) -> Lines {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        for line in text::wrap(&self.text, columns, "", "") {
            // Between two lines nothing is lost but spaces.
            let rest = &self.text[at..];
            let start = at + rest.len() - rest.trim_start_matches(' ').len();
            let line = line.trim_start_matches(' ');
            if ranges.len() == most {
                return Lines { ranges: self.cut(ranges, columns), is_cut: true };
            }
            at = start + line.len();
            ranges.push(start..at);
        }
        Lines { ranges, is_cut: false }
    }

    /// Fills the last line up with what would have come on further ones, and leaves room for an ellipsis.
    fn cut(&self, mut ranges: Vec<Range<usize>>, columns: usize) -> Vec<Range<usize>> {
        if let Some(last) = ranges.last_mut() {
            let rest = &self.text[last.start..];
            let kept = text::truncate(rest, columns);
            last.end = last.start + kept.strip_suffix('…').map_or(kept.len(), str::len);
        }
        ranges
    }

    /// Tells whether something that matches lies behind a byte.
    pub fn has_mark_behind(&self, byte: usize) -> bool {
        self.marks.iter().any(|mark| mark.end > byte)
    }

    /// Paints the whole text.
    pub fn paint(&self, style: Style) -> String {
        self.paint_range(style, 0..self.text.len())
    }

    /// Paints what fits into so many columns.
    pub fn paint_within(&self, style: Style, columns: usize) -> String {
        let kept = text::truncate(&self.text, columns);
        match kept.strip_suffix('…').filter(|_| kept.len() != self.text.len() || *kept != *self.text) {
            Some(kept) => format!("{}…", self.paint_range(style, 0..kept.len())),
            None => self.paint_range(style, 0..kept.len()),
        }
    }

    /// Paints a part of the text: what matches, and what lies between in a look of its own, for a painted stretch inside of another
    /// would end both.
    pub fn paint_range(&self, style: Style, range: Range<usize>) -> String {
        let mut painted = String::with_capacity(range.len());
        let mut at = range.start;
        for mark in &self.marks {
            let (start, end) = (mark.start.max(at), mark.end.min(range.end));
            if start >= end {
                continue;
            }
            painted.push_str(&style.paint(&self.text[at..start], self.look));
            painted.push_str(&style.paint(&self.text[start..end], MATCH));
            at = end;
        }
        painted.push_str(&style.paint(&self.text[at..range.end], self.look));
        painted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Context, parse};
    use proptest::prelude::*;

    fn marked(query: &str, text: &str) -> Marked {
        let context = Context::on("2026-11-21".parse().unwrap());
        Marked::new(&parse(query, &context).unwrap(), text, Look::PLAIN)
    }

    fn shown(marked: &Marked, columns: usize, most: usize) -> Vec<String> {
        let style = Style { colour: true, links: false };
        let lines = marked.lines(columns, most);
        let paint = |range: &Range<usize>| {
            marked.paint_range(style, range.clone()).replace("\u{1b}[1;31m", "[").replace("\u{1b}[0m", "]")
        };
        lines.ranges.iter().map(paint).collect()
    }

    #[test]
    fn what_matches_is_marked_across_lines() {
        let text = marked("loan renewal OR 续期", "Visited Hengda about the loan renewal");
        assert_eq!(shown(&text, 80, 2), ["Visited Hengda about the [loan] [renewal]"]);
        assert_eq!(shown(&text, 20, 3), ["Visited Hengda about", "the [loan] [renewal]"]);
        assert_eq!(shown(&text, 20, 1), ["Visited Hengda abou"]);
        assert!(text.has_mark_behind(20));
        let text = marked("“贷款续期”", "拜访恒达机械谈贷款续期");
        assert_eq!(shown(&text, 18, 2), ["拜访恒达机械谈[贷款]", "[续期]"], "a match that runs over the edge");
    }

    proptest! {
        #[test]
        fn lines_keep_within_their_columns_and_lose_nothing(source in "[a-z张伟， ]{0,60}", columns in 4_usize..30) {
            let text = marked("a OR 伟", source.trim());
            let lines = text.lines(columns, usize::MAX);
            let joined: String = lines.ranges.iter().map(|range| &text.text()[range.clone()]).collect();
            prop_assert_eq!(joined.replace(' ', ""), source.replace(' ', ""));
            for range in lines.ranges {
                prop_assert!(text::width(&text.text()[range]) <= columns);
            }
            let cut = text.lines(columns, 1);
            for range in cut.ranges {
                prop_assert!(text::width(&text.text()[range]) + usize::from(cut.is_cut) <= columns);
            }
            let style = Style::default();
            prop_assert!(text::width(&text.paint_within(style, columns)) <= columns);
        }
    }
}
