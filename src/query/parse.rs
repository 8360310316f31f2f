//! From lexemes to a tree. `OR` binds weaker than standing side by side, `NOT` strongest.

use super::fields::{FieldName, field_name};
use super::lex::{Field, Kind, Lexeme, lex};
use super::phrase::read_text;
use super::{DocKind, NameFilter, Problem, Query, QueryProblem, Role, State};
use crate::calendar::{DateProblem, Period, Said, parse_period};
use crate::model::Names;
use crate::text::edit_distance;
use chrono::NaiveDate;
use std::ops::Range;

/// The deepest nesting of parentheses and `NOT`.
pub const DEEPEST: usize = 64;

/// What reading a query needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The day that `today` means.
    pub today: NaiveDate,
    /// The known names; without them a name filter takes names as typed.
    pub names: Option<&'a Names>,
}

/// Words of a query for a day or a period that were not plain ISO 8601, and what they were taken to say: worth showing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidDate {
    /// The words as typed.
    pub words: String,
    /// The period that they say.
    pub period: Period,
}

/// Reads a query.
pub fn parse(text: &str, context: &Context<'_>) -> Result<Query, QueryProblem> {
    parse_saying_dates(text, context).map(|(query, _)| query)
}

/// Reads a query; returns also its words for days that were not plain, in their order, each once.
pub fn parse_saying_dates(text: &str, context: &Context<'_>) -> Result<(Query, Vec<SaidDate>), QueryProblem> {
    let lexemes = lex(text)?;
    if lexemes.is_empty() {
        return Err(QueryProblem { what: Problem::Empty, at: 0..text.len() });
    }
    let mut parser = Parser { lexemes: &lexemes, at: 0, end: text.len(), text, context, depth: 0, said: Vec::new() };
    let query = parser.either()?;
    match parser.peek() {
        None => Ok((query, parser.said)),
        Some(rest) => Err(QueryProblem { what: Problem::UnopenedParen, at: rest.at.clone() }),
    }
}

struct Parser<'a> {
    lexemes: &'a [Lexeme<'a>],
    at: usize,
    end: usize,
    text: &'a str,
    context: &'a Context<'a>,
    depth: usize,
    said: Vec<SaidDate>,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Lexeme<'a>> {
        self.lexemes.get(self.at)
    }

    fn next_is(&self, kind: &Kind<'_>) -> bool {
        self.peek().is_some_and(|lexeme| lexeme.kind == *kind)
    }

    /// `a OR b`
    fn either(&mut self) -> Result<Query, QueryProblem> {
        let mut parts = vec![self.every()?];
        while let Some(lexeme) = self.peek().filter(|lexeme| lexeme.kind == Kind::Or) {
            self.at += 1;
            self.need_operand("OR", &lexeme.at)?;
            parts.push(self.every()?);
        }
        Ok(if parts.len() > 1 { Query::Or(parts) } else { parts.swap_remove(0) })
    }

    /// `a b`, `a AND b`
    fn every(&mut self) -> Result<Query, QueryProblem> {
        let mut query: Option<Query> = None;
        while let Some(lexeme) = self.peek() {
            match lexeme.kind {
                Kind::Close => break,
                Kind::Or if query.is_some() => break,
                Kind::Or => return Err(missing("OR", &lexeme.at)),
                Kind::And if query.is_none() => return Err(missing("AND", &lexeme.at)),
                Kind::And => {
                    self.at += 1;
                    self.need_operand("AND", &lexeme.at)?;
                }
                _ => {}
            }
            let part = self.one()?;
            query = Some(match query {
                Some(query) => Query::And(flat(query, part)),
                None => part,
            });
        }
        query.ok_or_else(|| {
            let at = self.peek().map_or(self.end..self.end, |lexeme| lexeme.at.clone());
            QueryProblem { what: if self.depth > 0 { Problem::EmptyParens } else { Problem::UnopenedParen }, at }
        })
    }

    fn need_operand(&self, operator: &'static str, at: &Range<usize>) -> Result<(), QueryProblem> {
        match self.peek() {
            None => Err(missing(operator, at)),
            Some(next) if matches!(next.kind, Kind::Close | Kind::Or | Kind::And) => Err(missing(operator, at)),
            Some(_) => Ok(()),
        }
    }

    fn one(&mut self) -> Result<Query, QueryProblem> {
        let Some(lexeme) = self.peek() else { return Ok(Query::All) };
        self.at += 1;
        match &lexeme.kind {
            Kind::Not => {
                self.need_operand("NOT", &lexeme.at)?;
                self.deeper(&lexeme.at, |parser| Ok(Query::Not(Box::new(parser.one()?))))
            }
            Kind::Open => self.deeper(&lexeme.at, |parser| {
                let inner = parser.either()?;
                if !parser.next_is(&Kind::Close) {
                    return Err(QueryProblem { what: Problem::UnclosedParen, at: lexeme.at.clone() });
                }
                parser.at += 1;
                Ok(inner)
            }),
            Kind::Bare(word) => bare(word, &lexeme.at),
            Kind::Quoted(text) => text_of(text, &lexeme.at),
            Kind::Sigil { sigil, name } => Ok(self.by_sigil(*sigil, name)),
            Kind::Field(field) => self.field(field, &lexeme.at),
            Kind::Close | Kind::And | Kind::Or => Err(missing("OR", &lexeme.at)),
        }
    }

    fn deeper(
        &mut self,
        at: &Range<usize>,
        inner: impl FnOnce(&mut Self) -> Result<Query, QueryProblem>,
    ) -> Result<Query, QueryProblem> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(QueryProblem { what: Problem::TooDeep, at: at.clone() });
        }
        let query = inner(self);
        self.depth -= 1;
        query
    }

    fn by_sigil(&self, sigil: char, name: &str) -> Query {
        let role = match sigil {
            '+' => Role::Project,
            '@' => Role::Contact,
            '%' => Role::Org,
            _ => Role::Tag,
        };
        Query::Name(NameFilter::new(role, name, self.context.names))
    }

    fn field(&mut self, field: &Field<'_>, at: &Range<usize>) -> Result<Query, QueryProblem> {
        let value = field.value;
        if value.trim().is_empty() {
            return Err(QueryProblem { what: Problem::EmptyValue { field: field.name.to_owned() }, at: at.clone() });
        }
        let here = |what| QueryProblem { what, at: field.value_at.clone() };
        Ok(match field_name(field.name) {
            FieldName::Name(role) => Query::Name(NameFilter::new(role, value, self.context.names)),
            FieldName::Type => Query::Type(DocKind::parse(value).ok_or_else(|| here(unknown_type(value)))?),
            FieldName::Is => Query::Is(State::parse(value).ok_or_else(|| here(unknown_state(value)))?),
            FieldName::On => Query::during(self.period(field)?),
            FieldName::Since => Query::Dates { since: Some(self.period(field)?.first()), until: None },
            FieldName::Until => Query::Dates { since: None, until: Some(self.period(field)?.last()) },
            FieldName::Text(key) => within(key.to_owned(), value).ok_or_else(|| here(nothing(value)))?,
            FieldName::Own(key) => {
                let own = within(key, value).ok_or_else(|| here(nothing(value)))?;
                // `key:value` may as well be a piece of prose that was pasted: 注意：周五截止.
                match read_text(&self.text[at.clone()]) {
                    Some(text) if !field.quoted => Query::Or(vec![own, Query::Text(text)]),
                    _ => own,
                }
            }
        })
    }

    /// Reads a day or a period. One of several words needs no quotes: as many words after the value belong to it as make one with it
    /// (`since:last week`, `on:nov 21`).
    fn period(&mut self, field: &Field<'_>) -> Result<Period, QueryProblem> {
        let today = self.context.today;
        let start = field.value_at.start;
        let words = self.lexemes[self.at..].iter().take_while(|lexeme| matches!(lexeme.kind, Kind::Bare(_)));
        let more = if field.quoted { 0 } else { words.take(LONGEST_DATE).count() };
        let ends = (0..more).rev().map(|word| (word + 1, self.lexemes[self.at + word].at.end));
        for (taken, end) in ends {
            let typed = &self.text[start..end];
            match parse_period(typed, today) {
                Ok(said) => {
                    self.at += taken;
                    return Ok(self.say(typed, said));
                }
                // What is no date with the words after it may be one before other words, which may be a time: `since:friday 9:00`.
                Err(DateProblem::Unknown { .. } | DateProblem::WithTime { .. }) => {}
                Err(problem) => return Err(bad_date(field, problem, start..end)),
            }
        }
        match parse_period(field.value, today) {
            Ok(said) => Ok(self.say(field.value, said)),
            Err(problem) => Err(bad_date(field, problem, field.value_at.clone())),
        }
    }

    fn say(&mut self, words: &str, said: Said<Period>) -> Period {
        let new = SaidDate { words: words.trim().to_owned(), period: said.value };
        if !said.plain && !self.said.contains(&new) {
            self.said.push(new);
        }
        said.value
    }
}

