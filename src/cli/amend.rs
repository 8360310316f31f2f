//! `wlog amend`

use super::add;
use super::args::Amend;
use super::editor::Editor;
use super::failure::{DONE, Failure, REFUSED};
use super::session::{Ended, Session};
use super::why::AtTerminal;
use crate::app::add::Source;
use crate::app::amend::{self, Amended, Wishes};
use crate::app::editing::{self, Nothing};
use crate::app::{Context, Error, Why, lookup};
use crate::model::Id;
use crate::render::amend as page;
use crate::render::{entry, json};

/// Changes an entry, and prints what it was and what it is.
pub fn run(session: &Session, args: Amend) -> Ended {
    let context = session.open()?;
    let (is_edited, reason) = (args.edit, args.why.clone());
    let desk = AtTerminal::of(session);
    let why = Why::new(reason.as_deref(), &desk);
    demand_no_misread_id(session, &context, &args)?;
    let (id, wishes) = understand(session, args)?;
    if !is_edited && wishes.is_empty() {
        return Err(session.fail(&Error::NoWish));
    }
    if !is_edited {
        let amended = amend::amend(&context, id.as_deref(), &wishes, why).map_err(|error| session.fail(&error))?;
        return print(session, &context, amended);
    }
    let editor = Editor::find(&session.environment, &session.output, context.rules.language);
    let editor = editor.map_err(|error| session.fail(&error))?;
    let ended = amend::amend_in_editor(&context, id.as_deref(), &wishes, why, &editor);
    match ended.map_err(|error| session.fail(&error))? {
        editing::Ended::Done(amended) => print(session, &context, *amended),
        editing::Ended::Nothing(why) => {
            let again = format!("wlog amend -e {}", id.unwrap_or_default());
            session.output.done(&session.output.words().nothing_changed(why, again.trim_end()));
            Ok(if why == Nothing::Unchanged { DONE } else { REFUSED })
        }
    }
}

/// Refuses a first word that is an entry's ID with an l for a 1 or an o for a 0: taken for text, it would become the title of another entry.
fn demand_no_misread_id(session: &Session, context: &Context, args: &Amend) -> Result<(), Box<Failure>> {
    let Some(word) = args.what.first() else { return Ok(()) };
    match Id::misread_prefix(word) {
        Some(meant) if lookup::find(context, &meant).is_ok() => Err(session.fail(&Error::NoSuchId(word.clone()))),
        _ => Ok(()),
    }
}

/// Tells the ID from the text: it stands first, and nothing else begins with a letter and a digit and has no other signs.
fn understand(session: &Session, args: Amend) -> Result<(Option<String>, Wishes), Box<Failure>> {
    let id = args.what.first().filter(|word| Id::is_prefix(word)).cloned();
    let source = add::source(session, &args.what[usize::from(id.is_some())..])?;
    let is_piped = matches!(source, Source::Piped(_));
    let private = match (args.private, args.no_private) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let wishes = Wishes {
        text: source.text().to_owned(),
        is_piped,
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
        private,
        fields: args.field,
        strict: args.strict,
    };
    Ok((id, wishes))
}

fn print(session: &Session, context: &Context, mut amended: Amended) -> Ended {
    let words = session.output.words();
    let commit = amended.written.as_ref().map(|written| written.commit.id.to_string());
    let printed = if session.output.json {
        amended.complete_links(context);
        let path = amended.path.as_str();
        let mut object = json::entry(&amended.after, path);
        object["before"] = json::entry(&amended.before, path);
        object["reason"] = amended.reason.clone().into();
        object["commit"] = commit.clone().into();
        session.print(&json::line(&object))
    } else {
        session.print(&page::changes(&amended, words, session.output.style()))
    };
    let id = entry::short_id(&amended.after.id);
    match &commit {
        Some(commit) if printed.is_err() || !session.output.json => {
            session.output.done(&words.amended(id, entry::short_commit(commit)));
        }
        Some(_) => {}
        None => session.output.done(&words.says_that_already(id)),
    }
    remarks(session, context, &amended);
    printed.map(|()| DONE)
}

/// Says everything that is worth knowing beside the change.
fn remarks(session: &Session, context: &Context, amended: &Amended) {
    let words = session.output.words();
    let note = |text: &str| session.output.note(text);
    amended.notes.iter().for_each(|change| note(&words.text_changed(*change)));
    for card in &amended.new_cards {
        note(&words.card_made(session.called(context, card.kind), &card.name, card.near.as_deref()));
    }
    if let Some(written) = &amended.written {
        session.written(written);
    }
    session.remark_odd(context, &amended.path, &amended.odd);
}
