//! `wlog` alone

use super::failure::{DONE, REFUSED};
use super::session::{Ended, Session};
use super::show::day_objects;
use crate::app::{Error, today};
use crate::render::{json, today as glance, welcome};
use crate::store::day_path;

/// Shows today at a glance; whoever has no book yet is invited to begin one.
pub fn run(session: &Session) -> Ended {
    if let Some(Error::NoBook { usual: Some(usual), .. }) = session.without_book().filter(|_| !session.output.json) {
        let output = &session.output;
        output.aside(&welcome::welcome(&usual, output.words(), output.style_on_stderr()));
        return Ok(REFUSED);
    }
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
