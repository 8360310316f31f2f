//! The matcher in memory: the same answers as the index, one document at a time.

use super::phrase::{Fit, fit};
use super::{Doc, Part, Query, Sought, Text};
use crate::text::{Token, tokens};
use std::cell::OnceCell;

/// Tells whether a document answers the query.
pub fn matches(query: &Query, doc: &Doc) -> bool {
    Prepared::new(doc).answers(query)
}

/// Returns the score of a document that answers the query, `None` when it does not.
///
/// The score is the sum, over the texts the document is wanted for, of the weights of the parts each stands in, and what
/// [`phrase_weight`] gives for a title that has all words in a row; 0 for filters alone.
pub fn score(query: &Query, doc: &Doc) -> Option<u32> {
    let doc = Prepared::new(doc);
    doc.answers(query).then(|| doc.worth(query))
}

/// Returns what a title adds to a score that has the words of a query in a row: more than the words can have elsewhere.
pub fn phrase_weight(phrase: &Text) -> u32 {
    let words = u32::try_from(phrase.tokens.len()).unwrap_or(u32::MAX);
    Part::Title.weight(Fit::Same).saturating_mul(words)
}

struct Prepared<'a> {
    doc: &'a Doc,
    flows: OnceCell<Vec<Vec<Token<'a>>>>,
}

impl<'a> Prepared<'a> {
    fn new(doc: &'a Doc) -> Self {
        Prepared { doc, flows: OnceCell::new() }
    }

    /// The tokens of each flow, made when the first text is asked for: filters alone never need them.
    fn flows(&self) -> &[Vec<Token<'a>>] {
        self.flows.get_or_init(|| self.doc.flows.iter().map(|flow| tokens(&flow.text).collect()).collect())
    }

    fn answers(&self, query: &Query) -> bool {
        let doc = self.doc;
        match query {
            Query::All => true,
            Query::And(parts) => parts.iter().all(|part| self.answers(part)),
            Query::Or(parts) => parts.iter().any(|part| self.answers(part)),
            Query::Not(part) => !self.answers(part),
            Query::Text(sought) => Part::ALL.into_iter().any(|part| self.fit_in(part, sought).is_some()),
            Query::Field { key, sought } => self.fit_in_field(key, sought).is_some(),
            Query::Filled(key) => self.keyed(key).any(|(_, tokens)| !tokens.is_empty()),
            Query::Has(fact) => doc.facts.contains(fact),
            Query::Number(filter) => doc.numbers.iter().any(|number| filter.accepts(number)),
            Query::Name(filter) => {
                let of_role = doc.names.iter().filter(|name| name.role == filter.role);
                of_role.into_iter().any(|name| filter.accepts(name.form, &filter.role.key(&name.text)))
            }
            Query::Type(kind) => doc.kind == *kind,
            Query::Is(state) => doc.states.contains(state),
            Query::Ids(ids) => {
                let has_id = |id: &str| ids.binary_search_by(|known| known.as_str().cmp(id)).is_ok();
                doc.id.as_ref().is_some_and(|id| has_id(id.as_str()))
            }
            Query::Dates { since, until } => doc
                .date
                .is_some_and(|day| since.is_none_or(|since| since <= day) && until.is_none_or(|until| day <= until)),
        }
    }

    fn all_flows(&self) -> impl Iterator<Item = (&super::Flow, &Vec<Token<'a>>)> {
        self.doc.flows.iter().zip(self.flows())
    }

    fn keyed<'s>(&'s self, key: &'s str) -> impl Iterator<Item = (&'s super::Flow, &'s Vec<Token<'a>>)> {
        self.all_flows().filter(move |(flow, _)| flow.key.as_deref() == Some(key))
    }

    fn fit_in(&self, part: Part, sought: &Sought) -> Option<Fit> {
        let of_part = self.all_flows().filter(|(flow, _)| flow.part == part);
        of_part.filter_map(|(flow, tokens)| sought.fit(&flow.text, tokens)).max()
    }

    fn fit_in_field(&self, key: &str, sought: &Sought) -> Option<Fit> {
        self.keyed(key).filter_map(|(flow, tokens)| sought.fit(&flow.text, tokens)).max()
    }

    fn worth(&self, query: &Query) -> u32 {
        let in_part = |part: Part, sought: &Sought| self.fit_in(part, sought).map_or(0, |fit| part.weight(fit));
        let worth = |(key, sought): (Option<&str>, &Sought)| match key {
            Some(key) => self.fit_in_field(key, sought).map_or(0, |fit| Part::Field.weight(fit)),
            None => Part::ALL.into_iter().map(|part| in_part(part, sought)).sum(),
        };
        let words: u32 = query.wanted().into_iter().map(worth).sum();
        words + query.phrase().filter(|phrase| self.has_title(phrase)).map_or(0, |phrase| phrase_weight(&phrase))
    }

    fn has_title(&self, phrase: &Text) -> bool {
        self.all_flows().any(|(flow, tokens)| flow.part == Part::Title && fit(phrase, tokens).is_some())
    }
}
