//! Shows a day, a period or one entry in full.

use super::filters::{self, Understood};
use super::lookup::{self, Located};
use super::{CardTable, Context, DayFile, Days, Error};
use crate::calendar::Period;
use crate::model::Id;
use crate::store::StoreError;

/// What is to be shown.
#[derive(Debug)]
pub enum Shown {
    /// Days, as their files say it.
    Days {
        /// The period.
        period: Period,
        /// The words that it was understood from, where they were not plain.
        understood: Vec<Understood>,
        /// The days that have a file, oldest first.
        files: Vec<ShownDay>,
        /// What could not be read.
        unreadable: Vec<StoreError>,
    },
    /// One entry or task.
    One(Box<Located>),
}

/// A day and its text.
#[derive(Debug)]
pub struct ShownDay {
    /// What it says.
    pub file: DayFile,
    /// The file's text.
    pub text: String,
}

/// Finds what the words mean: the beginning of an ID, else a date or a period; today without words.
///
/// The links of a day's entries and tasks are completed only where they are asked for.
///
/// # Errors
///
/// When no entry has the ID, several have, or the words are neither.
pub fn show(context: &Context, words: &str, with_links: bool) -> Result<Shown, Error> {
    let words = words.trim();
    if Id::is_prefix(words) {
        return Ok(Shown::One(Box::new(lookup::find(context, words)?)));
    }
    let today = context.now.working_day(context.settings.day_end);
    let mut understood = Vec::new();
    let period = match words {
        "" => Period::day(today),
        words => filters::period(words, today, &mut understood)?,
    };
    let table = if with_links { CardTable::glance(context) } else { CardTable::default() };
    let days = Days::read(context, period, &table.names)?;
    let mut files = Vec::new();
    for file in days.files {
        let text = context.book.read_text(&file.path)?.unwrap_or_default();
        files.push(ShownDay { file, text });
    }
    Ok(Shown::Days { period, understood, files, unreadable: days.unreadable })
}
