//! `wlog init`

use super::args::{Init, Tongue};
use super::failure::DONE;
use super::session::{Ended, Session};
use crate::app::init;

/// Makes a book and says where.
pub fn run(session: &Session, args: Init) -> Ended {
    let here = session.environment.working_folder();
    // `--book` names the folder as well as the argument does.
    let folder =
        args.folder.or_else(|| session.book.clone()).map_or_else(|| here.to_owned(), |folder| here.join(folder));
    let language = args.language.map_or(session.output.language, Tongue::language);
    let made =
        init::init(&folder, language, &session.environment, session.clock).map_err(|error| session.fail(&error))?;
    let words = session.output.words();
    session.output.done(&words.book_made(&made.root.display().to_string()));
    session.output.done(&words.language_set(made.language.tag(), made.zone.as_deref()));
    if made.commit.identity_missing {
        session.output.note(&words.identity_missing(&session.environment.system_identity().name));
    }
    Ok(DONE)
}
