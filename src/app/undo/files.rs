//! What becomes of each file: its three sides are the commit's, the one before it, and what the disk holds.

use super::target::{Sides, Target};
use super::{Changed, UndoProblem, by_entry, short, standing};
use crate::app::cards::{kind_of, stem};
use crate::app::trail::{DayText, EntryChange, compare, text};
use crate::app::{Context, Error};
use crate::format;
use crate::model::{CardKind, Id};
use crate::store::{Book, BookPath, Change, Merged, merge_lines};
use crate::text::name_key;
use chrono::NaiveDate;
use std::collections::HashSet;

/// What the files are to hold.
pub struct Reversal {
    /// The files that become others.
    pub changes: Vec<Change>,
    /// The days among them.
    pub days: Vec<DayText>,
    /// What becomes of their entries.
    pub entries: Vec<EntryChange>,
    /// Cards that stay.
    pub kept: Vec<BookPath>,
}

/// What becomes of a file.
enum Fate {
    /// It holds these bytes; `None` where it goes.
    Becomes(Option<Vec<u8>>),
    /// It is as it was before the commit already.
    IsSo,
    /// It is a card that stays.
    Stays,
}

/// Makes all files, or says where the same lines have changed since.
pub fn reverse(context: &Context, book: &Book, target: &Target) -> Result<Reversal, Error> {
    let commit = short(target.committing.id);
    let mut reversal = Reversal { changes: Vec::new(), days: Vec::new(), entries: Vec::new(), kept: Vec::new() };
    let mut places = Vec::new();
    for sides in &target.files {
        let present = book.read(&sides.path)?;
        match fate(context, target, sides, present.as_deref()) {
            Ok(Fate::Becomes(new)) => reversal.take(&sides.path, present, new),
            Ok(Fate::IsSo) => {}
            Ok(Fate::Stays) => reversal.kept.push(sides.path.clone()),
            Err(entries) if entries.is_empty() => places.push(Changed { path: sides.path.clone(), entry: None }),
            Err(entries) => {
                places.extend(entries.into_iter().map(|id| Changed { path: sides.path.clone(), entry: Some(id) }));
            }
        }
    }
    reversal.entries = compare(&reversal.days, &[], &context.rules);
    if places.is_empty() {
        places = standing::elsewhere(context, target, &reversal)?;
    }
    match () {
        () if !places.is_empty() => Err(UndoProblem::Changed { commit, was: was(target, &places), places }.into()),
        () if reversal.changes.is_empty() => Err(UndoProblem::AlreadySo(commit).into()),
        () => Ok(reversal),
    }
}

/// Finds a file of the places in which changes came since that was there before the commit, so that git can show it.
fn was(target: &Target, places: &[Changed]) -> Option<BookPath> {
    let had = target.files.iter().filter(|sides| sides.before.is_some());
    let had: Vec<&BookPath> = had.map(|sides| &sides.path).collect();
    let of_place = had.iter().find(|path| places.iter().any(|place| place.path == ***path));
    of_place.or(had.first()).map(|path| (*path).clone())
}

impl Reversal {
    fn take(&mut self, path: &BookPath, present: Option<Vec<u8>>, new: Option<Vec<u8>>) {
        if let Some(date) = path.day() {
            let (before, after) = (present.clone().map(text), new.clone().map(text));
            self.days.push(DayText { date, before, after });
        }
        self.changes.push(Change { path: path.clone(), expected: present, new });
    }
}

/// Decides what becomes of a file; an error names the entries whose lines have changed since, where it is known which.
fn fate(context: &Context, target: &Target, sides: &Sides, present: Option<&[u8]>) -> Result<Fate, Vec<Id>> {
    let Sides { path, before, after } = sides;
    let is_new_card = before.is_none() && kind_of(path.as_str()).is_some() && !has_moved(target, sides);
    match present {
        present if present == before.as_deref() => Ok(Fate::IsSo),
        present if present == after.as_deref() => match is_new_card && is_needed(target, sides) {
            true => Ok(Fate::Stays),
            false => Ok(Fate::Becomes(before.clone())),
        },
        Some(_) if is_new_card => Ok(Fate::Stays),
        // It went, or came, since.
        None => Err(Vec::new()),
        Some(_) if after.is_none() && path.day().is_none() => Err(Vec::new()),
        Some(present) => merge(context, sides, present).map(|new| Fate::Becomes(Some(new))),
    }
}

/// Tells whether other entries name a card.
fn is_needed(target: &Target, sides: &Sides) -> bool {
    card_of(&sides.path, sides.after.as_ref())
        .is_some_and(|card| target.named_since.iter().any(|(kind, name)| (*kind, name_key(name)) == card))
}

/// Tells whether a card that the commit made is one of another file that it took away: that one comes back in its place.
fn has_moved(target: &Target, sides: &Sides) -> bool {
    let card = card_of(&sides.path, sides.after.as_ref());
    let has_gone = |other: &&Sides| other.after.is_none();
    card.is_some()
        && target.files.iter().filter(has_gone).any(|other| card_of(&other.path, other.before.as_ref()) == card)
}

/// Returns whose card a file is: its kind, and its name as names are compared.
fn card_of(path: &BookPath, bytes: Option<&Vec<u8>>) -> Option<(CardKind, String)> {
    let kind = kind_of(path.as_str())?;
    let source = text(bytes?.clone());
    Some((kind, name_key(&format::parse_card(kind, stem(path), &source).card.name)))
}

/// Merges by the line; of a day entry by entry, where lines that are nobody's touch.
fn merge(context: &Context, sides: &Sides, present: &[u8]) -> Result<Vec<u8>, Vec<Id>> {
    let [before, after] = [&sides.before, &sides.after].map(|side| side.as_deref().unwrap_or_default());
    let date = sides.path.day();
    // A day that the commit made has a heading, which stays for those who wrote below it since.
    let by_line = || merge_lines(after, (present, ""), (before, "")).ok().filter(|_| sides.before.is_some());
    if let Some(Merged::Clean(new)) = by_line()
        && date.is_none_or(|date| touches_no_more(context, date, [before, after], [present, &new]))
    {
        return Ok(new);
    }
    let utf8 = |bytes| std::str::from_utf8(bytes).map_err(|_| Vec::new());
    let date = date.ok_or_else(Vec::new)?;
    let new = by_entry::take_back(date, utf8(before)?, utf8(after)?, utf8(present)?, &context.rules)?;
    Ok(new.into_bytes())
}

/// Tells whether a merge touched no entry that the commit had not touched.
fn touches_no_more(context: &Context, date: NaiveDate, commit: [&[u8]; 2], merge: [&[u8]; 2]) -> bool {
    let touched = |[before, after]: [&[u8]; 2]| {
        let text = |bytes: &[u8]| Some(text(bytes.to_vec()));
        let changes = compare(&[DayText { date, before: text(before), after: text(after) }], &[], &context.rules);
        changes.iter().flat_map(ids).collect::<HashSet<Id>>()
    };
    touched(merge).is_subset(&touched(commit))
}

fn ids(change: &EntryChange) -> Vec<Id> {
    [&change.before, &change.after].into_iter().flatten().map(|placed| placed.entry.id.clone()).collect()
}
