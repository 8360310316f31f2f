//! From a place in a file to what stands there.

use super::cards::{kind_of, read_card};
use super::days::read_day;
use super::{Context, DayFile, links};
use crate::index::Hit;
use crate::model::{Card, Day, Entry, Names, Task};
use crate::query::DocKind;
use crate::store::BookPath;
use std::collections::HashMap;

/// Something that a search or an ID finds.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// An entry.
    Entry(Box<Entry>),
    /// A task.
    Task(Box<Task>),
    /// What a day says beside its entries and tasks.
    Day(Box<Day>),
    /// A card.
    Card(Box<Card>),
}

impl Item {
    /// Adds the links that mentions make, and calls cards by their names.
    pub fn complete_links(&mut self, names: &Names) {
        match self {
            Item::Entry(entry) => links::complete_entry(entry, names),
            Item::Task(task) => links::complete_task(task, names),
            Item::Day(_) | Item::Card(_) => {}
        }
    }
}

/// Reads what hits stand for, each file once. The links of mentions are not completed: few results need the names of all cards.
pub struct Reader<'a> {
    context: &'a Context,
    days: HashMap<String, Option<DayFile>>,
}

impl<'a> Reader<'a> {
    /// Begins with nothing read.
    pub fn new(context: &'a Context) -> Self {
        Reader { context, days: HashMap::new() }
    }

    /// Returns what stands at a hit's place; `None` when the file has changed under the search.
    pub fn item(&mut self, hit: &Hit) -> Option<Item> {
        let path = BookPath::new(&*hit.path).ok()?;
        if let Some(kind) = kind_of(path.as_str()) {
            return read_card(self.context, kind, &path).map(|card| Item::Card(Box::new(card)));
        }
        let day = &self.day(&path)?.day;
        match hit.kind {
            DocKind::Entry => {
                let entry = day.entries.iter().find(|entry| entry.line == hit.line)?;
                Some(Item::Entry(Box::new(entry.clone())))
            }
            DocKind::Task => {
                let task = day.tasks.iter().find(|task| task.line == hit.line)?;
                Some(Item::Task(Box::new(task.clone())))
            }
            _ => Some(Item::Day(Box::new(Day { entries: Vec::new(), tasks: Vec::new(), ..day.clone() }))),
        }
    }

    fn day(&mut self, path: &BookPath) -> Option<&DayFile> {
        let context = self.context;
        let read = || read_day(context, path.day()?, &Names::default()).ok().flatten();
        self.days.entry(path.as_str().to_owned()).or_insert_with(read).as_ref()
    }
}
