//! The first hour: where there is no book yet, and what to type when one was made.

use super::style::{Hue, Look, Style};
use super::words::{Words, argument, word};
use crate::config::Trade;
use crate::text;
use std::path::Path;

/// The columns of a usual terminal.
const COLUMNS: usize = 80;

/// Invites whoever has no book yet: what wlog is, the first command to type, and how to choose a profile.
pub fn welcome(usual: &Path, words: &dyn Words, style: Style) -> String {
    let command = |typed: &str| format!("  {}\n", paint(typed, style));
    let profiles: String = trades(words)
        .iter()
        .map(|trade| command(&format!("wlog init {} --profile {}", argument(usual), word(trade))))
        .collect();
    let add = command(&format!("{} {}", words.add_command(), quoted(words.first_entry())));
    format!(
        "{}\n\n{}\n\n{add}\n{}\n\n{profiles}\n{}\n",
        words.what_wlog_is(),
        words.first_entry_makes_one(usual),
        words.or_choose_a_profile(),
        words.book_elsewhere(),
    )
}

/// Lists the commands worth typing when a book was made: write, look, report; before them how to go there, where that is needed.
///
/// `example` is a first entry of the trade.
pub fn next_commands(go_to: Option<&Path>, example: Option<&str>, words: &dyn Words, style: Style) -> String {
    let go = go_to.map(|folder| (format!("cd {}", argument(folder)), words.next_go()));
    let entry = example.unwrap_or(words.first_entry());
    let commands = [
        (format!("{} {}", words.add_command(), quoted(entry)), words.next_add()),
        ("wlog".to_owned(), words.next_today()),
        (words.week_command().to_owned(), words.next_week()),
    ];
    let commands: Vec<(String, &str)> = go.into_iter().chain(commands).collect();
    let widest = commands.iter().map(|(_, meaning)| text::width(meaning)).max().unwrap_or_default();
    // A command that leaves no room beside it has its meaning below, in the column of the others.
    let fits = |command: &str| 2 + text::width(command) + 2 + widest <= COLUMNS;
    let short = commands.iter().map(|(command, _)| command).filter(|command| fits(command));
    let width = short.map(|command| text::width(command)).max().unwrap_or_default();
    let line = |(command, meaning): &(String, &str)| {
        let gap = match fits(command) {
            true => " ".repeat(width - text::width(command) + 2),
            false => format!("\n{}", " ".repeat(width + 4)),
        };
        format!("  {}{gap}{}\n", paint(command, style), style.paint(meaning, Look::FAINT))
    };
    format!("{}\n{}", words.next_head(), commands.iter().map(line).collect::<String>())
}

/// Returns what each trade is called where it is asked for, in the language.
pub fn trades(words: &dyn Words) -> Vec<&'static str> {
    Trade::all().iter().map(|trade| words.trade(trade)).collect()
}

/// Returns the command that gives a book a profile.
pub fn profile_command(folder: &Path, words: &dyn Words) -> String {
    let first = trades(words).into_iter().next().unwrap_or_default();
    format!("wlog init {} --profile {}", argument(folder), word(first))
}

/// Says which name signs the commits of a book because none is known.
pub fn identity_missing(name: &str, book: &Path, words: &dyn Words) -> String {
    words.identity_missing(name, &argument(book))
}

/// Says that an address was made up.
pub fn address_made_up(address: &str, book: &Path, words: &dyn Words) -> String {
    words.address_made_up(address, &argument(book))
}

fn paint(command: &str, style: Style) -> String {
    style.paint(command, Look::PLAIN.hued(Hue::Cyan))
}

/// Puts a text in quotes whatever it holds, as an entry is typed.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::render::words::words;

    #[test]
    fn commands_stand_in_columns() {
        for language in [Language::English, Language::Chinese] {
            let page =
                next_commands(Some(Path::new("/srv/log")), Some("见 @李娜's"), words(language), Style::default());
            let meanings = |line: &str| {
                let at = line.trim_start().find("  ").map(|at| at + line.len() - line.trim_start().len());
                at.map(|at| text::width(&line[..line.len() - line[at..].trim_start().len()]))
            };
            let columns: Vec<_> = page.lines().skip(1).map(meanings).collect();
            assert_eq!(columns.len(), 4, "{page}");
            assert!(columns.iter().all(|column| column.is_some() && *column == columns[0]), "{page}");
            assert!(page.contains(r"'见 @李娜'\''s'"), "{page}");
        }
    }
}
