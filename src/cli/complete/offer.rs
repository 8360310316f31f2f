//! What may stand at the place that is being typed.

mod names;
mod phrases;
mod syntax;

use super::place::{Place, place};
use crate::app::Clock;
use crate::app::suggest::{Suggestions, best};
use crate::cli::args::CommandLine;
use crate::cli::{groups, spelling};
use crate::render::words::Words;
use crate::text;
use chrono::NaiveDate;
use clap::{Arg, Command, CommandFactory};
use std::cell::LazyCell;

/// The most choices that are listed; whoever has more to choose from types on. bash asks whether it shall list a hundred.
const MOST: usize = 90;
/// The columns of a description.
const WIDEST: usize = 60;

/// What a shell may put in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offer {
    /// Where in the word that is being typed the choices begin, in bytes.
    pub start: usize,
    /// The choices, the likeliest first.
    pub choices: Vec<Choice>,
    /// What all choices begin with, those that are too many to list included.
    pub common: String,
    /// Whether the word ends with a choice; `contact:` and what stands inside a sentence go on.
    pub ends: bool,
    /// Whether the shell is to complete folders, which it does better.
    pub folders: bool,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is put in.
    pub text: String,
    /// What it is; may be empty.
    pub about: String,
}

/// What is at hand for an answer. The book is opened only when a name in it is asked for.
pub struct Desk<'d> {
    words: &'d dyn Words,
    clock: Clock,
    book: LazyCell<Option<Suggestions>, Box<dyn FnOnce() -> Option<Suggestions> + 'd>>,
}

impl<'d> Desk<'d> {
    /// Takes the words of the user's language and a way to open the book.
    pub fn new(words: &'d dyn Words, clock: Clock, open: impl FnOnce() -> Option<Suggestions> + 'd) -> Self {
        Desk { words, clock, book: LazyCell::new(Box::new(open)) }
    }

    /// Returns the book; `None` where there is none.
    fn book(&self) -> Option<&Suggestions> {
        self.book.as_ref()
    }

    /// Returns today's date, in the book's zone where there is one.
    fn today(&self) -> NaiveDate {
        self.book().map_or_else(|| self.clock.read(None).today(), |book| book.context().now.today())
    }
}

impl Choice {
    fn new(text: impl Into<String>, about: impl Into<String>) -> Self {
        Choice { text: text.into(), about: about.into() }
    }

    fn bare(text: impl Into<String>) -> Self {
        Choice::new(text, "")
    }

    /// Tells whether the text may be put into a command line: nothing in it is hidden or acts on the terminal.
    fn is_safe(&self) -> bool {
        !self.text.is_empty() && !self.text.contains(char::is_control) && text::clean(&self.text) == self.text
    }
}

impl Offer {
    /// Offers choices for a part of the word.
    fn from(start: usize, ends: bool, choices: Vec<Choice>) -> Self {
        let mut choices: Vec<Choice> = choices.into_iter().filter(Choice::is_safe).collect();
        let common = common_beginning(choices.iter().map(|choice| choice.text.as_str()));
        choices.truncate(MOST);
        for choice in &mut choices {
            choice.about = text::truncate(&text::clean(&choice.about), WIDEST).into_owned();
        }
        Offer { start, choices, common, ends, folders: false }
    }
}

/// Returns what all texts begin with.
pub fn common_beginning<'t>(mut texts: impl Iterator<Item = &'t str>) -> String {
    let Some(first) = texts.next() else { return String::new() };
    let shared =
        |a: &str, b: &str| a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let len = texts.fold(first.len(), |len: usize, text| len.min(shared(first, text)));
    first[..len].to_owned()
}

/// Gathers what may stand in place of the current word, given the words before it.
pub fn offer(desk: &Desk<'_>, words: &[String], current: &str) -> Offer {
    let mut root = CommandLine::command();
    root.build();
    match place(&root, words, current) {
        Place::Command => Offer::from(0, true, commands(desk, &root, current)),
        Place::Option(command) => Offer::from(0, true, options(desk, command, current)),
        Place::Value { command, arg, before, start } => {
            let typed = &current[start..];
            let offer = value(desk, command, arg, &before, typed);
            Offer { start: start + offer.start, ..offer }
        }
        Place::Unknown => Offer::default(),
    }
}

