//! Prints the hours that went into each project, the most first.
//!
//! `cargo run --example library -- BOOK [FIRST LAST]`, for example `… -- ~/worklog 2026-11-01 2026-11-30`
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // A program of its own: it reads its arguments and prints.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use wlog::calendar::Period;
use wlog::format::{self, Rules};
use wlog::store::{Book, day_path};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, period) = match arguments.as_slice() {
        [folder] => (folder, None),
        [folder, first, last] => (folder, Some(Period::between(first.parse()?, last.parse()?))),
        _ => return Err("usage: library BOOK [FIRST LAST]".into()),
    };
    let mut hours: Vec<(String, i64)> =
        minutes_by_project(&Book::open(Path::new(folder))?, period)?.into_iter().collect();
    hours.sort_by_key(|(_, minutes)| std::cmp::Reverse(*minutes));
    for (project, minutes) in hours {
        println!("{:>4}:{:02}  {project}", minutes / 60, minutes % 60);
    }
    Ok(())
}

/// Adds up the minutes of all entries that name a project; an entry of two projects counts for both.
fn minutes_by_project(book: &Book, period: Option<Period>) -> Result<BTreeMap<String, i64>, Box<dyn Error>> {
    let mut sums = BTreeMap::new();
    for date in book.list_days()? {
        if period.is_some_and(|period| !period.contains(date)) {
            continue;
        }
        // A file that was there a moment ago may be gone.
        let Some(text) = book.read_text(&day_path(date))? else { continue };
        for entry in format::parse_day(date, &text, &Rules::default()).day.entries {
            let minutes = entry.times.and_then(|times| times.minutes()).map_or(0, i64::from);
            for project in entry.links.projects {
                *sums.entry(project).or_default() += minutes;
            }
        }
    }
    Ok(sums)
}
