//! Turns clap's errors into problems that both languages have words for.

use super::near::{near_commands, owner_of_option};
use crate::render::words::UsageProblem;
use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// Tells what is wrong, and which command's help shows how it is meant; `typed` is the command that was typed.
///
/// clap itself names the command for some kinds of errors only.
pub fn problem(error: &Error, root: &Command, typed: Option<&str>) -> (UsageProblem, String) {
    let problem = classify(error, root);
    let command = typed.and_then(|typed| root.find_subcommand(typed)).map(Command::get_name);
    let help = command.map_or_else(|| "wlog --help".to_owned(), |command| format!("wlog {command} --help"));
    (problem, help)
}

fn classify(error: &Error, root: &Command) -> UsageProblem {
    let option = text(error, ContextKind::InvalidArg).map(|option| bare(&option)).unwrap_or_default();
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument if option.starts_with('-') => {
            let near = text(error, ContextKind::SuggestedArg).or_else(|| owner_of_option(root, &option));
            UsageProblem::UnknownOption { near, option }
        }
        ErrorKind::UnknownArgument | ErrorKind::TooManyValues => UsageProblem::Unexpected { argument: option },
        ErrorKind::InvalidSubcommand => {
            let command = text(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            UsageProblem::UnknownCommand { near: near_commands(root, &command), command }
        }
        ErrorKind::InvalidValue if value.is_empty() => UsageProblem::MissingValue { option },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            UsageProblem::BadValue { option, value, possible: list(error, ContextKind::ValidValue) }
        }
        ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            UsageProblem::MissingValue { option }
        }
        ErrorKind::ArgumentConflict => conflict(error, option),
        ErrorKind::InvalidUtf8 => UsageProblem::NotUtf8,
        _ => UsageProblem::Other(error.kind().to_string()),
    }
}

fn conflict(error: &Error, option: String) -> UsageProblem {
    match list(error, ContextKind::PriorArg).into_iter().next().map(|other| bare(&other)) {
        Some(other) if other != option => UsageProblem::Conflict { option, other },
        _ => UsageProblem::Repeated { option },
    }
}

/// Returns an option without the name of its value: `--book` for `--book <PATH>`.
fn bare(option: &str) -> String {
    match option.starts_with('-') {
        true => option.split([' ', '=', '[']).next().unwrap_or_default().to_owned(),
        false => option.to_owned(),
    }
}

fn text(error: &Error, kind: ContextKind) -> Option<String> {
    list(error, kind).into_iter().next()
}

fn list(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(many)) => many.clone(),
        Some(ContextValue::StyledStr(styled)) => vec![styled.to_string()],
        Some(ContextValue::StyledStrs(styled)) => styled.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}
