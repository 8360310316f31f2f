//! Finds an entry or a task by the beginning of its ID.

use super::book_index::Shelf;
use super::items::{Item, Reader};
use super::linked_cards::needs_names;
use super::{Context, Error};
use crate::format;
use crate::store::BookPath;

/// An entry or a task, and the text in which it stands.
#[derive(Debug)]
pub struct Located {
    /// What it is.
    pub item: Item,
    /// Its file in the book.
    pub path: BookPath,
    /// Its own lines: of an entry heading, fields and body, of a task its line.
    pub source: String,
}

/// Finds the one entry or task whose ID begins so.
///
/// # Errors
///
/// [`Error::NoSuchId`], or [`Error::ManyIds`] with the candidates.
pub fn find(context: &Context, prefix: &str) -> Result<Located, Error> {
    let shelf = Shelf::look(context)?;
    let mut index = shelf.open();
    let hits = index.by_id(prefix);
    let mut reader = Reader::new(context);
    let mut items: Vec<(Item, String)> =
        hits.iter().filter_map(|hit| Some((reader.item(hit)?, hit.path.clone()))).collect();
    if needs_names(context, items.iter().map(|(item, _)| item)) {
        let names = index.names();
        items.iter_mut().for_each(|(item, _)| item.complete_links(&names));
    }
    index.settle();
    if items.len() > 1 {
        return Err(Error::ManyIds {
            prefix: prefix.to_owned(),
            candidates: items.iter().filter_map(candidate).collect(),
        });
    }
    let (item, path) = items.pop().ok_or_else(|| Error::NoSuchId(prefix.to_owned()))?;
    let path = BookPath::new(path)?;
    let source = source_of(context, &item, &path)?;
    Ok(Located { item, path, source })
}

fn candidate((item, _): &(Item, String)) -> Option<(String, chrono::NaiveDate, String)> {
    match item {
        Item::Entry(entry) => Some((entry.id.to_string(), entry.date, entry.title.clone())),
        Item::Task(task) => Some((task.id.to_string(), task.date, task.text.clone())),
        Item::Day(_) | Item::Card(_) => None,
    }
}

fn source_of(context: &Context, item: &Item, path: &BookPath) -> Result<String, Error> {
    let text = context.book.read_text(path)?.unwrap_or_default();
    let line = match item {
        Item::Entry(entry) => {
            let parsed = format::parse_day(entry.date, &text, &context.rules);
            let place = parsed.day.entries.iter().position(|other| other.id == entry.id);
            let span = place.and_then(|place| parsed.layout.entry(place)).map(|block| block.span.clone());
            return Ok(span.and_then(|span| text.get(span)).unwrap_or_default().trim_end().to_owned());
        }
        Item::Task(task) => task.line,
        Item::Day(_) | Item::Card(_) => 1,
    };
    Ok(text.lines().nth(line.saturating_sub(1)).unwrap_or_default().to_owned())
}
