//! The command line: what was typed becomes a use-case, its outcome is printed, the end has a status.
#![allow(clippy::disallowed_methods)] // The one door to the arguments, the clock and the streams.

mod add;
mod amend;
mod args;
mod audit;
mod check;
mod commands;
mod complete;
mod completions;
mod dashes;
mod edit;
mod editor;
mod failure;
mod first_questions;
mod fold;
mod groups;
mod help;
mod history;
mod index;
mod init;
mod interview;
mod list;
mod man;
mod meant;
mod modes;
mod near;
mod notice;
mod output;
mod progress;
mod prompt;
mod relocate;
mod remove;
mod report;
mod screen;
mod search;
mod session;
mod show;
mod spelling;
mod today;
mod undo;
mod usage;
mod why;

pub use man::write_assets;

use crate::config::{Environment, SettingsProblem, UserSettings};
use crate::model::Language;
use args::{CommandLine, Tongue};
use clap::FromArgMatches;
use clap::error::ErrorKind;
use failure::{Failure, USAGE};
use output::Output;
use screen::Screen;
use session::Session;
use std::ffi::OsString;
use std::process::ExitCode;
use std::time::SystemTime;

/// Runs the program with the process's arguments, environment and clock.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    ExitCode::from(run(arguments, Environment::of_process(), SystemTime::now()))
}

/// Runs a command line and returns the exit status.
fn run(arguments: Vec<OsString>, environment: Environment, machine: SystemTime) -> u8 {
    if let Some((_, asked)) = arguments.split_first().filter(|(command, _)| *command == complete::COMMAND) {
        complete::run(asked, environment, machine);
        return failure::DONE;
    }
    let arguments = spelling::write_out(arguments);
    let (user, problems) = UserSettings::load(&environment);
    let language = language(&arguments, &environment, &user);
    let mut output = Output { screen: Screen::of_process(&environment, None), language, json: false };
    let line = match read(arguments, &output) {
        Ok(line) => line,
        Err(status) => return status,
    };
    output.screen = Screen::of_process(&environment, line.global.color);
    output.json = line.global.json;
    remark(&output, &environment, &problems);
    let clock = match session::clock(&environment, machine) {
        Ok(clock) => clock,
        Err(error) => return fail(&output, *Failure::of(&error, output.words())),
    };
    let session = Session { environment, user, clock, output, book: line.global.book };
    commands::run(&session, line.command).unwrap_or_else(|failure| fail(&session.output, *failure))
}

/// Says why a command failed, and returns its status.
fn fail(output: &Output, failure: Failure) -> u8 {
    output.error(&failure.message);
    failure.status
}

/// Says what is odd in the user's own settings.
fn remark(output: &Output, environment: &Environment, problems: &[SettingsProblem]) {
    let path = UserSettings::path(environment).unwrap_or_default();
    for problem in problems {
        output.remark(&output.words().user_settings_problem(problem, &path));
    }
}

/// Reads the command line; where that ends the program, returns the status.
fn read(arguments: Vec<OsString>, output: &Output) -> Result<CommandLine, u8> {
    let mut root = help::command(output.words());
    let columns = (output.screen.is_terminal || output.screen.colour).then_some(output.screen.width.min(100));
    if columns.is_some() {
        // Without a width clap breaks nothing.
        root = root.term_width(0);
    }
    let command = spelling::command(&arguments);
    let arguments = dashes::join(arguments, &root, command.as_deref());
    let typed = std::iter::once(OsString::from("wlog")).chain(arguments.iter().cloned());
    let read = root.try_get_matches_from_mut(typed).and_then(|matches| CommandLine::from_arg_matches(&matches));
    read.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = error.render();
            let shown = help::page(&if output.screen.colour { text.ansi().to_string() } else { text.to_string() });
            let shown = columns.map_or_else(|| shown.clone(), |columns| fold::fold(&shown, columns));
            // A reader that has gone away is forgiven; nothing else can be done about a broken stream here.
            output.data(&shown).map_or(failure::BROKEN, |()| 0)
        }
        _ => {
            let (problem, help) = usage::problem(&error, &root, command.as_deref(), &arguments);
            output.error(&output.words().usage_problem(&problem, &help));
            USAGE
        }
    })
}

/// Decides the language: the option, the locale, the user's settings, English.
fn language(arguments: &[OsString], environment: &Environment, user: &UserSettings) -> Language {
    let option = spelling::option_value(arguments, "--lang").and_then(|tag| Language::from_tag(&tag));
    option.or_else(|| environment.language()).or(user.language).unwrap_or_default()
}

impl Tongue {
    /// Returns the language.
    fn language(self) -> Language {
        match self {
            Tongue::En => Language::English,
            Tongue::Zh => Language::Chinese,
        }
    }
}