/// Lists the commands; the other names of one, and short ways to call it, only once they are being typed.
fn commands(desk: &Desk<'_>, root: &Command, typed: &str) -> Vec<Choice> {
    let about = |command: &str| desk.words.command_help(command).unwrap_or_default();
    let mut choices: Vec<Choice> = Vec::new();
    let shown: Vec<&Command> = groups::commands(root).collect();
    let names = shown.iter().map(|command| Choice::new(command.get_name(), about(command.get_name())));
    choices.extend(names.chain([Choice::new("help", desk.words.help_of_help())]));
    let aliases = shown
        .iter()
        .flat_map(|command| command.get_all_aliases().map(|alias| Choice::new(alias, about(command.get_name()))));
    let short = spelling::SHORT.iter().map(|(short, full)| Choice::new(*short, about(full[0])));
    if typed.is_empty() {
        return choices;
    }
    choices.retain(|choice| choice.text.starts_with(typed));
    let others: Vec<Choice> = aliases.chain(short).collect();
    let fitting = best(typed, others.iter().map(|choice| (choice, choice.text.as_str())));
    let begins = |choice: &&&Choice| choice.text.starts_with(typed) || !choice.text.is_ascii();
    choices.extend(fitting.iter().filter(begins).map(|choice| (*choice).clone()));
    choices
}

fn options(desk: &Desk<'_>, command: &Command, typed: &str) -> Vec<Choice> {
    let help = |id: &str| desk.words.argument_help(command.get_name(), id).unwrap_or_default();
    let shown = command.get_arguments().filter(|arg| !arg.is_hide_set());
    let named =
        shown.filter_map(|arg| Some(Choice::new(format!("--{}", arg.get_long()?), help(arg.get_id().as_str()))));
    let version = command.has_subcommands().then(|| Choice::new("--version", help("version")));
    let all = named.chain([Choice::new("--help", help("help"))]).chain(version);
    all.filter(|choice| choice.text.starts_with(typed)).collect()
}

/// Gathers the values of an argument by what stands for them in the help.
fn value(desk: &Desk<'_>, command: &Command, arg: &Arg, before: &[String], typed: &str) -> Offer {
    let possible = arg.get_possible_values();
    if !possible.is_empty() {
        let names = possible.iter().filter(|value| !value.is_hide_set()).map(|value| value.get_name());
        let names = names.filter(|name| name.starts_with(typed)).map(Choice::bare);
        return Offer::from(0, true, names.collect());
    }
    let whole = |choices| Offer::from(0, true, choices);
    match arg.get_value_names().and_then(<[_]>::first).map_or("", |name| name.as_str()) {
        "NAME" => whole(names::of_argument(desk, arg.get_id().as_str(), typed)),
        "TAG" => whole(names::tags(desk, typed)),
        "KIND" => whole(names::kinds(desk, typed)),
        "SEARCH" => whole(names::searches(desk, typed)),
        "PROFILE" => whole(names::trades(desk, typed)),
        "DATE" => whole(phrases::days(desk, typed)),
        "PERIOD" | "PLACE" if is_list(arg) => whole(phrases::next_words(desk, command.get_name(), before, typed)),
        "PERIOD" => whole(phrases::periods(desk, typed)),
        "WHAT" => {
            let ids = if before.is_empty() { names::entries(desk, typed) } else { Vec::new() };
            whole([phrases::next_words(desk, command.get_name(), before, typed), ids].concat())
        }
        "DAY" => {
            let ids = if before.is_empty() { names::entries(desk, typed) } else { Vec::new() };
            whole([phrases::next_days(desk, before, typed), ids].concat())
        }
        "CHANGE" => whole(names::changes(desk, typed)),
        "ID" => whole(names::entries(desk, typed)),
        "COMMAND" => whole(commands(desk, &CommandLine::command(), typed)),
        "KEY=VALUE" => Offer::from(0, false, names::fields(desk, typed)),
        "PATH" | "DIR" => Offer { folders: true, ..Offer::default() },
        "TEXT" | "TASK" => syntax::mention(desk, typed),
        "QUERY" => syntax::term(desk, typed),
        _ => Offer::default(),
    }
}

fn is_list(arg: &Arg) -> bool {
    arg.is_positional() && arg.get_num_args().is_some_and(|range| range.max_values() > 1)
}
