//! Asks what is meant by a name that no card has, and that is a part of one that a card has: nobody else can know.

use super::prompt::{Asker, Menu, Row, Terminal};
use super::session::Session;
use crate::app::interview::Answer;
use crate::app::{Context, Error, Meant, NameProblem};
use crate::model::CardKind;
use crate::render::style::{Hue, Look};
use std::io;

/// A name: its kind, as it was typed, and the known one of which it is a part.
pub type Part<'e> = (CardKind, &'e str, &'e str);

/// Returns the names that an error is about; `None` where it is about anything else too, which no answer mends.
pub fn parts(error: &Error) -> Option<Vec<Part<'_>>> {
    let Error::Names(problems) = error else { return None };
    let part = |problem| match problem {
        &NameProblem::Part { kind, ref name, ref whole } => Some((kind, name.as_str(), whole.as_str())),
        _ => None,
    };
    problems.iter().map(part).collect()
}

/// Asks about each name; `None` when the person leaves.
///
/// # Errors
///
/// Those of the terminal.
pub fn ask(session: &Session, context: &Context, parts: &[Part<'_>]) -> io::Result<Option<Vec<Meant>>> {
    let words = session.output.words();
    let mut asker = Asker::new(Terminal::take(session.output.style_on_stderr())?, words);
    let mut said = Vec::new();
    for &(kind, name, whole) in parts {
        let above = [Row::new(words.which_is_meant(name), Look::BOLD.hued(Hue::Cyan))];
        let items = [whole.to_owned(), words.new_name(Some(session.called(context, kind)), name)]
            .map(|item| (item, String::new()));
        let card = match asker.choose_one(&above, Menu::new(items.to_vec()))? {
            Answer::Given(0) => Some(whole.to_owned()),
            Answer::Given(_) => None,
            Answer::Back | Answer::Quit => return Ok(None),
        };
        said.push(Meant { kind, name: name.to_owned(), card });
    }
    Ok(Some(said))
}
