//! What of a book may have been meant by the beginning that was typed: names, tags, kinds, entries. Only reads.

use super::days::Days;
use super::{CardTable, Context};
use crate::config::Environment;
use crate::model::{CardKind, Entry, Names};
use crate::store::{Cache, StoreError};
use crate::text::{Finder, How, Rank, name_key};
use std::cell::OnceCell;
use std::collections::HashSet;
use std::path::Path;

/// How many of the latest days are looked through for tags, kinds, entries and the names that are used most lately.
///
/// All days of a book would take longer than a person waits for a key.
const LATEST_DAYS: usize = 30;

/// A book that is asked for suggestions; what it takes to answer is read when it is first needed.
pub struct Suggestions {
    context: Context,
    table: OnceCell<CardTable>,
    latest: OnceCell<Vec<Entry>>,
}

/// A name that fits what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// The name itself.
    pub name: String,
    /// Another name of the same card, where that is the one that fits.
    pub alias: Option<String>,
}

impl Suggestions {
    /// Opens the book at a folder, so that nothing is written, not even a cache.
    ///
    /// # Errors
    ///
    /// As [`Context::open`].
    pub fn open(root: &Path, environment: &Environment, clock: super::Clock) -> Result<Self, StoreError> {
        let context = Context::open(root, environment, clock)?;
        let context = Context { cache: context.cache.map(Cache::read_only), ..context };
        Ok(Suggestions { context, table: OnceCell::new(), latest: OnceCell::new() })
    }

    /// Returns what the suggestions are about: the book, its settings, the moment.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Finds the names of cards that fit what was typed, the best first; with nothing typed, those that were used last come first.
    pub fn names(&self, kind: CardKind, typed: &str) -> Vec<Suggested> {
        let names = &self.table.get_or_init(|| CardTable::glance(&self.context)).names;
        let of = |name: &str, alias: Option<&str>| Suggested { name: name.to_owned(), alias: alias.map(str::to_owned) };
        let cards = names.cards(kind).map(|name| (name, None, name));
        if typed.is_empty() {
            let used = self.used(kind);
            let known = cards.map(|(name, ..)| name.to_owned());
            return distinct(used.into_iter().chain(known)).map(|name| of(&name, None)).collect();
        }
        let aliases = names.aliases(kind).map(|(alias, card)| (card, Some(alias), alias));
        let found = best(typed, cards.chain(aliases).map(|(card, alias, said)| ((card, alias), said)));
        let mut seen = HashSet::new();
        found.into_iter().filter(|(card, _)| seen.insert(*card)).map(|(card, alias)| of(card, alias)).collect()
    }

    /// Finds the tags of the latest days that fit what was typed, the best first.
    pub fn tags(&self, typed: &str) -> Vec<String> {
        self.words(typed, |entry| entry.links.tags.clone(), &[])
    }

    /// Finds the kinds of the latest days and of the profile that fit what was typed, the best first; `usual` serve where there is no profile.
    pub fn kinds(&self, typed: &str, usual: &[&str]) -> Vec<String> {
        let of_trade: Vec<&str> = self.context.profile.kinds.iter().map(String::as_str).collect();
        let usual = if of_trade.is_empty() { usual } else { &of_trade };
        self.words(typed, |entry| entry.kind.iter().cloned().collect(), usual)
    }

    /// Finds the fields that the profile and the book declare and that fit what was typed, the best first.
    pub fn fields(&self, typed: &str) -> Vec<&str> {
        let keys = self.context.profile.fields.iter().chain(&self.context.settings.fields).map(String::as_str);
        best(typed, keys.map(|key| (key, key)))
    }

    /// Finds the saved searches whose names fit what was typed, the best first, each with its query.
    pub fn searches(&self, typed: &str) -> Vec<(&str, &str)> {
        let searches = self.context.settings.searches.iter();
        let searches = searches.map(|(name, query)| ((name.as_str(), query.as_str()), name.as_str()));
        if typed.is_empty() { searches.map(|(search, _)| search).collect() } else { best(typed, searches) }
    }

    /// Returns the latest entries whose ID begins as typed, the latest first.
    pub fn entries(&self, typed: &str) -> impl Iterator<Item = &Entry> {
        self.latest().iter().filter(move |entry| entry.id.to_string().starts_with(typed))
    }

    fn words(&self, typed: &str, of: impl Fn(&Entry) -> Vec<String>, usual: &[&str]) -> Vec<String> {
        let usual = usual.iter().map(|word| (*word).to_owned());
        let words: Vec<String> = distinct(self.latest().iter().flat_map(of).chain(usual)).collect();
        best(typed, words.iter().map(|word| (word, word.as_str()))).into_iter().cloned().collect()
    }

    /// Lists the names that the latest entries link to, the last used first.
    fn used(&self, kind: CardKind) -> Vec<String> {
        distinct(self.latest().iter().flat_map(|entry| entry.links.of(kind).to_vec())).collect()
    }

    /// Reads the entries of the latest days, the latest first.
    fn latest(&self) -> &[Entry] {
        self.latest.get_or_init(|| {
            let mut dates = self.context.book.list_days().unwrap_or_default();
            let mut dates = dates.split_off(dates.len().saturating_sub(LATEST_DAYS));
            dates.reverse();
            let days = Days::read_dates(&self.context, &dates, &Names::default());
            days.files.into_iter().flat_map(|file| file.day.entries.into_iter().rev()).collect()
        })
    }
}

/// Leaves out what was there before, whatever its case and width.
fn distinct(names: impl Iterator<Item = String>) -> impl Iterator<Item = String> {
    let mut seen = HashSet::new();
    names.filter(move |name| seen.insert(name_key(name)))
}

/// Ranks what fits and keeps the likeliest only, since a shell that is left with one name puts it in.
///
/// Parts from inside a name serve where no name begins so, letters that merely come in their order where nothing fits better; and
/// who spelled one name in full (`xy` for 项羽) does not mean another that goes on (许雨雨).
pub fn best<'a, T>(typed: &str, candidates: impl Iterator<Item = (T, &'a str)>) -> Vec<T> {
    let finder = Finder::new(typed);
    let mut ranked: Vec<(Rank, T)> = candidates.filter_map(|(what, name)| Some((finder.rank(name)?, what))).collect();
    let likeliest = ranked.iter().map(|(rank, _)| rank.unlikelihood()).min();
    let has_whole = ranked.iter().any(|(rank, _)| is_spelled(*rank) && rank.is_whole());
    ranked.retain(|(rank, _)| {
        Some(rank.unlikelihood()) == likeliest && !(has_whole && is_spelled(*rank) && !rank.is_whole())
    });
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, what)| what).collect()
}

fn is_spelled(rank: Rank) -> bool {
    matches!(rank.how, How::Pinyin | How::Initials | How::Mixed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_less_likely_serves_only_where_nothing_fits_better() {
        let names = ["Oliver", "Li Na", "李娜", "Lori", "小李", "娜仁花", "许雨雨", "项羽"];
        let best = |typed| best(typed, names.iter().map(|name| (*name, *name)));
        assert_eq!(best("li"), ["Li Na", "李娜"]);
        assert_eq!(best("liv"), ["Oliver"]);
        assert_eq!(best("lr"), ["Lori"]);
        assert_eq!(best("xy"), ["项羽"]);
        assert_eq!(best("xyy"), ["许雨雨"]);
        assert_eq!(best("zz"), [""; 0]);
    }
}
