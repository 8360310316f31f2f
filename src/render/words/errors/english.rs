//! (being worded)

use super::*;

pub(super) fn error(_: &English, error: &Error) -> Message {
    Message::new(error.to_string())
}

pub(super) fn date_problem(_: &English, problem: &DateProblem) -> Message {
    Message::new(problem.to_string())
}

pub(super) fn time_problem(problem: &TimeProblem) -> Message {
    Message::new(problem.to_string())
}

pub(super) fn settings_problem(problem: &SettingsProblem) -> Message {
    Message::new(problem.to_string())
}
