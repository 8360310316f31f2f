//! `wlog init`

use super::args::{Init, Tongue};
use super::failure::{DONE, NOTHING};
use super::first_questions;
use super::session::{Ended, Session, has_settings};
use crate::app::Context;
use crate::app::init::{self, Made, MadeProfile, Wishes};
use crate::config::{Found, find_book};
use crate::render::welcome;
use crate::store::Book;
use std::path::Path;

/// Makes a book and says where; gives one that is there a profile, and a name to sign with.
pub fn run(session: &Session, args: Init) -> Ended {
    // `--book` names the folder as well as the argument does.
    let named = args.folder.as_deref().or(session.book.as_deref());
    let folder = init::place(named, &session.environment).map_err(|error| session.fail(&error))?;
    let is_book = Book::is_book(&folder);
    let wishes = match !is_book && first_questions::are_wanted(session, &args) {
        false => said(session, args),
        true => match first_questions::ask(session, &args, &folder).map_err(|error| session.stream_failed(&error))? {
            Some(wishes) => wishes,
            None => {
                session.output.done(session.output.words().nothing_made());
                return Ok(NOTHING);
            }
        },
    };
    if is_book {
        return equip(session, &folder, &wishes);
    }
    let made =
        init::init(&folder, &wishes, &session.environment, session.clock).map_err(|error| session.fail(&error))?;
    say_made(session, &made, &wishes);
    Ok(DONE)
}

/// Takes what the command line says.
fn said(session: &Session, args: Init) -> Wishes {
    Wishes {
        language: args.language.map_or(session.output.language, Tongue::language),
        name: args.name,
        email: args.email,
        profile: args.profile,
    }
}

/// Gives a book what is asked for, and says so.
fn equip(session: &Session, folder: &Path, wishes: &Wishes) -> Ended {
    let context = Context::open(folder, &session.environment, session.clock);
    let equipped = context.map_err(Into::into).and_then(|context| init::equip(&context, wishes));
    let equipped = equipped.map_err(|error| session.fail(&error))?;
    if let Some(profile) = &equipped.profile {
        say_profile(session, profile);
    }
    say_signer(session, wishes, folder, equipped.made_up_address.as_deref());
    Ok(DONE)
}

/// Says what was made, and what to type next.
fn say_made(session: &Session, made: &Made, wishes: &Wishes) {
    let (output, words) = (&session.output, session.output.words());
    output.done(&words.book_made(&made.root.display().to_string()));
    output.done(&words.language_set(made.language.tag(), made.zone.as_deref()));
    match &made.profile {
        Some(profile) => say_profile(session, profile),
        None => {
            output.done(&words.profile_unset(&welcome::profile_command(&made.root, words), &welcome::trades(words)));
        }
    }
    say_signer(session, wishes, &made.root, made.made_up_address.as_deref());
    session.formats_not_taken(made);
    if let Some(book) = init::book_around(&made.root) {
        output.note(&words.nested_book(&book.display().to_string()));
    }
    // An address that is made up signs as well as any; a name says who it was.
    if made.commit.identity_missing && wishes.name.is_none() {
        let name = session.environment.system_identity().name;
        output.note(&welcome::identity_missing(&name, &made.root, words));
    }
    let example = made.profile.as_ref().and_then(|profile| profile.profile.example.as_deref());
    // What is in the book's language is an example for whoever reads that.
    let example = example.filter(|_| made.language == output.language);
    let go_to = (!is_found_from_here(session, &made.root)).then_some(made.root.as_path());
    output.aside(&format!("\n{}", welcome::next_commands(go_to, example, words, output.style_on_stderr())));
}

fn say_profile(session: &Session, made: &MadeProfile) {
    let name = made.profile.name.as_deref().unwrap_or(&made.key);
    session.output.done(&session.output.words().profile_set(name, made.path.as_str()));
}

/// Says who signs; an address that was made up is said to be one.
fn say_signer(session: &Session, wishes: &Wishes, root: &Path, made_up: Option<&str>) {
    let (name, email) = (wishes.name.as_deref(), wishes.email.as_deref().or(made_up));
    if name.is_some() || email.is_some() {
        session.output.done(&session.output.words().signer_set(name, email));
    }
    if let Some(address) = made_up {
        session.output.note(&welcome::address_made_up(address, root, session.output.words()));
    }
}

/// Tells whether a command that is typed in the working folder means a book.
fn is_found_from_here(session: &Session, root: &Path) -> bool {
    let found = find_book(None, &session.environment, &session.user, Book::is_book, has_settings);
    matches!(found, Found::Book(found) if Book::is_same_place(&found, root))
}
