//! The tree that a query is read into.

use super::{DocKind, NameFilter, State};
use chrono::NaiveDate;

/// A question to a document. A leaf is true of a document or not; see the room's page for what each means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Every document.
    All,
    /// Each of these.
    And(Vec<Query>),
    /// At least one of these.
    Or(Vec<Query>),
    /// Not this.
    Not(Box<Query>),
    /// A word, a phrase or the beginning of a word, anywhere in the texts.
    Text(Text),
    /// The same, within the values of one field.
    Field {
        /// The key in its compared form.
        key: String,
        /// What the value holds.
        text: Text,
    },
    /// A linked name.
    Name(NameFilter),
    /// A kind of document.
    Type(DocKind),
    /// A state.
    Is(State),
    /// A span of days, both ends included; what has no day lies outside of any.
    Dates {
        /// The first day; open without.
        since: Option<NaiveDate>,
        /// The last day; open without.
        until: Option<NaiveDate>,
    },
}

/// Tokens to be found in one flow: one for a word, several for a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The folded tokens, never none, each with its distance from the first in positions.
    pub tokens: Vec<(usize, String)>,
    /// Whether the last token is only the beginning of a word.
    pub prefix: bool,
}

impl Query {
    /// Returns the query that asks for this and for the other.
    pub fn and(self, other: Query) -> Query {
        match (self, other) {
            (Query::All, one) | (one, Query::All) => one,
            (Query::And(mut all), Query::And(more)) => {
                all.extend(more);
                Query::And(all)
            }
            (Query::And(mut all), one) => {
                all.push(one);
                Query::And(all)
            }
            (one, Query::And(mut all)) => {
                all.insert(0, one);
                Query::And(all)
            }
            (one, other) => Query::And(vec![one, other]),
        }
    }

    /// Makes the query for a run of days.
    pub fn during(period: crate::calendar::Period) -> Query {
        Query::Dates { since: Some(period.first()), until: Some(period.last()) }
    }

    /// Returns the texts that a document is wanted for, those under `NOT` aside, each with the key of its field where it has one: what is
    /// marked in a document, and what scores.
    pub fn wanted(&self) -> Vec<(Option<&str>, &Text)> {
        let mut texts = Vec::new();
        self.gather(&mut texts);
        texts
    }

    fn gather<'a>(&'a self, texts: &mut Vec<(Option<&'a str>, &'a Text)>) {
        match self {
            Query::And(parts) | Query::Or(parts) => parts.iter().for_each(|part| part.gather(texts)),
            Query::Text(text) => texts.push((None, text)),
            Query::Field { key, text } => texts.push((Some(key), text)),
            _ => {}
        }
    }
}
