//! Names, tags, kinds and entries of the book.

use super::{Choice, Desk};
use crate::app::suggest::best;
use crate::app::undo;
use crate::config::Trade;
use crate::model::{CardKind, Entry};
use crate::render::entry;

/// The most entries that are offered.
const MOST_ENTRIES: usize = 30;
/// The most changes that are offered to be taken back.
const MOST_CHANGES: usize = 20;

/// Offers the names that an argument takes.
pub fn of_argument(desk: &Desk<'_>, argument: &str, typed: &str) -> Vec<Choice> {
    match argument {
        "project" => cards(desk, CardKind::Project, typed),
        "contact" | "with" => cards(desk, CardKind::Contact, typed),
        "org" => cards(desk, CardKind::Org, typed),
        _ => Vec::new(),
    }
}

/// Offers the names of cards.
pub fn cards(desk: &Desk<'_>, kind: CardKind, typed: &str) -> Vec<Choice> {
    let found = desk.book().map(|book| book.names(kind, typed)).unwrap_or_default();
    found.into_iter().map(|found| Choice::new(found.name, found.alias.unwrap_or_default())).collect()
}

/// Offers tags.
pub fn tags(desk: &Desk<'_>, typed: &str) -> Vec<Choice> {
    desk.book().map(|book| book.tags(typed)).unwrap_or_default().into_iter().map(Choice::bare).collect()
}

/// Offers kinds: those of the book and the usual ones.
pub fn kinds(desk: &Desk<'_>, typed: &str) -> Vec<Choice> {
    let usual = desk.words.usual_kinds();
    match desk.book() {
        Some(book) => book.kinds(typed, usual).into_iter().map(Choice::bare).collect(),
        None => best(typed, usual.iter().map(|kind| (*kind, *kind))).into_iter().map(Choice::bare).collect(),
    }
}

/// Offers the saved searches.
pub fn searches(desk: &Desk<'_>, typed: &str) -> Vec<Choice> {
    let found = desk.book().map(|book| book.searches(typed)).unwrap_or_default();
    found.into_iter().map(|(name, query)| Choice::new(name, query)).collect()
}

/// Offers the trades that have a profile, as they are typed in the user's language.
pub fn trades(desk: &Desk<'_>, typed: &str) -> Vec<Choice> {
    let trades = Trade::all().iter().map(|trade| desk.words.trade(trade));
    best(typed, trades.map(|trade| (trade, trade))).into_iter().map(Choice::bare).collect()
}

/// Offers the keys of the user's own fields.
pub fn fields(desk: &Desk<'_>, typed: &str) -> Vec<Choice> {
    let keys = desk.book().map(|book| book.fields(typed)).unwrap_or_default();
    keys.into_iter().map(|key| Choice::bare(format!("{key}="))).collect()
}

/// Offers the latest entries by their IDs.
pub fn entries(desk: &Desk<'_>, typed: &str) -> Vec<Choice> {
    let Some(book) = desk.book() else { return Vec::new() };
    book.entries(typed).take(MOST_ENTRIES).map(|found| Choice::new(found.id.to_string(), about(found))).collect()
}

/// Offers the latest changes by their commits.
pub fn changes(desk: &Desk<'_>, typed: &str) -> Vec<Choice> {
    let Some(book) = desk.book() else { return Vec::new() };
    let changes = undo::latest(book.context(), MOST_CHANGES);
    let named = changes.into_iter().map(|(commit, subject)| Choice::new(entry::short_commit(&commit), subject));
    named.filter(|choice| choice.text.starts_with(typed)).collect()
}

fn about(entry: &Entry) -> String {
    let time = entry.times.map(|times| times.start.format(" %H:%M").to_string()).unwrap_or_default();
    format!("{}{time}  {}", entry.date, entry.title)
}
