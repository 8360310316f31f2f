//! What of a command line is being typed: a command, an option, or the value of which argument.

use clap::{Arg, Command};

/// What is being typed.
#[derive(Debug)]
pub enum Place<'c> {
    /// The command.
    Command,
    /// The name of an option of a command.
    Option(&'c Command),
    /// The value of an argument.
    Value {
        /// The command.
        command: &'c Command,
        /// The argument.
        arg: &'c Arg,
        /// The values of the same positional argument that stand before it.
        before: Vec<String>,
        /// Where in the word the value begins: behind `--contact=`.
        start: usize,
    },
    /// Nothing that is known.
    Unknown,
}

/// Finds what is being typed, given the words before it; `root` must be built, so that commands know the options of all.
pub fn place<'c>(root: &'c Command, words: &[String], current: &str) -> Place<'c> {
    // `help` is written out before clap sees it, which leaves no place for its command.
    if let [.., help] = words
        && matches!(help.as_str(), "--help" | "-h")
    {
        return Place::Command;
    }
    let mut walk = Walk { command: root, pending: None, plain: false, positionals: Vec::new(), is_lost: false };
    words.iter().for_each(|word| walk.pass(word));
    walk.end(current)
}

/// A way along the words.
struct Walk<'c> {
    command: &'c Command,
    /// The option whose value comes next.
    pending: Option<&'c Arg>,
    /// Whether `--` was passed, behind which nothing is an option.
    plain: bool,
    positionals: Vec<String>,
    is_lost: bool,
}

impl<'c> Walk<'c> {
    fn pass(&mut self, word: &str) {
        if self.pending.take().is_some() {
            return;
        }
        match word.strip_prefix('-') {
            Some("-") if !self.plain => self.plain = true,
            Some(option) if !self.plain && !option.is_empty() => {
                self.pending = self.option(option).filter(|(_, start)| start.is_none()).map(|(arg, _)| arg);
            }
            _ if self.command.has_subcommands() => match self.command.find_subcommand(word) {
                Some(command) => self.command = command,
                None => self.is_lost = true,
            },
            _ => self.positionals.push(word.to_owned()),
        }
    }

    /// Finds the option of a word without its first dash that takes a value, and where in the word the value begins, if it does.
    fn option(&self, word: &str) -> Option<(&'c Arg, Option<usize>)> {
        let takes_value = |arg: &&Arg| arg.get_action().takes_values();
        if let Some(long) = word.strip_prefix('-') {
            let (name, value) = long.split_once('=').map_or((long, None), |(name, _)| (name, Some(name.len() + 3)));
            let arg = self.command.get_arguments().find(|arg| arg.get_long() == Some(name)).filter(takes_value)?;
            return Some((arg, value));
        }
        for (at, c) in word.char_indices() {
            let arg = self.command.get_arguments().find(|arg| arg.get_short() == Some(c))?;
            if takes_value(&arg) {
                let behind = at + c.len_utf8();
                return Some((arg, (behind < word.len()).then_some(behind + 1)));
            }
        }
        None
    }

    fn end(self, current: &str) -> Place<'c> {
        let value = |arg, before, start| Place::Value { command: self.command, arg, before, start };
        if self.is_lost {
            return Place::Unknown;
        }
        if let Some(arg) = self.pending {
            return value(arg, Vec::new(), 0);
        }
        if let Some(option) = current.strip_prefix('-').filter(|_| !self.plain) {
            return match self.option(option) {
                Some((arg, Some(start))) => value(arg, Vec::new(), start),
                _ => Place::Option(self.command),
            };
        }
        if self.command.has_subcommands() {
            return Place::Command;
        }
        let positionals: Vec<&Arg> = self.command.get_positionals().collect();
        match positionals.get(self.positionals.len()).or(positionals.last().filter(|arg| is_list(arg))) {
            Some(arg) if is_list(arg) => {
                let skipped = positionals.len() - 1;
                value(arg, self.positionals.iter().skip(skipped).cloned().collect(), 0)
            }
            Some(arg) => value(arg, Vec::new(), 0),
            None => Place::Unknown,
        }
    }
}

fn is_list(arg: &Arg) -> bool {
    arg.get_num_args().is_some_and(|range| range.max_values() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::CommandLine;
    use clap::CommandFactory;

    fn at(line: &str) -> String {
        let mut root = CommandLine::command();
        root.build();
        let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let current = words.pop().unwrap_or_default();
        match place(&root, &words, &current) {
            Place::Command => "command".to_owned(),
            Place::Option(command) => format!("option of {}", command.get_name()),
            Place::Value { command, arg, before, start } => {
                format!("{} {}: {}|{}", command.get_name(), arg.get_id(), before.join(" "), &current[start..])
            }
            Place::Unknown => "unknown".to_owned(),
        }
    }

    #[test]
    fn what_is_being_typed() {
        for (line, place) in [
            ("", "command"),
            ("li", "command"),
            ("--lang zh li", "command"),
            ("--bo", "option of wlog"),
            ("list --con", "option of list"),
            ("list -", "option of list"),
            ("list --contact xi", "list contact: |xi"),
            ("list --contact=xi", "list contact: |xi"),
            ("list -c xi", "list contact: |xi"),
            ("list -cxi", "list contact: |xi"),
            ("列 --contact xi --since la", "list since: |la"),
            ("list --contact xi la", "list period: |la"),
            ("list last we", "list period: last|we"),
            ("add --private Met @x", "add text: Met|@x"),
            ("add -- -x @x", "add text: -x|@x"),
            ("--book ~/b", "wlog book: |~/b"),
            ("list --json --book ~/b", "list book: |~/b"),
            ("nothing here", "unknown"),
            ("add --help ", "command"),
        ] {
            assert_eq!(at(line), place, "{line:?}");
        }
    }
}
