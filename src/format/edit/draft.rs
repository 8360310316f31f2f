//! What is to be written: an entry's content and tasks, before they have a place in a file.

use crate::calendar::Times;
use crate::model::{Entry, Figure, Id, Links, Money, Task, TaskState};
use chrono::NaiveDate;

/// All that an entry says, without its ID, its place and its tasks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EntryContent {
    /// The time, when there is one.
    pub times: Option<Times>,
    /// The title: one line, raw Markdown.
    pub title: String,
    /// What the fields link to: names of cards, tags without `#`.
    pub links: Links,
    /// How it was done.
    pub kind: Option<String>,
    /// How it ended.
    pub outcome: Option<String>,
    /// Counted results.
    pub figures: Vec<Figure>,
    /// What was spent.
    pub expenses: Vec<Money>,
    /// IDs of the task or entry that this one carries out or continues.
    pub re: Vec<String>,
    /// Whether it is kept out of reports.
    pub private: bool,
    /// The zone, when it is not the book's.
    pub zone: Option<String>,
    /// The user's own fields: key, value. A list of undeclared ones alone would be read as text, so it is refused.
    pub fields: Vec<(String, String)>,
    /// The Markdown after the fields.
    pub body: String,
}

/// An entry to be added.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEntry {
    /// The ID to write, drawn by the caller.
    pub id: Id,
    /// What it says.
    pub content: EntryContent,
    /// Its tasks, written below the fields.
    pub tasks: Vec<NewTask>,
}

/// A task to be added.
#[derive(Debug, Clone, PartialEq)]
pub struct NewTask {
    /// The ID to write, drawn by the caller.
    pub id: Id,
    /// What became of it.
    pub state: TaskState,
    /// The time it is meant for.
    pub times: Option<Times>,
    /// What is to be done: one line, raw Markdown with its mentions.
    pub text: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// When it was done, if not on the file's day.
    pub done: Option<NaiveDate>,
    /// The day it was carried here from.
    pub from: Option<NaiveDate>,
    /// The day it was carried to.
    pub carried: Option<NaiveDate>,
    /// The priority, 1 to 9.
    pub prio: Option<u8>,
    /// The progress in per cent, 0 to 100.
    pub progress: Option<u8>,
}

impl EntryContent {
    /// Makes the content of an entry that has only a title.
    pub fn titled(title: impl Into<String>) -> Self {
        EntryContent { title: title.into(), ..EntryContent::default() }
    }
}

/// Takes over what an entry says, to change some of it.
impl From<&Entry> for EntryContent {
    fn from(entry: &Entry) -> Self {
        EntryContent {
            times: entry.times,
            title: entry.title.clone(),
            links: entry.links.clone(),
            kind: entry.kind.clone(),
            outcome: entry.outcome.clone(),
            figures: entry.figures.clone(),
            expenses: entry.expenses.clone(),
            re: entry.re.clone(),
            private: entry.private,
            zone: entry.zone.clone(),
            fields: entry.fields.clone(),
            body: entry.body.clone(),
        }
    }
}

impl NewTask {
    /// Makes an open task that has only a text.
    pub fn open(id: Id, text: impl Into<String>) -> Self {
        NewTask {
            id,
            state: TaskState::Open,
            times: None,
            text: text.into(),
            due: None,
            done: None,
            from: None,
            carried: None,
            prio: None,
            progress: None,
        }
    }
}

/// Takes over what a task says, to write it elsewhere.
impl From<&Task> for NewTask {
    fn from(task: &Task) -> Self {
        NewTask {
            id: task.id.clone(),
            state: task.state,
            times: task.times,
            text: task.text.clone(),
            due: task.due,
            done: task.done,
            from: task.from,
            carried: task.carried,
            prio: task.prio,
            progress: task.progress,
        }
    }
}
