//! The open tasks of a year as a file in the cache folder, day by day.

use super::UNREAD;
use super::choice::Line;
use super::years::{read_day, write_day};
use crate::calendar::parse_iso_day;
use crate::store::Cache;
use chrono::NaiveDate;
use std::fmt::Write;

/// The first line: another line means another version.
const HEADER: &str = "wlog open-tasks-of-year 1\n";
const END: &str = "end\n";

/// A year.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct KeptYear {
    /// The name that git has for the year's folder.
    pub name: String,
    /// Its days that have a file, those without open tasks included, oldest first.
    pub days: Vec<KeptDay>,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDay {
    /// The day.
    pub date: NaiveDate,
    /// The name that git has for its text.
    pub name: String,
    /// Its open tasks.
    pub lines: Vec<Line>,
}

impl KeptYear {
    /// Reads a year from the cache; empty for anything that is not a whole file of this version.
    pub fn read(cache: Option<&Cache>, year: &str) -> Self {
        let bytes = cache.and_then(|cache| cache.read(&file(year))).unwrap_or_default();
        std::str::from_utf8(&bytes).ok().and_then(Self::parse).unwrap_or_default()
    }

    /// Writes the year into the cache.
    pub fn write(&self, cache: Option<&Cache>, year: &str) {
        if let Some(cache) = cache {
            cache.write(&file(year), self.text().as_bytes());
        }
    }

    /// Makes a year that is to be read again.
    pub fn unread() -> Self {
        KeptYear { name: UNREAD.to_owned(), days: Vec::new() }
    }

    /// Walks the open tasks.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.days.iter().flat_map(|day| &day.lines)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_prefix(HEADER)?.strip_suffix(END)?.lines();
        let mut year = KeptYear { name: lines.next()?.to_owned(), days: Vec::new() };
        for line in lines {
            match line.strip_prefix('\t') {
                Some(task) => {
                    let (day, (due, id)) = (year.days.last_mut()?, task.split_once(' ')?);
                    day.lines.push(Line { due: read_day(due)?, date: day.date, id: id.to_owned() });
                }
                None => {
                    let (date, name) = line.split_once(' ')?;
                    year.days.push(KeptDay { date: parse_iso_day(date)?, name: name.to_owned(), lines: Vec::new() });
                }
            }
        }
        Some(year)
    }

    fn text(&self) -> String {
        let mut text = format!("{HEADER}{}\n", self.name);
        for KeptDay { date, name, lines } in &self.days {
            // Writing into a String cannot fail.
            let _ = writeln!(text, "{date} {name}");
            for line in lines {
                let _ = writeln!(text, "\t{} {}", write_day(line.due), line.id);
            }
        }
        text + END
    }
}

fn file(year: &str) -> String {
    format!("open-tasks-{year}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_reads_back() {
        let date: NaiveDate = "2026-11-20".parse().unwrap();
        let lines = vec![
            Line { due: Some("2026-11-24".parse().unwrap()), date, id: "m5t8y1ra".into() },
            Line { due: None, date, id: "b3hq1zt8".into() },
        ];
        let next = KeptDay { date: "2026-11-21".parse().unwrap(), name: "abc".into(), lines: vec![] };
        let days = vec![KeptDay { date, name: "-".into(), lines }, next];
        let year = KeptYear { name: "def".into(), days };
        let text = year.text();
        assert_eq!(KeptYear::parse(&text), Some(year));
        for len in 0..text.len() {
            assert_eq!(KeptYear::parse(&text[..len]), None, "a file that was cut short is no year");
        }
    }
}
