//! Turns clap's errors into problems that both languages have words for.

use super::dashes;
use super::near::{near_commands, owner_of_option};
use crate::render::words::UsageProblem;
use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::ffi::OsString;

/// Tells what is wrong, and which command's help shows how it is meant; `typed` is the command that was typed, `arguments` all that was.
///
/// clap itself names the command for some kinds of errors only.
pub fn problem(error: &Error, root: &Command, typed: Option<&str>, arguments: &[OsString]) -> (UsageProblem, String) {
    let command = typed.and_then(|typed| root.find_subcommand(typed));
    let problem = classify(error, root, command.and_then(|command| dashes::unread(arguments, command)));
    let help = command
        .map(Command::get_name)
        .map_or_else(|| "wlog --help".to_owned(), |command| format!("wlog {command} --help"));
    (problem, help)
}

/// Tells what is wrong; `dashed` is an option with the value behind it that begins with a dash, for which an option was perhaps mistaken.
fn classify(error: &Error, root: &Command, dashed: Option<(String, String)>) -> UsageProblem {
    let option = text(error, ContextKind::InvalidArg).map(|option| bare(&option)).unwrap_or_default();
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument if option.starts_with('-') => {
            let near = text(error, ContextKind::SuggestedArg).or_else(|| owner_of_option(root, &option));
            UsageProblem::UnknownOption { near, option, value: dashed }
        }
        ErrorKind::UnknownArgument | ErrorKind::TooManyValues => UsageProblem::Unexpected { argument: option },
        ErrorKind::InvalidSubcommand => {
            let command = text(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            UsageProblem::UnknownCommand { near: near_commands(root, &command), command }
        }
        ErrorKind::InvalidValue if value.is_empty() => missing_value(option, dashed),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            UsageProblem::BadValue { option, value, possible: list(error, ContextKind::ValidValue) }
        }
        ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => missing_value(option, dashed),
        ErrorKind::ArgumentConflict => conflict(error, option),
        ErrorKind::InvalidUtf8 => UsageProblem::NotUtf8,
        _ => UsageProblem::Other(error.kind().to_string()),
    }
}

fn missing_value(option: String, dashed: Option<(String, String)>) -> UsageProblem {
    UsageProblem::MissingValue { value: dashed.filter(|(before, _)| *before == option), option }
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
