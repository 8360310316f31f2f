//! Fields and sigils: `key:value`, `@name`.

use super::days::{Span, due};
use super::fields::{DUE, EXPENSE, FIGURE, FieldName, OUTCOME, REACHED, field_key, field_name};
use super::lex::{Field, ValueForm};
use super::number::{self, NumberFilter};
use super::parse::Parser;
use super::phrase::read_text;
use super::{DocKind, Fact, NameFilter, Problem, Query, QueryProblem, Role, Sought, State, leaf};
use crate::calendar::Lean;
use crate::text::edit_distance;
use chrono::Days;
use std::ops::Range;

/// What `has:` takes beside [`Fact`]s: what stands in a field.
const FIELDS: [&str; 10] = ["expense", "figure", "outcome", "project", "contact", "org", "with", "tag", "kind", "due"];

impl<'a> Parser<'a> {
    /// Reads a name behind a sigil.
    pub(super) fn by_sigil(&mut self, sigil: char, name: &str) -> Query {
        let role = match sigil {
            '+' => Role::Project,
            '@' => Role::Contact,
            '%' => Role::Org,
            _ => Role::Tag,
        };
        self.name(role, name)
    }

    /// Reads the filter by a name. An organisation is found by its people, too.
    fn name(&mut self, role: Role, value: &str) -> Query {
        self.needs.names |= role.card_kind().is_some();
        let filter = NameFilter::new(role, value, self.context.names);
        if role != Role::Org || self.context.direct {
            return Query::Name(filter);
        }
        self.needs.people = true;
        match (self.context.people, self.context.names) {
            (Some(people), Some(names)) => people.or_people(filter, names),
            _ => Query::Name(filter),
        }
    }

    /// Reads `key:value`.
    pub(super) fn field(&mut self, field: &Field<'a>, at: &Range<usize>) -> Result<Query, QueryProblem> {
        let value = field.value;
        if value.trim().is_empty() {
            return Err(QueryProblem { what: Problem::EmptyValue { field: field.name.to_owned() }, at: at.clone() });
        }
        let here = |what| QueryProblem { what, at: field.value_at.clone() };
        let dates = |(since, until): Span| Query::Dates { since, until };
        Ok(match field_name(field.name) {
            FieldName::Name(role) => self.name(role, name_of(field, self.text)?),
            FieldName::Client => {
                let name = name_of(field, self.text)?;
                Query::any([Role::Contact, Role::Org].map(|role| self.name(role, name)).into())
            }
            FieldName::Type => Query::Type(DocKind::parse(value).ok_or_else(|| here(unknown_type(value)))?),
            FieldName::Is => {
                let state = State::parse(value).ok_or_else(|| here(unknown_state(value)))?;
                self.state(state)
            }
            FieldName::Has => self.has(value).ok_or_else(|| here(unknown_fact(value)))?,
            FieldName::On => dates(self.span(field, Lean::Past)?),
            FieldName::Since => dates((self.span(field, Lean::Past)?.0, None)),
            FieldName::Until => dates((None, self.span(field, Lean::Past)?.1)),
            FieldName::Due => due(self.span(field, Lean::Future)?),
            FieldName::Number(key, factor) => self.number(field, key, factor, at)?,
            FieldName::Text(FIGURE) => self.text_or_number(FIGURE, REACHED, field)?,
            FieldName::Text(key) => self.within(key, field)?,
            FieldName::Own(key) => self.own(&key, field, at)?,
        })
    }

    fn state(&mut self, state: State) -> Query {
        let yesterday = self.context.today.checked_sub_days(Days::new(1));
        match state {
            State::Overdue => Query::Is(State::Open).and(due((None, yesterday))),
            State::Late => {
                self.needs.late = true;
                Query::Ids(self.context.late.map(<[String]>::to_vec).unwrap_or_default())
            }
            state => Query::Is(state),
        }
    }

    /// Reads what `has:` asks for: a field by any of its names, or a fact.
    fn has(&mut self, value: &str) -> Option<Query> {
        // The people of an organisation are no organisation of the entry's own.
        let org = Query::Name(NameFilter::new(Role::Org, "*", self.context.names));
        Some(match field_name(value) {
            FieldName::Name(Role::Org) => org,
            FieldName::Name(role) => self.name(role, "*"),
            FieldName::Client => Query::any(vec![self.name(Role::Contact, "*"), org]),
            FieldName::Text(key @ (EXPENSE | FIGURE | OUTCOME)) => Query::Filled(key.to_owned()),
            FieldName::Due => Query::Number(NumberFilter::any(DUE)),
            _ => match fact(value) {
                Some(fact) => Query::Has(fact),
                None => return self.has(value.strip_suffix('s')?),
            },
        })
    }

