//! Filters by name: what a typed name means, and which names in a document it accepts.

use super::called::Caller;
use super::glob::Glob;
use super::phrase::{Text, holds_in, read_text};
use super::{Form, Role};
use crate::model::{CardKind, Names, name_may_end};

/// A filter by a linked name, its aliases already looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameFilter {
    /// What kind of name.
    pub role: Role,
    /// The compared forms that are meant: of a known card, its name and all its aliases. Sorted.
    pub known: Vec<String>,
    /// The compared forms of other cards' names that go on where a known one ends; behind a sigil the longest name wins. Sorted.
    pub rivals: Vec<String>,
    /// How a name in a field is accepted when it is none of the known ones.
    pub other: Other,
}

/// What a name filter accepts beside known names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Other {
    /// Nothing: the typed name is a card's.
    Nothing,
    /// Exactly this compared form: the typed name is no card's.
    Exactly(String),
    /// Any compared form like this: `tag:q*`.
    Like(Glob),
    /// Exactly this compared form, or any name that holds these tokens in a row: `contact:伟`.
    Holding(String, Text),
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 6] = [Role::Project, Role::Contact, Role::Org, Role::With, Role::Tag, Role::Kind];

    /// Returns the kind of card whose table of names holds names of this role; companions are looked up among contacts.
    pub fn card_kind(self) -> Option<CardKind> {
        match self {
            Role::Project => Some(CardKind::Project),
            Role::Contact | Role::With => Some(CardKind::Contact),
            Role::Org => Some(CardKind::Org),
            Role::Tag | Role::Kind => None,
        }
    }
}

impl NameFilter {
    /// Reads a typed name: a known name or alias means its card; a name with a `*` any name of this form; otherwise what is meant are the cards that
    /// it calls in another spelling (項羽, `xiangyu`, `xy`), and all names that hold it.
    ///
    /// Tags and kinds have no cards: there the whole name counts, so that `kind:call` leaves a `call-back` alone.
    pub fn new(role: Role, value: &str, names: Option<&Names>) -> Self {
        let table = role.card_kind().zip(names);
        if let Some(glob) = Glob::new(value.trim()) {
            let glob = glob.map(|part| role.key(part));
            let known = table.map(|table| keys_where(table, |key, _| glob.matches(key))).unwrap_or_default();
            return Self::build(role, known, Other::Like(glob), table);
        }
        if let Some((card, table)) = table.and_then(|(kind, names)| Some((names.resolve(kind, value)?, (kind, names))))
        {
            return Self::of_cards(role, &[card], table.1);
        }
        let key = role.key(value);
        match read_text(value).filter(|_| role.card_kind().is_some()) {
            None => Self::build(role, Vec::new(), Other::Exactly(key), table),
            Some(text) => {
                let caller = Caller::new(value);
                let is_meant = |key: &str| holds_in(&text, key) || caller.calls(key);
                let known = table.map(|table| keys_where(table, |key, _| is_meant(key))).unwrap_or_default();
                Self::build(role, known, Other::Holding(key, text), table)
            }
        }
    }

    /// Makes the filter that means some cards, by their names, and nothing else.
    pub fn of_cards(role: Role, cards: &[&str], names: &Names) -> Self {
        let table = role.card_kind().map(|kind| (kind, names));
        let known = table.map(|table| keys_where(table, |_, of| cards.contains(&of))).unwrap_or_default();
        Self::build(role, known, Other::Nothing, table)
    }

    fn build(role: Role, known: Vec<String>, other: Other, table: Option<(CardKind, &Names)>) -> Self {
        let mut rivals: Vec<String> = table
            .into_iter()
            .flat_map(|(kind, names)| known.iter().flat_map(move |key| names.beginning_with(kind, key)))
            .map(|(key, _)| key.to_owned())
            .filter(|key| known.binary_search(key).is_err())
            .collect();
        rivals.sort_unstable();
        rivals.dedup();
        NameFilter { role, known, rivals, other }
    }

    /// Tells whether a name in a compared form is accepted, given how it was typed.
    pub fn accepts(&self, form: Form, key: &str) -> bool {
        let is_known = || self.known.binary_search_by(|known| known.as_str().cmp(key)).is_ok();
        match form {
            Form::Field => is_known() || self.accepts_other(key),
            Form::Quoted => is_known(),
            Form::Open => {
                let longest = |keys: &[String]| keys.iter().filter(|name| begins(name, key)).map(String::len).max();
                longest(&self.known) > longest(&self.rivals)
            }
        }
    }

    fn accepts_other(&self, key: &str) -> bool {
        match &self.other {
            Other::Nothing => false,
            Other::Exactly(wanted) => wanted == key,
            Other::Like(glob) => glob.matches(key),
            Other::Holding(wanted, text) => wanted == key || holds_in(text, key),
        }
    }
}

fn begins(name: &str, text: &str) -> bool {
    text.strip_prefix(name).is_some_and(|rest| name_may_end(name, rest))
}

/// The compared forms whose form and card are accepted; when one of a card's is, all of them are.
fn keys_where((kind, names): (CardKind, &Names), wanted: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let mut cards: Vec<&str> =
        names.beginning_with(kind, "").filter(|(key, card)| wanted(key, card)).map(|(_, card)| card).collect();
    cards.sort_unstable();
    cards.dedup();
    names
        .beginning_with(kind, "")
        .filter(|(_, card)| cards.binary_search(card).is_ok())
        .map(|(key, _)| key.to_owned())
        .collect()
}
