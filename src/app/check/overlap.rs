//! Entries that last at the same time.

use super::day::DayFacts;
use super::finding::{Finding, What};
use crate::config::Check;
use crate::model::Entry;
use chrono::Timelike;

/// The minutes of a day.
const DAY: u32 = 24 * 60;

/// An entry with a length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The first minute of its day.
    start: u32,
    /// The minute of its day at which it is over; beyond a day's minutes where it lasts past midnight.
    end: u32,
    line: usize,
    zone: Option<String>,
    said: String,
}

impl Span {
    fn of(entry: &Entry) -> Option<Self> {
        let times = entry.times?;
        let start = times.start.hour() * 60 + times.start.minute();
        let end = start + times.minutes().filter(|minutes| *minutes > 0)?;
        Some(Span { start, end, line: entry.line, zone: entry.zone.clone(), said: format!("{times} {}", entry.title) })
    }

    /// Tells whether another one begins while this one lasts. Clocks of two zones are not compared.
    fn covers(&self, later: &Span, shift: u32) -> bool {
        self.zone == later.zone && later.start + shift < self.end && self.start < later.end + shift
    }
}

/// Finds the entries of a day that begin while another one lasts, and keeps what the next day needs.
pub fn within(facts: &mut DayFacts, entries: &[Entry]) {
    let mut spans: Vec<Span> = entries.iter().filter_map(Span::of).collect();
    spans.sort_by_key(|span| (span.start, span.line));
    for (at, span) in spans.iter().enumerate() {
        let lasting = spans[..at].iter().filter(|earlier| earlier.covers(span, 0)).max_by_key(|earlier| earlier.end);
        if let Some(other) = lasting {
            let what = What::Overlap { other: other.said.clone(), line: other.line, path: None };
            facts.find(Check::Overlap, span.line, what);
        }
    }
    facts.late = spans.iter().filter(|span| span.end > DAY).cloned().collect();
    // What lasts past midnight ends within a day.
    facts.early = spans;
}

/// Finds the entries of a day that begin while one of the day before still lasts.
pub fn across(before: &DayFacts, day: &DayFacts) -> Vec<Finding> {
    let lasting = |span: &Span| before.late.iter().find(|late| late.covers(span, DAY));
    let overlap = |span: &Span| {
        let other = lasting(span)?;
        let what = What::Overlap { other: other.said.clone(), line: other.line, path: Some(before.path.clone()) };
        Some(Finding::of_file(Check::Overlap, day.path.as_str(), what).at(span.line))
    };
    day.early.iter().filter_map(overlap).collect()
}
