//! What of an entry is another than before, to be told.

use crate::format::Key;
use crate::model::{Entry, Task, TaskState};

/// A part of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aspect {
    /// The time.
    Times,
    /// The title.
    Title,
    /// A known field.
    Field(Key),
    /// A field of the user's own.
    Own(String),
    /// The tasks.
    Tasks,
    /// The text below.
    Body,
}

/// A part that is another, with its texts before and after; several values are lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// Which part.
    pub aspect: Aspect,
    /// What it said; empty for nothing.
    pub before: String,
    /// What it says.
    pub after: String,
}

impl Aspect {
    /// Names the part for the trail in git, in English whatever is spoken.
    pub fn trail_name(&self) -> &str {
        match self {
            Aspect::Times => "time",
            Aspect::Title => "title",
            Aspect::Field(key) => key.word(crate::model::Language::English),
            Aspect::Own(key) => key,
            Aspect::Tasks => "tasks",
            Aspect::Body => "text",
        }
    }
}

/// Lists what is another, in the order in which an entry is written.
pub fn shifts(before: (&Entry, &[Task]), after: (&Entry, &[Task])) -> Vec<Shift> {
    let (old, new) = (parts(before), parts(after));
    let mut aspects: Vec<&Aspect> = old.iter().map(|(aspect, _)| aspect).collect();
    aspects
        .extend(new.iter().map(|(aspect, _)| aspect).filter(|aspect| !old.iter().any(|(other, _)| other == *aspect)));
    let text = |parts: &[(Aspect, String)], wanted: &Aspect| {
        parts.iter().find(|(aspect, _)| aspect == wanted).map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let shift =
        |aspect: &Aspect| Shift { aspect: aspect.clone(), before: text(&old, aspect), after: text(&new, aspect) };
    aspects.into_iter().map(shift).filter(|shift| shift.before != shift.after).collect()
}

fn parts((entry, tasks): (&Entry, &[Task])) -> Vec<(Aspect, String)> {
    let mut parts = vec![
        (Aspect::Times, entry.times.map(|times| times.to_string()).unwrap_or_default()),
        (Aspect::Title, entry.title.clone()),
    ];
    parts.extend(Key::ALL.into_iter().map(|key| (Aspect::Field(key), field(entry, key))));
    for (key, value) in &entry.fields {
        match parts.iter_mut().find(|(aspect, _)| *aspect == Aspect::Own(key.clone())) {
            Some((_, text)) => *text = format!("{text}\n{value}"),
            None => parts.push((Aspect::Own(key.clone()), value.clone())),
        }
    }
    parts.push((Aspect::Tasks, tasks.iter().map(task).collect::<Vec<_>>().join("\n")));
    parts.push((Aspect::Body, entry.body.clone()));
    parts
}

fn field(entry: &Entry, key: Key) -> String {
    let lines = |values: Vec<String>| values.join("\n");
    match key {
        Key::Project => entry.links.projects.join(", "),
        Key::Contacts => entry.links.contacts.join(", "),
        Key::Org => entry.links.orgs.join(", "),
        Key::With => entry.links.with.join(", "),
        Key::Tags => entry.links.tags.join(", "),
        Key::Kind => entry.kind.clone().unwrap_or_default(),
        Key::Outcome => entry.outcome.clone().unwrap_or_default(),
        Key::Figure => lines(entry.figures.iter().map(ToString::to_string).collect()),
        Key::Expense => lines(entry.expenses.iter().map(ToString::to_string).collect()),
        Key::Re => entry.re.join(", "),
        Key::Private => if entry.private { "✓" } else { "" }.to_owned(),
        Key::Zone => entry.zone.clone().unwrap_or_default(),
    }
}

fn task(task: &Task) -> String {
    let mark = match task.state {
        TaskState::Open => ' ',
        TaskState::Done => 'x',
        TaskState::Carried => '>',
        TaskState::Dropped => '-',
    };
    let due = task.due.map(|due| format!(" ({due})")).unwrap_or_default();
    format!("[{mark}] {}{due}", task.text)
}
