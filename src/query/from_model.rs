//! Documents out of days.

use super::fields::{AMOUNT, DUE, EXPENSE, FIGURE, MINUTES, OUTCOME, PRIO, PROGRESS, RE, REACHED, field_key};
use super::number::{Number, leading_number, thousandths};
use super::{Doc, DocKind, Fact, Flow, Form, Name, Part, Role, State};
use crate::calendar::End;
use crate::model::{Day, Entry, Home, Links, Mention, Sigil, Task, TaskState};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// What only links have in them: an address, a Markdown link, a link between notes.
const LINKS: [&str; 3] = ["://", "](", "[["];

/// Writes a day as a number, so that spans of days are ranges of numbers.
pub(super) fn day_number(day: NaiveDate) -> Decimal {
    Decimal::from(day.num_days_from_ce())
}

impl Doc {
    /// Makes the documents of a day: its entries, its tasks, and the day itself when it says something of its own.
    pub fn of_day(day: &Day) -> Vec<Doc> {
        let tasks = day.tasks.iter().map(|task| {
            let around = match task.home {
                Home::Entry(index) => day.entries.get(index),
                _ => None,
            };
            Doc::of_task(task, around)
        });
        let entries = day.entries.iter().enumerate().map(|(index, entry)| {
            let mut doc = Doc::of_entry(entry);
            doc.has_task(day.tasks.iter().any(|task| task.home == Home::Entry(index)));
            doc
        });
        entries.chain(tasks).chain(Doc::of_day_itself(day)).collect()
    }

    /// Makes the document of an entry.
    pub fn of_entry(entry: &Entry) -> Doc {
        let mut doc = Doc::blank(DocKind::Entry, entry.line);
        doc.id = Some(entry.id.clone());
        doc.date = Some(entry.date);
        doc.start = entry.times.map(|times| times.start);
        doc.flow(Part::Title, None, &entry.title);
        doc.link(&entry.links);
        doc.link_words(&entry.links);
        doc.mention(&entry.mentions);
        if let Some(kind) = &entry.kind {
            doc.name(Role::Kind, Form::Field, kind);
            doc.flow(Part::Field, None, kind);
        }
        if let Some(outcome) = &entry.outcome {
            doc.flow(Part::Field, Some(OUTCOME), outcome);
        }
        for figure in &entry.figures {
            doc.flow(Part::Field, Some(FIGURE), &figure.to_string());
            doc.number(REACHED, figure.plain());
        }
        for expense in &entry.expenses {
            doc.flow(Part::Field, Some(EXPENSE), &expense.to_string());
            doc.number(AMOUNT, Some(expense.amount));
        }
        for id in &entry.re {
            doc.flow(Part::Field, Some(RE), id);
        }
        doc.own_fields(&entry.fields);
        doc.paragraphs(&entry.body);
        doc.number(MINUTES, entry.times.and_then(|times| times.minutes()).map(Decimal::from));
        doc.has_link();
        let is_running = entry.times.is_some_and(|times| times.end == End::Running);
        doc.states.extend(entry.private.then_some(State::Private));
        doc.states.extend(is_running.then_some(State::Running));
        doc
    }

    /// Makes the document of a task; `around` is the entry that it stands in.
    pub fn of_task(task: &Task, around: Option<&Entry>) -> Doc {
        let mut doc = Doc::blank(DocKind::Task, task.line);
        doc.id = Some(task.id.clone());
        doc.date = Some(task.date);
        doc.start = task.times.map(|times| times.start);
        doc.flow(Part::Title, None, &task.text);
        doc.mention(&task.mentions);
        doc.link(&task.inherited);
        if let Some(entry) = around {
            doc.mention(&entry.mentions);
        }
        doc.number(MINUTES, task.times.and_then(|times| times.minutes()).map(Decimal::from));
        doc.number(DUE, task.due.map(day_number));
        doc.number(PRIO, task.prio.map(Decimal::from));
        doc.number(PROGRESS, task.progress.map(Decimal::from));
        doc.has_link();
        doc.states.push(match task.state {
            TaskState::Open => State::Open,
            TaskState::Done => State::Done,
            TaskState::Carried => State::Carried,
            TaskState::Dropped => State::Dropped,
        });
        doc
    }

