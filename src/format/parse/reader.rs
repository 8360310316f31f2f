//! What reading a day carries along.

use super::ids::{Slot, Written};
use crate::format::diagnostics::Problem;
use crate::format::layout::{FieldSpan, Layout, TaskSpan};
use crate::format::lines::{self, Line};
use crate::format::report::Report;
use crate::format::rules::Rules;
use crate::format::structure::TaskItem;
use crate::format::{fields, mentions, tasks};
use crate::model::{Day, Home, Id, Links, Section, Task};
use chrono::NaiveDate;
use std::ops::Range;

/// The source, and all that is gathered from it.
pub(super) struct Reader<'s> {
    pub source: &'s str,
    pub lines: &'s [Line],
    pub rules: &'s Rules,
    pub day: Day,
    pub layout: Layout,
    pub report: Report<'s>,
    /// The IDs that stand in the file, with their places.
    pub written: Vec<Written>,
    /// What has none.
    pub unwritten: Vec<Slot>,
}

/// A run of item lines that may be a field list.
pub(super) struct Run {
    /// The lines with fields.
    pub fields: Vec<FieldSpan>,
    /// The indices of its lines; empty when there is no run.
    pub lines: Range<usize>,
    /// Whether a task stands in it.
    pub has_task: bool,
}

impl<'s> Reader<'s> {
    pub fn new(date: NaiveDate, source: &'s str, lines: &'s [Line], rules: &'s Rules) -> Self {
        let report = Report::new(source, lines);
        let (day, layout) = (Day::empty(date), Layout::default());
        Reader { source, lines, rules, day, layout, report, written: Vec::new(), unwritten: Vec::new() }
    }

    /// Returns where a line begins; the end of the source behind the last one.
    pub fn offset(&self, line: usize) -> usize {
        self.lines.get(line).map_or(self.source.len(), |line| line.start)
    }

    /// Narrows lines to those without blank ones around them; what is blank altogether ends up empty at its beginning.
    pub fn trimmed(&self, lines: Range<usize>) -> Range<usize> {
        let is_text = |index: &usize| !self.lines[*index].is_blank(self.source);
        let Some(start) = lines.clone().find(is_text) else { return lines.start..lines.start };
        let end = lines.rev().find(is_text).map_or(start, |last| last + 1);
        start..end
    }

    /// Returns the text of whole lines with LF endings, the last ending left out.
    pub fn text(&self, lines: &Range<usize>) -> String {
        match self.lines.get(lines.end.wrapping_sub(1)) {
            Some(last) if !lines.is_empty() => lines::to_lf(&self.source[self.lines[lines.start].start..last.end]),
            _ => String::new(),
        }
    }

    /// Reads lines as a section; `None` when they are blank.
    pub fn section(&self, lines: Range<usize>) -> Option<Section> {
        let text_lines = self.trimmed(lines);
        (!text_lines.is_empty()).then(|| Section { text: self.text(&text_lines), line: text_lines.start + 1 })
    }

    /// Reads the run of fields and tasks in these lines, blank ones before it aside.
    ///
    /// It ends at the first blank line, at the first line that is neither, and at an item nested under another.
    pub fn run(&self, lines: Range<usize>, tasks: &[TaskItem]) -> Run {
        let start = self.trimmed(lines.clone()).start;
        let mut run = Run { fields: Vec::new(), lines: start..start, has_task: false };
        let mut deepest = None;
        for index in start..lines.end {
            let line = &self.lines[index];
            let content = line.text(self.source);
            let indent = lines::indent(content);
            let nested = indent > *deepest.get_or_insert(indent + 1);
            if tasks.binary_search_by_key(&index, |task| task.line).is_ok() {
                run.has_task = true;
            } else {
                let Some(field) = fields::field_line(content).filter(|_| !nested) else { break };
                run.fields.push(field_span(line, &field));
            }
            run.lines.end = index + 1;
        }
        run
    }

    /// Reads the tasks of one block.
    pub fn tasks(&mut self, items: &[TaskItem], home: Home, inherited: &Links) {
        for item in items {
            let line = &self.lines[item.line];
            let task = tasks::parse(self.source, item.bracket, line.end, self.day.date);
            self.note_task(&task);
            let index = self.day.tasks.len();
            let (id, id_span) = self.claim(task.id, Slot::Task(index), item.line);
            let span = TaskSpan { line: line.full(), mark: task.mark, content: task.content, id: id_span };
            let found = task.attributes;
            self.layout.tasks.push(span);
            self.day.tasks.push(Task {
                id,
                date: self.day.date,
                state: task.state,
                home,
                times: task.times,
                mentions: mentions::mentions(&found.text),
                text: found.text,
                due: found.due,
                done: found.done,
                from: found.from,
                carried: found.carried,
                prio: found.prio,
                progress: found.progress,
                inherited: inherited.clone(),
                line: item.line + 1,
            });
        }
    }

    fn note_task(&mut self, task: &tasks::TaskLine) {
        if let Some(text) = &task.no_such_time {
            self.report.add(task.content.clone(), Problem::NoSuchTime { text: text.clone() });
        }
        if let Some(times) = &task.times {
            self.note_length(task.content.clone(), times);
        }
        for (key, value, expected) in &task.attributes.refused {
            let problem = Problem::NotUnderstood { key: key.clone(), value: value.clone(), expected: *expected };
            self.report.add(task.content.clone(), problem);
        }
        self.note_malformed_id(task.malformed_id.clone());
    }

    pub fn note_malformed_id(&mut self, span: Option<Range<usize>>) {
        if let Some(span) = span {
            let text = self.source[span.start + 4..span.end - 3].trim().to_owned();
            self.report.add(span, Problem::MalformedId { text });
        }
    }

    /// Notes an END that is likely a slip.
    pub fn note_length(&mut self, span: Range<usize>, times: &crate::calendar::Times) {
        match times.minutes() {
            Some(0) => self.report.add(span, Problem::NoLength),
            Some(minutes) if times.past_midnight() && minutes > LONGEST_NIGHT => {
                self.report.add(span, Problem::VeryLong { minutes });
            }
            _ => {}
        }
    }

    /// Takes a written ID, or books that one is to be derived when all are known.
    pub fn claim(&mut self, id: Option<(Id, Range<usize>)>, slot: Slot, line: usize) -> (Id, Option<Range<usize>>) {
        match id {
            Some((id, span)) => {
                self.written.push(Written { id: id.clone(), line, span: span.clone() });
                (id, Some(span))
            }
            None => {
                self.unwritten.push(slot);
                // Stands in until all written IDs are known, so that a derived one can keep clear of them.
                (Id::from_random([0; 8]), None)
            }
        }
    }
}

/// Past midnight, in minutes: a span of more than 16 hours is rather a slip of END than a night's work.
const LONGEST_NIGHT: u32 = 16 * 60;

fn field_span(line: &Line, field: &fields::FieldLine) -> FieldSpan {
    let shift = |range: &Range<usize>| line.start + range.start..line.start + range.end;
    FieldSpan {
        line: line.full(),
        key: shift(&field.key),
        separator: shift(&field.separator),
        value: shift(&field.value),
        known: None,
    }
}

/// Takes the tasks that stand before a line.
pub(super) fn tasks_before<'t>(tasks: &mut &'t [TaskItem], line: usize) -> &'t [TaskItem] {
    let (before, behind) = tasks.split_at(tasks.partition_point(|task| task.line < line));
    *tasks = behind;
    before
}
