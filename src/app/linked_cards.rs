//! The cards that some days link to, read without reading the table of all cards where that can be helped.
//!
//! A glance or a week's report names a few dozen cards of thousands. A linked name is nearly always a card's own, in the file that the
//! name leads to; only mentions and aliases need the whole table.

use super::cards::read_card;
use super::{CardTable, Context, Item};
use crate::model::{Card, CardKind, Day, Links, Mention, Names, Task, file_stem};
use crate::store::BookPath;
use crate::text::name_key;
use chrono::NaiveDate;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// Cards by kind and name, each read once; `None` for a name that no card has.
type Known = HashMap<(CardKind, String), Option<Card>>;

/// The cards that days and tasks link to.
pub struct Cards<'a> {
    context: &'a Context,
    table: CardTable,
    read: RefCell<Known>,
}

impl<'a> Cards<'a> {
    /// Makes ready for the links of some days and tasks; the table of all cards is read only if they, or the caller, need it.
    pub fn for_links(context: &'a Context, days: &[Day], tasks: &[Task], needs_table: bool) -> Self {
        let entries = days.iter().flat_map(|day| &day.entries).map(|entry| (&entry.mentions, &entry.links));
        let all_tasks = days.iter().flat_map(|day| &day.tasks).chain(tasks);
        let linked = entries.chain(all_tasks.map(|task| (&task.mentions, &task.inherited)));
        let needs_table = needs_table || any_needs_names(context, linked);
        let table = if needs_table { CardTable::glance(context) } else { CardTable::default() };
        Cards { context, table, read: RefCell::default() }
    }

    /// Returns the known names; empty when no link needs them.
    pub fn names(&self) -> &Names {
        &self.table.names
    }

    /// Returns the table of all cards; empty when no link needs it.
    pub fn table(&self) -> &CardTable {
        &self.table
    }

    /// Returns the organisation that a card names for a day, by that organisation's own name.
    pub fn org_of(&self, kind: CardKind, name: &str, day: NaiveDate) -> Option<String> {
        let mut read = self.read.borrow_mut();
        let card = read.entry((kind, name.to_owned())).or_insert_with(|| self.card(kind, name));
        let org = card.as_ref()?.org_on(day)?;
        Some(self.table.names.resolve(CardKind::Org, org).unwrap_or(org).to_owned())
    }

    /// Reads a card that names an organisation; most do not, and reading TOML costs more than looking for the word.
    fn card(&self, kind: CardKind, name: &str) -> Option<Card> {
        let path = self.table.path(kind, name).cloned().or_else(|| own_path(kind, name))?;
        let text = self.context.book.read_text(&path).ok()??;
        let card = text.contains("org").then(|| read_card(self.context, kind, &path))??;
        (name_key(&card.name) == name_key(name)).then_some(card)
    }
}

/// Tells whether the links of some items can only be completed with the names of all cards.
pub fn needs_names<'i>(context: &Context, items: impl Iterator<Item = &'i Item>) -> bool {
    let linked = items.filter_map(|item| match item {
        Item::Entry(entry) => Some((&entry.mentions, &entry.links)),
        Item::Task(task) => Some((&task.mentions, &task.inherited)),
        Item::Day(_) | Item::Card(_) => None,
    });
    any_needs_names(context, linked)
}

fn any_needs_names<'l>(context: &Context, linked: impl Iterator<Item = (&'l Vec<Mention>, &'l Links)>) -> bool {
    let mut seen = HashSet::new();
    let mut linked = linked;
    linked.any(|(mentions, links)| mentions.iter().any(names_a_card) || has_stranger(context, links, &mut seen))
}

fn names_a_card(mention: &Mention) -> bool {
    mention.sigil.card_kind().is_some()
}

/// Tells whether a linked name has no file of its own: it may be an alias.
fn has_stranger<'l>(context: &Context, links: &'l Links, seen: &mut HashSet<(CardKind, &'l str)>) -> bool {
    let names = CardKind::ALL.into_iter().flat_map(|kind| links.of(kind).iter().map(move |name| (kind, name.as_str())));
    let is_stranger = |(kind, name): (CardKind, &str)| {
        own_path(kind, name).is_none_or(|path| !matches!(context.book.stamp(&path), Ok(Some(_))))
    };
    names.filter(|named| seen.insert(*named)).any(is_stranger)
}

/// Returns the file in which a card of this name lies, unless another card's name led to it first.
fn own_path(kind: CardKind, name: &str) -> Option<BookPath> {
    BookPath::new(format!("{}/{}.md", kind.folder(), file_stem(name))).ok()
}
