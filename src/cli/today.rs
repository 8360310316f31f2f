//! `wlog` alone

use super::failure::DONE;
use super::session::{Ended, Session};
use super::show::day_objects;
use crate::app::today;
use crate::render::{json, today as glance};
use crate::store::day_path;

/// Shows today at a glance.
pub fn run(session: &Session) -> Ended {
    let context = session.open()?;
    let today = today::today(&context, session.output.json).map_err(|error| session.fail(&error))?;
    let output = &session.output;
    let page = match output.json {
        true => {
            let due = today
                .due
                .tasks
                .iter()
                .map(|open| json::line(&json::task(&open.task, day_path(open.task.date).as_str())));
            today.file.iter().map(day_objects).chain(due).collect()
        }
        false => glance::glance(&today, output.words(), output.style(), output.screen.width),
    };
    session.print(&page)?;
    session.passed_over(today.unreadable);
    Ok(DONE)
}
