//! What has changed since the index was written and is searched in memory meanwhile.

use super::diff::Diff;
use super::hit::{Hit, Key, Page};
use super::manifest::Manifest;
use super::work::{self, Content};
use super::{Source, Stamped, terms};
use crate::model::Names;
use crate::query::{self, Doc, People, Query, call_forms};
use crate::text::tokens;
use std::ops::RangeInclusive;

/// Changed files with their documents.
#[derive(Debug, Default)]
pub(super) struct Pending {
    /// The files with other bytes, by their place in the walk, with their row where they have one.
    pub changed: Vec<(usize, Option<usize>, Content)>,
    /// The files whose stamps changed but not their bytes, by their place in the walk, with their row.
    pub touched: Vec<(usize, usize)>,
    /// The rows of files that are gone.
    pub gone: Vec<usize>,
}

impl Pending {
    /// Reads the suspects of a comparison.
    pub fn read(diff: Diff, manifest: &Manifest, walk: &[Stamped], source: &dyn Source) -> Self {
        let states = work::each(diff.suspects.len(), Pending::default, |state, at| {
            let (place, row) = diff.suspects[at];
            let known = row.and_then(|row| manifest.row(row)).map(|row| row.digest);
            match (work::read(source, &walk[place], known), row) {
                (Content::Same, Some(row)) => state.touched.push((place, row)),
                (Content::Same | Content::Nothing, None) => {}
                (Content::Nothing, Some(row)) => state.gone.push(row),
                (content, row) => state.changed.push((place, row, content)),
            }
        });
        let mut all = Pending { gone: diff.gone, ..Pending::default() };
        for state in states {
            all.changed.extend(state.changed);
            all.touched.extend(state.touched);
            all.gone.extend(state.gone);
        }
        all
    }

    /// Walks the rows whose documents in the index no longer hold.
    pub fn stale_rows(&self) -> impl Iterator<Item = usize> + '_ {
        self.changed.iter().filter_map(|(_, row, _)| *row).chain(self.gone.iter().copied())
    }

    /// Walks the documents with the places of their files in the walk.
    pub fn docs(&self) -> impl Iterator<Item = (usize, &Doc)> {
        self.changed.iter().flat_map(|(place, _, content)| {
            let docs: &[Doc] = match content {
                Content::New { docs, .. } => docs,
                Content::Nothing | Content::Same => &[],
            };
            docs.iter().map(move |doc| (*place, doc))
        })
    }

    /// Returns the documents that answer a query.
    pub fn search(&self, query: &Query, page: Page, walk: &[Stamped]) -> Vec<(Key, Hit)> {
        self.docs().filter_map(|(place, doc)| answer(query, doc, page, &walk[place].path)).collect()
    }

    /// Returns the entries and tasks whose IDs lie within a range.
    pub fn by_id(&self, ids: &RangeInclusive<u64>, walk: &[Stamped]) -> Vec<(Key, Hit)> {
        self.docs().filter_map(|(place, doc)| identified(doc, ids, &walk[place].path)).collect()
    }

    /// Visits the words of all texts.
    pub fn each_word(&self, visit: &mut dyn FnMut(&str)) {
        let flows = self.docs().flat_map(|(_, doc)| &doc.flows);
        flows.flat_map(|flow| tokens(&flow.text)).for_each(|token| visit(&token.text));
    }

    /// Adds the names of changed cards to a table.
    pub fn learn_names(&self, names: &mut Names) {
        self.docs().for_each(|(_, doc)| learn(doc, names));
    }

    /// Adds those of changed cards that are called by a form that is wanted.
    pub fn learn_called(&self, names: &mut Names, is_wanted: impl Fn(&str) -> bool) {
        let is_called = |name: &str| call_forms(name).iter().any(|form| is_wanted(form));
        let cards = self.docs().map(|(_, doc)| doc);
        cards
            .filter(|doc| doc.card_names().is_some_and(|(_, all)| all.into_iter().any(is_called)))
            .for_each(|doc| learn(doc, names));
    }

    /// Adds the people of changed cards.
    pub fn learn_people(&self, people: &mut People) {
        self.docs().for_each(|(_, doc)| learn_person(doc, people));
    }
}

/// Returns the hit of a document when it answers a query.
pub(super) fn answer(query: &Query, doc: &Doc, page: Page, path: &str) -> Option<(Key, Hit)> {
    let score = query::score(query, doc)?;
    Some((page.key(super::when::pack(doc), score), Hit::of(doc, path, score)))
}

/// Returns the hit of a document when its ID lies within a range.
pub(super) fn identified(doc: &Doc, ids: &RangeInclusive<u64>, path: &str) -> Option<(Key, Hit)> {
    let id = super::when::pack_id(doc.id.as_ref()?.as_str());
    ids.contains(&id).then(|| (Page::default().key(super::when::pack(doc), 0), Hit::of(doc, path, 0)))
}

/// Adds the person of a contact's card to those who are known to work somewhere.
pub(super) fn learn_person(doc: &Doc, people: &mut People) {
    if let Some((_, all)) = doc.card_names()
        && let Some(name) = all.first()
    {
        people.insert(name, doc.jobs.clone());
    }
}

/// Adds a card's names to a table.
pub(super) fn learn(doc: &Doc, names: &mut Names) {
    if let Some((kind, all)) = doc.card_names() {
        terms::learn_parts(kind, all.into_iter(), names);
    }
}
