//! Reading a day, from its first line to its last.

use super::reader::{self, Reader};
use super::{block, head, ids};
use crate::format::diagnostics::{Diagnostic, Problem};
use crate::format::layout::Layout;
use crate::format::lines;
use crate::format::report::Report;
use crate::format::rules::Rules;
use crate::format::structure::{self, Open, Structure};
use crate::model::Day;
use chrono::NaiveDate;

/// A day file, read.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedDay {
    /// What it says.
    pub day: Day,
    /// Where everything stands in the source.
    pub layout: Layout,
    /// What is odd, in the order of the lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a day file. Never fails: what is not understood is text.
///
/// `date` is what the file's name says; it counts, whatever the heading says.
pub fn parse_day(date: NaiveDate, source: &str, rules: &Rules) -> ParsedDay {
    let lines = lines::split(source);
    let first = lines::after_front_matter(source, &lines);
    let structure = structure::find(source, &lines, first);
    let mut reader = Reader::new(date, source, &lines, rules);
    let starts: Vec<usize> = structure.headings.iter().filter(|h| h.level == 2 && !h.setext).map(|h| h.line).collect();
    let mut tasks = structure.tasks.as_slice();
    let head_end = starts.first().copied().unwrap_or(lines.len());
    let headings = structure.headings.iter().take_while(|heading| heading.line < head_end);
    let day_heading = headings.into_iter().find(|heading| heading.level == 1);
    head::read(&mut reader, first, head_end, day_heading, reader::tasks_before(&mut tasks, head_end));
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(lines.len());
        block::read(&mut reader, *start, end, reader::tasks_before(&mut tasks, end));
    }
    ids::settle(&mut reader);
    note_whole_file(&mut reader.report, source, &lines, &structure);
    ParsedDay { day: reader.day, layout: reader.layout, diagnostics: reader.report.finish() }
}

/// Tells whether a day may have an open task: one that has not, as most have not, need not be parsed to see it.
pub fn may_have_open_task(source: &str) -> bool {
    source.contains("[ ]")
}

fn note_whole_file(report: &mut Report, source: &str, lines: &[lines::Line], structure: &Structure) {
    match structure.open {
        Some(Open::Fence(at)) => report.add(at..source.len(), Problem::UnclosedFence),
        Some(Open::Html(at)) => report.add(at..source.len(), Problem::UnclosedHtml),
        None => {}
    }
    // A conflict always has both of these, so that a row of signs in a text is not taken for one.
    if !source.contains("<<<<<<< ") || !source.contains(">>>>>>> ") {
        return;
    }
    for line in lines {
        let text = line.text(source);
        let marks = ["<<<<<<< ", "||||||| ", ">>>>>>> "].iter().any(|mark| text.starts_with(mark)) || text == "=======";
        if marks && !structure.is_opaque(line.start) {
            report.add(line.start..line.end, Problem::ConflictMarker);
        }
    }
}
