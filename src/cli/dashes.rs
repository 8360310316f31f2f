//! Values that begin with a dash: `--outcome '-5 %'` is what people type, and clap looks for an option there.

use clap::{Arg, Command};
use std::ffi::{OsStr, OsString};

/// Joins values that begin with a dash to the options before them: `--outcome=-5 %`. All else stays as it is.
///
/// Only what can be no option is taken for a value, so that `--outcome --kind visit` still lacks one.
pub fn join(arguments: Vec<OsString>, root: &Command, typed: Option<&str>) -> Vec<OsString> {
    let Some(command) = typed.and_then(|typed| root.find_subcommand(typed)) else { return arguments };
    let mut joined: Vec<OsString> = Vec::with_capacity(arguments.len());
    let mut is_behind_dashes = false;
    for argument in arguments {
        is_behind_dashes |= argument == "--";
        let is_value = !is_behind_dashes && is_value(&argument);
        let is_taken = is_value && joined.last().is_some_and(|option| takes_value(command, option));
        match joined.last_mut().filter(|_| is_taken) {
            Some(option) => {
                option.push("=");
                option.push(argument);
            }
            None => joined.push(argument),
        }
    }
    joined
}

/// Finds the first option whose value is perhaps the word behind it, which begins with a dash and is none of the command's options.
pub fn unread(arguments: &[OsString], command: &Command) -> Option<(String, String)> {
    let read = arguments.split(|argument| argument == "--").next().unwrap_or_default();
    let mut pairs = read.windows(2).filter(|pair| takes_value(command, &pair[0]));
    let pair = pairs.find(|pair| may_be_value(&pair[1]) && option(command, &pair[1]).is_none())?;
    let [option, value] = [0, 1].map(|at| pair[at].to_string_lossy().into_owned());
    option.starts_with("--").then_some((option, value))
}

/// Tells whether a word begins with a dash and is not plainly meant as an option.
fn may_be_value(word: &OsStr) -> bool {
    let word = word.to_string_lossy();
    word.starts_with('-') && (!word.starts_with("--") || word.contains(char::is_whitespace))
}

/// Tells whether a word that begins with a dash can be no option: those begin with a Latin letter.
fn is_value(word: &OsStr) -> bool {
    let word = word.to_string_lossy();
    word.strip_prefix('-').and_then(|rest| rest.chars().next()).is_some_and(|c| c != '-' && !c.is_ascii_alphabetic())
}

/// Tells whether a word is an option of a command, by itself, that takes a value.
fn takes_value(command: &Command, word: &OsStr) -> bool {
    option(command, word).is_some_and(|option| option.get_action().takes_values())
}

/// Finds the option of a command that a word names by itself.
fn option<'c>(command: &'c Command, word: &OsStr) -> Option<&'c Arg> {
    let word = word.to_string_lossy();
    let is_this = |option: &Arg| match word.strip_prefix("--") {
        Some(long) => option.get_long() == Some(long),
        None => {
            let short = word.strip_prefix('-').filter(|rest| rest.chars().count() == 1);
            short.and_then(|short| short.chars().next()).is_some_and(|short| option.get_short() == Some(short))
        }
    };
    command.get_arguments().find(|option| is_this(option))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::help;
    use crate::render::words::English;

    fn join_of(words: &[&str]) -> Vec<String> {
        let arguments = words.iter().map(OsString::from).collect();
        let joined = join(arguments, &help::command(&English), words.first().copied());
        joined.into_iter().map(|word| word.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn values_that_begin_with_a_dash_are_joined_to_their_options() {
        assert_eq!(join_of(&["add", "x", "--outcome", "-5 %", "-e"]), ["add", "x", "--outcome=-5 %", "-e"]);
        assert_eq!(join_of(&["记", "--task", "-10% 折扣", "-k", "- "]), ["记", "--task=-10% 折扣", "-k=- "]);
        assert_eq!(join_of(&["rm", "k7q2m", "--why", "-1"]), ["rm", "k7q2m", "--why=-1"]);
    }

    #[test]
    fn what_may_be_an_option_is_left_to_clap() {
        for words in [
            vec!["add", "--outcome", "--kind", "visit"],
            vec!["add", "--outcome", "-k", "visit"],
            vec!["add", "--outcome", "-very bad"],
            vec!["add", "--no-time", "-5 %"],
            vec!["add", "--outcome=a", "-5 %"],
            vec!["add", "--", "--outcome", "-5 %"],
            vec!["add", "text", "-5 %"],
            vec!["no-command", "--outcome", "-5 %"],
        ] {
            assert_eq!(join_of(&words), words);
        }
    }
}
