//! Lists entries, the latest first.

use super::days::dates;
use super::filters::{Choice, Filters, Known, Understood, period};
use super::{CardTable, Context, DayFile, Days, Error};
use crate::model::Entry;
use crate::query::{self, Doc};
use crate::store::{BookPath, StoreError};
use chrono::NaiveDate;

/// Days that are held in memory at once: a list of ten years must not hold ten years.
const DAYS_AT_ONCE: usize = 128;

/// One entry of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The entry, links complete.
    pub entry: Entry,
    /// Its file.
    pub path: BookPath,
}

/// A list that is asked for and understood.
#[derive(Debug)]
pub struct Wanted {
    table: CardTable,
    choice: Choice,
}

impl Wanted {
    /// Understands the words for a period, all days where there are none, and the filters.
    ///
    /// # Errors
    ///
    /// When the period or a filter is not understood.
    pub fn understand(context: &Context, words: &str, filters: &Filters) -> Result<Self, Error> {
        let table = CardTable::load(context)?;
        let choice = choice(context, words, filters, &table)?;
        Ok(Wanted { table, choice })
    }

    /// Returns the words for days that were not plain.
    pub fn understood(&self) -> &[Understood] {
        &self.choice.understood
    }
}

/// Hands out the entries that are wanted, the latest first, a few days at a time.
///
/// Returns how many there were, and the files that could not be read.
///
/// # Errors
///
/// When the book's folders cannot be read, or the receiver fails.
pub fn list<E: From<Error>>(
    context: &Context,
    wanted: &Wanted,
    mut receive: impl FnMut(Vec<Listed>) -> Result<(), E>,
) -> Result<(usize, Vec<StoreError>), E> {
    let Wanted { table, choice } = wanted;
    let mut count = 0;
    let mut unreadable = Vec::new();
    for dates in chosen_dates(context, choice)?.rchunks(DAYS_AT_ONCE) {
        let days = Days::read_dates(context, dates, &table.names);
        unreadable.extend(days.unreadable);
        let listed: Vec<Listed> = days.files.into_iter().rev().flat_map(|file| chosen_entries(file, choice)).collect();
        count += listed.len();
        if !listed.is_empty() {
            receive(listed)?;
        }
    }
    Ok((count, unreadable))
}

fn choice(context: &Context, words: &str, filters: &Filters, table: &CardTable) -> Result<Choice, Error> {
    let people = filters.people(context, table);
    let mut choice = filters.understand(context, Known { names: &table.names, people: &people })?;
    if words.trim().is_empty() {
        return Ok(choice);
    }
    let period = period(words, context.now.working_day(context.settings.day_end), &mut choice.understood)?;
    Ok(choice.within(period))
}

fn chosen_dates(context: &Context, choice: &Choice) -> Result<Vec<NaiveDate>, Error> {
    let period = match (choice.since, choice.until) {
        (Some(since), Some(until)) if since > until => return Ok(Vec::new()),
        (Some(since), Some(until)) => Some(crate::calendar::Period::between(since, until)),
        _ => None,
    };
    let mut dates = dates(context, period)?;
    dates.retain(|date| choice.takes_day(*date));
    Ok(dates)
}

/// Takes the chosen entries of a day, the latest first: by time, the untimed before the timed, then by place in the file.
fn chosen_entries(file: DayFile, choice: &Choice) -> Vec<Listed> {
    let path = file.path;
    let mut entries: Vec<Entry> =
        file.day.entries.into_iter().filter(|entry| query::matches(&choice.query, &Doc::of_entry(entry))).collect();
    entries.sort_by_key(|entry| entry.times.map(|times| times.start));
    entries.into_iter().rev().map(|entry| Listed { entry, path: path.clone() }).collect()
}
