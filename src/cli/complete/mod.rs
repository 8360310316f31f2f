//! Completion of a command line: what the shells' scripts ask the program each time TAB is pressed.
//!
//! `wlog __complete SHELL …` is not for people and in no help. The engine of `clap_complete` is not used: it and its scripts keep
//! only candidates that begin as typed, which pinyin never does, and it is marked unstable. A script takes the line from its shell and
//! puts in what comes back; all thinking is here, where it can be tested:
//!
//! - [`line`] reads a line as a shell does, and quotes for it;
//! - [`place`] finds what of the command line is being typed;
//! - [`offer`] gathers what may stand there;
//! - [`reply`] writes the answer as each shell takes it.

mod line;
mod offer;
mod place;
mod reply;
mod shell;

pub use shell::Shell;

use super::output::Output;
use super::screen::Screen;
use super::session::{self, Session};
use crate::app::suggest::Suggestions;
use crate::config::{Environment, Found, UserSettings};
use line::Typed;
use offer::{Desk, Offer};
use std::ffi::OsString;
use std::path::PathBuf;
use std::time::SystemTime;

/// The command under which scripts ask; not a word that anybody types.
pub const COMMAND: &str = "__complete";

/// Answers a script: the shell, then what it says of the line. Whatever goes wrong, there is just nothing to offer.
pub fn run(arguments: &[OsString], environment: Environment, machine: SystemTime) {
    let arguments: Vec<String> = arguments.iter().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let Some((shell, said)) = arguments.split_first() else { return };
    let Some(shell) = Shell::named(shell) else { return };
    let Some(typed) = Typed::read(shell, said) else { return };
    let screen = Screen::of_process(&environment, None);
    let offer = offer(&typed, environment, machine);
    // A shell that does not listen any more has no use for an error.
    let _ = screen.print(&reply::text(shell, &typed, &offer));
}

fn offer(typed: &Typed, environment: Environment, machine: SystemTime) -> Offer {
    let words: Vec<OsString> = typed.words.iter().map(OsString::from).collect();
    let (user, _) = UserSettings::load(&environment);
    let language = super::language(&words, &environment, &user);
    let output = Output { screen: Screen::of_process(&environment, None), language, json: false };
    let Ok(clock) = session::clock(&environment, machine) else { return Offer::default() };
    let words = super::spelling::write_out(words);
    let book = super::spelling::option_value(&words, "--book").map(|path| expand_home(&path, &environment));
    let words: Vec<String> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let session = Session { environment, user, clock, output, book };
    let open = || match session.find() {
        Found::Book(root) => Suggestions::open(&root, &session.environment, session.clock).ok(),
        Found::NotABook(..) | Found::None(_) => None,
    };
    let desk = Desk::new(session.output.words(), session.clock, open);
    offer::offer(&desk, &words, &typed.current)
}

/// Replaces a leading `~`, which a shell has not done yet while one types.
fn expand_home(path: &str, environment: &Environment) -> PathBuf {
    match (path.strip_prefix("~/"), environment.home()) {
        (Some(below), Some(home)) => home.join(below),
        _ => PathBuf::from(path),
    }
}
