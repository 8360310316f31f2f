//! Queries against a segment: each leaf a set of documents, the tree their intersections, unions and complements.
//!
//! The engine's own boolean queries were not taken: sets make `NOT` at the top, names that stand for thousands of terms and the
//! score of the matcher exactly what they are in memory, and a set of 365,000 documents has 45 kilobytes.

use super::IndexError;
use super::bitset::BitSet;
use super::engine::Segment;
use super::schema::{KEY_END, KEYED, TERMS, field_of};
use super::{terms, when};
use crate::query::{Form, NameFilter, Other, Part, Query, Text};
use std::ops::RangeInclusive;
use tantivy::Term;
use tantivy::query::{EnableScoring, PhraseQuery, Query as _};
use tantivy::schema::Field;

/// The documents of a segment that answer a query, deleted ones perhaps among them, and their scores.
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
    /// Returns the documents that a tree is true of. No branch is passed over, for each one scores.
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
            Query::Not(part) => {
                found = self.set(part, false)?;
                found.invert();
            }
            Query::Text(text) => {
                for part in Part::ALL {
                    let holding = holding(text, field_of(part), "", segment)?;
                    self.add(&holding, part, scoring);
                    found.unite(&holding);
                }
            }
            Query::Field { key, text } => {
                found = holding(text, KEYED, &format!("{key}{KEY_END}"), segment)?;
                self.add(&found, Part::Field, scoring);
            }
            Query::Name(filter) => named(filter, segment, &mut found)?,
            Query::Type(kind) => segment.each_doc(TERMS, &terms::kind(*kind), |doc| found.insert(doc))?,
            Query::Is(state) => segment.each_doc(TERMS, &terms::state(*state), |doc| found.insert(doc))?,
            Query::Dates { since, until } => dated(when::span(*since, *until), segment, &mut found),
        }
        Ok(found)
    }

    fn add(&mut self, docs: &BitSet, part: Part, scoring: bool) {
        if scoring {
            docs.iter().for_each(|doc| self.scores[doc as usize] += part.weight());
        }
    }
}

fn holding(text: &Text, field: Field, key: &str, segment: &Segment) -> Result<BitSet, IndexError> {
    let mut found = BitSet::empty(segment.reader.max_doc());
    let Some(((last_at, last), before)) = text.tokens.split_last() else { return Ok(found) };
    let last = format!("{key}{last}");
    if before.is_empty() {
        if text.prefix {
            segment.each_term(field, &last, |_, postings| postings.each(|doc| found.insert(doc)))?;
        } else {
            segment.each_doc(field, &last, |doc| found.insert(doc))?;
        }
        return Ok(found);
    }
    let before: Vec<(usize, Term)> =
        before.iter().map(|(at, token)| (*at, Term::from_field_text(field, &format!("{key}{token}")))).collect();
    let mut with_last = |last: &str| {
        let mut tokens = before.clone();
        tokens.push((*last_at, Term::from_field_text(field, last)));
        phrase(tokens, segment, &mut found)
    };
    if text.prefix {
        // One phrase for each word that begins so; the engine's own query for this stops at a number of words.
        segment.each_term(field, &last, |rest, _| with_last(&format!("{last}{rest}")))?;
    } else {
        with_last(&last)?;
    }
    Ok(found)
}

fn phrase(tokens: Vec<(usize, Term)>, segment: &Segment, found: &mut BitSet) -> Result<(), IndexError> {
    let query = PhraseQuery::new_with_offset(tokens);
    let weight = query.weight(EnableScoring::disabled_from_schema(segment.reader.schema()))?;
    weight.for_each_no_score(&segment.reader, &mut |docs| docs.iter().for_each(|doc| found.insert(*doc)))?;
    Ok(())
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
        Other::Beginning(key) => {
            segment.each_term(TERMS, &format!("{all}{key}"), |_, postings| postings.each(|doc| found.insert(doc)))
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
