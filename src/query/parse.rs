//! From lexemes to a tree. `OR` binds weaker than standing side by side, `NOT` strongest.

use super::lex::{Kind, Lexeme, lex};
use super::{People, Problem, Query, QueryProblem, leaf};
use crate::calendar::{Period, Said};
use crate::model::Names;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::ops::Range;

/// The deepest nesting of parentheses and `NOT`.
pub const DEEPEST: usize = 64;

/// What reading a query needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The day that `today` means.
    pub today: NaiveDate,
    /// The known names; without them a name filter takes names as typed, and a word is only a word.
    pub names: Option<&'a Names>,
    /// Who worked where; without, an organisation is not found by its people.
    pub people: Option<&'a People>,
    /// The IDs of the entries that came after their day had closed; sorted.
    pub late: Option<&'a [String]>,
    /// Whether texts are looked for exactly as they were typed.
    pub exact: bool,
    /// Whether an organisation's people are left aside.
    pub direct: bool,
}

impl Context<'_> {
    /// Makes the context of a day that knows nothing else.
    pub fn on(today: NaiveDate) -> Self {
        Context { today, names: None, people: None, late: None, exact: false, direct: false }
    }
}

/// A query as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The tree.
    pub query: Query,
    /// Its words for days that were not plain, in their order, each once.
    pub said: Vec<SaidDate>,
    /// What it would take to understand it wholly.
    pub needs: Needs,
}

/// What a query asks of the book before it can be understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// The names of all cards.
    pub names: bool,
    /// Who worked where.
    pub people: bool,
    /// The late entries.
    pub late: bool,
    /// The words that may call a card, as typed.
    pub words: Vec<String>,
}

/// Words of a query for a day or a period that were not plain ISO 8601, and what they were taken to say: worth showing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidDate {
    /// The words as typed.
    pub words: String,
    /// The period that they say.
    pub period: Period,
}

/// Writes a query so that what is put beside it binds to all of it. `OR x`, which is no query by itself, goes on widening what stands before it.
pub fn grouped(text: &str) -> Cow<'_, str> {
    let lexemes = lex(text).unwrap_or_default();
    let has_or = lexemes.iter().any(|lexeme| lexeme.kind == Kind::Or);
    let begins_with_or = lexemes.first().is_some_and(|lexeme| lexeme.kind == Kind::Or);
    if has_or && !begins_with_or { Cow::Owned(format!("({text})")) } else { Cow::Borrowed(text) }
}

/// Reads a query.
pub fn parse(text: &str, context: &Context<'_>) -> Result<Query, QueryProblem> {
    read(text, context).map(|reading| reading.query)
}

/// Reads a query; returns also what it says of days, and what more should be known to read it.
pub fn read(text: &str, context: &Context<'_>) -> Result<Reading, QueryProblem> {
    let lexemes = lex(text)?;
    if lexemes.is_empty() {
        return Err(QueryProblem { what: Problem::Empty, at: 0..text.len() });
    }
    let mut parser = Parser {
        lexemes: &lexemes,
        at: 0,
        end: text.len(),
        text,
        context,
        depth: 0,
        said: Vec::new(),
        needs: Needs::default(),
    };
    let query = parser.either()?;
    match parser.peek() {
        None => Ok(Reading { query, said: parser.said, needs: parser.needs }),
        Some(rest) => Err(QueryProblem { what: Problem::UnopenedParen, at: rest.at.clone() }),
    }
}

pub(super) struct Parser<'a> {
    pub lexemes: &'a [Lexeme<'a>],
    pub at: usize,
    end: usize,
    pub text: &'a str,
    pub context: &'a Context<'a>,
    depth: usize,
    said: Vec<SaidDate>,
    pub needs: Needs,
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
                let unclosed = || QueryProblem { what: Problem::UnclosedParen, at: lexeme.at.clone() };
                parser.peek().ok_or_else(unclosed)?;
                let inner = parser.either()?;
                if !parser.next_is(&Kind::Close) {
                    return Err(unclosed());
                }
                parser.at += 1;
                Ok(inner)
            }),
            Kind::Bare(word) => {
                self.needs.words.extend((!self.context.exact).then(|| (*word).to_owned()));
                leaf::word(word, &lexeme.at, self.context)
            }
            Kind::Quoted(text) => leaf::quoted(text, &lexeme.at, self.context.exact).map(Query::Text),
            Kind::Pattern(source) => {
                leaf::pattern(source, &(lexeme.at.start + 1..lexeme.at.end - 1), self.context.exact).map(Query::Text)
            }
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

    /// Notes the words for a period where they are worth showing.
    pub(super) fn say(&mut self, words: &str, said: Said<Period>) -> Period {
        let new = SaidDate { words: words.trim().to_owned(), period: said.value };
        if !said.plain && !self.said.contains(&new) {
            self.said.push(new);
        }
        said.value
    }
}

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
