//! The tree that a query is read into.

use super::{DocKind, Fact, NameFilter, NumberFilter, Sought, State, Text};
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
    /// Something anywhere in the texts.
    Text(Sought),
    /// The same, within the values of one field.
    Field {
        /// The key, see [`field_key`](super::field_key).
        key: String,
        /// What the value holds.
        sought: Sought,
    },
    /// A field that has a value with a word in it, by its key.
    Filled(String),
    /// Something that the texts show.
    Has(Fact),
    /// A number within a range.
    Number(NumberFilter),
    /// A linked name.
    Name(NameFilter),
    /// A kind of document.
    Type(DocKind),
    /// A state.
    Is(State),
    /// One of some entries and tasks, by their IDs; sorted.
    Ids(Vec<String>),
    /// A span of days, both ends included; what has no day lies outside of any.
    Dates {
        /// The first day; open without.
        since: Option<NaiveDate>,
        /// The last day; open without.
        until: Option<NaiveDate>,
    },
}

/// A text that is wanted, with the key of its field where it has one.
pub type Wanted<'a> = (Option<&'a str>, &'a Sought);

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

    /// Returns the query that asks for any of some; the only one as it is.
    pub fn any(mut of: Vec<Query>) -> Query {
        if of.len() == 1 { of.remove(0) } else { Query::Or(of) }
    }

    /// Makes the query for a run of days.
    pub fn during(period: crate::calendar::Period) -> Query {
        Query::Dates { since: Some(period.first()), until: Some(period.last()) }
    }

    /// Returns the texts that a document is wanted for, those under `NOT` aside: what is marked in a document, and what scores.
    pub fn wanted(&self) -> Vec<Wanted<'_>> {
        let mut texts = Vec::new();
        self.gather(&mut texts);
        texts
    }

    fn gather<'a>(&'a self, texts: &mut Vec<Wanted<'a>>) {
        match self {
            Query::And(parts) | Query::Or(parts) => parts.iter().for_each(|part| part.gather(texts)),
            Query::Text(sought) => texts.push((None, sought)),
            Query::Field { key, sought } => texts.push((Some(key), sought)),
            _ => {}
        }
    }

    /// Tells whether the tokens and names of a document decide, so that its text need not be read.
    pub fn is_decided_by_tokens(&self) -> bool {
        match self {
            Query::And(parts) | Query::Or(parts) => parts.iter().all(Query::is_decided_by_tokens),
            Query::Not(part) => part.is_decided_by_tokens(),
            Query::Text(sought) | Query::Field { sought, .. } => sought.tokens().is_some(),
            _ => true,
        }
    }

    /// Returns the words that stand side by side in the query as one phrase, where there are several: a title that has them so is
    /// the best there is.
    pub fn phrase(&self) -> Option<Text> {
        let Query::And(parts) = self else { return None };
        let words: Vec<&Text> = parts.iter().filter_map(word).collect();
        (words.len() > 1).then(|| Text::in_a_row(&words))
    }
}

/// Returns the word of a part; that of one that may also be a name is the first of the ways to read it.
fn word(part: &Query) -> Option<&Text> {
    match part {
        Query::Text(sought) => sought.tokens(),
        Query::Or(ways) => ways.first().and_then(word),
        _ => None,
    }
}
