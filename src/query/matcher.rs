//! The matcher in memory: the same answers as the index, one document at a time.

use super::phrase::holds;
use super::{Doc, Part, Query, Text};
use crate::text::{Token, name_key, tokens};
use std::cell::OnceCell;

/// Tells whether a document answers the query.
pub fn matches(query: &Query, doc: &Doc) -> bool {
    Prepared::new(doc).answers(query)
}

/// Returns the score of a document that answers the query, `None` when it does not.
///
/// The score is the sum, over the texts the document is wanted for, of the weights of the parts each stands in; 0 for filters alone.
pub fn score(query: &Query, doc: &Doc) -> Option<u32> {
    let doc = Prepared::new(doc);
    doc.answers(query).then(|| doc.worth(query))
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
        match query {
            Query::All => true,
            Query::And(parts) => parts.iter().all(|part| self.answers(part)),
            Query::Or(parts) => parts.iter().any(|part| self.answers(part)),
            Query::Not(part) => !self.answers(part),
            Query::Text(text) => self.flows().iter().any(|flow| holds(text, flow)),
            Query::Field { key, text } => self.field_holds(key, text),
            Query::Name(filter) => self
                .doc
                .names
                .iter()
                .any(|name| name.role == filter.role && filter.accepts(name.form, &name_key(&name.text))),
            Query::Type(kind) => self.doc.kind == *kind,
            Query::Is(state) => self.doc.states.contains(state),
            Query::Dates { since, until } => self
                .doc
                .date
                .is_some_and(|day| since.is_none_or(|since| since <= day) && until.is_none_or(|until| day <= until)),
        }
    }

    fn field_holds(&self, key: &str, text: &Text) -> bool {
        let keyed = |index: usize| self.doc.flows[index].key.as_deref() == Some(key);
        self.flows().iter().enumerate().any(|(index, flow)| keyed(index) && holds(text, flow))
    }

    fn worth(&self, query: &Query) -> u32 {
        let stands_in = |part: Part, text: &Text| {
            let flows = self.doc.flows.iter().zip(self.flows());
            flows.filter(|(flow, _)| flow.part == part).any(|(_, tokens)| holds(text, tokens))
        };
        let worth = |(key, text): (Option<&str>, &Text)| match key {
            Some(key) if self.field_holds(key, text) => Part::Field.weight(),
            Some(_) => 0,
            None => Part::ALL.into_iter().filter(|part| stands_in(*part, text)).map(Part::weight).sum(),
        };
        query.wanted().into_iter().map(worth).sum()
    }
}
