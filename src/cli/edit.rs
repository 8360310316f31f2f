//! `wlog edit`

use super::args::Edit;
use super::editor::Editor;
use super::failure::{DONE, REFUSED};
use super::session::{Ended, Session};
use super::why::AtTerminal;
use crate::app::Why;
use crate::app::edit::{self, Edit as Edited, Editable, Saved};
use crate::app::editing::{self, Nothing};
use crate::app::{Context, check};
use crate::render::entry;
use crate::render::words::ErrorWords;
use crate::store::BookPath;

/// How many oddities of a file are named.
const MOST_ODD: usize = 5;

/// Has a day or a card changed in the editor, and says what became of it.
pub fn run(session: &Session, args: &Edit) -> Ended {
    let context = session.open()?;
    let fail = |error| session.fail(&error);
    let editor = Editor::find(&session.environment, &session.output, context.rules.language).map_err(fail)?;
    let desk = AtTerminal::of(session);
    let why = Why::new(args.why.as_deref(), &desk);
    let edited = edit::edit(&context, &args.what.join(" "), why, &editor).map_err(|error| session.fail(&error))?;
    let words = session.output.words();
    if let (Some(said), Editable::Day(date)) = (&edited.said_date, &edited.what) {
        session.output.note(&words.date_understood(said, &words.day(*date)));
    }
    say(session, &context, edited)
}

/// Says what became of what was opened.
pub fn say(session: &Session, context: &Context, edited: Edited) -> Ended {
    let words = session.output.words();
    match edited.ended {
        editing::Ended::Done(saved) => {
            let commit = saved.written.commit.id.to_string();
            session.output.done(&words.day_edited(&edited.path, entry::short_commit(&commit)));
            remarks(session, context, &edited.path, &saved);
            Ok(DONE)
        }
        editing::Ended::Nothing(why) => {
            session.output.done(&words.nothing_changed(why, &format!("wlog edit {}", edited.what)));
            Ok(if why == Nothing::Unchanged { DONE } else { REFUSED })
        }
    }
}

/// Says what else happened, and what in the file is odd.
fn remarks(session: &Session, context: &Context, path: &BookPath, saved: &Saved) {
    let words = session.output.words();
    if saved.is_merged {
        session.output.note(&words.merged(path));
    }
    if let Some(late) = saved.late {
        session.output.note(&words.late_entry(&words.day(late.date), late.since));
    }
    session.written(&saved.written);
    let odd: Vec<_> = saved.odd.iter().filter(|odd| !check::is_silenced(context, odd)).collect();
    for odd in odd.iter().take(MOST_ODD) {
        let mut message = ErrorWords::diagnostic(words, odd);
        message.error = words.at_line(path, odd.line, &message.error);
        session.output.remark(&message);
    }
    if odd.len() > MOST_ODD {
        session.output.note(&words.more_odd(odd.len() - MOST_ODD));
    }
}
