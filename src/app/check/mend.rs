//! Mends what can be mended without asking what was meant: IDs, and what ended programs left behind.

use super::finding::{Finding, Mend};
use crate::app::add::draw_id;
use crate::app::write::{self, Plan};
use crate::app::{Context, Error, closing};
use crate::format::{self, Renewed};
use crate::model::Links;
use crate::store::{BookPath, Change, CommitId, Recovery, StoreError, WriteLock, day_path};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What was mended.
#[derive(Debug, Default)]
pub struct Mended {
    /// The commits, in their order; none where no file of the book had to be changed.
    pub commits: Vec<CommitId>,
    /// The days with edits by hand that were committed first.
    pub by_hand: Vec<BookPath>,
    /// What was found half-done and set right.
    pub recovery: Option<Recovery>,
    /// The IDs that were replaced, by day.
    pub renewed: Vec<(NaiveDate, Renewed)>,
    /// How many of the days had closed. No reason is asked for: an ID says nothing of what was done.
    pub closed: usize,
    /// Why some days were left as they are.
    pub refused: Vec<Error>,
}

/// What a commit of some days came to.
#[derive(Default)]
struct Done {
    changes: Vec<Change>,
    days: Vec<NaiveDate>,
    renewed: Vec<(NaiveDate, Renewed)>,
    refused: Vec<Error>,
}

/// The most days of one commit. All files of a change are open at the same time, and some systems allow a process 256.
const MOST_DAYS: usize = 32;

/// What is to be done with some days.
type Wishes = BTreeMap<NaiveDate, Wish>;

/// What is to be done with a day.
#[derive(Default)]
struct Wish {
    missing: bool,
    renewed: Vec<Renewed>,
}

/// Mends the findings that can be mended: one commit, which touches only the lines concerned. A book that was written by hand takes several, of
/// some dozen days each.
///
/// # Errors
///
/// When the book cannot be written, or each of the days would not say what it said; what stands in a commit by then stays
/// mended.
pub fn mend(context: &Context, findings: &[Finding]) -> Result<Mended, Error> {
    write::demand_writable(context)?;
    let mut mended = Mended::default();
    let mut wishes = wishes(findings)?;
    if wishes.is_empty() {
        let lock = write::lock(context)?;
        lock.remove_leftovers(context.wall_clock)?;
        mended.recovery = Some(lock.recovery().clone());
    }
    while let Some((last, _)) = wishes.iter().nth(MOST_DAYS - 1).or(wishes.last_key_value()) {
        let rest = last.succ_opt().map(|next| wishes.split_off(&next)).unwrap_or_default();
        mend_days(context, &wishes, &mut mended)?;
        wishes = rest;
    }
    if mended.commits.is_empty()
        && let Some(error) = mended.refused.pop()
    {
        return Err(error);
    }
    Ok(mended)
}

/// Mends some days in one commit.
fn mend_days(context: &Context, wishes: &Wishes, mended: &mut Mended) -> Result<(), Error> {
    let written = write::write(context, |lock| {
        // Taking the lock did most of it.
        lock.remove_leftovers(context.wall_clock)?;
        let mut done = done(context, lock, wishes);
        if done.changes.is_empty() {
            return Err(done.refused.pop().unwrap_or(StoreError::Nothing.into()));
        }
        let changes = std::mem::take(&mut done.changes);
        let paths: Vec<BookPath> = changes.iter().map(|change| change.path.clone()).collect();
        let by_hand = write::commit_files_by_hand(context, lock, &paths)?;
        let message = message(&done);
        Ok(((done, by_hand), Plan { changes, message, edits_by_hand: Vec::new() }))
    });
    match written {
        Ok(((done, by_hand), written)) => {
            mended.commits.push(written.commit.id);
            mended.by_hand.extend(by_hand);
            mended.closed += done.days.iter().filter(|date| closing::closed(context, **date).is_some()).count();
            mended.renewed.extend(done.renewed);
            mended.refused.extend(done.refused);
            mended.recovery.get_or_insert(written.recovery);
        }
        // Somebody else did it meanwhile.
        Err(Error::Store(StoreError::Nothing)) => {}
        Err(error @ Error::Edit { .. }) => mended.refused.push(error),
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Makes the changes of some days, each for itself.
fn done(context: &Context, lock: &WriteLock, wishes: &Wishes) -> Done {
    let mut done = Done::default();
    for (date, wish) in wishes {
        match change(context, lock, *date, wish) {
            Ok(Some(change)) => {
                // Where somebody changed the line meanwhile, its ID stays.
                let text = change.new.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
                let stands = |renewed: &&Renewed| text.contains(renewed.new.as_str());
                done.renewed.extend(wish.renewed.iter().filter(stands).map(|renewed| (*date, renewed.clone())));
                done.days.push(*date);
                done.changes.push(change);
            }
            Ok(None) => {}
            Err(error) => done.refused.push(error),
        }
    }
    done
}

fn wishes(findings: &[Finding]) -> Result<Wishes, Error> {
    let mut wishes = Wishes::new();
    for finding in findings {
        match &finding.mend {
            Some(Mend::WriteIds(dates)) => {
                dates.iter().for_each(|date| wishes.entry(*date).or_default().missing = true);
            }
            Some(Mend::RenewId { date, line, id }) => {
                let renewed = Renewed { line: *line, old: id.clone(), new: draw_id()? };
                wishes.entry(*date).or_default().renewed.push(renewed);
            }
            Some(Mend::PutInOrder) | None => {}
        }
    }
    Ok(wishes)
}

/// Makes the change of a day from what the disk holds; `None` where there is nothing left to do.
fn change(context: &Context, lock: &WriteLock, date: NaiveDate, wish: &Wish) -> Result<Option<Change>, Error> {
    let path = day_path(date);
    let Some(old) = lock.book().read_text(&path)? else { return Ok(None) };
    let new = format::write_ids(&old, date, wish.missing, &wish.renewed, &context.rules)
        .map_err(|problem| Error::Edit { problem: Box::new(problem), date })?;
    let is_same = new == old;
    let change = Change { path, expected: Some(old.into_bytes()), new: Some(new.into_bytes()) };
    Ok((!is_same).then_some(change))
}

/// Words the commit; what was renewed is named, so that a trail which leads to the old ID goes on.
fn message(done: &Done) -> String {
    let subject = match done.days.as_slice() {
        [date] => format!("IDs of {date}"),
        days => format!("IDs of {} days", days.len()),
    };
    let message = write::message("check", &subject, &[], &Links::default());
    done.renewed.iter().fold(message, |message, (_, Renewed { old, new, .. })| {
        write::with_trailer(message, "Renewed", &format!("{old} {new}"))
    })
}
