//! `wlog undo`

use super::args::Undo;
use super::failure::DONE;
use super::session::{Ended, Session};
use super::why::AtTerminal;
use crate::app::Why;
use crate::app::undo::{self, Undone};
use crate::render::{entry, history, json};
use crate::store::BookPath;
use serde_json::json;

/// Takes a change back, and prints what became of entries by that.
pub fn run(session: &Session, args: &Undo) -> Ended {
    let context = session.open()?;
    let desk = AtTerminal::of(session);
    let why = Why::new(args.why.as_deref(), &desk);
    let undone = undo::undo(&context, args.which.as_deref(), why).map_err(|error| session.fail(&error))?;
    let (words, output) = (session.output.words(), &session.output);
    let commit = undone.written.commit.id.to_string();
    let printed = match output.json {
        true => session.print(&json::line(&object(&undone, session))),
        false => session.print(&page(&undone, session)),
    };
    let short = entry::short_commit(&commit);
    if printed.is_err() || !output.json {
        let subject = undone.undoes.said.subject.as_str();
        let undone_before = subject.split_once(": ").filter(|_| undone.is_redo).map(|(_, rest)| rest);
        output.done(&words.undone(undone_before.unwrap_or(subject), undone.is_redo, short));
        output.note(&words.how_it_is_redone(undone.is_redo, short));
    }
    undone.kept.iter().for_each(|path| output.note(&words.card_stays(path)));
    session.written(&undone.written);
    printed.map(|()| DONE)
}

/// Writes what became of entries; where it was none of them, which files are others.
fn page(undone: &Undone, session: &Session) -> String {
    let (words, style) = (session.output.words(), session.output.style());
    match undone.entries.as_slice() {
        [] => undone.paths.iter().map(|path| format!("  {path}\n")).collect(),
        entries => entries.iter().map(|change| history::item(change, true, words, style)).collect(),
    }
}

fn object(undone: &Undone, session: &Session) -> serde_json::Value {
    let words = session.output.words();
    let paths = |paths: &[BookPath]| paths.iter().map(ToString::to_string).collect::<Vec<_>>();
    json!({
        "type": "undo",
        "commit": undone.written.commit.id.to_string(),
        "undoes": undone.undoes.id.to_string(),
        "subject": undone.undoes.said.subject,
        "redo": undone.is_redo,
        "reason": undone.reason,
        "entries": undone.entries.iter().map(|change| history::change_object(change, words)).collect::<Vec<_>>(),
        "paths": paths(&undone.paths),
        "kept": paths(&undone.kept),
    })
}
