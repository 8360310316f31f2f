//! What was done to days after they had closed: late entries, amendments, moves, removals, edits by hand.
//!
//! What was changed before its day closed is how a record comes into being, and no business of an audit. Neither is work on tasks.

mod rows;

pub use rows::{Act, Row};

use super::days::in_shares;
use super::filters::{self, Understood};
use super::trail::{Deed, Map, Noted, moment};
use super::{Context, Error};
use crate::calendar::{Closing, Period};
use chrono::NaiveDate;

/// How many commits are read in one go, for which git is opened once.
const COMMITS_A_SHARE: usize = 64;

/// An audit.
#[derive(Debug)]
pub struct Audit {
    /// The days that were looked at; `None` for all.
    pub period: Option<Period>,
    /// The words that it was understood from, where they were not plain.
    pub understood: Vec<Understood>,
    /// What was done, the latest first.
    pub rows: Vec<Row>,
    /// Whether older commits are missing here, so that more may have been done.
    pub is_cut_off: bool,
}

/// Finds what was done to the days of a period after they had closed; without words, to all days.
///
/// # Errors
///
/// When the words are no period, or git cannot be read.
pub fn audit(context: &Context, words: &str) -> Result<Audit, Error> {
    let today = context.now.working_day(context.settings.day_end);
    let mut understood = Vec::new();
    let period = match words.trim() {
        "" => None,
        words => Some(filters::period(words, today, &mut understood)?),
    };
    let past = context.book.past()?;
    let map = Map::load(context, &past)?;
    let is_asked = |day: &NaiveDate| period.is_none_or(|period| period.contains(*day));
    let suspects: Vec<(&Noted, Vec<NaiveDate>)> =
        map.commits.iter().filter_map(|noted| suspect(context, noted, &is_asked)).collect();
    let shares: Vec<_> = suspects.chunks(COMMITS_A_SHARE).collect();
    let mut rows = rows::unsaved(context, &past, &is_asked)?;
    for share in in_shares(&shares, |share| rows::of_commits(context, share)) {
        rows.extend(share?);
    }
    Ok(Audit { period, understood, rows, is_cut_off: past.is_cut_off() })
}

/// Returns a commit with those of its days that had closed; `None` where there are none, none of them is asked for, or it did nothing that an
/// audit tells.
///
/// The author's date is what somebody says; the day on which git made the commit is looked at, too.
fn suspect<'m>(
    context: &Context,
    noted: &'m Noted,
    is_asked: &dyn Fn(&NaiveDate) -> bool,
) -> Option<(&'m Noted, Vec<NaiveDate>)> {
    let closing: Closing = context.settings.closing;
    let had_closed = |day: NaiveDate, time| closing.is_closed(day, moment(time).naive_local());
    let is_late = |day: NaiveDate| match noted.deed {
        // wlog has said itself whether it came late.
        Deed::Added if !noted.is_late => !had_closed(day, noted.authored) && had_closed(day, noted.committed),
        Deed::Made => false,
        // Others are looked at whatever they call themselves; what proves to be work on tasks has no row.
        _ => had_closed(day, noted.authored) || had_closed(day, noted.committed),
    };
    let closed: Vec<NaiveDate> = noted.days.iter().copied().filter(|day| is_late(*day)).collect();
    closed.iter().any(is_asked).then_some((noted, closed))
}
