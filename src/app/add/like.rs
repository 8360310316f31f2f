//! Repeats an earlier entry with changes.

use super::request::{Model, Request};
use crate::app::{Context, Error, Item, lookup};

/// Lets an earlier entry, named by the beginning of its ID, lend what a request does not say itself: title, links and kind.
///
/// Outcome, figures, expenses, tasks, text, time and day are never lent: they were that time's.
///
/// # Errors
///
/// When no entry has the ID, or several have.
pub fn like(context: &Context, id: &str, request: Request) -> Result<Request, Error> {
    let Item::Entry(earlier) = lookup::find(context, id)?.item else {
        return Err(Error::NoSuchEntry(id.to_owned()));
    };
    let model = Model { title: Some(earlier.title), links: earlier.links, kind: earlier.kind };
    Ok(Request { model, ..request })
}
