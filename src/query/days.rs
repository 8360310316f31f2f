//! Days and periods in a query.

use super::fields::DUE;
use super::from_model::day_number;
use super::lex::{Field, Kind, ValueForm};
use super::number;
use super::parse::Parser;
use super::{Problem, Query, QueryProblem};
use crate::calendar::{DateProblem, Lean, Period, Said, parse_leaning_period};
use chrono::NaiveDate;
use std::ops::Range;

/// A span of days, both ends included; open without.
pub(super) type Span = (Option<NaiveDate>, Option<NaiveDate>);

impl<'a> Parser<'a> {
    /// Reads a day or a period, or a span that is open on one side: `2026-11-01..`, `..friday`. Which Friday is meant goes by `lean`.
    pub(super) fn span(&mut self, field: &Field<'a>, lean: Lean) -> Result<Span, QueryProblem> {
        let value = field.value.trim();
        let one = |text: &str| {
            let at = field.value_at.clone();
            self.read(text, lean).map_err(|problem| bad_date(field, problem, at))
        };
        match number::split_range(value) {
            Some((from, "")) if !from.is_empty() => {
                let said = one(from)?;
                Ok((Some(self.say(from, said).first()), None))
            }
            Some(("", to)) if !to.is_empty() => {
                let said = one(to)?;
                Ok((None, Some(self.say(to, said).last())))
            }
            _ => {
                let period = self.period(field, lean)?;
                Ok((Some(period.first()), Some(period.last())))
            }
        }
    }

    /// Reads a day or a period. One of several words needs no quotes: as many words after the value belong to it as make one with it
    /// (`since:last week`, `on:nov 21`).
    fn period(&mut self, field: &Field<'a>, lean: Lean) -> Result<Period, QueryProblem> {
        let start = field.value_at.start;
        let words = self.lexemes[self.at..].iter().take_while(|lexeme| matches!(lexeme.kind, Kind::Bare(_)));
        let more = if field.form == ValueForm::Bare { words.take(LONGEST_DATE).count() } else { 0 };
        let ends = (0..more).rev().map(|word| (word + 1, self.lexemes[self.at + word].at.end));
        for (taken, end) in ends {
            let typed = &self.text[start..end];
            match self.read(typed, lean) {
                Ok(said) => {
                    self.at += taken;
                    return Ok(self.say(typed, said));
                }
                // What is no date with the words after it may be one before other words, which may be a time: `since:friday 9:00`.
                Err(DateProblem::Unknown { .. } | DateProblem::WithTime { .. }) => {}
                Err(problem) => return Err(bad_date(field, problem, start..end)),
            }
        }
        match self.read(field.value, lean) {
            Ok(said) => Ok(self.say(field.value, said)),
            Err(problem) => Err(bad_date(field, problem, field.value_at.clone())),
        }
    }

    fn read(&self, text: &str, lean: Lean) -> Result<Said<Period>, DateProblem> {
        parse_leaning_period(text, self.context.today, lean)
    }
}

/// The most words that may follow the first of a date.
const LONGEST_DATE: usize = 5;

/// Asks for what is to be done within a span of days.
pub(super) fn due((since, until): Span) -> Query {
    let range = number::Range { from: since.map(day_number), to: until.map(day_number) };
    Query::Number(range.filter(DUE, 1))
}

fn bad_date(field: &Field<'_>, problem: DateProblem, at: Range<usize>) -> QueryProblem {
    QueryProblem { what: Problem::BadDate { field: field.name.to_owned(), problem }, at }
}
