//! Hangs the texts of `--help` on the commands, in the language of the user.

use super::args::CommandLine;
use super::groups;
use crate::render::welcome;
use crate::render::words::{HelpPart, Words};
use clap::builder::styling::{AnsiColor, Styles};
use clap::{Arg, ArgAction, Command, CommandFactory};

/// Behind all other options.
const LAST: usize = 999;

/// Writes a page of help as it is printed: clap puts a colon behind each heading, also where the heading has its own.
pub fn page(text: &str) -> String {
    text.replace("：:", "：")
}

/// Builds the command line with all its texts.
pub fn command(words: &dyn Words) -> Command {
    let command = CommandLine::command().styles(styles());
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = describe(command, words).about(words.about()).arg(version(words));
    let command =
        names.into_iter().fold(command, |command, name| command.mut_subcommand(name, |sub| describe(sub, words)));
    let groups = groups::listed(&command, words);
    // clap would list them once more, in a row.
    let command = command.mut_subcommands(|sub| sub.hide(true));
    command.help_template(template(words, "wlog", &format!("{groups}\n\n")))
}

fn describe(command: Command, words: &dyn Words) -> Command {
    let name = command.get_name().to_owned();
    let aliases = command.get_all_aliases().collect::<Vec<_>>().join(" ");
    let positional = words.help_heading(HelpPart::Arguments);
    let options = words.help_heading(HelpPart::Options);
    let global = words.help_heading(HelpPart::GlobalOptions);
    let described = command
        .about(words.with_aliases(words.command_help(&name).unwrap_or_default(), &aliases))
        .override_usage(words.usage(&name))
        .disable_help_flag(true)
        .help_template(template(words, &name, ""))
        .mut_args(|arg| {
            let heading = match () {
                () if arg.is_positional() => positional,
                () if arg.is_global_set() => global,
                () => options,
            };
            let help = words.argument_help(&name, arg.get_id().as_str()).unwrap_or_default();
            let help = match arg.get_id().as_str() {
                "profile" => words.with_values(help, &welcome::trades(words)),
                _ => help.to_owned(),
            };
            let names: Vec<_> =
                arg.get_value_names().unwrap_or_default().iter().map(|name| words.value_name(name)).collect();
            let arg = if names.is_empty() { arg } else { arg.value_names(names) };
            arg.help(help).help_heading(heading)
        });
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).display_order(LAST - 1);
    described.arg(help.help(words.argument_help(&name, "help").unwrap_or_default()).help_heading(global))
}

fn version(words: &dyn Words) -> Arg {
    Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .display_order(LAST)
        .help(words.argument_help("wlog", "version").unwrap_or_default())
        .help_heading(words.help_heading(HelpPart::GlobalOptions))
}

/// Lays out a page of help. The groups of commands stand on that of the program only.
fn template(words: &dyn Words, command: &str, groups: &str) -> String {
    let usage = words.help_heading(HelpPart::Usage);
    let examples = words.examples(command).map_or_else(String::new, |examples| {
        format!("\n\n\u{1b}[1m{}\u{1b}[0m\n{examples}", words.help_heading(HelpPart::Examples))
    });
    format!("{{about-with-newline}}\n\u{1b}[1m{usage}\u{1b}[0m{{usage}}\n\n{groups}{{all-args}}{examples}")
}

fn styles() -> Styles {
    Styles::styled()
        .header(AnsiColor::White.on_default().bold())
        .usage(AnsiColor::White.on_default().bold())
        .literal(AnsiColor::Cyan.on_default())
        .placeholder(AnsiColor::Green.on_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::render::words::words;

    #[test]
    fn every_text_exists_in_both_languages() {
        for language in [Language::English, Language::Chinese] {
            let root = command(words(language));
            for command in std::iter::once(&root).chain(root.get_subcommands()) {
                let name = command.get_name();
                let about = command.get_about().map(ToString::to_string).unwrap_or_default();
                // The Chinese name of the command stands behind the English text, too.
                let about = about.split(" (").next().unwrap_or_default();
                assert_eq!(has_han(about), language == Language::Chinese, "{name}: {about}");
                for arg in command.get_arguments() {
                    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!help.is_empty(), "{name} {}: no help", arg.get_id());
                    let tolerated = help.contains("万元");
                    assert!(tolerated || has_han(&help) == (language == Language::Chinese), "{name}: {help}");
                }
                assert!(words(language).examples(name).is_some(), "{name}: no examples");
            }
        }
    }

    #[test]
    fn chinese_names_its_values() {
        let root = command(words(Language::Chinese));
        for arg in std::iter::once(&root).chain(root.get_subcommands()).flat_map(Command::get_arguments) {
            if arg.get_action().takes_values() {
                let names = arg.get_value_names().unwrap_or_default();
                assert!(!names.is_empty() && names.iter().all(|name| has_han(name)), "{}: {names:?}", arg.get_id());
            }
        }
    }

    #[test]
    fn the_command_line_is_sound() {
        command(words(Language::English)).debug_assert();
    }

    fn has_han(text: &str) -> bool {
        text.chars().any(crate::text::is_han)
    }
}
