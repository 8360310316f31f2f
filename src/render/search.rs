//! Results of a search: what was found, where, and the place that matches.

use super::entry::{list_line_with, short_id, task_line_with};
use super::json;
use super::style::{Hue, Look, Style};
use super::words::Words;
use crate::app::Item;
use crate::app::search::{Found, Result};
use crate::model::{Card, CardKind, Day, Entry, Task};
use crate::query::{Query, marks, snippet};
use crate::text;
use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use std::ops::Range;

/// The columns by which a snippet stands in.
const INDENT: usize = 7;
/// The look of what matches.
const MATCH: Look = Look::BOLD.hued(Hue::Red);
/// The columns of a snippet in JSON and on a pipe.
const PLAIN_SNIPPET: usize = 120;

/// What a result is written with.
pub struct Page<'a> {
    /// The query, for marking what matches.
    pub query: &'a Query,
    /// The day from which lateness is judged.
    pub today: NaiveDate,
    /// The language.
    pub words: &'a dyn Words,
    /// What the book's profile calls an organisation.
    pub org_word: Option<&'a str>,
    /// What the screen shows.
    pub style: Style,
    /// The columns of the screen; `None` on a pipe, where nothing but a snippet is cut.
    pub width: Option<usize>,
}

impl Page<'_> {
    /// Writes all results.
    pub fn text(&self, found: &Found) -> String {
        found.results.iter().map(|result| self.result(result)).collect()
    }

    fn result(&self, result: &Result) -> String {
        match &result.item {
            Item::Entry(found) => format!("{}{}", self.entry_line(found), self.entry_snippet(found)),
            Item::Task(task) => self.task(task),
            Item::Day(day) => self.day(day),
            Item::Card(card) => self.card(card, &result.path),
        }
    }

    /// Writes an entry as a list does, with its matches marked in the title.
    fn entry_line(&self, found: &Entry) -> String {
        list_line_with(found, self.words, self.style, self.width, &|title| self.marked(title, Look::PLAIN))
    }

    /// Writes the piece of the body or of a field that matches, where the title does not say it all.
    fn entry_snippet(&self, found: &Entry) -> String {
        match best_text(self.query, found) {
            Some(text) => format!("{}{}\n", " ".repeat(INDENT), self.piece(&text, self.snippet_columns())),
            None => String::new(),
        }
    }

    fn task(&self, task: &Task) -> String {
        let id = self.style.paint(&text::pad(short_id(&task.id), INDENT), Look::FAINT);
        let marked = |text: &str, look| self.marked(text, look);
        let line = task_line_with(task, self.today, self.words, self.style, &marked);
        format!("{id}{}  {line}\n", self.day_words(task.date))
    }

    fn day(&self, day: &Day) -> String {
        let text = day_text(day);
        let indent = " ".repeat(INDENT);
        let piece = self.piece(&text, self.snippet_columns());
        format!("{indent}{}\n{indent}{piece}\n", self.day_words(day.date))
    }

    fn card(&self, card: &Card, path: &str) -> String {
        let own = self.org_word.filter(|_| card.kind() == CardKind::Org);
        let kind = own.unwrap_or_else(|| self.words.card_kind(card.kind()));
        let kind = self.style.paint(&text::clean(kind), Look::PLAIN.hued(Hue::Cyan));
        let aliases = match card.aliases.is_empty() {
            true => String::new(),
            false => format!("  {}", self.words.aliases(&text::clean(&card.aliases.join(", ")))),
        };
        let path = self.style.paint(&text::clean(path), Look::FAINT);
        let name = self.marked(&text::clean(&card.name), Look::PLAIN);
        let body = card.body.trim();
        let snippet = match marks(self.query, body).is_empty() {
            true => String::new(),
            false => format!("{}{}\n", " ".repeat(INDENT), self.piece(body, self.snippet_columns())),
        };
        format!("{}{kind} {name}{aliases}  {path}\n{snippet}", " ".repeat(INDENT))
    }

    fn snippet_columns(&self) -> usize {
        self.width.map_or(PLAIN_SNIPPET, |width| width.saturating_sub(INDENT))
    }

    fn day_words(&self, date: NaiveDate) -> String {
        let day = format!("{} {}", date.format("%Y-%m-%d"), self.words.weekday_short(date.weekday()));
        self.style.paint(&day, Look::PLAIN.hued(Hue::Cyan))
    }

    fn piece(&self, source: &str, columns: usize) -> String {
        let piece = snippet(self.query, &text::clean_block(source), columns);
        let ellipsis = |cut: bool| if cut { "…" } else { "" };
        let text = self.paint_marks(&piece.text, &piece.marks, Look::PLAIN);
        format!("{}{text}{}", ellipsis(piece.cut_before), ellipsis(piece.cut_after))
    }

    fn marked(&self, text: &str, look: Look) -> String {
        self.paint_marks(text, &marks(self.query, text), look)
    }

    /// Paints the matches, and what lies between them in a look of its own: a painted stretch inside of another would end both.
    fn paint_marks(&self, text: &str, marks: &[Range<usize>], look: Look) -> String {
        let mut painted = String::with_capacity(text.len());
        let mut at = 0;
        for mark in marks {
            painted.push_str(&self.style.paint(&text[at..mark.start], look));
            painted.push_str(&self.style.paint(&text[mark.clone()], MATCH));
            at = mark.end;
        }
        painted.push_str(&self.style.paint(&text[at..], look));
        painted
    }
}

/// Makes the object of a result, with its score and the piece of text that matches.
pub fn object(result: &Result, query: &Query) -> Value {
    let (mut object, source) = match &result.item {
        Item::Entry(found) => {
            let source = best_text(query, found).unwrap_or_else(|| found.title.clone());
            (json::entry(found, &result.path), source)
        }
        Item::Task(task) => (json::task(task, &result.path), task.text.clone()),
        Item::Day(day) => (json::day(day, &result.path), day_text(day)),
        Item::Card(card) => (json::card(card, &result.path), format!("{} {}", card.name, card.body)),
    };
    object["score"] = result.score.into();
    object["snippet"] = snippet(query, &source, PLAIN_SNIPPET).text.into();
    object
}

/// Returns the text of an entry, its title aside, that shows best why it was found; `None` when the title says all.
fn best_text(query: &Query, found: &Entry) -> Option<String> {
    let outcome = found.outcome.iter().cloned();
    let own = found.fields.iter().map(|(key, value)| format!("{key}: {value}"));
    let figures = found.figures.iter().map(ToString::to_string);
    let expenses = found.expenses.iter().map(ToString::to_string);
    let texts = std::iter::once(found.body.clone()).chain(outcome).chain(own).chain(figures).chain(expenses);
    texts.filter(|text| !marks(query, text).is_empty()).max_by_key(|text| marks(query, text).len().min(9))
}

fn day_text(day: &Day) -> String {
    let sections = day.lead.iter().chain(&day.plans).chain(&day.summaries);
    sections.map(|section| section.text.as_str()).collect::<Vec<_>>().join(" ")
}