    fn of_day_itself(day: &Day) -> Option<Doc> {
        let sections = || day.lead.iter().chain(&day.plans).chain(&day.summaries);
        let line = sections().map(|section| section.line).min().unwrap_or(1);
        let mut doc = Doc::blank(DocKind::Day, line);
        doc.date = Some(day.date);
        doc.own_fields(&day.fields);
        for section in sections() {
            let prose: Vec<&str> = section.text.lines().filter(|line| !is_task_line(line)).collect();
            doc.paragraphs(&prose.join("\n"));
        }
        doc.has_task(day.tasks.iter().any(|task| !matches!(task.home, Home::Entry(_))));
        doc.has_link();
        (!doc.flows.is_empty()).then_some(doc)
    }

    /// Returns a document of which nothing is known but its kind and line.
    pub(crate) fn blank(kind: DocKind, line: usize) -> Doc {
        Doc {
            kind,
            id: None,
            date: None,
            start: None,
            line,
            flows: Vec::new(),
            names: Vec::new(),
            states: Vec::new(),
            facts: Vec::new(),
            numbers: Vec::new(),
            jobs: Vec::new(),
        }
    }

    pub(super) fn flow(&mut self, part: Part, key: Option<&str>, text: &str) {
        if !text.trim().is_empty() {
            self.flows.push(Flow { part, key: key.map(str::to_owned), text: text.to_owned() });
        }
    }

    pub(super) fn own_fields(&mut self, fields: &[(String, String)]) {
        for (key, value) in fields {
            let key = field_key(key);
            self.flow(Part::Field, Some(&key), value);
            self.number(&key, leading_number(value));
        }
    }

    pub(super) fn number(&mut self, key: &str, value: Option<Decimal>) {
        let value = value.and_then(thousandths);
        self.numbers.extend(value.map(|value| Number { key: key.to_owned(), value }));
    }

    fn has_task(&mut self, has: bool) {
        self.facts.extend(has.then_some(Fact::Task));
    }

    pub(super) fn has_link(&mut self) {
        let has = self.flows.iter().any(|flow| LINKS.iter().any(|sign| flow.text.contains(sign)));
        self.facts.extend(has.then_some(Fact::Link));
    }

    /// Blank lines part paragraphs; other line ends do not, for prose is often wrapped.
    pub(super) fn paragraphs(&mut self, text: &str) {
        let mut begin = 0;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if line.trim().is_empty() {
                self.flow(Part::Body, None, &text[begin..at]);
                begin = at + line.len();
            }
            at += line.len();
        }
        self.flow(Part::Body, None, &text[begin..]);
    }

    pub(super) fn name(&mut self, role: Role, form: Form, text: &str) {
        self.names.push(Name { role, form, text: text.to_owned() });
    }

    fn link(&mut self, links: &Links) {
        for (role, name) in linked(links) {
            self.name(role, Form::Field, name);
        }
    }

    fn link_words(&mut self, links: &Links) {
        for (_, name) in linked(links) {
            self.flow(Part::Field, None, name);
        }
    }

    fn mention(&mut self, mentions: &[Mention]) {
        for mention in mentions {
            let role = match mention.sigil {
                Sigil::Project => Role::Project,
                Sigil::Contact => Role::Contact,
                Sigil::Org => Role::Org,
                Sigil::Tag => Role::Tag,
            };
            let form = match (role, mention.quoted) {
                (Role::Tag, _) => Form::Field,
                (_, true) => Form::Quoted,
                (_, false) => Form::Open,
            };
            self.name(role, form, &mention.text);
        }
    }
}

fn linked(links: &Links) -> impl Iterator<Item = (Role, &str)> {
    [
        (Role::Project, &links.projects),
        (Role::Contact, &links.contacts),
        (Role::Org, &links.orgs),
        (Role::With, &links.with),
        (Role::Tag, &links.tags),
    ]
    .into_iter()
    .flat_map(|(role, names)| names.iter().map(move |name| (role, name.as_str())))
}

/// Tasks are documents of their own: their lines are left out of the day's prose.
fn is_task_line(line: &str) -> bool {
    let item = line.trim_start().trim_start_matches(['-', '*', '+']).trim_start();
    ["[ ]", "[x]", "[X]", "[>]", "[-]"].iter().any(|mark| item.starts_with(mark))
}
