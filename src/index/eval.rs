//! Queries against a segment: each leaf a set of documents, the tree their intersections, unions and complements.
//!
//! The engine's own boolean queries were not taken: sets make `NOT` at the top, names that stand for thousands of terms and the
//! score of the matcher exactly what they are in memory, and a set of 365,000 documents has 45 kilobytes.

use super::IndexError;
use super::bitset::BitSet;
use super::engine::Segment;
use super::schema::{KEY_END, KEYED, TERMS, TITLE, field_of};
use super::words::{holding, near_text};
use super::{terms, when};
use crate::query::{Fit, Form, NameFilter, NumberFilter, Other, Part, Query, Sought, Text, phrase_weight};
use std::ops::RangeInclusive;

/// The documents of a segment that answer a query, deleted ones perhaps among them, and their scores.
///
/// Where tokens do not decide ([`Query::is_decided_by_tokens`]) they are those that may answer.
pub(super) struct Answers {
    pub docs: BitSet,
    scores: Vec<u32>,
}

impl Answers {
    /// Asks a segment.
    pub fn of(query: &Query, segment: &Segment) -> Result<Self, IndexError> {
        let size = if query.wanted().is_empty() { 0 } else { segment.reader.max_doc() as usize };
        let mut evaluation = Evaluation { segment, scores: vec![0; size] };
        let docs = evaluation.set(query, true)?;
        if let Some(phrase) = query.phrase() {
            evaluation.add_phrase(&phrase)?;
        }
        Ok(Answers { docs, scores: evaluation.scores })
    }

    /// Returns the score of a document that answers, as [`crate::query::score`] counts it.
    pub fn score(&self, doc: u32) -> u32 {
        self.scores.get(doc as usize).copied().unwrap_or_default()
    }
}

struct Evaluation<'a> {
    segment: &'a Segment,
    scores: Vec<u32>,
}

impl Evaluation<'_> {
    /// Returns the documents that a tree is true of, or may be. No branch is passed over, for each one scores.
    fn set(&mut self, query: &Query, scoring: bool) -> Result<BitSet, IndexError> {
        let segment = self.segment;
        let bound = segment.reader.max_doc();
        let mut found = BitSet::empty(bound);
        match query {
            Query::All => found = BitSet::full(bound),
            Query::And(parts) => {
                found = BitSet::full(bound);
                for part in parts {
                    found.intersect(&self.set(part, scoring)?);
                }
            }
            Query::Or(parts) => {
                for part in parts {
                    found.unite(&self.set(part, scoring)?);
                }
            }
            // What may be true of a document may be false of it.
            Query::Not(part) if !part.is_decided_by_tokens() => found = BitSet::full(bound),
            Query::Not(part) => {
                found = self.set(part, false)?;
                found.invert();
            }
            Query::Text(sought) => {
                for part in Part::ALL {
                    let weights = |fit| part.weight(fit);
                    found.unite(&self.sought(sought, field_of(part), "", weights, scoring)?);
                }
            }
            Query::Field { key, sought } => {
                let weights = |fit| Part::Field.weight(fit);
                found = self.sought(sought, KEYED, &format!("{key}{KEY_END}"), weights, scoring)?;
            }
            Query::Filled(key) => segment
                .each_term(KEYED, &format!("{key}{KEY_END}"), |_, postings| postings.each(|doc| found.insert(doc)))?,
            Query::Has(fact) => segment.each_doc(TERMS, &terms::fact(*fact), |doc| found.insert(doc))?,
            Query::Number(filter) => numbered(filter, segment, &mut found)?,
            Query::Name(filter) => named(filter, segment, &mut found)?,
            Query::Type(kind) => segment.each_doc(TERMS, &terms::kind(*kind), |doc| found.insert(doc))?,
            Query::Is(state) => segment.each_doc(TERMS, &terms::state(*state), |doc| found.insert(doc))?,
            Query::Ids(ids) => identified(ids, segment, &mut found),
            Query::Dates { since, until } => dated(when::span(*since, *until), segment, &mut found),
        }
        Ok(found)
    }

    /// Returns the documents of which a field holds, or may hold, what is sought, and adds to their scores.
    fn sought(
        &mut self,
        sought: &Sought,
        field: tantivy::schema::Field,
        key: &str,
        weight: impl Fn(Fit) -> u32,
        scoring: bool,
    ) -> Result<BitSet, IndexError> {
        let Sought::Text(text) = sought else { return near_text(sought, field, key, self.segment) };
        let [same, like] = holding(text, field, key, self.segment)?;
        if scoring {
            self.add(&same, weight(Fit::Same));
            like.iter()
                .filter(|doc| !same.contains(*doc))
                .for_each(|doc| self.scores[doc as usize] += weight(Fit::Like));
        }
        let mut found = same;
        found.unite(&like);
        Ok(found)
    }

    fn add_phrase(&mut self, phrase: &Text) -> Result<(), IndexError> {
        let [mut found, like] = holding(phrase, TITLE, "", self.segment)?;
        found.unite(&like);
        self.add(&found, phrase_weight(phrase));
        Ok(())
    }

    fn add(&mut self, docs: &BitSet, weight: u32) {
        docs.iter().for_each(|doc| self.scores[doc as usize] += weight);
    }
}

fn numbered(filter: &NumberFilter, segment: &Segment, found: &mut BitSet) -> Result<(), IndexError> {
    segment.each_term(TERMS, &terms::numbers(&filter.key), |number, postings| {
        if terms::number(number).is_some_and(|number| filter.range.contains(&number)) {
            postings.each(|doc| found.insert(doc))?;
        }
        Ok(())
    })
}

fn identified(ids: &[String], segment: &Segment, found: &mut BitSet) {
    let mut packed: Vec<u64> = ids.iter().map(|id| when::pack_id(id)).collect();
    packed.sort_unstable();
    let docs = 0..segment.reader.max_doc();
    docs.filter(|doc| packed.binary_search(&segment.id.get_val(*doc)).is_ok()).for_each(|doc| found.insert(doc));
}

fn named(filter: &NameFilter, segment: &Segment, found: &mut BitSet) -> Result<(), IndexError> {
    let family = |form| terms::family(filter.role, form);
    for key in &filter.known {
        for form in [Form::Field, Form::Quoted] {
            segment.each_doc(TERMS, &format!("{}{key}", family(form)), |doc| found.insert(doc))?;
        }
        segment.each_term(TERMS, &format!("{}{key}", family(Form::Open)), |rest, postings| {
            if filter.accepts(Form::Open, &format!("{key}{rest}")) {
                postings.each(|doc| found.insert(doc))?;
            }
            Ok(())
        })?;
    }
    let all = family(Form::Field);
    match &filter.other {
        Other::Nothing => Ok(()),
        Other::Exactly(key) => segment.each_doc(TERMS, &format!("{all}{key}"), |doc| found.insert(doc)),
        Other::Like(glob) => {
            let beginning = glob.beginning();
            segment.each_term(TERMS, &format!("{all}{beginning}"), |rest, postings| {
                if glob.matches(&format!("{beginning}{rest}")) {
                    postings.each(|doc| found.insert(doc))?;
                }
                Ok(())
            })
        }
        Other::Holding(..) => segment.each_term(TERMS, all, |key, postings| {
            if filter.accepts(Form::Field, key) {
                postings.each(|doc| found.insert(doc))?;
            }
            Ok(())
        }),
    }
}

fn dated(range: RangeInclusive<u64>, segment: &Segment, found: &mut BitSet) {
    for doc in 0..segment.reader.max_doc() {
        if range.contains(&segment.when.get_val(doc)) {
            found.insert(doc);
        }
    }
}
