//! From the command that was typed to the file that carries it out.

use super::args::{Command, Filters};
use super::session::{Ended, Session};
use super::{
    add, amend, check, completions, edit, index, init, list, man, relocate, remove, report, search, show, today,
};
use crate::app::filters;

/// Carries out a command; without one, shows today at a glance.
pub fn run(session: &Session, command: Option<Command>) -> Ended {
    match command {
        None => today::run(session),
        Some(Command::Init(args)) => init::run(session, args),
        Some(Command::Add(args)) => add::run(session, *args),
        Some(Command::Amend(args)) => amend::run(session, *args),
        Some(Command::Edit(args)) => edit::run(session, &args),
        Some(Command::Move(args)) => relocate::run(session, args),
        Some(Command::Rm(args)) => remove::run(session, &args),
        Some(Command::Show(args)) => show::run(session, &args),
        Some(Command::List(args)) => list::run(session, args),
        Some(Command::Search(args)) => search::run(session, args),
        Some(Command::Report(args)) => report::run(session, args),
        Some(Command::Check(args)) => check::run(session, &args),
        Some(Command::Index(args)) => index::run(session, &args),
        Some(Command::Completions(args)) => completions::run(session, &args),
        Some(Command::Man(args)) => man::run(session, args),
    }
}

impl Filters {
    /// Hands the options on to the use-cases.
    pub fn into_wishes(self) -> filters::Filters {
        filters::Filters {
            projects: self.project,
            contacts: self.contact,
            orgs: self.org,
            tags: self.tag,
            kinds: self.kind,
            since: self.since,
            until: self.until,
            on: self.on,
            direct: self.direct,
        }
    }
}
