//! What there is to choose from: the names of the cards, those met last first.

use crate::app::{CardTable, Context, DayFile, Days, Error};
use crate::model::{CardKind, Entry};
use crate::text::{Finder, Rank};
use chrono::NaiveDate;
use std::collections::HashMap;

/// How many of the last days that have a file are looked through for who was met last.
const RECENT_DAYS: usize = 60;
/// From here on a find is unlikely: letters that merely stand in their order.
const UNSURE: u8 = 2;

/// A name to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The kind of card; `None` for companions and kinds, which have none.
    pub kind: Option<CardKind>,
    /// The name.
    pub name: String,
    /// Other names by which it is found.
    pub aliases: Vec<String>,
    /// When an entry last linked to it, among the recent days.
    pub last: Option<NaiveDate>,
}

impl Known {
    /// Makes a name that no card has.
    pub fn word(name: impl Into<String>) -> Self {
        Known { kind: None, name: name.into(), aliases: Vec::new(), last: None }
    }
}

/// The people and projects of a book.
#[derive(Debug, Default)]
pub struct People {
    /// Contacts and organisations, the last met first, then by name.
    pub who: Vec<Known>,
    /// Organisations alone, in the same order.
    pub orgs: Vec<Known>,
    /// Projects, the last worked on first, then by name.
    pub projects: Vec<Known>,
    /// Companions of recent entries, the last first.
    pub with: Vec<Known>,
    /// Kinds of recent entries, the last first.
    pub kinds: Vec<Known>,
    /// The recent entries, the latest first.
    recent: Vec<Entry>,
}

impl People {
    /// Gathers them from the cards and the recent days.
    pub fn gather(context: &Context, table: &CardTable) -> Result<Self, Error> {
        let mut dates = context.book.list_days()?;
        let dates = dates.split_off(dates.len().saturating_sub(RECENT_DAYS));
        let days = Days::read_dates(context, &dates, &table.names);
        Ok(Self::of(table, days.files))
    }

    fn of(table: &CardTable, days: Vec<DayFile>) -> Self {
        let mut recent: Vec<Entry> = days.into_iter().flat_map(|file| file.day.entries).collect();
        recent.reverse();
        let cards = |kind| known(table, kind, &recent);
        let orgs = cards(CardKind::Org);
        let mut who: Vec<Known> = cards(CardKind::Contact).into_iter().chain(orgs.clone()).collect();
        // A person is likelier than an organisation that was met on the same day.
        who.sort_by_key(|known| std::cmp::Reverse(known.last));
        let projects = cards(CardKind::Project);
        let with = words(recent.iter().flat_map(|entry| &entry.links.with));
        let kinds = words(recent.iter().filter_map(|entry| entry.kind.as_ref()));
        People { who, orgs, projects, with, kinds, recent }
    }

    /// Returns the projects of the last entry with one of some people.
    pub fn last_projects(&self, contacts: &[String], orgs: &[String]) -> Vec<String> {
        let with_them = |entry: &&Entry| {
            entry.links.contacts.iter().any(|name| contacts.contains(name))
                || (contacts.is_empty() && entry.links.orgs.iter().any(|name| orgs.contains(name)))
        };
        self.recent.iter().find(with_them).map(|entry| entry.links.projects.clone()).unwrap_or_default()
    }

    /// Tells whether a recent entry has an ID.
    pub fn has_entry(&self, id: Option<&str>) -> bool {
        id.is_some_and(|id| self.recent.iter().any(|entry| entry.id.as_str() == id))
    }

    /// Returns the entries of a day, the latest first.
    pub fn entries_on(&self, date: NaiveDate) -> impl Iterator<Item = &Entry> {
        self.recent.iter().filter(move |entry| entry.date == date)
    }
}

/// Lists the cards of a kind: those of recent entries by how recent, then all others by name.
fn known(table: &CardTable, kind: CardKind, recent: &[Entry]) -> Vec<Known> {
    let mut last: HashMap<&str, (usize, NaiveDate)> = HashMap::new();
    for (place, entry) in recent.iter().enumerate() {
        for name in entry.links.of(kind) {
            last.entry(name).or_insert((place, entry.date));
        }
    }
    let mut aliases: HashMap<&str, Vec<String>> = HashMap::new();
    for (alias, card) in table.names.aliases(kind) {
        aliases.entry(card).or_default().push(alias.to_owned());
    }
    let mut known: Vec<(usize, Known)> = table
        .names
        .cards(kind)
        .map(|name| {
            let met = last.get(name);
            let aliases = aliases.remove(name).unwrap_or_default();
            let known = Known { kind: Some(kind), name: name.to_owned(), aliases, last: met.map(|(_, date)| *date) };
            (met.map_or(usize::MAX, |(place, _)| *place), known)
        })
        .collect();
    // Stable: those who were not met stay in the order of their names.
    known.sort_by_key(|(place, _)| *place);
    known.into_iter().map(|(_, known)| known).collect()
}

/// Lists words without cards, each once, in the order given.
fn words<'w>(words: impl Iterator<Item = &'w String>) -> Vec<Known> {
    let mut known: Vec<Known> = Vec::new();
    for word in words {
        if known.iter().all(|known| known.name != *word) {
            known.push(Known::word(word));
        }
    }
    known
}

/// Finds the options that fit what was typed, the best first: their places, and whether the first is a sure find.
///
/// Among equally good ones the order of the options decides. A find by scattered letters is not sure: then a person who typed a
/// new name must not get somebody else by pressing Enter.
pub fn find(options: &[Known], typed: &str) -> (Vec<usize>, bool) {
    let finder = Finder::new(typed);
    let rank = |known: &Known| {
        let names = std::iter::once(&known.name).chain(&known.aliases);
        names.filter_map(|name| finder.rank(name)).min()
    };
    let likely = |rank: Rank| (rank.unlikelihood(), !rank.is_whole());
    let mut found: Vec<_> =
        options.iter().enumerate().filter_map(|(place, known)| Some((likely(rank(known)?), place))).collect();
    found.sort_unstable();
    let sure = found.first().is_some_and(|((unlikely, _), _)| *unlikely < UNSURE);
    (found.into_iter().map(|(_, place)| place).collect(), sure)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(names: &[&str]) -> Vec<Known> {
        names.iter().map(|name| Known::word(*name)).collect()
    }

    #[test]
    fn found_by_pinyin_initials_and_parts() {
        let options = options(&["张伟", "项羽", "Li Na", "恒达机械"]);
        let first = |typed| find(&options, typed).0.first().map(|place| options[*place].name.as_str());
        for (typed, name) in [
            ("xy", "项羽"),
            ("xiangyu", "项羽"),
            ("ln", "Li Na"),
            ("na", "Li Na"),
            ("hdjx", "恒达机械"),
            ("伟", "张伟"),
        ] {
            assert_eq!(first(typed), Some(name), "{typed}");
        }
        assert_eq!(first("qqq"), None);
    }

    #[test]
    fn initials_of_a_whole_name_come_before_parts_from_inside_of_others() {
        let options = options(&["Foxy Ltd", "许雨雨", "项羽"]);
        let found: Vec<&str> = find(&options, "xy").0.iter().map(|place| options[*place].name.as_str()).collect();
        assert_eq!(found, ["项羽", "许雨雨", "Foxy Ltd"]);
    }

    #[test]
    fn equal_finds_keep_the_order_of_the_options() {
        let options = options(&["王芳", "王伟", "王小明"]);
        assert_eq!(find(&options, "王").0, vec![0, 1, 2]);
        assert_eq!(find(&options, "").0, vec![0, 1, 2]);
    }
}
