//! The table that sums up the open tasks of each year.

use super::UNREAD;
use super::choice::Line;
use crate::calendar::{Period, parse_iso_day};
use crate::store::Cache;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The cache's file, and its first line: another line means another version.
const FILE: &str = "open-tasks";
const HEADER: &str = "wlog open-tasks 2\n";
const END: &str = "end\n";

/// What is known of the open tasks of a year without looking at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The name that git has for the year's folder; [`UNREAD`] where the year could not be read whole.
    pub name: String,
    /// How many have a due date.
    pub dated: usize,
    /// The earliest and the latest due date.
    pub due: Option<Period>,
    /// The last day that has a task without a due date.
    pub last_undated: Option<NaiveDate>,
}

/// The years of a book, by their folders.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Years {
    /// The name of the commit that they were read from; empty or [`UNREAD`] where they have to be read again.
    pub commit: String,
    /// Their summaries.
    pub summaries: BTreeMap<String, Summary>,
}

impl Summary {
    /// Sums up a year's open tasks.
    pub fn of<'l>(name: &str, lines: impl Iterator<Item = &'l Line>) -> Self {
        let mut summary = Summary { name: name.to_owned(), dated: 0, due: None, last_undated: None };
        for line in lines {
            match line.due {
                Some(due) => {
                    let (first, last) = summary.due.map_or((due, due), |all| (all.first(), all.last()));
                    summary.due = Some(Period::between(first.min(due), last.max(due)));
                    summary.dated += 1;
                }
                None => summary.last_undated = summary.last_undated.max(Some(line.date)),
            }
        }
        summary
    }

    fn read(cells: &str) -> Option<Self> {
        let mut cells = cells.split(' ');
        let name = cells.next()?.to_owned();
        let dated = cells.next()?.parse().ok()?;
        let due = match (read_day(cells.next()?)?, read_day(cells.next()?)?) {
            (Some(first), Some(last)) => Some(Period::between(first, last)),
            _ => None,
        };
        Some(Summary { name, dated, due, last_undated: read_day(cells.next()?)? })
    }
}

impl Years {
    /// Reads the table from the cache; empty for anything that is not a whole table of this version.
    pub fn read(cache: Option<&Cache>) -> Self {
        let bytes = cache.and_then(|cache| cache.read(FILE)).unwrap_or_default();
        std::str::from_utf8(&bytes).ok().and_then(Self::parse).unwrap_or_default()
    }

    /// Writes the table into the cache.
    pub fn write(&self, cache: Option<&Cache>) {
        if let Some(cache) = cache {
            cache.write(FILE, self.text().as_bytes());
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_prefix(HEADER)?.strip_suffix(END)?.lines();
        let commit = lines.next()?.to_owned();
        let read =
            |line: &str| line.split_once(' ').and_then(|(year, cells)| Some((year.to_owned(), Summary::read(cells)?)));
        Some(Years { commit, summaries: lines.map(read).collect::<Option<_>>()? })
    }

    fn text(&self) -> String {
        let is_whole = self.summaries.values().all(|summary| summary.name != UNREAD);
        let mut text = format!("{HEADER}{}\n", if is_whole { &self.commit } else { UNREAD });
        for (year, Summary { name, dated, due, last_undated }) in &self.summaries {
            let (first, last) = (write_day(due.map(|due| due.first())), write_day(due.map(|due| due.last())));
            // Writing into a String cannot fail.
            let _ = writeln!(text, "{year} {name} {dated} {first} {last} {}", write_day(*last_undated));
        }
        text + END
    }
}

/// Writes a cell for a day that there may not be.
pub fn write_day(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "-".to_owned(), |day| day.to_string())
}

/// Reads such a cell; `None` when it is neither.
pub fn read_day(cell: &str) -> Option<Option<NaiveDate>> {
    if cell == "-" { Some(None) } else { parse_iso_day(cell).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years() -> Years {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let lines = [
            Line { due: Some(day("2026-11-24")), date: day("2026-11-20"), id: "m5t8y1ra".into() },
            Line { due: None, date: day("2026-11-21"), id: "b3hq1zt8".into() },
        ];
        let summaries = BTreeMap::from([
            ("2025".to_owned(), Summary::of("abc", [].into_iter())),
            ("2026".to_owned(), Summary::of("def", lines.iter())),
        ]);
        Years { commit: "123".into(), summaries }
    }

    #[test]
    fn the_table_reads_back() {
        let text = years().text();
        assert_eq!(Years::parse(&text), Some(years()));
        for len in 0..text.len() {
            assert_eq!(Years::parse(&text[..len]), None, "a file that was cut short is no table");
        }
    }

    #[test]
    fn what_could_not_be_read_whole_is_not_taken_for_its_commit() {
        let mut years = years();
        years.summaries.insert("2024".into(), Summary::of(UNREAD, [].into_iter()));
        assert_eq!(Years::parse(&years.text()).map(|years| years.commit), Some(UNREAD.to_owned()));
    }
}
