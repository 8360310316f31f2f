//! Mends what can be mended without asking what was meant: IDs, and what ended programs left behind.

use super::finding::{Finding, Mend};
use crate::app::add::draw_id;
use crate::app::write::{self, Plan};
use crate::app::{Context, Error};
use crate::format::{self, Renewed};
use crate::model::Links;
use crate::store::{BookPath, Change, CommitId, StoreError, WriteLock, day_path};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What was mended.
#[derive(Debug, Default)]
pub struct Mended {
    /// The commit; `None` where no file of the book had to be changed.
    pub commit: Option<CommitId>,
    /// The days with edits by hand that were committed first.
    pub by_hand: Vec<BookPath>,
    /// Why some days were left as they are.
    pub refused: Vec<Error>,
}

/// What is to be done with a day.
#[derive(Default)]
struct Wish {
    missing: bool,
    renewed: Vec<Renewed>,
}

/// Mends the findings that can be mended: one commit, which touches only the lines concerned.
///
/// # Errors
///
/// When the book cannot be written, or each of the days would not say what it said; nothing has changed then, but for
/// [`StoreError::Unfinished`].
pub fn mend(context: &Context, findings: &[Finding]) -> Result<Mended, Error> {
    write::demand_writable(context)?;
    let wishes = wishes(findings)?;
    if wishes.is_empty() {
        put_in_order(context, &write::lock(context)?)?;
        return Ok(Mended::default());
    }
    let written = write::write(context, |lock| {
        put_in_order(context, lock)?;
        let (mut changes, mut refused) = (Vec::new(), Vec::new());
        for (date, wish) in &wishes {
            match change(context, lock, *date, wish) {
                Ok(change) => changes.extend(change),
                Err(error) => refused.push(error),
            }
        }
        if changes.is_empty() {
            return Err(refused.pop().unwrap_or(StoreError::Nothing.into()));
        }
        let edits_by_hand = changes.iter().filter_map(|change| change.path.day()).collect();
        Ok((refused, Plan { changes, message: message(&wishes), edits_by_hand }))
    });
    match written {
        Ok((refused, written)) => Ok(Mended { commit: Some(written.commit.id), by_hand: written.by_hand, refused }),
        // Somebody else did it meanwhile.
        Err(Error::Store(StoreError::Nothing)) => Ok(Mended::default()),
        Err(error) => Err(error),
    }
}

fn wishes(findings: &[Finding]) -> Result<BTreeMap<NaiveDate, Wish>, Error> {
    let mut wishes: BTreeMap<NaiveDate, Wish> = BTreeMap::new();
    for finding in findings {
        match &finding.mend {
            Some(Mend::WriteIds(date)) => wishes.entry(*date).or_default().missing = true,
            Some(Mend::RenewId { date, line, id }) => {
                let renewed = Renewed { line: *line, old: id.clone(), new: draw_id()? };
                wishes.entry(*date).or_default().renewed.push(renewed);
            }
            Some(Mend::PutInOrder) | None => {}
        }
    }
    Ok(wishes)
}

/// Removes what ended programs left; taking the lock did most of it.
fn put_in_order(context: &Context, lock: &WriteLock) -> Result<(), Error> {
    Ok(lock.remove_leftovers(context.wall_clock)?)
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
fn message(wishes: &BTreeMap<NaiveDate, Wish>) -> String {
    let subject = match (wishes.first_key_value(), wishes.len()) {
        (Some((date, _)), 1) => format!("IDs of {date}"),
        (_, days) => format!("IDs of {days} days"),
    };
    let message = write::message("check", &subject, &[], &Links::default());
    let renewed = wishes.values().flat_map(|wish| &wish.renewed);
    renewed.fold(message, |message, Renewed { old, new, .. }| {
        write::with_trailer(message, "Renewed", &format!("{old} {new}"))
    })
}