fn bad_date(field: &Field<'_>, problem: DateProblem, at: Range<usize>) -> QueryProblem {
    QueryProblem { what: Problem::BadDate { field: field.name.to_owned(), problem }, at }
}

/// The most words that may follow the first of a date.
const LONGEST_DATE: usize = 5;

fn flat(query: Query, part: Query) -> Vec<Query> {
    match query {
        Query::And(mut parts) => {
            parts.push(part);
            parts
        }
        query => vec![query, part],
    }
}

fn missing(operator: &'static str, at: &Range<usize>) -> QueryProblem {
    QueryProblem { what: Problem::MissingOperand { operator }, at: at.clone() }
}

fn nothing(text: &str) -> Problem {
    Problem::NothingToSearch { text: text.to_owned() }
}

fn bare(word: &str, at: &Range<usize>) -> Result<Query, QueryProblem> {
    if let Some(rest) = word.strip_prefix('-').filter(|rest| rest.starts_with(char::is_alphabetic)) {
        return Err(QueryProblem { what: Problem::LeadingDash { word: rest.to_owned() }, at: at.clone() });
    }
    text_of(word, at)
}

fn text_of(text: &str, at: &Range<usize>) -> Result<Query, QueryProblem> {
    read_text(text).map(Query::Text).ok_or_else(|| QueryProblem { what: nothing(text), at: at.clone() })
}

fn within(key: String, value: &str) -> Option<Query> {
    read_text(value).map(|text| Query::Field { key, text })
}

fn unknown_type(value: &str) -> Problem {
    Problem::UnknownType { value: value.to_owned(), nearest: nearest(value, DocKind::ALL.map(DocKind::as_str)) }
}

fn unknown_state(value: &str) -> Problem {
    Problem::UnknownState { value: value.to_owned(), nearest: nearest(value, State::ALL.map(State::as_str)) }
}

fn nearest<const N: usize>(value: &str, words: [&'static str; N]) -> Option<&'static str> {
    let value: Vec<char> = value.to_lowercase().chars().collect();
    let distance = |word: &str| edit_distance(&value, &word.chars().collect::<Vec<_>>());
    words.into_iter().map(|word| (distance(word), word)).filter(|(far, _)| *far <= 2).min().map(|(_, word)| word)
}
