//! `wlog init`

use super::args::{Init, Tongue};
use super::failure::DONE;
use super::session::{Ended, Session};
use crate::app::{Error, init};

/// Makes a book and says where.
pub fn run(session: &Session, args: Init) -> Ended {
    let here = session.environment.working_folder();
    // `--book` names the folder as well as the argument does.
    let named = args.folder.or_else(|| session.book.clone());
    let is_named = named.is_some();
    let folder = named.map_or_else(|| here.to_owned(), |folder| here.join(folder));
    let around = init::book_around(&folder);
    if let Some(book) = around.as_ref().filter(|_| !is_named) {
        return Err(session.fail(&Error::InsideABook { folder, book: book.clone() }));
    }
    let language = args.language.map_or(session.output.language, Tongue::language);
    let made =
        init::init(&folder, language, &session.environment, session.clock).map_err(|error| session.fail(&error))?;
    let words = session.output.words();
    session.output.done(&words.book_made(&made.root.display().to_string()));
    session.output.done(&words.language_set(made.language.tag(), made.zone.as_deref()));
    if let Some(book) = around {
        session.output.note(&words.nested_book(&book.display().to_string()));
    }
    if made.commit.identity_missing {
        session.output.note(&words.identity_missing(&session.environment.system_identity().name));
    }
    Ok(DONE)
}
