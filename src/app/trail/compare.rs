//! What became of entries between two states of some days.

use crate::app::amend::{Shift, shifts};
use crate::format::{self, EntryContent, ParsedDay, Rules};
use crate::model::{Entry, Id, Task};
use crate::text;
use chrono::NaiveDate;
use std::collections::HashMap;

/// How much an entry must have in common with one that went, to be the same under another ID.
const ALIKE: f64 = 0.5;

/// From so many pairs on, entries that have lost their IDs are not looked for: somebody has written a whole book anew.
const MOST_PAIRS: usize = 20_000;

/// A day before and after; `None` where it has no file.
#[derive(Debug, Clone)]
pub struct DayText {
    /// The day.
    pub date: NaiveDate,
    /// Its text before.
    pub before: Option<String>,
    /// Its text after.
    pub after: Option<String>,
}

impl DayText {
    /// Tells whether what was recorded is another; what becomes of tasks is no amendment.
    pub fn is_amended(&self, rules: &Rules) -> bool {
        let [old, new] = [&self.before, &self.after].map(|text| text.as_deref().unwrap_or_default());
        !format::is_only_tasks(old, new, self.date, rules)
    }
}

/// A day before and after, as it is read.
pub(super) struct ReadDay<'d> {
    /// The day, with its texts.
    pub text: &'d DayText,
    /// As it was.
    pub before: Option<ParsedDay>,
    /// As it is.
    pub after: Option<ParsedDay>,
}

impl<'d> ReadDay<'d> {
    /// Reads both sides.
    pub fn of(text: &'d DayText, rules: &Rules) -> Self {
        let read = |side: &Option<String>| side.as_ref().map(|side| format::parse_day(text.date, side, rules));
        ReadDay { text, before: read(&text.before), after: read(&text.after) }
    }
}

/// An entry as it stands in a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// What it says; its date is that of the file.
    pub entry: Entry,
    /// Its tasks.
    pub tasks: Vec<Task>,
    /// Its own lines.
    pub lines: String,
}

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// It came.
    Added,
    /// It says something else, or is written in another way.
    Changed,
    /// It stands on another day.
    Moved,
    /// It went.
    Removed,
}

/// An entry before and after; at least one of the two is there.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryChange {
    /// As it was.
    pub before: Option<Placed>,
    /// As it is.
    pub after: Option<Placed>,
    /// What it says is another; empty for an entry that came or went, and where only its lines are written in another way.
    pub shifts: Vec<Shift>,
}

impl EntryChange {
    fn of(before: Option<Placed>, after: Option<Placed>) -> Self {
        let shifts = match (&before, &after) {
            (Some(before), Some(after)) => {
                shifts((&before.entry, before.tasks.as_slice()), (&after.entry, after.tasks.as_slice()))
            }
            _ => Vec::new(),
        };
        EntryChange { before, after, shifts }
    }

    /// Tells what became of it.
    pub fn became(&self) -> Became {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) if before.entry.date == after.entry.date => Became::Changed,
            (Some(_), Some(_)) => Became::Moved,
            (Some(_), None) => Became::Removed,
            (None, _) => Became::Added,
        }
    }

    /// Returns it as it is, or as it was before it went.
    pub fn latest(&self) -> Option<&Placed> {
        self.after.as_ref().or(self.before.as_ref())
    }

    /// Tells whether it has, or had, an ID.
    pub fn is_of(&self, mut is_id: impl FnMut(&Id) -> bool) -> bool {
        [&self.after, &self.before].into_iter().flatten().any(|placed| is_id(&placed.entry.id))
    }
}

/// Compares days: entries that came, went, moved, or are written in another way; those that are, in the order of the days and their lines, then
/// those that went.
///
/// An entry is the same where its ID is. One without a written ID is also the same where it has most of its words in common with one that
/// went; `renewed` names IDs in whose place others were written.
pub fn compare(days: &[DayText], renewed: &[(Id, Id)], rules: &Rules) -> Vec<EntryChange> {
    compare_read(&days.iter().map(|day| ReadDay::of(day, rules)).collect::<Vec<_>>(), renewed)
}

