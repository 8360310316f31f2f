//! Makes cards for names that are new.

use super::links::NewCard;
use super::{CardTable, Context, Error, write};
use crate::format;
use crate::model::Card;
use crate::store::{Book, BookPath, Change};

/// Makes the changes that bring cards into being, but for those that another process made before the lock was taken.
pub fn changes(context: &Context, cards: &[NewCard], book: &Book) -> Result<Vec<Change>, Error> {
    if cards.is_empty() {
        return Ok(Vec::new());
    }
    let names = CardTable::load(context)?.names;
    let mut changes: Vec<Change> = Vec::new();
    for card in cards.iter().filter(|card| names.resolve(card.kind, &card.name).is_none()) {
        let is_taken = |path: &BookPath| changes.iter().any(|change| change.path == *path);
        let path = write::free_card_path(book, card.kind, &card.name, is_taken)?;
        let text = format::new_card(&Card::new(card.kind, &card.name));
        changes.push(Change { path, expected: None, new: Some(text.into_bytes()) });
    }
    Ok(changes)
}
