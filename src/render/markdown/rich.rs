//! Running text with looks and links, measured and wrapped as it will be seen.

use crate::render::style::{Look, Style};
use crate::text::{clean, is_han, width, wrap};
use std::ops::Range;
use std::rc::Rc;

/// A text whose stretches have looks.
#[derive(Debug, Clone, Default)]
pub(super) struct Rich {
    text: String,
    runs: Vec<Run>,
    /// A line end of the source that becomes a space, unless Chinese stands on both sides.
    soft_break: bool,
    /// A comment was left out here: the spaces on its two sides become one.
    gap: bool,
}

/// A stretch that looks the same.
#[derive(Debug, Clone)]
struct Run {
    range: Range<usize>,
    look: Look,
    address: Option<Rc<str>>,
}

/// A line ready to be printed, and the columns it takes.
pub(super) struct Line {
    pub(super) painted: String,
    pub(super) columns: usize,
}

impl Rich {
    /// Adds a text; it is cleaned here, so that nothing reaches the terminal uncleaned.
    pub(super) fn push(&mut self, text: &str, look: Look, address: Option<&Rc<str>>) {
        let text = clean(text);
        let mut text = &*text;
        if self.gap && self.text.ends_with(' ') {
            text = text.trim_start_matches(' ');
        }
        let Some(first) = text.chars().next() else { return };
        if self.soft_break && !self.text.ends_with(['\n', ' ']) {
            let joins = self.text.chars().next_back().is_some_and(is_wide) && is_wide(first);
            if !joins {
                self.add(" ", Look::PLAIN, None);
            }
        }
        (self.gap, self.soft_break) = (false, false);
        self.add(text, look, address);
    }

    fn add(&mut self, text: &str, look: Look, address: Option<&Rc<str>>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.runs.push(Run { range: start..self.text.len(), look, address: address.cloned() });
    }

    /// Notes a line end of the source.
    pub(super) fn soft_break(&mut self) {
        self.soft_break = !self.text.is_empty();
    }

    /// Ends the line here.
    pub(super) fn hard_break(&mut self) {
        self.add("\n", Look::PLAIN, None);
    }

    /// Notes that a comment was left out.
    pub(super) fn gap(&mut self) {
        self.gap = true;
    }

    /// Adds another text with its looks.
    pub(super) fn append(&mut self, other: &Rich) {
        let offset = self.text.len();
        self.text.push_str(&other.text);
        let moved = |run: &Run| Run { range: run.range.start + offset..run.range.end + offset, ..run.clone() };
        self.runs.extend(other.runs.iter().map(moved));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the columns of its widest line when nothing is wrapped.
    pub(super) fn columns(&self) -> usize {
        self.text.split('\n').map(|line| width(line.trim_end())).max().unwrap_or(0)
    }

    /// Takes a beginning off; tells whether it was there.
    pub(super) fn take_prefix(&mut self, prefix: &str) -> bool {
        if !self.text.starts_with(prefix) {
            return false;
        }
        self.text.drain(..prefix.len());
        for run in &mut self.runs {
            run.range = run.range.start.saturating_sub(prefix.len())..run.range.end.saturating_sub(prefix.len());
        }
        true
    }

    /// Gives the whole text a look on top of its own.
    pub(super) fn restyle(&mut self, change: impl Fn(Look) -> Look) {
        for run in &mut self.runs {
            run.look = change(run.look);
        }
    }

    /// Wraps the text to a width and dresses its lines.
    pub(super) fn lines(&self, columns: usize, style: Style) -> Vec<Line> {
        let mut at = 0;
        let mut lines = Vec::new();
        for line in wrap(&self.text, columns, "", "") {
            let start = self.find(&line, at);
            at = start + line.len();
            lines.push(Line { columns: width(&line), painted: self.paint(start..at, style) });
        }
        lines
    }

    /// Finds a wrapped line in the text again: wrapping only leaves out spaces and line ends around it.
    fn find(&self, line: &str, from: usize) -> usize {
        let rest = &self.text[from..];
        let blank = |c: &char| matches!(c, ' ' | '\n');
        let skipped = rest.chars().take_while(blank).count();
        (0..=skipped).map(|blanks| from + blanks).find(|&at| self.text[at..].starts_with(line)).unwrap_or(from)
    }

    fn paint(&self, line: Range<usize>, style: Style) -> String {
        let mut painted = String::new();
        let first = self.runs.partition_point(|run| run.range.end <= line.start);
        for run in self.runs[first..].iter().take_while(|run| run.range.start < line.end) {
            let (start, end) = (run.range.start.max(line.start), run.range.end.min(line.end));
            let Some(text) = self.text.get(start..end).filter(|text| !text.is_empty()) else { continue };
            let text = style.paint(text, run.look);
            match &run.address {
                Some(address) => painted.push_str(&style.link(&text, address)),
                None => painted.push_str(&text),
            }
        }
        painted
    }
}

/// Tells whether a character belongs to writing without spaces.
fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3000}'..='\u{30FF}' | '\u{FF01}'..='\u{FF60}')
}
