//! What a commit made of days, by the entry.

use super::{Committing, DayShift, EntryChange, Noted, compare, day_shifts, days_between};
use crate::app::{Context, Error};
use crate::store::Past;
use chrono::NaiveDate;

/// What a commit made of some days.
#[derive(Debug)]
pub struct Changes {
    /// The commit.
    pub commit: Committing,
    /// The entries that came, went or changed.
    pub entries: Vec<EntryChange>,
    /// What else of the days is another.
    pub day: Vec<(NaiveDate, DayShift)>,
}

impl Changes {
    /// Reads what a commit made of the days that are wanted. Of a merge that is what is on none of its sides: the rest was done before it.
    pub fn read(context: &Context, past: &Past, noted: &Noted, wanted: &[NaiveDate]) -> Result<Self, Error> {
        let commit = past.commit(noted.id())?;
        let told = Committing::of(&commit);
        let against = |before| -> Result<_, Error> {
            let days = days_between(past, &commit, before, wanted)?;
            let day = |day| day_shifts(day, &context.rules).into_iter().map(|shift| (day.date, shift));
            let parts: Vec<(NaiveDate, DayShift)> = days.iter().flat_map(day).collect();
            Ok((compare(&days, &told.said.renewed, &context.rules), parts))
        };
        let (mut entries, mut day) = against(commit.parents.first().copied())?;
        for side in commit.parents.iter().skip(1) {
            let (others, parts) = against(Some(*side))?;
            entries.retain(|change| others.iter().any(|other| is_same(change, other)));
            day.retain(|(date, shift)| parts.iter().any(|(on, other)| on == date && other.part == shift.part));
        }
        Ok(Changes { commit: told, entries, day })
    }
}

fn is_same(change: &EntryChange, other: &EntryChange) -> bool {
    change.latest().zip(other.latest()).is_some_and(|(one, other)| one.entry.id == other.entry.id)
}
