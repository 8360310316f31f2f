//! Settings that are not as they should be, in English.

use super::super::quote::brief;
use crate::config::{FORMAT, SettingsProblem};
use crate::render::message::Message;

pub(in super::super) fn problem(problem: &SettingsProblem) -> Message {
    match problem {
        SettingsProblem::NotToml { line, reason } => {
            Message::new(format!("wlog.toml:{line}: this is not valid TOML ({})", brief(reason)))
                .hint(format!("correct line {line} in an editor; until then the book is only read"))
        }
        SettingsProblem::NewerFormat { found } => {
            Message::new(format!("the book has format {found}, and this wlog writes format {FORMAT}"))
                .hint("update wlog; until then the book is only read")
        }
        SettingsProblem::UnknownKey { key, line } => {
            Message::new(format!("wlog.toml:{line}: there is no setting '{}'", brief(key)))
                .hint("check its spelling, or remove the line")
        }
        SettingsProblem::BadValue { key, value, example, line } => {
            Message::new(format!("wlog.toml:{line}: {} is no value for '{}'", brief(value), brief(key)))
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
            let Message { error, hints } = problem(found);
            Message { error: format!("nothing was written: {error}"), hints }
        }
        None => Message::new("nothing was written: wlog.toml is not understood").hint("correct it in an editor"),
    }
}
