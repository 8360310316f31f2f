//! Days that have closed: a change in one says why, and an entry that comes later is a late one.

use super::{Context, Error};
use crate::config::Reasons;
use chrono::{NaiveDate, NaiveDateTime};

/// A day that has closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClosedDay {
    /// The day.
    pub date: NaiveDate,
    /// When it closed, in the book's zone.
    pub since: NaiveDateTime,
}

/// The port to the person who knows why something is changed.
pub trait ReasonDesk {
    /// Tells whether somebody is there to ask.
    fn is_attended(&self) -> bool;

    /// Asks why something in a closed day is changed; `None` where the person gives no reason.
    fn ask(&self, closed: ClosedDay) -> Option<String>;
}

/// Why something is changed, as far as it was said, and whom to ask otherwise.
#[derive(Clone, Copy)]
pub struct Why<'a> {
    given: Option<&'a str>,
    desk: &'a dyn ReasonDesk,
}

impl<'a> Why<'a> {
    /// Takes the reason that was given with the command; one without a word is none.
    pub fn new(given: Option<&'a str>, desk: &'a dyn ReasonDesk) -> Self {
        Why { given: given.map(str::trim).filter(|given| !given.is_empty()), desk }
    }

    /// Returns the reason that was given; nobody is asked.
    pub(super) fn given(&self) -> Option<String> {
        self.given.map(str::to_owned)
    }

    /// Returns the reason for a change in a day; asks for one where the day has closed and none was given.
    ///
    /// # Errors
    ///
    /// [`Error::ReasonNeeded`] where none is to be had.
    pub(super) fn of_change(&self, context: &Context, date: NaiveDate) -> Result<Option<String>, Error> {
        let (None, Some(closed)) = (self.given, strictly_closed(context, date)) else { return Ok(self.given()) };
        let reason = self.desk.ask(closed).map(|reason| reason.trim().to_owned()).filter(|reason| !reason.is_empty());
        reason.map(Some).ok_or_else(|| needed(closed))
    }

    /// Refuses a change in a closed day for which no reason can be had, before any work is put into it.
    pub(super) fn demand_possible(&self, context: &Context, date: NaiveDate) -> Result<(), Error> {
        match strictly_closed(context, date).filter(|_| self.given.is_none() && !self.desk.is_attended()) {
            Some(closed) => Err(needed(closed)),
            None => Ok(()),
        }
    }
}

/// Refuses a change in a closed day without a reason.
pub(super) fn demand_reason(context: &Context, date: NaiveDate, reason: Option<&str>) -> Result<(), Error> {
    match strictly_closed(context, date).filter(|_| reason.is_none()) {
        Some(closed) => Err(needed(closed)),
        None => Ok(()),
    }
}

/// Tells whether a day has closed.
pub(super) fn closed(context: &Context, date: NaiveDate) -> Option<ClosedDay> {
    let (closing, now) = (context.settings.closing, context.now.local().naive_local());
    closing.is_closed(date, now).then(|| ClosedDay { date, since: closing.closes_at(date) })
}

/// Writes when a day closed into the commit of an entry that came later; the commit itself has the time at which it came.
pub(super) fn late_trailer(late: Option<ClosedDay>) -> String {
    late.map(|late| late.since.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default()
}

/// Tells whether a day has closed, and a change in it needs a reason.
fn strictly_closed(context: &Context, date: NaiveDate) -> Option<ClosedDay> {
    closed(context, date).filter(|_| context.settings.reasons == Reasons::Required)
}

fn needed(closed: ClosedDay) -> Error {
    Error::ReasonNeeded(closed)
}
