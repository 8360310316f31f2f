//! What is said when something is refused or fails: what is wrong and where, then what to do.

use super::{Chinese, English};
use crate::app::{Error, ImpossibleName, NameProblem};
use crate::calendar::{DateProblem, TimeProblem};
use crate::config::SettingsProblem;
use crate::render::message::Message;
use crate::text;

mod chinese;
mod english;

/// Wordings of errors.
pub trait ErrorWords {
    /// Words any error of a use-case.
    fn error(&self, error: &Error) -> Message;
    /// Words a date or a period that is not understood.
    fn date_problem(&self, problem: &DateProblem) -> Message;
    /// Words a time that is not understood.
    fn time_problem(&self, problem: &TimeProblem) -> Message;
    /// Words something odd in `wlog.toml`.
    fn settings_problem(&self, problem: &SettingsProblem) -> Message;
}

/// Shortens what a message quotes: a message must stay a message when a megabyte was typed.
pub(super) fn brief(quoted: &str) -> String {
    const COLUMNS: usize = 60;
    text::truncate(&text::clean(quoted), COLUMNS).into_owned()
}

/// Returns what is common to the wordings of names: the first problem, with its hint.
pub(super) fn first_name_problem(problems: &[NameProblem]) -> Option<&NameProblem> {
    problems.first()
}

pub(super) use crate::app::LONGEST_NAME;
pub(super) type Why = ImpossibleName;

impl ErrorWords for English {
    fn error(&self, error: &Error) -> Message {
        english::error(self, error)
    }

    fn date_problem(&self, problem: &DateProblem) -> Message {
        english::date_problem(self, problem)
    }

    fn time_problem(&self, problem: &TimeProblem) -> Message {
        english::time_problem(problem)
    }

    fn settings_problem(&self, problem: &SettingsProblem) -> Message {
        english::settings_problem(problem)
    }
}

impl ErrorWords for Chinese {
    fn error(&self, error: &Error) -> Message {
        chinese::error(self, error)
    }

    fn date_problem(&self, problem: &DateProblem) -> Message {
        chinese::date_problem(self, problem)
    }

    fn time_problem(&self, problem: &TimeProblem) -> Message {
        chinese::time_problem(problem)
    }

    fn settings_problem(&self, problem: &SettingsProblem) -> Message {
        chinese::settings_problem(problem)
    }
}
