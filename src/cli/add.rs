//! `wlog add`

use super::args::Add;
use super::editor::Editor;
use super::failure::{DONE, Failure, REFUSED};
use super::interview;
use super::meant;
use super::session::{Ended, Session};
use crate::app::add::{self, Added, Request, Source};
use crate::app::amend::changes_a_list;
use crate::app::{Context, Error, editing};
use crate::render::{entry, json, welcome};
use std::io::{self, Read};
use std::path::Path;

/// Writes an entry and prints what was written; without a text, asks for one where somebody is there to answer.
pub fn run(session: &Session, args: Add) -> Ended {
    let lists = [&args.project, &args.contact, &args.org, &args.with, &args.tag, &args.figure, &args.expense];
    if let Some(change) = lists.into_iter().flatten().find(|value| changes_a_list(value)) {
        return Err(session.fail(&Error::NoListYet(change.clone())));
    }
    if args.text.is_empty() && !args.edit && args.like.is_none() && interview::is_possible(session) {
        return interview::run(session, args);
    }
    let (is_edited, like) = (args.edit, args.like.clone());
    let source = source(session, &args.text)?;
    let request = request(args, source);
    let request = Request { meant: interview::is_possible(session).then(Vec::new), ..request };
    if is_edited {
        return in_editor(session, request, like.as_deref());
    }
    if let Some(id) = &like {
        let context = session.open()?;
        let request = add::like(&context, id, request).map_err(|error| session.fail(&error))?;
        let added = add_asking(session, &context, &request)?;
        return print(session, &context, &added, false);
    }
    write(session, &request, || {})
}

/// Writes the entry of a request and prints what was written; `written` is told in between.
pub fn write(session: &Session, request: &Request, written: impl FnOnce()) -> Ended {
    let rehearse =
        |root: &Path| add::rehearse(request, root, session.output.language, &session.environment, session.clock);
    let (context, is_new) = session.open_or_make(rehearse)?;
    let added = add_asking(session, &context, request)?;
    written();
    print(session, &context, &added, is_new)
}

/// Writes the entry; a person at the terminal is asked about names that are parts of known ones.
fn add_asking(session: &Session, context: &Context, request: &Request) -> Result<Added, Box<Failure>> {
    let mut request = request.clone();
    loop {
        let error = match add::add(context, &request) {
            Ok(added) => return Ok(added),
            Err(error) => error,
        };
        let Some(parts) = meant::parts(&error) else { return Err(session.fail(&error)) };
        let said = meant::ask(session, context, &parts).map_err(|error| session.stream_failed(&error))?;
        match (said, &mut request.meant) {
            (Some(said), Some(meant)) => meant.extend(said),
            _ => return Err(session.fail(&error)),
        }
    }
}

/// Has an entry written in the editor. The first one makes the book, which then holds the text until it is finished.
fn in_editor(session: &Session, request: Request, like: Option<&str>) -> Ended {
    let find = |language| Editor::find(&session.environment, &session.output, language);
    find(session.output.language).map_err(|error| session.fail(&error))?;
    let (context, is_new) = session.open_or_make(|_| Ok(()))?;
    let editor = find(context.rules.language).map_err(|error| session.fail(&error))?;
    let request = match like {
        Some(id) => add::like(&context, id, request).map_err(|error| session.fail(&error))?,
        None => request,
    };
    let edited = add::add_in_editor(&context, &request, &editor).map_err(|error| session.fail(&error))?;
    let words = session.output.words();
    let ended = match edited.ended {
        editing::Ended::Done(added) => print(session, &context, &added, is_new),
        editing::Ended::Nothing(why) => {
            session.output.done(words.nothing_added(why));
            Ok(REFUSED)
        }
    };
    if edited.waiting > 0 {
        session.output.note(&words.texts_wait(edited.waiting));
    }
    ended
}

/// Prints what was written.
fn print(session: &Session, context: &Context, added: &Added, is_new: bool) -> Ended {
    let (words, commit) = (session.output.words(), added.written.commit.id.to_string());
    let printed = if session.output.json {
        let mut object = json::entry(&added.entry, added.path.as_str());
        object["late"] = added.late.map(|late| json::moment(late.since)).into();
        object["commit"] = commit.clone().into();
        session.print(&json::line(&object))
    } else {
        session.print(&entry::saved(added, words, session.output.style()))
    };
    // Whether or not it could be printed, it is written, and must not be written again.
    if printed.is_err() || !session.output.json {
        session.output.done(&words.saved(entry::short_id(&added.entry.id), entry::short_commit(&commit)));
    }
    remarks(session, context, added);
    if is_new && added.written.commit.identity_missing {
        let name = session.environment.system_identity().name;
        session.output.note(&welcome::identity_missing(&name, context.book.root(), words));
    }
    printed.map(|()| DONE)
}

/// Says everything that is worth knowing beside what was written.
fn remarks(session: &Session, context: &Context, added: &Added) {
    let words = session.output.words();
    let note = |text: &str| session.output.note(text);
    if let Some(said) = &added.said_date {
        note(&words.date_understood(said, &words.day(added.entry.date)));
    }
    if let Some(late) = added.late {
        note(&words.late_entry(&words.day(late.date), late.since));
    }
    if let Some(here) = &added.project_here {
        note(&words.project_here(&here.project, &here.folder));
    }
    added.notes.iter().for_each(|change| note(&words.text_changed(*change)));
    for card in &added.new_cards {
        note(&words.card_made(session.called(context, card.kind), &card.name, card.near.as_deref()));
    }
    if let (Some(kind), Some(near)) = (&added.entry.kind, &added.near_kind) {
        note(&words.kind_near(kind, near));
    }
    session.written(&added.written);
    session.remark_odd(context, &added.path, &added.odd);
}

/// Takes the text from the arguments, or from standard input for `-`.
pub fn source(session: &Session, text: &[String]) -> Result<Source, Box<Failure>> {
    if text != ["-"] {
        return Ok(Source::Typed(text.join(" ")));
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|error| session.stream_failed(&error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::Piped(text.trim_start_matches('\u{FEFF}').to_owned())),
        Err(error) => Err(session.fail(&Error::InputNotUtf8 { offset: error.utf8_error().valid_up_to() })),
    }
}

fn request(args: Add, source: Source) -> Request {
    Request {
        source,
        date: args.date,
        time: args.time,
        no_time: args.no_time,
        projects: args.project,
        contacts: args.contact,
        orgs: args.org,
        with: args.with,
        kind: args.kind,
        outcome: args.outcome,
        figures: args.figure,
        expenses: args.expense,
        tags: args.tag,
        tasks: args.task,
        private: args.private,
        fields: args.field,
        strict: args.strict,
        ..Request::default()
    }
}
