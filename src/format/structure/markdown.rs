//! The skeleton by pulldown-cmark.

use super::skeleton::{HeadingAt, Open, Structure, TaskItem, html_closer, task_bracket};
use crate::format::lines::{Line, line_at};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Heading attributes stay off: they would eat `{staging}` in a title.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_TASKLISTS);

/// Finds the skeleton of any text.
pub(super) fn find(source: &str, lines: &[Line], first: usize) -> Structure {
    let Some(begin) = lines.get(first) else { return Structure::default() };
    let mut walk = Walk { source, lines, base: begin.start, depth: 0, found: Structure::default() };
    for (event, range) in Parser::new_ext(&source[walk.base..], OPTIONS).into_offset_iter() {
        walk.step(&event, range);
    }
    walk.found
}

/// Returns where the backslashes end that break their lines; the text begins at `first`.
pub(in crate::format) fn backslash_breaks(source: &str, first: usize) -> Vec<usize> {
    let is_break = |(event, span): (Event, Range<usize>)| {
        let at = span.start + first;
        (event == Event::HardBreak && source[at..].starts_with('\\')).then_some(at + 1)
    };
    Parser::new_ext(&source[first..], OPTIONS).into_offset_iter().filter_map(is_break).collect()
}

struct Walk<'s> {
    source: &'s str,
    lines: &'s [Line],
    /// Where the parsed text begins in the source.
    base: usize,
    /// How many quotes, lists and items are open.
    depth: usize,
    found: Structure,
}

impl Walk<'_> {
    fn step(&mut self, event: &Event, range: Range<usize>) {
        let span = range.start + self.base..range.end + self.base;
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::List(_)) => self.depth += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_)) => self.depth = self.depth.saturating_sub(1),
            Event::Start(Tag::Item) => self.item(span.start),
            Event::Start(Tag::Heading { level, .. }) if self.depth == 0 => self.heading(*level, span),
            Event::Start(Tag::CodeBlock(kind)) => self.code(kind, span),
            Event::Start(Tag::HtmlBlock) => self.html(span),
            _ => {}
        }
    }

    fn item(&mut self, start: usize) {
        let bytes = self.source.as_bytes();
        let marker = start + bytes[start..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        if let Some(bracket) = task_bracket(bytes, marker) {
            self.found.tasks.push(TaskItem { line: line_at(self.lines, marker), bracket });
        }
    }

    fn heading(&mut self, level: HeadingLevel, span: Range<usize>) {
        let level = match level {
            HeadingLevel::H1 => 1,
            HeadingLevel::H2 => 2,
            HeadingLevel::H3 => 3,
            HeadingLevel::H4 => 4,
            HeadingLevel::H5 => 5,
            HeadingLevel::H6 => 6,
        };
        let line = line_at(self.lines, span.start);
        let setext = !self.lines[line].text(self.source).trim_start().starts_with('#')
            || span.end > self.lines[line].next && self.is_underlined(&span);
        let end_line = if setext { line_at(self.lines, span.end.saturating_sub(1)) + 1 } else { line + 1 };
        self.found.headings.push(HeadingAt { level, line, end_line, setext });
    }

    /// Tells whether a heading of several lines ends in an underline: an ATX heading has one line only.
    fn is_underlined(&self, span: &Range<usize>) -> bool {
        let last = self.source[span.clone()].trim_end().lines().next_back().unwrap_or_default().trim();
        !last.is_empty() && (last.bytes().all(|byte| byte == b'=') || last.bytes().all(|byte| byte == b'-'))
    }

    fn code(&mut self, kind: &CodeBlockKind, span: Range<usize>) {
        let fenced = matches!(kind, CodeBlockKind::Fenced(_));
        if fenced && self.depth == 0 && self.reaches_end(&span) && !fence_is_closed(&self.source[span.clone()]) {
            self.found.open = Some(Open::Fence(span.start));
        }
        self.found.opaque.push(span);
    }

    fn html(&mut self, span: Range<usize>) {
        if self.depth == 0 && self.reaches_end(&span) && !html_is_closed(&self.source[span.clone()]) {
            self.found.open = Some(Open::Html(span.start));
        }
        self.found.opaque.push(span);
    }

    fn reaches_end(&self, span: &Range<usize>) -> bool {
        self.source[span.end..].trim().is_empty()
    }
}

fn fence_is_closed(block: &str) -> bool {
    let block = block.trim();
    let Some(sign) = block.chars().next() else { return true };
    let width = block.chars().take_while(|c| *c == sign).count();
    block.lines().skip(1).last().is_some_and(|last| {
        let last = last.trim();
        last.chars().count() >= width && last.chars().all(|c| c == sign)
    })
}

fn html_is_closed(block: &str) -> bool {
    let Some(close) = html_closer(block) else { return true };
    // `<!-->` opens and closes in one, so the opening's own characters are looked at too, its `<!` aside.
    block.trim_start().get(2..).is_none_or(|inside| inside.to_ascii_lowercase().contains(close))
}
