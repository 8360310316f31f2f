//! An entry's block in pieces, each a run of whole lines, so that one can be changed and the others stay.

use super::body::{self, Alone};
use super::outcome::Note;
use super::place;
use super::style::Style;
use crate::format::layout::BlockSpan;
use crate::format::lines;
use crate::format::rules::Rules;

/// The pieces of a block, in their order. All lines have their endings, but for the last line of a file that has none.
pub(super) struct Pieces {
    pub heading: String,
    /// Blank lines behind the heading.
    gap: Vec<String>,
    list: Vec<String>,
    mark: Option<String>,
    /// Blank lines before the body.
    body_gap: Vec<String>,
    body: Vec<String>,
    /// Blank lines behind everything.
    tail: Vec<String>,
    /// Whether the block's last line had no ending.
    open_end: bool,
    /// Whether another block follows.
    is_last: bool,
}

impl Pieces {
    /// Takes a block apart.
    pub fn of(source: &str, block: &BlockSpan) -> Self {
        let lines = |from: usize, to: usize| -> Vec<String> {
            let text = &source[from.min(to)..to];
            lines::split(text).iter().map(|line| text[line.full()].to_owned()).collect()
        };
        let heading_end = block.heading.line.end;
        let has_body = !block.body.is_empty();
        // Where there is neither list nor mark, all blank lines before the body follow the heading.
        let (list_start, list_end) = match &block.body_mark {
            Some(mark) => (mark.start, mark.end),
            None if block.field_list.is_empty() => {
                let at = if has_body { block.body.start } else { heading_end };
                (at, at)
            }
            None => (block.field_list.start, block.field_list.end),
        };
        let body_start = if has_body { block.body.start } else { list_end };
        let body_end = if has_body { block.body.end } else { list_end };
        Pieces {
            heading: source[block.heading.line.clone()].to_owned(),
            gap: lines(heading_end, list_start),
            list: lines(block.field_list.start, block.field_list.end),
            mark: block.body_mark.clone().map(|mark| source[mark].to_owned()),
            body_gap: lines(list_end, body_start),
            body: lines(body_start, body_end),
            tail: lines(body_end, block.span.end),
            open_end: !source[block.span.clone()].ends_with(['\n', '\r']),
            is_last: block.span.end == source.len(),
        }
    }

    /// Puts in the lines of the field list.
    pub fn set_list(&mut self, list: Vec<String>, style: &Style) {
        let (had, has) = (!self.list.is_empty(), !list.is_empty());
        self.list = list;
        if has && !had {
            self.mark = None;
            if self.gap.is_empty() && self.body.is_empty() {
                self.gap = blank(style.after_heading, style);
            }
            if self.body_gap.is_empty() && !self.body.is_empty() {
                self.body_gap = blank(1, style);
            }
        }
        if had && !has {
            self.body_gap.clear();
            if self.body.is_empty() {
                self.gap.clear();
            }
        }
    }

    /// Puts in the body, LF inside; lines at its beginning and end that are the same keep their bytes.
    pub fn set_body(&mut self, body: &str, style: &Style) {
        let old: Vec<&str> = self.body.iter().map(|line| line.trim_end_matches(['\r', '\n'])).collect();
        let new: Vec<&str> = if body.is_empty() { Vec::new() } else { body.split('\n').collect() };
        let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
        let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(old, new)| old == new).count();
        let middle = new[head..new.len() - tail].iter().map(|line| format!("{line}{}", style.ending));
        let (had, has) = (!old.is_empty(), !new.is_empty());
        let gone = head..old.len() - tail;
        self.body.splice(gone, middle.collect::<Vec<_>>());
        // Without a blank line a list would go on with a new first line, if that looks like a field.
        if has && head == 0 && !self.list.is_empty() && self.body_gap.is_empty() {
            self.body_gap = blank(1, style);
        }
        if has && !had {
            if self.list.is_empty() && self.gap.is_empty() {
                self.gap = blank(style.after_heading, style);
            }
            if self.tail.is_empty() && !self.is_last {
                self.tail = blank(style.gap, style);
            }
        }
        if had && !has {
            self.body_gap.clear();
            self.mark = None;
            if self.list.is_empty() {
                self.gap.clear();
            }
        }
    }

    /// Puts the mark above a body that would be read as fields. A mark that stands there already stays.
    pub fn set_mark(&mut self, body: &str, rules: &Rules, style: &Style) -> Option<Note> {
        let needs = self.list.is_empty() && !body.is_empty() && body::alone(body, rules) != Alone::Safe;
        if !needs || self.mark.is_some() {
            return None;
        }
        self.mark = Some(format!("{}{}", body::MARK, style.ending));
        self.body_gap = blank(1, style);
        Some(Note::BodyMarked)
    }

    /// Puts the pieces together.
    pub fn into_text(self, style: &Style) -> String {
        let pieces =
            [vec![self.heading], self.gap, self.list, self.mark.into_iter().collect(), self.body_gap, self.body];
        let mut lines: Vec<String> = pieces.into_iter().flatten().chain(self.tail).collect();
        let last = lines.len() - 1;
        for line in &mut lines[..last] {
            if !line.ends_with(['\n', '\r']) {
                line.push_str(style.ending);
            }
        }
        if self.open_end {
            let len = lines[last].trim_end_matches(['\n', '\r']).len();
            lines[last].truncate(len);
        }
        let mut text = String::new();
        for line in &lines {
            place::push_line(&mut text, line);
        }
        text
    }
}

fn blank(count: usize, style: &Style) -> Vec<String> {
    vec![style.ending.to_owned(); count]
}
