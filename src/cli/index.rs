//! `wlog index`

use super::args::{Index, IndexAction};
use super::failure::DONE;
use super::session::{Ended, Session};
use crate::app::{Context, index};
use crate::index::Status;
use crate::render::{index as page, json};
use chrono::{DateTime, FixedOffset, Utc};
use std::time::{Instant, SystemTime};

/// Tells how the search index is doing, or builds it anew.
pub fn run(session: &Session, args: &Index) -> Ended {
    let context = session.open()?;
    let begun = Instant::now();
    let status = match args.action {
        Some(IndexAction::Rebuild) => index::rebuild(&context),
        Some(IndexAction::Status) | None => index::status(&context),
    };
    let status = status.map_err(|error| session.fail(&error))?;
    print(session, &context, &status)?;
    if args.action == Some(IndexAction::Rebuild) {
        let seconds = begun.elapsed().as_secs_f64();
        session.output.done(&session.output.words().index_built(status.files, seconds));
    }
    Ok(DONE)
}

fn print(session: &Session, context: &Context, status: &Status) -> Ended {
    let written = status.written.map(|at| local(context, at));
    let output = &session.output;
    session.print(&match output.json {
        true => json::line(&page::object(status, written)),
        false => page::lines(status, written, output.words(), output.style()),
    })?;
    Ok(DONE)
}

/// Reads a moment as the clock shows it by which the command runs.
fn local(context: &Context, at: SystemTime) -> DateTime<FixedOffset> {
    DateTime::<Utc>::from(at).with_timezone(context.now.local().offset())
}
