//! From commits to the rows of an audit.

use crate::app::days::in_shares;
use crate::app::trail::{Became, Changes, Committing, DayPart, Deed, EntryChange, Noted, Placed, unsaved_days};
use crate::app::{Context, Error};
use crate::store::{Blob, Past, day_path};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use std::collections::HashSet;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// An entry came later than its day had closed.
    Late,
    /// Something that stood there was changed.
    Amended,
    /// An entry was moved away.
    Moved,
    /// An entry was removed.
    Removed,
    /// A file was edited by hand, or changed by a commit that is not wlog's.
    ByHand(Became),
    /// An earlier change was taken back.
    Undone(Became),
    /// What had been taken back was done again.
    Redone(Became),
}

/// One thing that was done to a closed day.
#[derive(Debug)]
pub struct Row {
    /// The commit; `None` for what stands in the file and in no commit yet.
    pub commit: Option<Committing>,
    /// What was done.
    pub act: Act,
    /// The day.
    pub date: NaiveDate,
    /// When it had closed.
    pub closed: NaiveDateTime,
    /// The entry as it was then, or before it went; `None` where it was none of the entries.
    pub entry: Option<Box<Placed>>,
    /// The day to which it was moved.
    pub to: Option<NaiveDate>,
    /// What of the day is another, where it was none of the entries.
    pub parts: Vec<DayPart>,
}

impl Row {
    /// Tells whether the commit's own date is from before the closing though it was made after it: it was amended or rebased, or given that date.
    pub fn is_dated_back(&self) -> bool {
        self.commit.as_ref().is_some_and(|commit| commit.time.naive_local() < self.closed)
    }

    /// Returns when it was done, as far as git can tell; `None` for what is in no commit yet.
    pub fn done(&self) -> Option<DateTime<FixedOffset>> {
        let commit = self.commit.as_ref()?;
        Some(if self.is_dated_back() { commit.committed } else { commit.time })
    }
}

/// Makes the rows of some commits, each with the days that had closed by then.
pub fn of_commits(context: &Context, commits: &[(&Noted, Vec<NaiveDate>)]) -> Result<Vec<Row>, Error> {
    let past = context.book.past()?;
    let mut rows = Vec::new();
    for (noted, closed) in commits {
        // The other side of a move may be a day that had not closed.
        let wanted = if noted.days.len() > closed.len() + 1 { closed } else { &noted.days };
        let (commit, changes) = Changes::read(context, &past, noted, wanted)?;
        rows.extend(of_changes(context, Some(&commit), changes, closed));
    }
    Ok(rows)
}

/// Makes the rows of what stands in closed days and in no commit yet.
pub fn unsaved(context: &Context, past: &Past, is_asked: &dyn Fn(&NaiveDate) -> bool) -> Result<Vec<Row>, Error> {
    let now = context.now.local().naive_local();
    let closed = |day: &NaiveDate| context.settings.closing.is_closed(*day, now) && is_asked(day);
    let committed: Vec<_> = past.days()?.into_iter().filter(|(day, _)| closed(day)).collect();
    let read = |date: NaiveDate| context.book.read(&day_path(date));
    let is_other = |(date, blob): &(NaiveDate, Blob)| match read(*date) {
        Ok(found) => (!found.as_deref().is_some_and(|bytes| blob.holds(bytes))).then_some(*date),
        // What cannot be read is for 'check' to say.
        Err(_) => None,
    };
    let mut dates: Vec<NaiveDate> = in_shares(&committed, is_other).into_iter().flatten().collect();
    let is_new = |day: &NaiveDate| committed.binary_search_by_key(day, |(day, _)| *day).is_err();
    dates.extend(context.book.list_days()?.into_iter().filter(|day| closed(day) && is_new(day)));
    let days = unsaved_days(context, past, dates.iter().copied())?;
    Ok(of_changes(context, None, Changes::of(days, &[], &context.rules), &dates))
}

/// Makes the rows of one commit.
fn of_changes(context: &Context, commit: Option<&Committing>, changes: Changes, closed: &[NaiveDate]) -> Vec<Row> {
    let closed: HashSet<NaiveDate> = closed.iter().copied().collect();
    let counts = changes.days.iter().filter(|day| closed.contains(&day.date) && day.is_amended(&context.rules));
    let counts: HashSet<NaiveDate> = counts.map(|day| day.date).collect();
    let deed = commit.map_or(Deed::ByHand, Committing::deed);
    let is_redo = commit.and_then(Committing::took_back).is_some_and(|(_, is_redo)| is_redo);
    let act = |became| if is_redo { Act::Redone(became) } else { act(deed, became) };
    let row = |act, date, entry: Option<&Placed>| Row {
        commit: commit.cloned(),
        act,
        date,
        closed: context.settings.closing.closes_at(date),
        entry: entry.cloned().map(Box::new),
        to: None,
        parts: Vec::new(),
    };
    let mut rows = Vec::new();
    for change in changes.entries.iter().filter(|change| !is_renewal(deed, change)) {
        let sides = [change.before.as_ref(), change.after.as_ref()].into_iter().flatten();
        let Some(date) = sides.map(|placed| placed.entry.date).find(|date| counts.contains(date)) else { continue };
        rows.push(Row { to: moved_to(change), ..row(act(change.became()), date, change.latest()) });
    }
    for of_day in changes.parts.chunk_by(|(date, _), (next, _)| date == next) {
        let parts: Vec<DayPart> = of_day.iter().map(|(_, shift)| shift.part.clone()).collect();
        let date = of_day[0].0;
        if counts.contains(&date) {
            rows.push(Row { parts, ..row(act(Became::Changed), date, None) });
        }
    }
    rows
}

/// Tells whether a check only gave an entry another ID.
fn is_renewal(deed: Deed, change: &EntryChange) -> bool {
    deed == Deed::Checked && change.became() == Became::Changed && change.shifts.is_empty()
}

fn moved_to(change: &EntryChange) -> Option<NaiveDate> {
    let after = change.after.as_ref().filter(|_| change.became() == Became::Moved)?;
    Some(after.entry.date)
}

fn act(deed: Deed, became: Became) -> Act {
    match (deed, became) {
        (Deed::ByHand | Deed::Merged, became) => Act::ByHand(became),
        (Deed::Undone, became) => Act::Undone(became),
        (_, Became::Added) => Act::Late,
        (_, Became::Changed) => Act::Amended,
        (_, Became::Moved) => Act::Moved,
        (_, Became::Removed) => Act::Removed,
    }
}

impl Act {
    /// Names it for programs.
    pub fn name(self) -> &'static str {
        match self {
            Act::Late => "late",
            Act::Amended => "amend",
            Act::Moved => "move",
            Act::Removed => "rm",
            Act::ByHand(_) => "hand",
            Act::Undone(_) | Act::Redone(_) => "undo",
        }
    }
}
