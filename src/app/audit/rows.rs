//! From commits to the rows of an audit.

use crate::app::days::in_shares;
use crate::app::trail::{
    Became, Committing, DayPart, DayText, Deed, EntryChange, Noted, Placed, compare, day_shifts, days_between,
    unsaved_days,
};
use crate::app::{Context, Error};
use crate::format::{self, Work};
use crate::store::{Blob, Past, day_path};
use chrono::{NaiveDate, NaiveDateTime};

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
    /// Tells whether another row is about the same entry, or about the same of a day.
    fn is_about(&self, other: &Self) -> bool {
        let id = |row: &Self| row.entry.as_ref().map(|placed| placed.entry.id.clone());
        self.date == other.date && id(self) == id(other) && (self.entry.is_some() || self.parts == other.parts)
    }
}

/// Makes the rows of some commits, each with the days that had closed by then.
pub fn of_commits(context: &Context, commits: &[(&Noted, Vec<NaiveDate>)]) -> Result<Vec<Row>, Error> {
    let past = context.book.past()?;
    let mut rows = Vec::new();
    for (noted, closed) in commits {
        let commit = past.commit(noted.id())?;
        // The other side of a move may be a day that had not closed.
        let wanted = if noted.days.len() > closed.len() + 1 { closed } else { &noted.days };
        let told = Committing::of(&commit);
        let against = |side| -> Result<Vec<Row>, Error> {
            let days = days_between(&past, &commit, side, wanted)?;
            Ok(of_days(context, Some(&told), &days, closed))
        };
        let mut own = against(commit.parents.first().copied())?;
        // A merge did what it has against each of its sides; the rest was done on one of them.
        for side in commit.parents.iter().skip(1) {
            let others = against(Some(*side))?;
            own.retain(|row| others.iter().any(|other| row.is_about(other)));
        }
        rows.extend(own);
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
    Ok(of_days(context, None, &days, &dates))
}

/// Makes the rows of one commit.
fn of_days(context: &Context, commit: Option<&Committing>, days: &[DayText], closed: &[NaiveDate]) -> Vec<Row> {
    let is_amended = |day: &DayText| {
        let side = |text: &Option<String>| text.clone().unwrap_or_default();
        format::work(&side(&day.before), &side(&day.after), day.date, &context.rules) != Work::Tasks
    };
    let amended: Vec<NaiveDate> = days.iter().filter(|day| is_amended(day)).map(|day| day.date).collect();
    let counts = |date: NaiveDate| closed.contains(&date) && amended.contains(&date);
    let deed = commit.map_or(Deed::ByHand, Committing::deed);
    let renewed = commit.map(|commit| commit.said.renewed.as_slice()).unwrap_or_default();
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
    for change in compare(days, renewed, &context.rules) {
        let sides = [change.before.as_ref(), change.after.as_ref()].into_iter().flatten();
        let Some(date) = sides.map(|placed| placed.entry.date).find(|date| counts(*date)) else { continue };
        rows.push(Row { to: moved_to(&change), ..row(act(deed, change.became()), date, change.latest()) });
    }
    for day in days.iter().filter(|day| counts(day.date)) {
        let parts: Vec<DayPart> = day_shifts(day, &context.rules).into_iter().map(|shift| shift.part).collect();
        if !parts.is_empty() {
            rows.push(Row { parts, ..row(act(deed, Became::Changed), day.date, None) });
        }
    }
    rows
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
            Act::Undone(_) => "undo",
        }
    }
}
