//! A day: what one dated file says.

use super::{Entry, Home, Task};
use chrono::NaiveDate;

/// A stretch of Markdown under a reserved heading, or before the first one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The text without its heading and without blank lines around it.
    pub text: String,
    /// The line on which it begins (its heading, where it has one), from 1.
    pub line: usize,
}

/// One day of the book.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    /// The date that the file's name says.
    pub date: NaiveDate,
    /// The day's own fields, such as `leave` or `trip`: key as written, value.
    pub fields: Vec<(String, String)>,
    /// Text before the first block, the level-1 heading and the day's fields aside.
    pub lead: Option<Section>,
    /// The plan sections (for this day), whole, as Markdown.
    pub plans: Vec<Section>,
    /// The plan sections for the next working day, whole, as Markdown.
    pub plans_for_tomorrow: Vec<Section>,
    /// The entries in the file's order.
    pub entries: Vec<Entry>,
    /// Every task of the file in its order, with where it stands.
    pub tasks: Vec<Task>,
    /// The summaries of the day.
    pub summaries: Vec<Section>,
}

impl Day {
    /// Makes a day that says nothing.
    pub fn empty(date: NaiveDate) -> Self {
        Day {
            date,
            fields: Vec::new(),
            lead: None,
            plans: Vec::new(),
            plans_for_tomorrow: Vec::new(),
            entries: Vec::new(),
            tasks: Vec::new(),
            summaries: Vec::new(),
        }
    }

    /// Walks the tasks that stand inside the entry with this index.
    pub fn tasks_of(&self, entry: usize) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(move |task| task.home == Home::Entry(entry))
    }
}
