//! Collecting oddities with their places.

use super::diagnostics::{Diagnostic, Problem};
use super::lines::{Line, line_at};
use std::ops::Range;

/// The oddities of one file as they are found.
pub(super) struct Report<'s> {
    source: &'s str,
    lines: &'s [Line],
    found: Vec<Diagnostic>,
}

impl<'s> Report<'s> {
    pub fn new(source: &'s str, lines: &'s [Line]) -> Self {
        Report { source, lines, found: Vec::new() }
    }

    /// Notes a problem with the bytes that it is about.
    pub fn add(&mut self, span: Range<usize>, problem: Problem) {
        let index = line_at(self.lines, span.start);
        let start = self.lines.get(index).map_or(0, |line| line.start);
        let before = self.source.get(start..span.start).unwrap_or_default();
        self.found.push(Diagnostic { line: index + 1, column: before.chars().count() + 1, span, problem });
    }

    /// Returns what was found, in the order of the lines.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|diagnostic| diagnostic.span.start);
        self.found
    }
}
