//! One block: a reserved section, or an entry with its fields, tasks and body.

use super::ids::Slot;
use super::reader::{Reader, Run};
use crate::format::diagnostics::Problem;
use crate::format::fields::{self, Field};
use crate::format::heading::{self, Heading, Reserved};
use crate::format::keys::{Key, misspelt};
use crate::format::layout::{BlockKind, BlockSpan, FieldSpan, HeadingSpan};
use crate::format::mentions;
use crate::format::structure::TaskItem;
use crate::model::{Entry, Home, Links, Section};
use std::ops::Range;

/// Reads the block from the line of its heading to the line `end`.
pub(super) fn read(reader: &mut Reader, start: usize, end: usize, tasks: &[TaskItem]) {
    let line = &reader.lines[start];
    let heading = heading::parse(line.text(reader.source));
    let title = &line.text(reader.source)[heading.title.clone()];
    // With a time or an ID it is an entry, whatever its title: so any title can be written.
    let bare = heading.times.is_none() && heading.id.is_none();
    match heading::reserved(title).filter(|_| bare) {
        Some(reserved) => section(reader, reserved, &heading, start..end, tasks),
        None => entry(reader, heading, start..end, tasks),
    }
}

fn section(reader: &mut Reader, reserved: Reserved, heading: &Heading, lines: Range<usize>, tasks: &[TaskItem]) {
    let text_lines = reader.trimmed(lines.start + 1..lines.end);
    let section = Section { text: reader.text(&text_lines), line: lines.start + 1 };
    let (kind, home) = match reserved {
        Reserved::Plan => (BlockKind::Plan, Home::Plan),
        Reserved::PlanForTomorrow => (BlockKind::PlanForTomorrow, Home::PlanForTomorrow),
        Reserved::Summary => (BlockKind::Summary, Home::Day),
    };
    match reserved {
        Reserved::Plan => reader.day.plans.push(section),
        Reserved::PlanForTomorrow => reader.day.plans_for_tomorrow.push(section),
        Reserved::Summary => reader.day.summaries.push(section),
    }
    let behind = reader.offset(lines.start + 1);
    reader.layout.blocks.push(BlockSpan {
        kind,
        span: reader.offset(lines.start)..reader.offset(lines.end),
        heading: heading_span(reader, heading, lines.start),
        fields: Vec::new(),
        field_list: behind..behind,
        body_mark: None,
        body: reader.offset(text_lines.start)..reader.offset(text_lines.end),
    });
    reader.tasks(tasks, home, &Links::default());
}

fn entry(reader: &mut Reader, mut heading: Heading, lines: Range<usize>, tasks: &[TaskItem]) {
    let index = reader.day.entries.len();
    let base = reader.offset(lines.start);
    let span = heading_span(reader, &heading, lines.start);
    note_heading(reader, &heading, &span, base);
    let id = heading.id.take().map(|(id, at)| (id, base + at.start..base + at.end));
    let (id, _) = reader.claim(id, Slot::Entry(index), lines.start);
    let mut entry = Entry::titled(id, reader.day.date, &reader.source[span.title.clone()]);
    entry.times = heading.times.map(|(times, _)| times);
    entry.line = lines.start + 1;

    let mut run = reader.run(lines.start + 1..lines.end, tasks);
    if !is_field_list(reader, &run) {
        note_misspelt_text(reader, &run);
        run = Run { fields: Vec::new(), lines: lines.start + 1..lines.start + 1, has_task: false };
    }
    read_fields(reader, &mut entry, &mut run.fields);
    let mark = body_mark(reader, &run, lines.end);
    let body = reader.trimmed(mark.map_or(run.lines.end, |mark| mark + 1)..lines.end);
    note_second_list(reader, &body, &run);
    entry.body = reader.text(&body);
    entry.mentions = mentions::mentions(&entry.title);
    entry.mentions.extend(mentions::mentions(&entry.body));

    reader.layout.blocks.push(BlockSpan {
        kind: BlockKind::Entry(index),
        span: base..reader.offset(lines.end),
        heading: span,
        field_list: reader.offset(run.lines.start)..reader.offset(run.lines.end),
        fields: run.fields,
        body_mark: mark.map(|mark| reader.lines[mark].full()),
        body: reader.offset(body.start)..reader.offset(body.end),
    });
    reader.tasks(tasks, Home::Entry(index), &entry.links);
    reader.day.entries.push(entry);
}

