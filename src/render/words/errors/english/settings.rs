//! Settings that are not as they should be, in English.

use super::super::quote::{self, brief};
use crate::config::{FORMAT, SettingsProblem, Trade};
use crate::render::message::Message;
use crate::store::BookPath;
use crate::text;
use std::path::Path;

/// Words a problem of the book's settings.
pub(in super::super) fn of_book(problem: &SettingsProblem) -> Message {
    wording(problem, "wlog.toml", "the book is only read")
}

/// Words a problem of the user's own settings.
pub(in super::super) fn of_user(problem: &SettingsProblem, path: &Path) -> Message {
    wording(problem, &quote::path(path), "nothing in it counts")
}

/// Words a problem of the book's profile, which lies at a path, or nowhere.
pub(in super::super) fn of_profile(problem: &SettingsProblem, path: Option<&BookPath>) -> Message {
    wording(problem, path.map_or("wlog.toml", BookPath::as_str), "the book goes without a profile")
}

fn wording(problem: &SettingsProblem, file: &str, until_then: &str) -> Message {
    match problem {
        SettingsProblem::Unreadable { reason } => {
            Message::new(format!("{file} cannot be read ({}), so nothing in it counts", brief(reason)))
                .hint(format!("see what it is: ls -ld {}", quote::word(file)))
        }
        SettingsProblem::NotToml { line, reason } => {
            Message::new(format!("{file}:{line}: this is not valid TOML ({})", brief(reason)))
                .hint(format!("correct line {line} in an editor; until then {until_then}"))
        }
        SettingsProblem::NewerFormat { found } => {
            Message::new(format!("the book has format {found}, and this wlog writes format {FORMAT}"))
                .hint("update wlog; until then the book is only read")
        }
        SettingsProblem::UnknownKey { key, line } => {
            Message::new(format!("{file}:{line}: there is no setting '{}'", brief(key)))
                .hint("check its spelling, or remove the line")
        }
        SettingsProblem::UnknownWord { key, value, known, line } => {
            let message = Message::new(format!("{file}:{line}: '{key}' does not take {}", brief(value)));
            match text::nearest(value.trim_matches('"'), known.iter().copied()) {
                Some(near) => message.hint(format!("did you mean \"{near}\"?")),
                None => message.hint(format!("it takes: {}", known.join(", "))),
            }
        }
        SettingsProblem::NoSuchProfile { name } => {
            Message::new(format!("{file}: there is no profile '{}', so the book goes without one", brief(name)))
                .hint(which_profile(name))
                .hint(own_profile(name))
        }
        SettingsProblem::BadValue { key, value, example, line } => {
            Message::new(format!("{file}:{line}: {} is no value for '{}'", brief(value), brief(key)))
                .hint(format!("write it like {} = {example}", brief(key)))
        }
    }
}

/// Says which profile may have been meant, or which there are.
pub(super) fn which_profile(name: &str) -> String {
    match Trade::near(name) {
        Some(trade) => format!("did you mean '{}'?", trade.key),
        None => {
            let all: Vec<&str> = Trade::all().iter().map(|trade| trade.key).collect();
            format!("there are: {}", all.join(", "))
        }
    }
}

fn own_profile(name: &str) -> String {
    match name.contains(['/', '\\', ':']) {
        true => "a profile's name is that of its file in profiles/, without .toml".to_owned(),
        false => format!("or write one of your own: profiles/{}.toml", brief(name)),
    }
}

/// Says why a book is not written to.
pub(super) fn not_writable(problems: &[SettingsProblem]) -> Message {
    let stops = |problem: &&SettingsProblem| {
        matches!(problem, SettingsProblem::NotToml { .. } | SettingsProblem::NewerFormat { .. })
    };
    match problems.iter().find(stops).or(problems.first()) {
        Some(found) => {
            let Message { error, hints } = of_book(found);
            Message { error: format!("nothing was written: {error}"), hints }
        }
        None => Message::new("nothing was written: wlog.toml is not understood").hint("correct it in an editor"),
    }
}
