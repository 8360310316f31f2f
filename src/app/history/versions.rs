//! The walk from the newest commit back, along one entry or one day.

use super::Version;
use crate::app::trail::{Changes, Committing, DayShift, EntryChange, Map, Noted, unsaved_days};
use crate::app::{Context, Error};
use crate::model::Id;
use crate::store::Past;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashSet};

/// A commit that touched more days than this joined books or brought a whole one: an entry is looked for only on the days where it is known
/// to have stood.
const MANY_DAYS: usize = 40;

/// Returns the versions of an entry, the newest first, under whatever ID and on whatever day it stood.
///
/// `date` is its day, where that is known. The way leads back over the days of the commits that name the entry, and those from which it
/// came; to a version before it had its ID; and past a time when it was removed.
pub fn of_entry(
    context: &Context,
    past: &Past,
    map: &Map,
    id: &Id,
    date: Option<NaiveDate>,
) -> Result<Vec<Version>, Error> {
    let mut track = Track { ids: HashSet::from([id.clone()]), days: date.into_iter().collect() };
    if let Some(noted) = map.naming(id).next() {
        track.visit(noted);
    }
    let mut versions = Vec::new();
    let unsaved = unsaved_days(context, past, track.days.iter().copied())?;
    let unsaved = Changes::of(unsaved, &[], &context.rules);
    versions.extend(version(None, track.follow(unsaved.entries), Vec::new()));
    for noted in &map.commits {
        track.visit(noted);
        let wanted: Vec<NaiveDate> = match noted.days.len() {
            0..=MANY_DAYS => noted.days.clone(),
            _ => noted.days.iter().copied().filter(|day| track.days.contains(day)).collect(),
        };
        if !wanted.iter().any(|day| track.days.contains(day)) {
            continue;
        }
        let (commit, changes) = Changes::read(context, past, noted, &wanted)?;
        versions.extend(version(Some(commit), track.follow(changes.entries), Vec::new()));
    }
    Ok(versions)
}

/// Returns the versions of a day, the newest first.
pub fn of_day(context: &Context, past: &Past, map: &Map, date: NaiveDate) -> Result<Vec<Version>, Error> {
    let of_day = |change: &EntryChange| {
        [&change.before, &change.after].into_iter().flatten().any(|placed| placed.entry.date == date)
    };
    let shifts = |parts: Vec<(NaiveDate, DayShift)>| {
        parts.into_iter().filter(|(on, _)| *on == date).map(|(_, shift)| shift).collect()
    };
    let unsaved = Changes::of(unsaved_days(context, past, [date])?, &[], &context.rules);
    let mut versions: Vec<Version> = version(None, unsaved.entries, shifts(unsaved.parts)).into_iter().collect();
    for noted in map.commits.iter().filter(|noted| noted.days.contains(&date)) {
        let wanted = if noted.days.len() > MANY_DAYS { vec![date] } else { noted.days.clone() };
        let (commit, changes) = Changes::read(context, past, noted, &wanted)?;
        let entries: Vec<EntryChange> = changes.entries.into_iter().filter(of_day).collect();
        let day = shifts(changes.parts);
        match commit.is_merge {
            true => versions.extend(version(Some(commit), entries, day)),
            // A line of another spelling is a version, too: nothing that was done to the file is passed over.
            false => versions.push(Version { commit: Some(commit), entries, day }),
        }
    }
    Ok(versions)
}

fn version(commit: Option<Committing>, entries: Vec<EntryChange>, day: Vec<DayShift>) -> Option<Version> {
    let is_empty = entries.is_empty() && day.is_empty();
    (!is_empty).then_some(Version { commit, entries, day })
}

/// What is known of an entry on the way back.
struct Track {
    /// The IDs by which it was called.
    ids: HashSet<Id>,
    /// The days on which it stood.
    days: BTreeSet<NaiveDate>,
}

impl Track {
    /// Learns the days of a commit that names the entry.
    fn visit(&mut self, noted: &Noted) {
        if noted.days.len() <= MANY_DAYS && noted.entries.iter().any(|id| self.ids.contains(id)) {
            self.days.extend(&noted.days);
        }
    }

    /// Takes what became of the entry, and learns where it stood before and how it was called.
    fn follow(&mut self, changes: Vec<EntryChange>) -> Vec<EntryChange> {
        let own: Vec<EntryChange> =
            changes.into_iter().filter(|change| change.is_of(|id| self.ids.contains(id))).collect();
        for placed in own.iter().filter_map(|change| change.before.as_ref()) {
            self.ids.insert(placed.entry.id.clone());
            self.days.insert(placed.entry.date);
        }
        own
    }
}
