//! `wlog add` without text, on a terminal: an entry by questions.

use super::add;
use super::args::Add;
use super::editor::Editor;
use super::failure::{DONE, NOTHING};
use super::prompt::{Called, Terminal, TerminalInterviewer};
use super::session::{Ended, Session};
use crate::app::interview::{self, Choice, Draft, NextStep, Scene};
use crate::model::CardKind;
use std::io;
use std::time::SystemTime;

/// Asks for entries until no other one is wanted.
pub fn run(session: &Session, args: Add) -> Ended {
    let is_strict = args.strict;
    let mut given = draft(args);
    loop {
        let session = &session.later(SystemTime::now());
        let context = session.open_if_there()?;
        let scene = match &context {
            Some(context) => Scene::of(context).map_err(|error| session.fail(&error))?,
            None => Scene::without_book(
                &session.usual_book()?,
                session.output.language,
                &session.environment,
                session.clock,
            ),
        };
        let scene = if is_strict { scene.without_new_names() } else { scene };
        let called = |kind| match &context {
            Some(context) => session.called(context, kind).to_owned(),
            None => session.output.words().card_kind(kind).to_owned(),
        };
        match ask(session, &scene, &called, given).map_err(|error| session.stream_failed(&error))? {
            interview::Ended::Left { kept } => {
                let words = session.output.words();
                session.output.done(if kept { words.kept_for_later() } else { words.nothing_written() });
                return Ok(NOTHING);
            }
            interview::Ended::Entry { request, another } => {
                // The present minute is that of saving, however long the questions stood open.
                add::write(&session.later(SystemTime::now()), &request, || scene.forget_draft())?;
                if !another {
                    return Ok(DONE);
                }
            }
        }
        given = Draft::default();
    }
}

fn ask(session: &Session, scene: &Scene<'_>, called: Called<'_>, given: Draft) -> io::Result<interview::Ended> {
    let words = session.output.words();
    let terminal = Terminal::take(session.output.style_on_stderr())?;
    let mut write_body = |text: &str| {
        let editor = Editor::find(&session.environment, &session.output, scene.language())?;
        scene.write_body(text, &editor)
    };
    let (book, today) = (crate::render::words::words(scene.language()), scene.now().today());
    let mut interviewer = TerminalInterviewer::new(terminal, words, book, today, called, &mut write_body);
    scene.interview(&mut interviewer, given)
}

/// Takes what the command line says as answers that were given already.
fn draft(args: Add) -> Draft {
    let names = |kind, names: Vec<String>| {
        let split = names.into_iter().flat_map(|names| crate::format::split_values(&names));
        split.map(move |name| Choice::known(kind, name))
    };
    let who = names(CardKind::Contact, args.contact).chain(names(CardKind::Org, args.org)).collect();
    let projects: Vec<Choice> = names(CardKind::Project, args.project).collect();
    Draft {
        who,
        outcome: args.outcome.unwrap_or_default(),
        next: args.task.into_iter().map(|what| NextStep { what, due: String::new() }).collect(),
        date: args.date.unwrap_or_default(),
        time: args.time.unwrap_or_default(),
        no_time: args.no_time,
        projects: (!projects.is_empty()).then_some(projects),
        kind: args.kind.unwrap_or_default(),
        figures: args.figure.join("; "),
        expenses: args.expense.join("; "),
        with: args.with.iter().flat_map(|names| crate::format::split_values(names)).map(Choice::word).collect(),
        private: args.private,
        tags: args.tag.join(", "),
        fields: args.field,
        ..Draft::default()
    }
}

/// Tells whether questions can be asked: a person must be there to read and to type.
pub fn is_possible(session: &Session) -> bool {
    super::prompt::can_ask(session.environment.get("TERM"))
}
