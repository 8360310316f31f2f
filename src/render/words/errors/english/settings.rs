//! Settings that are not as they should be, in English.

use super::super::quote::{self, brief};
use crate::config::{FORMAT, SettingsProblem};
use crate::render::message::Message;
use std::path::Path;

/// Words a problem of the book's settings.
pub(in super::super) fn of_book(problem: &SettingsProblem) -> Message {
    wording(problem, "wlog.toml", "the book is only read")
}

/// Words a problem of the user's own settings.
pub(in super::super) fn of_user(problem: &SettingsProblem, path: &Path) -> Message {
    wording(problem, &quote::path(path), "nothing in it counts")
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
        SettingsProblem::BadValue { key, value, example, line } => {
            Message::new(format!("{file}:{line}: {} is no value for '{}'", brief(value), brief(key)))
                .hint(format!("write it like {} = {example}", brief(key)))
        }
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
