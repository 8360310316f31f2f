//! Minutes worked: the union of the spans of time, so that an hour counts once however many entries it holds.

use crate::calendar::Times;
use crate::model::Entry;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// The time that entries cover: the union of their spans.
///
/// Spans run over midnight, so a night shift and an early entry of the next day overlap as they did in life. The clock of
/// each zone is taken as written; entries of different zones never overlap here, since their clocks cannot be compared
/// without a date table, and a jump to or from summer time is not counted. Entries without an end, running ones among
/// them, cover nothing.
#[derive(Debug, Clone, Default)]
pub struct Covered {
    spans: BTreeMap<Option<String>, Vec<(i64, i64)>>,
}

impl Covered {
    /// Adds the span of an entry that began on a day, in a zone where that is not the book's.
    pub fn add(&mut self, date: NaiveDate, times: Times, zone: Option<&str>) {
        if let Some(span) = span(date, times) {
            self.spans.entry(zone.map(str::to_owned)).or_default().push(span);
        }
    }

    /// Returns the minutes that at least one of the entries covers.
    pub fn minutes(self) -> u32 {
        self.spans.into_values().map(union).sum()
    }
}

/// Returns the minutes that at least one of the entries covers; see [`Covered`].
pub(super) fn covered_minutes<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> u32 {
    let mut covered = Covered::default();
    for entry in entries {
        if let Some(times) = entry.times {
            covered.add(entry.date, times, entry.zone.as_deref());
        }
    }
    covered.minutes()
}

/// Tells whether an entry takes minutes.
pub(super) fn is_timed(entry: &Entry) -> bool {
    entry.times.is_some_and(|times| times.minutes().is_some())
}

/// Start and end in minutes since an arbitrary midnight.
fn span(date: NaiveDate, times: Times) -> Option<(i64, i64)> {
    let minutes = times.minutes()?;
    let midnight = i64::from(date.num_days_from_ce()) * 24 * 60;
    let start = midnight + (times.start - chrono::NaiveTime::MIN).num_minutes();
    Some((start, start + i64::from(minutes)))
}

fn union(mut spans: Vec<(i64, i64)>) -> u32 {
    spans.sort_unstable();
    let mut total = 0;
    let mut reached = i64::MIN;
    for (start, end) in spans {
        total += (end - start.max(reached)).max(0);
        reached = reached.max(end);
    }
    u32::try_from(total).unwrap_or(u32::MAX)
}
