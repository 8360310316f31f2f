//! Reads days of the book, with the links that their mentions make.

use super::{Context, Error, links};
use crate::calendar::Period;
use crate::format::{self, Diagnostic};
use crate::model::{Day, Names};
use crate::store::{BookPath, StoreError, day_path};
use chrono::NaiveDate;
use std::thread;

/// A day with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct DayFile {
    /// What it says; links are complete.
    pub day: Day,
    /// Its file.
    pub path: BookPath,
    /// What is odd in it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Days that were read, and the files that could not be.
#[derive(Debug, Default)]
pub struct Days {
    /// The days that have a file, in the order in which they were asked for.
    pub files: Vec<DayFile>,
    /// What could not be read, file by file.
    pub unreadable: Vec<StoreError>,
}

/// Below so many files a second thread costs more than it saves.
const FILES_PER_THREAD: usize = 16;
/// A period of at most so many days is tried day by day; for a longer one the folders are listed first.
const TRIED_DAY_BY_DAY: u64 = 100;

impl Days {
    /// Reads the days of a period, oldest first. Days without a file are passed over.
    pub fn read(context: &Context, period: Period, names: &Names) -> Result<Self, Error> {
        Ok(Self::read_dates(context, &dates(context, Some(period))?, names))
    }

    /// Reads some days, in the order given; those without a file are passed over.
    pub fn read_dates(context: &Context, dates: &[NaiveDate], names: &Names) -> Self {
        let threads = thread::available_parallelism().map_or(1, usize::from).min(dates.len() / FILES_PER_THREAD + 1);
        let share = dates.len().div_ceil(threads.max(1)).max(1);
        let mut days = Days::default();
        thread::scope(|scope| {
            let work =
                |dates: &[NaiveDate]| dates.iter().map(|date| read_day(context, *date, names)).collect::<Vec<_>>();
            let mut shares = dates.chunks(share);
            let first = shares.next().unwrap_or_default();
            let others: Vec<_> = shares.map(|dates| scope.spawn(move || work(dates))).collect();
            days.take(work(first));
            for other in others {
                match other.join() {
                    Ok(results) => days.take(results),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
        });
        days
    }

    fn take(&mut self, results: Vec<Result<Option<DayFile>, StoreError>>) {
        for result in results {
            match result {
                Ok(file) => self.files.extend(file),
                Err(error) => self.unreadable.push(error),
            }
        }
    }
}

/// Adds what another reader could not read; a file that both met is named once.
pub fn add_unreadable(unreadable: &mut Vec<StoreError>, more: Vec<StoreError>) {
    for error in more {
        if unreadable.iter().all(|known| known.to_string() != error.to_string()) {
            unreadable.push(error);
        }
    }
}

/// Lists the days that may have a file, oldest first: those of a period, or all.
pub fn dates(context: &Context, period: Option<Period>) -> Result<Vec<NaiveDate>, Error> {
    match period {
        Some(period) if period.len() <= TRIED_DAY_BY_DAY => Ok(period.days().collect()),
        Some(period) => Ok(context.book.list_days()?.into_iter().filter(|date| period.contains(*date)).collect()),
        None => Ok(context.book.list_days()?),
    }
}

/// Reads one day; `None` when it has no file.
pub fn read_day(context: &Context, date: NaiveDate, names: &Names) -> Result<Option<DayFile>, StoreError> {
    let path = day_path(date);
    let Some(text) = context.book.read_text(&path)? else { return Ok(None) };
    let parsed = format::parse_day(date, &text, &context.rules);
    let mut day = parsed.day;
    links::complete(&mut day, names);
    Ok(Some(DayFile { day, path, diagnostics: parsed.diagnostics }))
}
