//! Makes cards for names that are new.

use super::add::Employer;
use super::links::NewCard;
use super::{CardTable, Context, Error, write};
use crate::format;
use crate::model::{Card, Details, Employment};
use crate::store::{Book, BookPath, Change};
use crate::text::name_key;

/// Makes the changes that bring cards into being, but for those that another process made before the lock was taken.
///
/// A new contact's card says where they work, if that was said.
pub fn changes(
    context: &Context,
    cards: &[NewCard],
    employers: &[Employer],
    book: &Book,
) -> Result<Vec<Change>, Error> {
    if cards.is_empty() {
        return Ok(Vec::new());
    }
    let names = CardTable::load(context)?.names;
    let mut changes: Vec<Change> = Vec::new();
    for card in cards.iter().filter(|card| names.resolve(card.kind, &card.name).is_none()) {
        let is_taken = |path: &BookPath| changes.iter().any(|change| change.path == *path);
        let path = write::free_card_path(book, card.kind, &card.name, is_taken)?;
        let text = format::new_card(&blank_card(card, employers));
        changes.push(Change { path, expected: None, new: Some(text.into_bytes()) });
    }
    Ok(changes)
}

/// Makes a card that says no more than its name, and where a new contact works.
fn blank_card(new: &NewCard, employers: &[Employer]) -> Card {
    let mut card = Card::new(new.kind, &new.name);
    if let Details::Contact(contact) = &mut card.details
        && let Some(employer) = employers.iter().find(|employer| name_key(&employer.contact) == name_key(&new.name))
    {
        contact.orgs.push(Employment { org: employer.org.clone(), from: None, until: None });
    }
    card
}
