//! Reads the phrases of `tests/data/dates`, which say by hand what people mean by them, and compares what wlog understands.
//!
//! A line holds, parted by tabs: the day that is today; how the phrase is taken (`done` and `due` are days that lean to the past and
//! to the future, `period`, `time`, `prefix` is the time before the text of an entry); the phrase; what it says. That is a day, a period
//! `FIRST..LAST` with open sides left out, times, for `prefix` times and the text after them or `-`, or after `!` why it is refused.
#![allow(clippy::disallowed_methods)] // It reads the tables.

use chrono::{NaiveDate, NaiveTime};
use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use wlog::calendar::{
    DateProblem, Lean, Period, TimeProblem, parse_date, parse_iso_day, parse_period, parse_times_at,
    spoken_times_prefix,
};

/// The fewest phrases that the tables must hold.
const FEWEST: usize = 2_000;

#[test]
fn phrases_say_what_the_tables_say() {
    let mut seen = HashSet::new();
    let mut wrong = String::new();
    for (place, line) in lines() {
        let [today, lean, phrase, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{place}: not four columns");
        };
        assert!(seen.insert((today.to_owned(), lean.to_owned(), phrase.to_owned())), "{place}: twice: {phrase}");
        let read = understood(day(today), lean, phrase);
        if read != expected {
            writeln!(wrong, "{place}: {today} {lean} {phrase:?}: {read}, not {expected}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{wrong}", wrong.lines().count(), seen.len());
    assert!(seen.len() >= FEWEST, "only {} phrases", seen.len());
}

/// Returns the lines of all tables, each with its place.
fn lines() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/dates");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let tables = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    tables
        .flat_map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(path).unwrap();
            let lines = text.lines().zip(1..).filter(|(line, _)| !line.is_empty() && !line.starts_with('#'));
            lines.map(|(line, number)| (format!("{name}:{number}"), line.to_owned())).collect::<Vec<_>>()
        })
        .collect()
}

/// The present minute of the tables.
fn now() -> NaiveTime {
    NaiveTime::from_hms_opt(15, 4, 0).unwrap()
}

fn day(text: &str) -> NaiveDate {
    parse_iso_day(text).unwrap()
}

fn understood(today: NaiveDate, lean: &str, phrase: &str) -> String {
    match lean {
        "done" | "due" => {
            let lean = if lean == "done" { Lean::Past } else { Lean::Future };
            parse_date(phrase, today, lean).map_or_else(why_no_date, |said| said.value.to_string())
        }
        "period" => parse_period(phrase, today).map_or_else(why_no_date, |said| span(said.value)),
        "time" => parse_times_at(phrase, now()).map_or_else(why_no_time, |times| times.to_string()),
        "prefix" => match spoken_times_prefix(phrase) {
            None => "-".to_owned(),
            Some(Err(problem)) => why_no_time(problem),
            Some(Ok((times, used))) => {
                let rest = phrase[used..].trim_start_matches([' ', ',', '，']);
                // What `wlog add` takes off with them.
                format!("{times}|{rest}")
            }
        },
        other => panic!("{other:?} is no way to take a phrase"),
    }
}

fn span(period: Period) -> String {
    let (first, last) = (period.first(), period.last());
    match (first == Period::EARLIEST, last == Period::LATEST) {
        _ if first == last => first.to_string(),
        (true, true) => "..".to_owned(),
        (true, false) => format!("..{last}"),
        (false, true) => format!("{first}.."),
        (false, false) => format!("{first}..{last}"),
    }
}

fn why_no_date(problem: DateProblem) -> String {
    match problem {
        DateProblem::Unknown { .. } => "! unknown".to_owned(),
        DateProblem::Impossible { last_valid, .. } => format!("! impossible {last_valid}"),
        DateProblem::NoSuchNumber { number, last, .. } => format!("! no-such-number {number} {last}"),
        DateProblem::Ambiguous { first, second, .. } => format!("! ambiguous {} {}", span(first), span(second)),
        DateProblem::Holiday { fixed: None, .. } => "! holiday".to_owned(),
        DateProblem::Holiday { fixed: Some((month, day)), .. } => format!("! holiday {month:02}-{day:02}"),
        DateProblem::Lunar { .. } => "! lunar".to_owned(),
        DateProblem::Vague { .. } => "! vague".to_owned(),
        DateProblem::ShortYear { .. } => "! short-year".to_owned(),
        DateProblem::WrongWeekday { date, .. } => format!("! wrong-weekday {date}"),
        DateProblem::WithTime { parts, .. } => format!("! with-time {} {}", parts.0, parts.1),
        DateProblem::NotADay { period, .. } => format!("! not-a-day {}", span(period)),
        DateProblem::EndBeforeStart { first, last, .. } => format!("! end-before-start {first} {last}"),
        DateProblem::OutOfRange { .. } => "! out-of-range".to_owned(),
    }
}

fn why_no_time(problem: TimeProblem) -> String {
    match problem {
        TimeProblem::NoSuchTime { .. } => "! no-such-time".to_owned(),
        TimeProblem::NotFileForm { .. } => "! file-form".to_owned(),
        TimeProblem::Length { .. } => "! length".to_owned(),
        TimeProblem::Vague { .. } => "! vague".to_owned(),
        TimeProblem::Ambiguous { first, second, .. } => format!("! ambiguous {first} {second}"),
        TimeProblem::Unknown { .. } => "! unknown".to_owned(),
    }
}
