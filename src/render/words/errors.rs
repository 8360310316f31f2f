//! What is said when something is refused or fails: what is wrong and where, then what to do.
//!
//! The two languages have the same files, one for each topic.

mod chinese;
mod english;
mod quote;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub(in crate::render) use quote::{argument, word};
pub(super) use quote::{brief, guessed_name};

use super::{Chinese, English};
use crate::app::Error;
use crate::app::index::IndexProblem;
use crate::calendar::{DateProblem, TimeProblem};
use crate::config::SettingsProblem;
use crate::format::Diagnostic;
use crate::render::message::Message;
use crate::store::BookPath;
use std::path::Path;

/// Wordings of errors.
pub trait ErrorWords {
    /// Words any error of a use-case.
    fn error(&self, error: &Error) -> Message;
    /// Words a date or a period that is not understood.
    fn date_problem(&self, problem: &DateProblem) -> Message;
    /// Words a time that is not understood.
    fn time_problem(&self, problem: &TimeProblem) -> Message;
    /// Words an oddity in a file, without its place.
    fn diagnostic(&self, odd: &Diagnostic) -> Message;
    /// Words what stands in the way of the search index.
    fn index_problem(&self, problem: &IndexProblem) -> Message;
    /// Words something odd in `wlog.toml`.
    fn settings_problem(&self, problem: &SettingsProblem) -> Message;
    /// Words something odd in the book's profile, which lies at a path where it has a file.
    fn profile_problem(&self, problem: &SettingsProblem, path: Option<&BookPath>) -> Message;
    /// Words something odd in the user's own settings, which lie at a path.
    fn user_settings_problem(&self, problem: &SettingsProblem, path: &Path) -> Message;
}

impl ErrorWords for English {
    fn error(&self, error: &Error) -> Message {
        english::error(error)
    }

    fn date_problem(&self, problem: &DateProblem) -> Message {
        english::dates::date(problem)
    }

    fn time_problem(&self, problem: &TimeProblem) -> Message {
        english::dates::time(problem)
    }

    fn diagnostic(&self, odd: &Diagnostic) -> Message {
        english::diagnostics::diagnostic(odd)
    }

    fn index_problem(&self, problem: &IndexProblem) -> Message {
        english::search::index(problem)
    }

    fn settings_problem(&self, problem: &SettingsProblem) -> Message {
        english::settings::of_book(problem)
    }

    fn profile_problem(&self, problem: &SettingsProblem, path: Option<&BookPath>) -> Message {
        english::settings::of_profile(problem, path)
    }

    fn user_settings_problem(&self, problem: &SettingsProblem, path: &Path) -> Message {
        english::settings::of_user(problem, path)
    }
}

impl ErrorWords for Chinese {
    fn error(&self, error: &Error) -> Message {
        chinese::error(error)
    }

    fn date_problem(&self, problem: &DateProblem) -> Message {
        chinese::dates::date(problem)
    }

    fn time_problem(&self, problem: &TimeProblem) -> Message {
        chinese::dates::time(problem)
    }

    fn diagnostic(&self, odd: &Diagnostic) -> Message {
        chinese::diagnostics::diagnostic(odd)
    }

    fn index_problem(&self, problem: &IndexProblem) -> Message {
        chinese::search::index(problem)
    }

    fn settings_problem(&self, problem: &SettingsProblem) -> Message {
        chinese::settings::of_book(problem)
    }

    fn profile_problem(&self, problem: &SettingsProblem, path: Option<&BookPath>) -> Message {
        chinese::settings::of_profile(problem, path)
    }

    fn user_settings_problem(&self, problem: &SettingsProblem, path: &Path) -> Message {
        chinese::settings::of_user(problem, path)
    }
}
