//! One day: what is odd in it by itself, and what has to be compared with the other days.

use super::files::unreadable;
use super::finding::{Finding, Mend, What};
use super::names;
use super::overlap::{self, Span};
use crate::app::Context;
use crate::config::Check;
use crate::format::{self, Key, ParsedDay, Problem, WithoutId};
use crate::model::{Id, Mention, Names, Task, TaskState};
use crate::store::{BookPath, day_path};
use crate::text::name_key;
use chrono::NaiveDate;

/// What a check needs of a day, the rest of it let go.
pub struct DayFacts {
    /// The day.
    pub date: NaiveDate,
    /// Its file.
    pub path: BookPath,
    /// What is wrong in it by itself.
    pub findings: Vec<Finding>,
    /// The IDs that stand in it, with their lines, in the file's order.
    pub ids: Vec<(Id, usize)>,
    /// The derived IDs of what has none in its line.
    pub derived: Vec<Id>,
    /// The IDs that its entries refer to, with the lines of those entries.
    pub references: Vec<(String, usize)>,
    /// Its first entries, up to the one that ends first, which what lasts past midnight may overlap.
    pub early: Vec<Span>,
    /// Its entries that last past midnight.
    pub late: Vec<Span>,
    /// Its tasks.
    pub tasks: Vec<TaskFacts>,
}

/// What a check needs of a task.
pub struct TaskFacts {
    /// What it says without its mentions, in the form that compares.
    pub key: String,
    /// The day that it was carried from.
    pub from: Option<NaiveDate>,
    /// Where it was carried to, for one that was carried: the day, if it is named; its text; its line.
    pub carried: Option<(Option<NaiveDate>, String, usize)>,
}

/// Reads a day.
pub fn read(context: &Context, date: NaiveDate, names: &Names) -> DayFacts {
    let path = day_path(date);
    let text = match context.book.read_text(&path) {
        Ok(text) => text.unwrap_or_default(),
        Err(error) => {
            let findings = vec![unreadable(path.as_str(), error)];
            return DayFacts { findings, ..DayFacts::empty(date, path) };
        }
    };
    let mut parsed = format::parse_day(date, &text, &context.rules);
    let mut facts = DayFacts::empty(date, path);
    for odd in std::mem::take(&mut parsed.diagnostics) {
        let is_said_elsewhere = match odd.problem {
            // Those that stand twice are looked for in the whole book.
            Problem::DuplicateId { .. } => true,
            // A conflict is one problem, though it has three marks and more.
            Problem::ConflictMarker => !text[odd.span.clone()].starts_with('<'),
            _ => false,
        };
        if !is_said_elsewhere {
            facts.findings.push(Finding::of_oddity(facts.path.as_str(), odd));
        }
    }
    facts.ids(&text, &parsed);
    names::look(&mut facts, &text, &parsed, names);
    overlap::within(&mut facts, &parsed.day.entries);
    facts.tasks = parsed.day.tasks.iter().map(TaskFacts::of).collect();
    facts
}

impl DayFacts {
    fn empty(date: NaiveDate, path: BookPath) -> Self {
        DayFacts {
            date,
            path,
            findings: Vec::new(),
            ids: Vec::new(),
            derived: Vec::new(),
            references: Vec::new(),
            early: Vec::new(),
            late: Vec::new(),
            tasks: Vec::new(),
        }
    }

    /// Notes something wrong on a line.
    pub fn find(&mut self, check: Check, line: usize, what: What) {
        self.findings.push(Finding::of_file(check, self.path.as_str(), what).at(line));
    }

    fn ids(&mut self, text: &str, parsed: &ParsedDay) {
        let entries = parsed.day.entries.iter().map(|entry| (&entry.id, entry.line));
        let tasks = parsed.day.tasks.iter().map(|task| (&task.id, task.line));
        for (id, line) in entries.chain(tasks) {
            if id.is_written() {
                self.ids.push((id.clone(), line));
            } else {
                self.derived.push(id.clone());
            }
        }
        self.ids.sort_by_key(|(_, line)| *line);
        // Nearly every day has them all.
        let without = if self.derived.is_empty() { WithoutId::default() } else { format::without_id(text, parsed) };
        if let Some(line) = without.missing.first().copied() {
            let what = What::MissingIds { count: without.missing.len(), days: 1 };
            let finding = Finding::of_file(Check::MissingId, self.path.as_str(), what).at(line);
            self.findings.push(finding.mended_by(Mend::WriteIds(vec![self.date])));
        }
        without.broken.into_iter().for_each(|line| self.find(Check::MissingId, line, What::NoRoomForId));
        for (index, entry) in parsed.day.entries.iter().enumerate().filter(|(_, entry)| !entry.re.is_empty()) {
            let line = names::line_of_field(text, parsed, index, Key::Re).unwrap_or(entry.line);
            self.references.extend(entry.re.iter().map(|id| (id.clone(), line)));
        }
    }
}

impl TaskFacts {
    fn of(task: &Task) -> Self {
        let carried = (task.state == TaskState::Carried).then(|| (task.carried, task.text.clone(), task.line));
        TaskFacts { key: without_mentions(&task.text, &task.mentions), from: task.from, carried }
    }
}

/// A copy is the same task though its mentions moved: people shorten what the entry around it says already.
fn without_mentions(text: &str, mentions: &[Mention]) -> String {
    let mut rest = text.to_owned();
    for mention in mentions.iter().rev() {
        rest.replace_range(mention.span.clone(), " ");
    }
    name_key(&rest)
}
