//! The commands by what a person wants to do, as `wlog help` and the manual list them.

use super::spelling;
use crate::render::words::{Group, Words};
use crate::text;
use clap::Command;

/// Which command belongs where; one that is not there yet is passed over.
const GROUPS: [(Group, &[&str]); 5] = [
    (Group::WriteDown, &["add"]),
    (Group::Read, &["show", "list", "search"]),
    (Group::LookBack, &["report", "history", "audit"]),
    (Group::KeepInOrder, &["edit", "amend", "move", "rm", "undo", "check", "index"]),
    (Group::SetUp, &["init", "completions", "man"]),
];

/// The groups that have commands, each with them.
pub fn groups(root: &Command) -> Vec<(Group, Vec<&Command>)> {
    let of = |names: &[&str]| names.iter().filter_map(|name| root.find_subcommand(name)).collect::<Vec<_>>();
    GROUPS.iter().map(|(group, names)| (*group, of(names))).filter(|(_, commands)| !commands.is_empty()).collect()
}

/// The commands that people are told of, in the order in which they are listed.
pub fn commands(root: &Command) -> impl Iterator<Item = &Command> {
    GROUPS.iter().flat_map(|(_, names)| *names).filter_map(|name| root.find_subcommand(name))
}

/// Lists the commands for the screen, with short ways to call them.
pub fn listed(root: &Command, words: &dyn Words) -> String {
    let groups = groups(root);
    let names = groups.iter().flat_map(|(_, commands)| commands).map(|command| command.get_name());
    let column = names.chain(spelling::SHORT.map(|(short, _)| short)).map(text::width).max().unwrap_or_default();
    let line = |name: &str, about: &str| format!("  \u{1b}[36m{}\u{1b}[0m  {about}\n", text::pad(name, column));
    let mut page = String::new();
    for (group, commands) in groups {
        page += &format!("\u{1b}[1m{}\u{1b}[0m\n", words.group(group));
        if group == Group::Read {
            page += &line("wlog", words.command_help("wlog").unwrap_or_default());
        }
        for command in commands {
            page += &line(command.get_name(), &command.get_about().map(ToString::to_string).unwrap_or_default());
        }
        if group == Group::LookBack {
            words.short_reports().iter().for_each(|(short, about)| page += &line(short, about));
        }
        page.push('\n');
    }
    page.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::CommandLine;
    use clap::CommandFactory;

    #[test]
    fn every_command_has_its_place() {
        for command in CommandLine::command().get_subcommands().filter(|command| !command.is_hide_set()) {
            let places = GROUPS.iter().filter(|(_, names)| names.contains(&command.get_name())).count();
            assert_eq!(places, 1, "{}", command.get_name());
        }
    }
}