/// Compares days that have been read; see [`compare`].
pub(super) fn compare_read(days: &[ReadDay<'_>], renewed: &[(Id, Id)]) -> Vec<EntryChange> {
    let placed = |text: &Option<String>, parsed: &Option<ParsedDay>| {
        text.as_ref().zip(parsed.as_ref()).map_or_else(Vec::new, |(text, parsed)| placed(text, parsed))
    };
    let old = days.iter().flat_map(|day| placed(&day.text.before, &day.before)).map(Some).collect();
    let mut new: Vec<Option<Placed>> =
        days.iter().flat_map(|day| placed(&day.text.after, &day.after)).map(Some).collect();
    let mut matching = Matching { old, pairs: Vec::new() };
    matching.pair_by_id(&mut new, |old, new| old.entry.date == new.entry.date);
    matching.pair_by_id(&mut new, |_, _| true);
    matching.pair(&mut new, |old, new| {
        let is_renewed = renewed.iter().any(|(from, to)| *from == old.entry.id && *to == new.entry.id);
        is_renewed && says_the_same(old, new)
    });
    let is_loose = |old: &Placed, new: &Placed| !old.entry.id.is_written() || !new.entry.id.is_written();
    matching.pair(&mut new, |old, new| is_loose(old, new) && says_the_same(old, new));
    matching.pair_alike(&mut new, |old, new| is_loose(old, new) && old.entry.date == new.entry.date);
    let gone = std::mem::take(&mut matching.old).into_iter().flatten();
    let come =
        matching.pairs.into_iter().chain(new.into_iter().enumerate().filter_map(|(at, new)| Some((at, None, new?))));
    let mut come: Vec<_> = come.collect();
    come.sort_by_key(|(at, _, _)| *at);
    let come = come.into_iter().filter(|(_, old, new)| old.as_ref().is_none_or(|old| !is_untouched(old, new)));
    let come = come.map(|(_, old, new)| EntryChange::of(old, Some(new)));
    come.chain(gone.map(|old| EntryChange::of(Some(old), None))).collect()
}

fn is_untouched(old: &Placed, new: &Placed) -> bool {
    old.entry.date == new.entry.date && old.lines == new.lines
}

fn says_the_same(old: &Placed, new: &Placed) -> bool {
    EntryContent::from(&old.entry) == EntryContent::from(&new.entry)
}

/// Returns the entries of a day with their lines.
fn placed(source: &str, parsed: &ParsedDay) -> Vec<Placed> {
    let lines = |index: usize| {
        let span = parsed.layout.entry(index).map(|block| block.span.clone());
        span.and_then(|span| source.get(span)).unwrap_or_default().trim_end().to_owned()
    };
    let of = |(index, entry): (usize, &Entry)| Placed {
        entry: entry.clone(),
        tasks: parsed.day.tasks_of(index).cloned().collect(),
        lines: lines(index),
    };
    parsed.day.entries.iter().enumerate().map(of).collect()
}

/// Entries that went, and those that were found again, each with its place among the new ones.
struct Matching {
    old: Vec<Option<Placed>>,
    pairs: Vec<(usize, Option<Placed>, Placed)>,
}

impl Matching {
    /// Pairs each new entry with the first old one that has its ID and fits.
    fn pair_by_id(&mut self, new: &mut [Option<Placed>], fits: impl Fn(&Placed, &Placed) -> bool) {
        let mut places: HashMap<Id, Vec<usize>> = HashMap::new();
        for (place, old) in self.old.iter().enumerate() {
            if let Some(old) = old {
                places.entry(old.entry.id.clone()).or_default().push(place);
            }
        }
        for (at, slot) in new.iter_mut().enumerate() {
            let Some(found) = slot.as_ref() else { continue };
            let mut of_id = places.get(&found.entry.id).into_iter().flatten().copied();
            let place = of_id.find(|place| self.old[*place].as_ref().is_some_and(|old| fits(old, found)));
            self.take(place, at, slot);
        }
    }

    /// Tells whether so much is left that to compare each with each would take too long.
    fn is_too_much(&self, new: &[Option<Placed>]) -> bool {
        self.old.iter().flatten().count().saturating_mul(new.iter().flatten().count()) > MOST_PAIRS
    }

    /// Pairs each new entry with the first old one that it is.
    fn pair(&mut self, new: &mut [Option<Placed>], is_same: impl Fn(&Placed, &Placed) -> bool) {
        if self.is_too_much(new) {
            return;
        }
        for (at, slot) in new.iter_mut().enumerate() {
            let Some(found) = slot.as_ref() else { continue };
            let place = self.old.iter().position(|old| old.as_ref().is_some_and(|old| is_same(old, found)));
            self.take(place, at, slot);
        }
    }

    /// Pairs entries that have most in common, the likest first.
    fn pair_alike(&mut self, new: &mut [Option<Placed>], may_be: impl Fn(&Placed, &Placed) -> bool) {
        if self.is_too_much(new) {
            return;
        }
        let said = |placed: &Placed| format!("{}\n{}", placed.entry.title, placed.entry.body);
        let mut likely: Vec<(f64, usize, usize)> = Vec::new();
        for (at, found) in new.iter().enumerate().filter_map(|(at, new)| Some((at, new.as_ref()?))) {
            for (place, old) in self.old.iter().enumerate().filter_map(|(place, old)| Some((place, old.as_ref()?))) {
                if may_be(old, found) {
                    likely.push((text::likeness(&said(old), &said(found)), place, at));
                }
            }
        }
        likely.retain(|(likeness, _, _)| *likeness >= ALIKE);
        likely.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (_, place, at) in likely {
            if self.old[place].is_some() {
                self.take(Some(place), at, &mut new[at]);
            }
        }
    }

    fn take(&mut self, place: Option<usize>, at: usize, slot: &mut Option<Placed>) {
        if let Some(place) = place
            && slot.is_some()
            && let (Some(old), Some(new)) = (self.old[place].take(), slot.take())
        {
            self.pairs.push((at, Some(old), new));
        }
    }
}

#[cfg(test)]
mod tests;
