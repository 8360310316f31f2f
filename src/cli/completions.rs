//! `wlog completions`

use super::args::Completions;
use super::complete::Shell;
use super::failure::{DONE, Failure, USAGE};
use super::session::{Ended, Session};
use crate::render::words::UsageProblem;
use clap::ValueEnum;
use std::path::Path;

/// Prints the script that makes a shell complete wlog's command lines.
pub fn run(session: &Session, args: &Completions) -> Ended {
    let usual = session.environment.get("SHELL").unwrap_or_default();
    let usual = Path::new(usual).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let Some(shell) = args.shell.or_else(|| Shell::named(&usual)) else {
        let possible = Shell::value_variants().iter().filter_map(|shell| shell.to_possible_value());
        let possible = possible.map(|value| value.get_name().to_owned()).collect();
        let option = session.output.words().value_name("SHELL");
        let problem = UsageProblem::BadValue { option, value: usual, possible };
        let message = session.output.words().usage_problem(&problem, "wlog completions --help");
        return Err(Box::new(Failure { message, status: USAGE }));
    };
    session.print(shell.script())?;
    Ok(DONE)
}
