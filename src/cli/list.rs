//! `wlog list`

use super::args::List;
use super::failure::{DONE, Failure};
use super::session::{Ended, Session};
use crate::app::Error;
use crate::app::list::{self, Listed, Wanted};
use crate::render::{entry, json};

/// Lists entries: on a pipe as they are read, on a terminal all at once, for the pager.
pub fn run(session: &Session, args: List) -> Ended {
    let context = session.open()?;
    let words = args.period.join(" ");
    let wanted =
        Wanted::understand(&context, &words, &args.filters.into_wishes()).map_err(|error| session.fail(&error))?;
    session.understood(wanted.understood());
    let mut held = String::new();
    let result = list::list(&context, &wanted, |listed| {
        held.push_str(&lines(session, &listed));
        if session.output.screen.is_terminal {
            return Ok(());
        }
        session.print(&std::mem::take(&mut held)).map_err(Stopped::Printing)
    });
    let (count, unreadable) = result.map_err(|stopped| match stopped {
        Stopped::Listing(error) => session.fail(&error),
        Stopped::Printing(failure) => failure,
    })?;
    session.print(&held)?;
    if count == 0 {
        return session.found_nothing(unreadable, session.output.words().nothing_found());
    }
    session.passed_over(unreadable);
    Ok(DONE)
}

/// Why a list ended early.
enum Stopped {
    Listing(Error),
    Printing(Box<Failure>),
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Stopped::Listing(error)
    }
}

fn lines(session: &Session, listed: &[Listed]) -> String {
    let output = &session.output;
    let width = output.screen.is_terminal.then_some(output.screen.width);
    let line = |listed: &Listed| match output.json {
        true => json::line(&json::entry(&listed.entry, listed.path.as_str())),
        false => entry::list_line(&listed.entry, output.words(), output.style(), width),
    };
    listed.iter().map(line).collect()
}
