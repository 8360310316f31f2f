//! Which entry is meant.

use crate::app::days::read_day;
use crate::app::{Context, Error, Item, lookup};
use crate::calendar;
use crate::model::{Entry, Id, Names};
use chrono::NaiveDate;

/// How many commits are looked through for the last entry: behind so many reports and hand edits nobody remembers which one it was.
const MOST_COMMITS: usize = 1000;

/// An entry's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The day in whose file it stands.
    pub date: NaiveDate,
    /// Its ID.
    pub id: Id,
}

impl Target {
    /// Finds the entry with an ID that begins so; without one, the entry that was added last.
    pub fn find(context: &Context, id: Option<&str>) -> Result<Self, Error> {
        let Some(id) = id else { return Self::last(context) };
        match lookup::find(context, id)?.item {
            Item::Entry(entry) => Ok(Target { date: entry.date, id: entry.id }),
            _ => Err(Error::NoSuchEntry(id.to_owned())),
        }
    }

    /// Finds the entry that was added last, whatever day it is of: that is the one which people mean right after they typed it. The book's
    /// commits know. Where they name none, as in a book written by hand, it is the last one of the last day. A day that cannot be read ends the
    /// search: behind it stands an entry that nobody meant.
    fn last(context: &Context) -> Result<Self, Error> {
        let added = context.book.find_in_log(MOST_COMMITS, |message| {
            let (date, id) = added(message)?;
            match entries(context, date) {
                Ok(entries) if entries.iter().any(|entry| entry.id == id) => Some(Ok(Target { date, id })),
                // It has moved to another day, or is gone: then the one before it is the last.
                Ok(_) => Self::find(context, Some(id.as_str())).ok().map(Ok),
                Err(error) => Some(Err(error)),
            }
        });
        if let Some(target) = added {
            return target;
        }
        for date in context.book.list_days()?.into_iter().rev() {
            if let Some(entry) = entries(context, date)?.pop() {
                return Ok(Target { date, id: entry.id });
            }
        }
        Err(Error::NoEntries)
    }
}

/// Reads the entries of a day; none where it has no file.
fn entries(context: &Context, date: NaiveDate) -> Result<Vec<Entry>, Error> {
    let file = read_day(context, date, &Names::default())?;
    Ok(file.map(|file| file.day.entries).unwrap_or_default())
}

/// Reads day and ID out of the message of a commit that added an entry.
fn added(message: &str) -> Option<(NaiveDate, Id)> {
    let date = message.strip_prefix("add: ")?.split_whitespace().next()?;
    let id = message.lines().find_map(|line| line.strip_prefix("Entry: "))?;
    Some((calendar::parse_iso_day(date)?, Id::parse(id.trim())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_says_which_entry_was_added() {
        let message = "add: 2026-11-21 09:00 Visited Bob\n\nWlog-Op: add\nEntry: k7q2m9xd\nContact: Bob\n";
        let (date, id) = added(message).expect("an entry");
        assert_eq!((date.to_string().as_str(), id.as_str()), ("2026-11-21", "k7q2m9xd"));
        for other in ["amend: 2026-11-21 x\n\nEntry: k7q2m9xd\n", "add: something by hand\n", "add: 2026-11-21 x\n"] {
            assert_eq!(added(other), None, "{other}");
        }
    }
}
