//! `wlog move`

use super::args::Move;
use super::failure::DONE;
use super::session::{Ended, Session};
use super::why::AtTerminal;
use crate::app::relocate::{self, Moved};
use crate::app::{Context, Error, Why};
use crate::model::Id;
use crate::render::{entry, json};

/// Moves an entry to another day, and prints it as it stands there.
pub fn run(session: &Session, args: Move) -> Ended {
    let context = session.open()?;
    let id = args.what.first().filter(|word| Id::is_prefix(word));
    // A date of several words need not be quoted.
    let rest = args.what.iter().skip(usize::from(id.is_some()));
    let to = args.to.iter().chain(rest).map(String::as_str).collect::<Vec<_>>().join(" ");
    if to.trim().is_empty() {
        return Err(session.fail(&Error::NoGoal));
    }
    let desk = AtTerminal::of(session);
    let why = Why::new(args.why.as_deref(), &desk);
    let moved = relocate::relocate(&context, id.map(String::as_str), &to, why).map_err(|error| session.fail(&error))?;
    print(session, &context, moved)
}

fn print(session: &Session, context: &Context, mut moved: Moved) -> Ended {
    let words = session.output.words();
    let commit = moved.written.as_ref().map(|written| written.commit.id.to_string());
    let printed = if session.output.json {
        moved.complete_links(context);
        let mut object = json::entry(&moved.entry, moved.path.as_str());
        object["from"] = json::date(moved.from).into();
        object["reason"] = moved.reason.clone().into();
        object["late"] = moved.late.map(|late| json::moment(late.since)).into();
        object["commit"] = commit.clone().into();
        session.print(&json::line(&object))
    } else {
        session.print(&entry::whole(&moved.entry, &moved.tasks, words, session.output.style()))
    };
    let id = entry::short_id(&moved.entry.id);
    let to = words.day(moved.entry.date);
    match &commit {
        Some(commit) if printed.is_err() || !session.output.json => {
            session.output.done(&words.moved(id, &words.day(moved.from), &to, entry::short_commit(commit)));
        }
        Some(_) => {}
        None => session.output.done(&words.stands_there_already(id, &to)),
    }
    remarks(session, context, &moved);
    printed.map(|()| DONE)
}

/// Says everything that is worth knowing beside the move.
fn remarks(session: &Session, context: &Context, moved: &Moved) {
    let words = session.output.words();
    let note = |text: &str| session.output.note(text);
    if let Some(said) = &moved.said_date {
        note(&words.date_understood(said, &words.day(moved.entry.date)));
    }
    moved.notes.iter().for_each(|change| note(&words.text_changed(*change)));
    if let Some(late) = moved.late {
        note(&words.late_entry(&words.day(late.date), late.since));
    }
    if let Some(written) = &moved.written {
        session.written(written);
    }
    moved.odd.iter().for_each(|(path, odd)| session.remark_odd(context, path, odd));
}
