//! Books that are not there, or cannot be made, in English.

use super::super::quote::{self, brief};
use super::{settings, system};
use crate::config::{NamedBy, Trade};
use crate::render::message::Message;
use std::io;
use std::path::Path;

/// Says that a folder is no book.
pub(super) fn not_a_book(path: &Path) -> Message {
    Message::new(format!("{} is not a book: no wlog.toml with a .git beside it", quote::path(path)))
        .hint(format!("to make one there: wlog init {}", quote::argument(path)))
}

/// Says that what was named is no book, and who named it.
pub(super) fn not_found(path: &Path, by: NamedBy, is_there: bool) -> Message {
    let message = match is_there {
        true => not_a_book(path),
        false => Message::new(format!("there is no folder {}, so no book either", quote::path(path)))
            .hint(format!("check how it is spelt, or make a book there: wlog init {}", quote::argument(path))),
    };
    match by {
        NamedBy::Option => message,
        NamedBy::Variable => message.hint("it is named by WLOG_BOOK; to do without: unset WLOG_BOOK"),
        NamedBy::Settings => message.hint("it is named by 'book' in your own config.toml; correct it there"),
    }
}

/// Says that a file was named where a folder is wanted.
pub(super) fn is_a_file(path: &Path, book: Option<&Path>) -> Message {
    let message = Message::new(format!("{} is a file, and a book is a folder", quote::path(path)));
    match book {
        Some(book) => message.hint(format!("name the folder: wlog --book {}", quote::argument(book))),
        None => message.hint("name the folder of your book, or make one: wlog init FOLDER"),
    }
}

/// Says that there is no book anywhere.
pub(super) fn none(usual: Option<&Path>, repository: Option<&Path>) -> Message {
    let beside = repository.map(|path| format!(": the git repository {} is none", quote::path(path)));
    let message = Message::new(format!("there is no book yet{}", beside.unwrap_or_default()));
    let message = match usual {
        Some(usual) => {
            message.hint(format!("your first entry makes one in {}: wlog add 'Called @Bob'", quote::path(usual))).hint(
                format!("or choose a profile first: wlog init {} --profile {}", quote::argument(usual), first_trade()),
            )
        }
        None => message.hint("to make one: wlog init FOLDER"),
    };
    message.hint("if you have one, name it: wlog --book FOLDER, or WLOG_BOOK=FOLDER")
}

/// Says that a folder is a book already.
pub(super) fn already(path: &Path) -> Message {
    Message::new(format!("{} is a book already", quote::path(path)))
        .hint(format!("to write into it: wlog --book {} add 'Called @Bob'", quote::argument(path)))
        .hint(format!("to give it a profile: wlog init {} --profile {}", quote::argument(path), first_trade()))
}

/// Says that the working folder lies inside of a book.
pub(super) fn inside(folder: &Path, book: &Path) -> Message {
    Message::new(format!("no book was made: {} lies inside the book {}", quote::path(folder), quote::path(book)))
        .hint("to write into that book: wlog add 'Called @Bob about the contract'")
        .hint(format!("to make another one in this very folder, name it: wlog init {}", quote::argument(folder)))
}

/// Says that the usual place holds something else.
pub(super) fn in_the_way(path: &Path) -> Message {
    Message::new(format!("no book was made: {} holds something else", quote::path(path)))
        .hint("to have the book elsewhere: wlog init FOLDER, then wlog --book FOLDER or WLOG_BOOK=FOLDER")
        .hint(format!("to make a book of this very folder: wlog init {}", quote::argument(path)))
}

/// Says that the working folder holds something else.
pub(super) fn in_use(folder: &Path, usual: Option<&Path>) -> Message {
    let message = Message::new(format!("no book was made: {} holds other files", quote::path(folder)));
    let elsewhere = usual.map_or_else(|| "FOLDER".to_owned(), quote::argument);
    message.hint(format!("to have the book in a folder of its own: wlog init {elsewhere}")).hint(format!(
        "to make a book of this very folder, beside the other files: wlog init {}",
        quote::argument(folder)
    ))
}

/// Says that no book can be made at a place.
pub(super) fn no_place(folder: &Path, source: &io::Error) -> Message {
    let (reason, _) = system::reason(source, folder);
    Message::new(format!("no book was made: {} cannot be written{reason}", quote::path(folder)))
        .hint("name a folder in which you may write: wlog init ~/worklog")
}

/// Says that there is no such profile.
pub(super) fn no_such_profile(name: &str) -> Message {
    Message::new(format!("there is no profile '{}'", brief(name))).hint(settings::which_profile(name))
}

/// Says that the settings have to be changed by hand.
pub(super) fn profile_by_hand(profile: &str) -> Message {
    Message::new("nothing was written: wlog.toml is written in a way that a line cannot be put in")
        .hint(format!("put it in with an editor, above the first table: profile = \"{}\"", brief(profile)))
}

/// Says that a text is no name.
pub(super) fn not_a_name(text: &str) -> Message {
    Message::new(format!("'{}' is no name to sign commits with", brief(text)))
        .hint("write it as people know you: --name 'Li Na'")
}

/// Says that a text is no address.
pub(super) fn not_an_address(text: &str) -> Message {
    Message::new(format!("'{}' is no e-mail address", brief(text)))
        .hint("write it like --email lina@example.org; it only signs the commits, nothing is sent")
}

fn first_trade() -> &'static str {
    Trade::all().first().map_or("NAME", |trade| trade.key)
}
