//! Results of a search: what was found, where, and the place that matches.
//!
//! On a terminal the results of a day stand below its heading. On a pipe, and where the best match comes first, each line tells its
//! own day.

mod address;
mod bars;
mod marked;
mod pieces;
mod row;

pub use address::Site;
pub use bars::{Bars, group_object};

use super::json;
use super::style::{Hue, Look, Style};
use super::words::Words;
use crate::app::Item;
use crate::app::search::{Found, Result};
use crate::query::{Query, snippet};
use chrono::{Datelike, NaiveDate};
use row::{Layout, PIPE_SNIPPET, Row};
use serde_json::Value;

/// What results are written with.
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
    /// The columns of the screen; `None` on a pipe, where nothing but a piece of a text is cut.
    pub width: Option<usize>,
    /// Whether results stand below the heading of their day.
    pub by_day: bool,
    /// Where the book lies, for links.
    pub site: Site,
}

impl Page<'_> {
    /// Writes all results.
    pub fn text(&self, found: &Found) -> String {
        let rows: Vec<Row> = found.results.iter().map(|result| Row::of(self, result)).collect();
        let layout = Layout::of(self, &rows);
        let mut text = String::new();
        let mut before = None;
        for (row, result) in rows.iter().zip(&found.results) {
            if self.by_day && before != Some(row.date) {
                let gap = if text.is_empty() { "" } else { "\n" };
                text.push_str(&format!("{gap}{}\n", self.heading(row.date, &result.path)));
                before = Some(row.date);
            }
            text.push_str(&row.text(self, &layout));
        }
        text
    }

    fn heading(&self, date: Option<NaiveDate>, path: &str) -> String {
        let look = Look::BOLD.hued(Hue::Cyan);
        match date {
            Some(date) => {
                let day = format!("{} {}", date.format("%Y-%m-%d"), self.words.weekday(date.weekday()));
                self.link(&self.style.paint(&day, look), path)
            }
            None => self.style.paint(self.words.cards(), look),
        }
    }

    /// The columns of a day with its weekday, which is the same for all days of a language.
    fn day_width(&self) -> usize {
        crate::text::width(&self.words.day(self.today))
    }

    /// Makes painted text lead to a file of the book.
    fn link(&self, painted: &str, path: &str) -> String {
        if self.style.links { self.style.link(painted, &self.site.address(path)) } else { painted.to_owned() }
    }
}

/// Makes the object of a result, with its score and the piece of text that matches.
pub fn object(result: &Result, query: &Query) -> Value {
    let of = |pieces: Vec<pieces::Piece>, other: &str| {
        pieces::best(query, pieces).map_or_else(|| other.to_owned(), |piece| piece.text)
    };
    let (mut object, source) = match &result.item {
        Item::Entry(found) => (json::entry(found, &result.path), of(pieces::of_entry(found), &found.title)),
        Item::Task(task) => (json::task(task, &result.path), task.text.clone()),
        Item::Day(day) => (json::day(day, &result.path), pieces::of_day(day)),
        Item::Card(card) => {
            let whole = format!("{} {}", card.name, card.body);
            (json::card(card, &result.path), of(pieces::of_card(card), &whole))
        }
    };
    object["score"] = result.score.into();
    object["snippet"] = snippet(query, &source, PIPE_SNIPPET).text.into();
    object
}
