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
        let mut days = Days::default();
        for result in in_shares(dates, |date| read_day(context, *date, names)) {
            match result {
                Ok(file) => days.files.extend(file),
                Err(error) => days.unreadable.push(error),
            }
        }
        days
    }
}

/// Does what is to be done with each of some items, on all cores where it is worth it; the results are in the items' order.
pub fn in_shares<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    // How many cores there are is a question of its own to the system.
    let threads = match items.len() / FILES_PER_THREAD {
        0 => 1,
        worth => thread::available_parallelism().map_or(1, usize::from).min(worth + 1),
    };
    let share = items.len().div_ceil(threads).max(1);
    let work = |items: &[T]| items.iter().map(&work).collect::<Vec<_>>();
    thread::scope(|scope| {
        let mut shares = items.chunks(share);
        let first = shares.next().unwrap_or_default();
        let others: Vec<_> = shares.map(|items| scope.spawn(|| work(items))).collect();
        let mut results = work(first);
        for other in others {
            match other.join() {
                Ok(more) => results.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    })
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
