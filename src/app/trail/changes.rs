//! What became of days, by the entry: in a commit, or in what is in no commit yet.

use super::compare::{ReadDay, compare_read};
use super::day_parts::day_shifts;
use super::{Committing, DayPart, DayShift, DayText, EntryChange, Noted, days_between};
use crate::app::{Context, Error};
use crate::format::Rules;
use crate::model::Id;
use crate::store::{CommitId, Past, PastCommit, Side, StoreError, done_while_merging};
use chrono::NaiveDate;
use std::collections::HashSet;

/// What became of some days.
#[derive(Debug, Default)]
pub struct Changes {
    /// The days before and after; those of a merge once against each of its sides.
    pub days: Vec<DayText>,
    /// The entries that came, went or changed.
    pub entries: Vec<EntryChange>,
    /// What else of the days is another.
    pub parts: Vec<(NaiveDate, DayShift)>,
}

/// Something of a book that can become another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Thing {
    Entry(Id),
    Part(NaiveDate, DayPart),
}

impl Changes {
    /// Compares days; `renewed` names IDs in whose place others were written.
    pub fn of(days: Vec<DayText>, renewed: &[(Id, Id)], rules: &Rules) -> Self {
        let read: Vec<ReadDay<'_>> = days.iter().map(|day| ReadDay::of(day, rules)).collect();
        let parts_of = |day: &ReadDay<'_>| day_shifts(day).into_iter().map(|shift| (day.text.date, shift)).collect();
        let parts = read.iter().flat_map(|day| -> Vec<_> { parts_of(day) }).collect();
        Changes { entries: compare_read(&read, renewed), parts, days }
    }

    /// Reads what a commit made of the days that are wanted. Of a merge that is what it did itself: the rest was done before it.
    pub fn read(
        context: &Context,
        past: &Past,
        noted: &Noted,
        wanted: &[NaiveDate],
    ) -> Result<(Committing, Self), Error> {
        let commit = past.commit(noted.id())?;
        let told = Committing::of(&commit);
        let against = |commit: &PastCommit, before: Option<CommitId>| -> Result<Self, StoreError> {
            let days = days_between(past, commit, before, wanted)?;
            Ok(Changes::of(days, &told.said.renewed, &context.rules))
        };
        let changes = match commit.parents.as_slice() {
            [] => against(&commit, None)?,
            [before] => against(&commit, Some(*before))?,
            _ => of_merge(past, &commit, against)?,
        };
        Ok((told, changes))
    }

    fn things(&self) -> HashSet<Thing> {
        let entries = self.entries.iter().filter_map(thing_of);
        entries.chain(self.parts.iter().map(|(date, shift)| Thing::Part(*date, shift.part.clone()))).collect()
    }

    /// Takes in what is not in it yet.
    fn take(&mut self, other: Changes) {
        let known = self.things();
        let is_new = |thing: &Thing| !known.contains(thing);
        self.entries.extend(other.entries.into_iter().filter(|change| thing_of(change).as_ref().is_some_and(is_new)));
        let parts = other.parts.into_iter();
        self.parts.extend(parts.filter(|(date, shift)| is_new(&Thing::Part(*date, shift.part.clone()))));
        self.days.extend(other.days);
    }

    fn retain(&mut self, things: &HashSet<Thing>) {
        self.entries.retain(|change| thing_of(change).is_some_and(|thing| things.contains(&thing)));
        self.parts.retain(|(date, shift)| things.contains(&Thing::Part(*date, shift.part.clone())));
    }
}

fn thing_of(change: &EntryChange) -> Option<Thing> {
    Some(Thing::Entry(change.latest()?.entry.id.clone()))
}

/// Tells what a merge did itself, against the first side on which it is another.
fn of_merge(
    past: &Past,
    merge: &PastCommit,
    against: impl Fn(&PastCommit, Option<CommitId>) -> Result<Changes, StoreError>,
) -> Result<Changes, StoreError> {
    let parted = past.parted(merge);
    let mut all = Changes::default();
    let mut sides = Vec::new();
    for side in &merge.parents {
        let changes = against(merge, Some(*side))?;
        let differs = changes.things();
        let side = past.commit(*side)?;
        let since = parted.iter().map(|base| Ok(against(&side, Some(*base))?.things()));
        sides.push(Side::of(differs, since)?);
        all.take(changes);
    }
    all.retain(&done_while_merging(&sides));
    Ok(all)
}