    /// A number that documents have may as well be one of a field of the user's own with this key: `hours:2..` of a field `hours`.
    fn number(&self, field: &Field<'a>, key: &str, factor: i64, at: &Range<usize>) -> Result<Query, QueryProblem> {
        let own = field_key(field.name);
        if field.asks_for_any() {
            return Ok(Query::Or(vec![Query::Number(NumberFilter::any(key)), Query::Filled(own)]));
        }
        match number::Range::read(field.value).filter(|_| field.form == ValueForm::Bare) {
            Some(range) => {
                Ok(Query::Or(vec![Query::Number(range.filter(key, factor)), Query::Number(range.filter(&own, 1))]))
            }
            None if field.form == ValueForm::Bare && number::split_range(field.value).is_some() => {
                Err(bad_range(field))
            }
            None => self.own(&own, field, at),
        }
    }

    /// A field of the user's own: a range of numbers, or text.
    fn own(&self, key: &str, field: &Field<'a>, at: &Range<usize>) -> Result<Query, QueryProblem> {
        let mut ways = match self.text_or_number(key, key, field)? {
            Query::Or(ways) => ways,
            own @ (Query::Filled(_) | Query::Number(_)) => return Ok(own),
            own => vec![own],
        };
        // `key:value` may as well be a piece of prose that was pasted: 注意：周五截止.
        let is_prose = field.form == ValueForm::Bare && !self.context.exact;
        ways.extend(read_text(&self.text[at.clone()]).filter(|_| is_prose).map(|text| Query::Text(Sought::Text(text))));
        Ok(Query::any(ways))
    }

    /// A field of texts that may begin with a number: a range asks for the number, a single one for it or for the text, since 5000000 is 500 万元,
    /// too.
    fn text_or_number(&self, key: &str, counts: &str, field: &Field<'a>) -> Result<Query, QueryProblem> {
        let range = number::Range::read(field.value).filter(|_| field.form == ValueForm::Bare);
        match range.map(|range| Query::Number(range.filter(counts, 1))) {
            Some(number) if number::split_range(field.value).is_some() => Ok(number),
            Some(number) if !self.context.exact => Ok(Query::Or(vec![self.within(key, field)?, number])),
            _ => self.within(key, field),
        }
    }

    /// Looks for a text within the values of a field; a `*` alone asks for any value.
    fn within(&self, key: &str, field: &Field<'a>) -> Result<Query, QueryProblem> {
        let key = key.to_owned();
        let at = &field.value_at;
        let sought = match field.form {
            ValueForm::Bare if field.asks_for_any() => return Ok(Query::Filled(key)),
            ValueForm::Bare => leaf::bare(field.value, at, self.context.exact)?,
            ValueForm::Quoted => leaf::quoted(field.value, at, self.context.exact)?,
            ValueForm::Pattern => leaf::pattern(field.value, &(at.start + 1..at.end - 1), self.context.exact)?,
        };
        Ok(Query::Field { key, sought })
    }
}

/// Returns the value of a filter by a name. Names are looked up and not searched, so that a pattern or a near word would find nothing.
fn name_of<'a>(field: &Field<'a>, text: &str) -> Result<&'a str, QueryProblem> {
    let is_near = field.form == ValueForm::Bare && leaf::near(field.value).is_some();
    if field.form != ValueForm::Pattern && !is_near {
        return Ok(field.value);
    }
    let value = text[field.value_at.clone()].to_owned();
    let what = Problem::OnlyNames { field: field.name.to_owned(), value };
    Err(QueryProblem { what, at: field.value_at.clone() })
}

fn bad_range(field: &Field<'_>) -> QueryProblem {
    let what = Problem::BadRange { field: field.name.to_owned(), value: field.value.to_owned() };
    QueryProblem { what, at: field.value_at.clone() }
}

/// Returns the words that `has:` takes, in English.
pub fn fact_words() -> impl Iterator<Item = &'static str> {
    FIELDS.into_iter().chain(Fact::ALL.map(Fact::as_str))
}

fn fact(word: &str) -> Option<Fact> {
    let key = field_key(word);
    let fact = match key.as_str() {
        "待办" => Fact::Task,
        "链接" => Fact::Link,
        english => Fact::ALL.into_iter().find(|fact| fact.as_str() == english)?,
    };
    Some(fact)
}

fn unknown_type(value: &str) -> Problem {
    Problem::UnknownType { value: value.to_owned(), nearest: nearest(value, DocKind::ALL.map(DocKind::as_str)) }
}

fn unknown_state(value: &str) -> Problem {
    Problem::UnknownState { value: value.to_owned(), nearest: nearest(value, State::ALL.map(State::as_str)) }
}

fn unknown_fact(value: &str) -> Problem {
    Problem::UnknownFact { value: value.to_owned(), nearest: nearest(value, fact_words()) }
}

fn nearest(value: &str, words: impl IntoIterator<Item = &'static str>) -> Option<&'static str> {
    let value: Vec<char> = value.to_lowercase().chars().collect();
    let distance = |word: &str| edit_distance(&value, &word.chars().collect::<Vec<_>>());
    let near = words.into_iter().map(|word| (distance(word), word)).filter(|(far, _)| *far <= 2);
    near.min().map(|(_, word)| word)
}
