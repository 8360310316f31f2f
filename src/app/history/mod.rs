//! The history of an entry or a day: each version of it, when it came, by whom and why.

mod versions;

use super::amend::Target;
use super::days::read_day;
use super::trail::{Committing, DayShift, EntryChange, Map, Placed};
use super::{Context, Error, Item, lookup};
use crate::calendar::{self, Lean};
use crate::model::{Id, Names};
use crate::store::{Past, day_path};
use chrono::NaiveDate;

/// What the history is of.
#[derive(Debug)]
pub enum Subject {
    /// An entry; as it was last, if it is gone.
    Entry {
        /// Its ID.
        id: Id,
        /// As it is, or was before it went.
        latest: Option<Box<Placed>>,
        /// Whether it stands in the book.
        stands: bool,
    },
    /// A day.
    Day(NaiveDate),
}

/// A history.
#[derive(Debug)]
pub struct History {
    /// What it is of.
    pub subject: Subject,
    /// The date as it was said, where that was not plain.
    pub said_date: Option<String>,
    /// The versions, the newest first.
    pub versions: Vec<Version>,
    /// Whether older commits are missing here, so that the first version may have come from an earlier one.
    pub is_cut_off: bool,
}

/// One version: what changed against the one before it.
#[derive(Debug)]
pub struct Version {
    /// The commit; `None` for what stands in the files and in no commit yet.
    pub commit: Option<Committing>,
    /// The entries that changed: the one, or those of the day.
    pub entries: Vec<EntryChange>,
    /// What of the day is another beside its entries.
    pub day: Vec<DayShift>,
}

/// Finds the history of what the words mean: the beginning of an entry's ID, else a date; without words, the entry that was added last.
///
/// An entry that was removed has its history, too.
///
/// # Errors
///
/// When nothing has the ID, several things have, the words are no date, or git cannot be read.
pub fn history(context: &Context, words: &str) -> Result<History, Error> {
    let words = words.trim();
    let past = context.book.past()?;
    let map = Map::load(context, &past)?;
    if !words.is_empty() && !Id::is_prefix(words) {
        let today = context.now.working_day(context.settings.day_end);
        let said = calendar::parse_date(words, today, Lean::Past)?;
        let versions = versions::of_day(context, &past, &map, said.value)?;
        if versions.is_empty() {
            // That nothing was ever written is said of a file only that could be read.
            context.book.read(&day_path(said.value))?;
        }
        let said_date = (!said.plain).then(|| words.to_owned());
        let subject = Subject::Day(said.value);
        return Ok(History { subject, said_date, versions, is_cut_off: past.is_cut_off() });
    }
    let (id, date) = match words {
        "" => Target::find(context, None).map(|target| (target.id, Some(target.date)))?,
        prefix => resolve(context, &past, &map, prefix)?,
    };
    let versions = versions::of_entry(context, &past, &map, &id, date)?;
    let newest = versions.first().and_then(|version| version.entries.first());
    let latest = newest.and_then(EntryChange::latest).cloned().map(Box::new);
    let stands = newest.is_none_or(|change| stands(context, &id, change));
    let subject = Subject::Entry { id, latest, stands };
    Ok(History { subject, said_date: None, versions, is_cut_off: past.is_cut_off() })
}

/// Tells whether an entry stands in the book. What the commits say last is not always how it is: a merge may have dropped it, and a copy that
/// went may have left it where it was.
fn stands(context: &Context, id: &Id, newest: &EntryChange) -> bool {
    let latest = newest.latest().map(|placed| &placed.entry);
    let ids = [Some(id), latest.map(|entry| &entry.id)];
    let is_on = |date: NaiveDate| {
        let file = read_day(context, date, &Names::default()).ok().flatten();
        file.is_some_and(|file| file.day.entries.iter().any(|entry| ids.contains(&Some(&entry.id))))
    };
    latest.is_some_and(|entry| is_on(entry.date)) || lookup::find(context, id.as_str()).is_ok()
}

/// Finds the entry with an ID that begins so, and perhaps its day; what is not in the book any more is known by the commits that name it.
fn resolve(context: &Context, past: &Past, map: &Map, prefix: &str) -> Result<(Id, Option<NaiveDate>), Error> {
    if let Some(id) = Id::parse(prefix).filter(|id| map.naming(id).next().is_some()) {
        return Ok((id, None));
    }
    match lookup::find(context, prefix) {
        Ok(located) => match located.item {
            Item::Entry(entry) => Ok((entry.id, Some(entry.date))),
            _ => Err(Error::NoSuchEntry(prefix.to_owned())),
        },
        Err(Error::NoSuchId(_)) => gone(past, map, prefix),
        Err(error) => Err(error),
    }
}

/// Finds an entry that is gone.
fn gone(past: &Past, map: &Map, prefix: &str) -> Result<(Id, Option<NaiveDate>), Error> {
    let ids = map.beginning_with(prefix);
    match ids.as_slice() {
        [] => Err(Error::NoSuchId(prefix.to_owned())),
        [id] => Ok((id.clone(), None)),
        ids => {
            let candidate = |id: &Id| {
                let noted = map.naming(id).next()?;
                let said = Committing::of(&past.commit(noted.id()).ok()?).said;
                Some((id.to_string(), *noted.days.first()?, said.subject))
            };
            Err(Error::ManyIds { prefix: prefix.to_owned(), candidates: ids.iter().filter_map(candidate).collect() })
        }
    }
}
