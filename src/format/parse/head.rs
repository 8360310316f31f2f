//! What stands before the first block: the level-1 heading, the day's own fields, text.

use super::reader::Reader;
use crate::format::diagnostics::Problem;
use crate::format::heading;
use crate::format::structure::{HeadingAt, TaskItem};
use crate::format::values::{Lean, read_date};
use crate::model::{Home, Links, Section};

/// Reads the lines from `first` (behind front matter) to `end`.
pub(super) fn read(reader: &mut Reader, first: usize, end: usize, heading: Option<&HeadingAt>, tasks: &[TaskItem]) {
    reader.layout.head = 0..reader.offset(end);
    reader.layout.content_start = reader.offset(first);
    let mut text_start = first;
    let mut before = None;
    if let Some(heading) = heading {
        reader.layout.day_heading = Some(reader.offset(heading.line)..reader.offset(heading.end_line));
        note_other_date(reader, heading);
        before = reader.section(first..heading.line);
        text_start = day_fields(reader, heading.end_line, end, tasks);
    }
    let after = reader.section(text_start..end);
    reader.day.lead = join(before, after);
    reader.tasks(tasks, Home::Day, &Links::default());
}

/// Reads the field list under the heading: here any key is the day's own. Returns the index of the line behind it.
fn day_fields(reader: &mut Reader, start: usize, end: usize, tasks: &[TaskItem]) -> usize {
    let run = reader.run(start..end, tasks);
    // Tasks alone are text: they are found by themselves.
    if run.fields.is_empty() {
        return start;
    }
    for field in &run.fields {
        let (key, value) = (&reader.source[field.key.clone()], &reader.source[field.value.clone()]);
        reader.day.fields.push((key.to_owned(), value.to_owned()));
    }
    reader.layout.day_fields = run.fields;
    run.lines.end
}

fn note_other_date(reader: &mut Reader, at: &HeadingAt) {
    let line = &reader.lines[at.line];
    let content = line.text(reader.source);
    let text = if at.setext { content.trim() } else { &content[heading::atx_content(content)] };
    let is_part = |c: char| c.is_ascii_digit() || "-/.年月日号".contains(c);
    let written = &text[..text.find(|c| !is_part(c)).unwrap_or(text.len())];
    let file = reader.day.date;
    // Without a year the nearest such day is meant, so that nothing can differ but day and month.
    let dates = [Lean::Forward, Lean::Backward].map(|lean| read_date(written, file, lean));
    if let [Some(heading), Some(_)] = dates
        && !dates.contains(&Some(file))
    {
        reader.report.add(line.start..line.end, Problem::OtherDate { heading, file });
    }
}

fn join(before: Option<Section>, after: Option<Section>) -> Option<Section> {
    match (before, after) {
        (Some(before), Some(after)) => {
            Some(Section { text: format!("{}\n\n{}", before.text, after.text), line: before.line })
        }
        (before, after) => before.or(after),
    }
}
