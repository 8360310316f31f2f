//! `wlog history`

use super::args::History;
use super::failure::{DONE, NOTHING};
use super::session::{Ended, Session};
use crate::app::Error;
use crate::app::history::{self, Subject};
use crate::render::{history as page, json};

/// Prints each version of an entry or a day, the newest first.
pub fn run(session: &Session, args: &History) -> Ended {
    let context = session.open()?;
    let words = session.output.words();
    let found = match history::history(&context, &args.what.join(" ")) {
        Err(Error::NoEntries) => {
            session.output.done(words.nothing_found());
            return Ok(NOTHING);
        }
        found => found.map_err(|error| session.fail(&error))?,
    };
    if let (Some(said), Subject::Day(date)) = (&found.said_date, &found.subject) {
        session.output.note(&words.date_understood(said, &words.day(*date)));
    }
    session.cut_off(found.is_cut_off);
    if found.versions.is_empty() {
        let what = match &found.subject {
            Subject::Day(date) => words.day(*date),
            Subject::Entry { id, .. } => id.to_string(),
        };
        session.output.done(&words.no_history(&what));
        return Ok(NOTHING);
    }
    let printed = match session.output.json {
        true => found.versions.iter().map(|version| json::line(&page::object(version, words))).collect(),
        false => page::page(&found, words, session.output.style()),
    };
    session.print(&printed)?;
    Ok(DONE)
}
