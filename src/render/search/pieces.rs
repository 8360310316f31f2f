//! Which text of a result shows best why it was found.

use crate::model::{Card, Day, Details, Entry};
use crate::query::{Query, marks};

/// A text with what is written before it.
pub struct Piece {
    /// What it is: `→ `, `contract: `; nothing for a body.
    pub label: String,
    /// The text.
    pub text: String,
}

impl Piece {
    fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Piece { label: label.into(), text: text.into() }
    }

    fn bare(text: impl Into<String>) -> Self {
        Piece::new("", text)
    }
}

/// From so many matches on more of them tell nothing more.
const MANY: usize = 9;

/// Returns the piece in which the most matches; the first of equals, `None` where none has any.
pub fn best(query: &Query, pieces: impl IntoIterator<Item = Piece>) -> Option<Piece> {
    let mut best: Option<(usize, Piece)> = None;
    for piece in pieces {
        let count = marks(query, &piece.text).len().min(MANY);
        if count > best.as_ref().map_or(0, |(most, _)| *most) {
            best = Some((count, piece));
        }
    }
    best.map(|(_, piece)| piece)
}

/// Lists the texts of an entry but for its title.
pub fn of_entry(found: &Entry) -> Vec<Piece> {
    let outcome = found.outcome.iter().map(|outcome| Piece::new("→ ", outcome));
    let body = std::iter::once(Piece::bare(&found.body));
    let own = found.fields.iter().map(|(key, value)| Piece::new(format!("{key}: "), value));
    let figures = found.figures.iter().map(|figure| Piece::bare(figure.to_string()));
    let expenses = found.expenses.iter().map(|expense| Piece::bare(expense.to_string()));
    outcome.chain(body).chain(own).chain(figures).chain(expenses).collect()
}

/// Lists the texts of a card but for its names.
pub fn of_card(card: &Card) -> Vec<Piece> {
    let mut pieces = vec![Piece::bare(card.body.trim())];
    let mut add = |texts: &[String]| pieces.extend(texts.iter().map(Piece::bare));
    match &card.details {
        Details::Project(project) => add(&project.goal.iter().cloned().collect::<Vec<_>>()),
        Details::Contact(contact) => {
            add(&contact.title.iter().cloned().collect::<Vec<_>>());
            add(&contact.phones);
            add(&contact.emails);
        }
        Details::Org(org) => {
            add(&org.needs);
            add(&org.services);
            add(&org.address.iter().chain(&org.source).cloned().collect::<Vec<_>>());
        }
    }
    pieces
}

/// Returns what a day says beside its entries and tasks.
pub fn of_day(day: &Day) -> String {
    let sections = day.lead.iter().chain(&day.plans).chain(&day.summaries);
    sections.map(|section| section.text.as_str()).collect::<Vec<_>>().join(" ")
}
