//! Where entries stand now: what a change took out, or put elsewhere, is brought back only where it stands nowhere.

use super::Changed;
use super::files::Reversal;
use super::target::Target;
use crate::app::book_index::Shelf;
use crate::app::trail::{Became, DayText, EntryChange, Placed, compare, text};
use crate::app::{Context, Error};
use crate::model::Id;
use crate::query::DocKind;
use crate::store::{BookPath, day_path};
use chrono::NaiveDate;

/// Finds the entries that a reversal would bring back though they stand elsewhere, or though they went since the commit moved them; where it
/// changes nothing, those that are not where they were before the commit.
pub fn elsewhere(context: &Context, target: &Target, reversal: &Reversal) -> Result<Vec<Changed>, Error> {
    let days = target.files.iter().filter_map(|sides| {
        let [before, after] = [&sides.before, &sides.after].map(|side| side.clone().map(text));
        Some(DayText { date: sides.path.day()?, before, after })
    });
    let done = compare(&days.collect::<Vec<_>>(), &[], &context.rules);
    if reversal.changes.is_empty() {
        let expected = done.iter().filter_map(|change| Some((written(change)?, change.before.as_ref().map(date))));
        return standing_elsewhere(context, &expected.collect::<Vec<_>>());
    }
    let back: Vec<&EntryChange> = reversal.entries.iter().filter(|change| change.became() == Became::Added).collect();
    let moved = |id: &Id| done.iter().find(|change| change.became() == Became::Moved && written(change) == Some(id));
    let gone = back.iter().filter_map(|change| Some(moved(written(change)?)?.after.as_ref()?.entry.clone()));
    let mut places: Vec<Changed> =
        gone.map(|entry| Changed { path: day_path(entry.date), entry: Some(entry.id) }).collect();
    let expected = back.iter().filter_map(|change| Some((written(change)?, change.after.as_ref().map(date))));
    places.extend(standing_elsewhere(context, &expected.collect::<Vec<_>>())?);
    places.dedup();
    Ok(places)
}

fn date(placed: &Placed) -> NaiveDate {
    placed.entry.date
}

/// Returns the ID of an entry, where it is written down: a derived one names nothing on another day.
fn written(change: &EntryChange) -> Option<&Id> {
    change.latest().map(|placed| &placed.entry.id).filter(|id| id.is_written())
}

/// Finds the entries that stand on other days than is expected; `None` stands for nowhere.
fn standing_elsewhere(context: &Context, expected: &[(&Id, Option<NaiveDate>)]) -> Result<Vec<Changed>, Error> {
    if expected.is_empty() {
        return Ok(Vec::new());
    }
    let shelf = Shelf::look(context)?;
    let mut index = shelf.open();
    let mut places = Vec::new();
    for (id, day) in expected {
        let hits = index.by_id(id.as_str()).into_iter().filter(|hit| hit.kind == DocKind::Entry);
        let paths = hits.filter_map(|hit| BookPath::new(hit.path).ok()).filter(|path| path.day() != *day);
        places.extend(paths.map(|path| Changed { path, entry: Some((*id).clone()) }));
    }
    index.settle();
    Ok(places)
}
