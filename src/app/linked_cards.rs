//! The cards that some days link to, read without reading the table of all cards where that can be helped.
//!
//! A glance or a week's report names a few dozen cards of thousands. A linked name is nearly always a card's own, in the file that the
//! name leads to; only mentions and aliases need the whole table.

use super::cards::{self, Place, read_card};
use super::{CardTable, Context, Item};
use crate::model::{Card, CardKind, Day, Links, Mention, Names, Task};
use chrono::NaiveDate;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// Cards by kind and name, each read once; `None` for a name that no card has.
type Known = HashMap<(CardKind, String), Option<Card>>;

/// The cards that days and tasks link to.
pub struct Cards<'a> {
    context: &'a Context,
    table: CardTable,
    places: HashMap<(CardKind, String), Place>,
    read: RefCell<Known>,
}

impl<'a> Cards<'a> {
    /// Makes ready for the links of some days and tasks; the table of all cards is read only if they, or the caller, need it.
    pub fn for_links(context: &'a Context, days: &[Day], tasks: &[Task], needs_table: bool) -> Self {
        let entries = days.iter().flat_map(|day| &day.entries).map(|entry| (&entry.mentions, &entry.links));
        let all_tasks = days.iter().flat_map(|day| &day.tasks).chain(tasks);
        let linked: Vec<Linked<'_>> = entries.chain(all_tasks.map(|task| (&task.mentions, &task.inherited))).collect();
        let places = places(context, &linked);
        // An organisation that a card names may be called by an alias.
        let names_org = places.as_ref().is_some_and(|places| places.values().any(|place| place.may_have_org));
        let needs_table = needs_table || names_org || places.is_none();
        let table = if needs_table { CardTable::glance(context) } else { CardTable::default() };
        Cards { context, table, places: places.unwrap_or_default(), read: RefCell::default() }
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

    fn card(&self, kind: CardKind, name: &str) -> Option<Card> {
        match self.places.get(&(kind, name.to_owned())) {
            Some(place) if !place.may_have_org => None,
            Some(place) => read_card(self.context, kind, &place.path),
            None => read_card(self.context, kind, self.table.path(kind, name)?),
        }
    }
}

/// What an entry or a task mentions and links to.
type Linked<'l> = (&'l Vec<Mention>, &'l Links);

/// Tells whether the links of some items can only be completed with the names of all cards.
pub fn needs_names<'i>(context: &Context, items: impl Iterator<Item = &'i Item>) -> bool {
    let linked = items.filter_map(|item| match item {
        Item::Entry(entry) => Some((&entry.mentions, &entry.links)),
        Item::Task(task) => Some((&task.mentions, &task.inherited)),
        Item::Day(_) | Item::Card(_) => None,
    });
    places(context, &linked.collect::<Vec<_>>()).is_none()
}

/// Finds the cards that are linked by their own names; `None` when some are mentioned, or linked by what may be an alias.
fn places(context: &Context, linked: &[Linked<'_>]) -> Option<HashMap<(CardKind, String), Place>> {
    let names_a_card = |mention: &Mention| mention.sigil.card_kind().is_some();
    if linked.iter().any(|(mentions, _)| mentions.iter().any(names_a_card)) {
        return None;
    }
    let mut wanted: HashSet<(CardKind, &str)> = HashSet::new();
    for (_, links) in linked {
        for kind in CardKind::ALL {
            wanted.extend(links.of(kind).iter().map(|name| (kind, name.as_str())));
        }
    }
    if wanted.is_empty() {
        return Some(HashMap::new());
    }
    cards::find(context, &wanted).filter(|found| found.len() == wanted.len())
}
