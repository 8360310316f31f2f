//! `wlog audit`

use super::args::Audit;
use super::failure::DONE;
use super::session::{Ended, Session};
use crate::app::audit;
use crate::render::{audit as page, json};

/// Prints what was done to days after they had closed. That nothing was is no failure: it is what one hopes for.
pub fn run(session: &Session, args: &Audit) -> Ended {
    let context = session.open()?;
    let found = audit::audit(&context, &args.period.join(" ")).map_err(|error| session.fail(&error))?;
    let (words, output) = (session.output.words(), &session.output);
    session.understood(&found.understood);
    session.cut_off(found.is_cut_off);
    if output.json {
        session.print(&found.rows.iter().map(|row| json::line(&page::object(row))).collect::<String>())?;
        return Ok(DONE);
    }
    if found.rows.is_empty() {
        output.done(&words.nothing_to_audit(found.period.map(|period| words.period(period)).as_deref()));
        return Ok(DONE);
    }
    let width = output.screen.is_terminal.then_some(output.screen.width);
    session.print(&page::page(&found.rows, words, output.style(), width))?;
    output.done(&words.audited(found.rows.len()));
    Ok(DONE)
}