fn heading_span(reader: &Reader, heading: &Heading, line: usize) -> HeadingSpan {
    let base = reader.offset(line);
    let shift = |range: &Range<usize>| base + range.start..base + range.end;
    HeadingSpan {
        line: reader.lines[line].full(),
        times: heading.times.as_ref().map(|(_, at)| shift(at)),
        title: shift(&heading.title),
        id: heading.id.as_ref().map(|(_, at)| shift(at)),
    }
}

fn note_heading(reader: &mut Reader, heading: &Heading, span: &HeadingSpan, base: usize) {
    if let Some(none) = &heading.no_such_time {
        reader.report.add(span.title.clone(), Problem::NoSuchTime { text: none.text().to_owned() });
    }
    if let (Some((times, _)), Some(at)) = (&heading.times, &span.times) {
        reader.note_length(at.clone(), times);
    }
    if span.title.is_empty() {
        reader.report.add(span.line.clone(), Problem::NoTitle);
    }
    reader.note_malformed_id(heading.malformed_id.as_ref().map(|at| base + at.start..base + at.end));
}

/// A run without any known or declared key and without a task is body.
fn is_field_list(reader: &Reader, run: &Run) -> bool {
    run.has_task || run.fields.iter().any(|field| is_known(reader, &reader.source[field.key.clone()]))
}

fn is_known(reader: &Reader, key: &str) -> bool {
    Key::read(key).is_some() || reader.rules.own_fields.declares(key)
}

fn read_fields(reader: &mut Reader, entry: &mut Entry, spans: &mut [FieldSpan]) {
    for span in spans {
        let field = Field {
            key: &reader.source[span.key.clone()],
            value: &reader.source[span.value.clone()],
            key_span: span.key.clone(),
            value_span: span.value.clone(),
        };
        let own = reader.rules.own_fields.takes(field.key);
        span.known = fields::apply(entry, &field, own, &mut reader.report);
    }
}

/// Finds the empty comment that stands where a field list could: what follows is body, whatever it looks like.
fn body_mark(reader: &Reader, run: &Run, end: usize) -> Option<usize> {
    if !run.lines.is_empty() {
        return None;
    }
    let first = reader.trimmed(run.lines.end..end);
    let line = reader.lines.get(first.start).filter(|_| !first.is_empty())?;
    let inside = line.text(reader.source).trim_end().strip_prefix("<!--")?.strip_suffix("-->")?;
    inside.trim().is_empty().then_some(first.start)
}

/// A list that is body only for a slip in its keys is worth a word.
fn note_misspelt_text(reader: &mut Reader, run: &Run) {
    for field in &run.fields {
        let key = &reader.source[field.key.clone()];
        if let Some(meant) = misspelt(key) {
            reader.report.add(field.key.clone(), Problem::MisspeltKey { key: key.to_owned(), meant });
        }
    }
}

/// A known key in the first paragraph behind a field list was likely meant to be one of its fields.
fn note_second_list(reader: &mut Reader, body: &Range<usize>, run: &Run) {
    if run.lines.is_empty() {
        return;
    }
    for line in &reader.lines[body.clone()] {
        if line.is_blank(reader.source) {
            return;
        }
        let content = line.text(reader.source);
        let Some(field) = fields::field_line(content) else { continue };
        let key = &content[field.key.clone()];
        if Key::read(key).is_some() {
            let span = line.start + field.key.start..line.start + field.key.end;
            reader.report.add(span, Problem::SecondFieldList { key: key.to_owned() });
            return;
        }
    }
}
