//! IDs: written ones that stand twice, and derived ones for what has none.

use super::reader::Reader;
use crate::format::diagnostics::Problem;
use crate::model::{Entry, Id, IdKind};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// An ID that stands in the file.
pub(super) struct Written {
    pub id: Id,
    /// The index of its line.
    pub line: usize,
    pub span: Range<usize>,
}

/// Something without a written ID: its index in the day.
#[derive(Debug, Clone, Copy)]
pub(super) enum Slot {
    Entry(usize),
    Task(usize),
}

/// Notes doubles and derives what is missing.
pub(super) fn settle(reader: &mut Reader) {
    let mut first_lines: HashMap<&Id, usize> = HashMap::with_capacity(reader.written.len());
    for written in &reader.written {
        let first = *first_lines.entry(&written.id).or_insert(written.line);
        if first != written.line {
            let problem = Problem::DuplicateId { id: written.id.clone(), first_line: first + 1 };
            reader.report.add(written.span.clone(), problem);
        }
    }
    if !reader.unwritten.is_empty() {
        derive(reader);
    }
}

/// Derives IDs from what entries and tasks say, and their ordinal among equals.
///
/// Equals with a written ID are counted too, so that writing the first one's ID leaves the second one's as it was. An
/// ordinal whose ID is taken is passed over: the entry that wrote it into its line may have moved since.
fn derive(reader: &mut Reader) {
    // By their letters: an ID that is written and one that is derived are never equal as values.
    let mut taken: HashSet<String> = reader.written.iter().map(|written| written.id.to_string()).collect();
    let entry_ordinals = ordinals(reader.day.entries.iter().map(said));
    let task_ordinals = ordinals(reader.day.tasks.iter().map(|task| Cow::from(task.text.as_str())));
    let date = reader.day.date;
    for slot in &reader.unwritten {
        let (kind, text, ordinal, place) = match *slot {
            Slot::Entry(at) => {
                let entry = &mut reader.day.entries[at];
                (IdKind::Entry, said(entry).into_owned(), entry_ordinals[at], &mut entry.id)
            }
            Slot::Task(at) => {
                let task = &mut reader.day.tasks[at];
                (IdKind::Task, task.text.clone(), task_ordinals[at], &mut task.id)
            }
        };
        let free =
            (ordinal..).map(|ordinal| Id::derived(date, kind, &text, ordinal)).find(|id| !taken.contains(id.as_str()));
        if let Some(id) = free {
            taken.insert(id.to_string());
            *place = id;
        }
    }
}

/// What an entry's ID is derived from: time and title, so that two meetings of one name are told apart by their times.
fn said(entry: &Entry) -> Cow<'_, str> {
    match &entry.times {
        Some(times) => Cow::from(format!("{times} {}", entry.title)),
        None => Cow::from(entry.title.as_str()),
    }
}

fn ordinals<'t>(texts: impl Iterator<Item = Cow<'t, str>>) -> Vec<usize> {
    let mut seen: HashMap<Cow<'t, str>, usize> = HashMap::new();
    let count = |text| {
        let next = seen.entry(text).or_default();
        *next += 1;
        *next - 1
    };
    texts.map(count).collect()
}
