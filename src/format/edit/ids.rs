//! Writing IDs into the lines of entries and tasks that have none, and others in the place of doubled ones.

use super::draft::EntryContent;
use super::outcome::{Difference, EditError};
use super::verify;
use crate::format::idmark::{self, Mark};
use crate::format::layout::BlockKind;
use crate::format::parse::{ParsedDay, parse_day};
use crate::format::rules::Rules;
use crate::format::structure::backslash_breaks;
use crate::model::{Day, Entry, Id};
use chrono::NaiveDate;
use std::ops::Range;

/// An ID that stands twice in a book, and gets another one at one of its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewed {
    /// The line, from 1. Where another ID stands there, it stays.
    pub line: usize,
    /// The ID that stands there.
    pub old: Id,
    /// The one that is to stand there.
    pub new: Id,
}

/// Writes the derived IDs of entries and tasks into their lines where `missing` asks for it, and new IDs in the place of others; every
/// other byte stays.
///
/// # Errors
///
/// [`EditError::ReadsDifferently`] when the day would not say what it said.
pub fn write_ids(
    source: &str,
    date: NaiveDate,
    missing: bool,
    renewed: &[Renewed],
    rules: &Rules,
) -> Result<String, EditError> {
    let before = parse_day(date, source, rules);
    let mut meant = before.day.clone();
    let mut text = source.to_owned();
    let ids =
        meant.entries.iter_mut().map(|entry| &mut entry.id).chain(meant.tasks.iter_mut().map(|task| &mut task.id));
    let room = Room::of(source, &before);
    let mut places: Vec<(Place, &mut Id)> = places(&before).zip(ids).collect();
    places.sort_by_key(|(place, _)| std::cmp::Reverse(place.at));
    for (Place { line, at, written }, id) in places {
        let is_this = |renewed: &&Renewed| renewed.line == line && renewed.old == *id;
        match (written, renewed.iter().find(is_this)) {
            (Some(span), Some(renewed)) => {
                text.replace_range(span, &idmark::mark(&renewed.new));
                *id = renewed.new.clone();
            }
            (None, _) if missing && room.is_behind(at) => {
                let gap = if source[at..].starts_with(|c: char| !c.is_whitespace()) { " " } else { "" };
                text.insert_str(at, &format!(" {}{gap}", idmark::mark(id)));
            }
            _ => {}
        }
    }
    let after = parse_day(date, &text, rules);
    if !says_the_same(&meant, &after.day) {
        return Err(verify::differs(&before, &after, Difference::Day));
    }
    Ok(text)
}

/// What of a day has no ID, by the lines on which it stands.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct WithoutId {
    /// The lines into which [`write_ids`] would write one, in order.
    pub missing: Vec<usize>,
    /// Those of tasks that end in a backslash which breaks the line: an ID would end the break.
    pub broken: Vec<usize>,
}

/// Lists what has no ID.
pub fn without_id(source: &str, parsed: &ParsedDay) -> WithoutId {
    let room = Room::of(source, parsed);
    let mut without = WithoutId::default();
    for place in places(parsed).filter(|place| place.written.is_none()) {
        if room.breaks.contains(&place.at) {
            without.broken.push(place.line);
        } else if room.is_behind(place.at) {
            without.missing.push(place.line);
        }
    }
    without.missing.sort_unstable();
    without
}

/// Where an ID stands, or would.
struct Place {
    /// The line, from 1.
    line: usize,
    /// Behind what is said on the line.
    at: usize,
    /// The comment, where there is one.
    written: Option<Range<usize>>,
}

/// Walks the places of a day's entries, then those of its tasks.
fn places(parsed: &ParsedDay) -> impl Iterator<Item = Place> {
    let ParsedDay { day, layout, .. } = parsed;
    let headings = layout.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Entry(_)));
    let entries = day.entries.iter().zip(headings).map(|(entry, block)| Place {
        line: entry.line,
        at: block.heading.title.end,
        written: block.heading.id.clone(),
    });
    let tasks = day.tasks.iter().zip(&layout.tasks).map(|(task, span)| Place {
        line: task.line,
        at: span.content.end,
        written: span.id.clone(),
    });
    entries.chain(tasks)
}

/// Where in a day an ID may be written.
struct Room<'s> {
    source: &'s str,
    /// Where the backslashes end that break their lines.
    breaks: Vec<usize>,
}

impl<'s> Room<'s> {
    fn of(source: &'s str, parsed: &ParsedDay) -> Self {
        let is_needed = parsed.layout.tasks.iter().any(|task| source[..task.content.end].ends_with('\\'));
        let breaks = if is_needed { backslash_breaks(source, parsed.layout.content_start) } else { Vec::new() };
        Room { source, breaks }
    }

    /// Tells whether an ID may be written behind a text.
    ///
    /// A comment that looks like an ID and is none has to be seen to first: behind another one it would be forgotten. A backslash breaks a
    /// line only at its very end, where a reader looks for the ID.
    fn is_behind(&self, at: usize) -> bool {
        !self.source[..at].ends_with("-->") && !self.breaks.contains(&at)
    }
}

/// Compares two days whose lines and IDs are to be the same, whether those are written or not.
fn says_the_same(meant: &Day, read: &Day) -> bool {
    let content = |entry: &Entry| EntryContent { body: bare(&entry.body), ..EntryContent::from(entry) };
    let entries = |day: &Day| day.entries.iter().map(|entry| (entry.id.clone(), content(entry))).collect::<Vec<_>>();
    let sections = |day: &Day| {
        let sections = day.lead.iter().chain(&day.plans).chain(&day.plans_for_tomorrow).chain(&day.summaries);
        sections.map(|section| (bare(&section.text), section.line)).collect::<Vec<_>>()
    };
    entries(meant) == entries(read)
        && meant.tasks == read.tasks
        && meant.fields == read.fields
        && sections(meant) == sections(read)
}

/// Returns a text without the IDs at its lines' ends: tasks stand in bodies and plans, too.
fn bare(text: &str) -> String {
    let line = |line: &str| {
        let line = line.trim_end();
        let end = match idmark::mark_at_end(line) {
            Mark::Id(_, at) => at.start,
            _ => line.len(),
        };
        format!("{}\n", line[..end].trim_end())
    };
    text.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date")
    }

    fn write(source: &str, missing: bool, renewed: &[Renewed]) -> String {
        write_ids(source, date(), missing, renewed, &Rules::default()).expect("it reads as before")
    }

    /// Takes every ID out again, with the space before it.
    fn without_ids(text: &str) -> String {
        let mut rest = text;
        let mut bare = String::new();
        while let Some((before, behind)) = rest.split_once(" <!--") {
            bare.push_str(before);
            rest = behind.split_once("-->").map_or("", |(_, behind)| behind);
        }
        bare + rest
    }

    #[test]
    fn missing_ids_are_written_and_nothing_else() {
        for source in [
            "## 9:00 a\n",
            "## 9:00\n",
            "##\n",
            "## a ##\n",
            "##  a  \t\r\n- org: x\r\n- [ ] t due:2026-11-24\r\n\r\nbody\r\n1. [x] deep  \r\n",
            "- [ ] lead\n## Plan\n- [ ] a\n- [ ] a\n  - [>] b\n\n## Summary\n\n> - [ ] quoted",
            "## standup\n## standup\n",
        ] {
            let parsed = parse_day(date(), source, &Rules::default());
            let written = write(source, true, &[]);
            assert_eq!(without_ids(&written), source);
            let again = parse_day(date(), &written, &Rules::default());
            assert!(again.day.entries.iter().all(|entry| entry.id.is_written()), "{written}");
            assert!(again.day.tasks.iter().all(|task| task.id.is_written()), "{written}");
            let ids = |day: &Day| day.entries.iter().map(|entry| entry.id.to_string()).collect::<Vec<_>>();
            assert_eq!(ids(&again.day), ids(&parsed.day), "they keep the IDs by which they were called");
            assert_eq!(without_id(&written, &again), WithoutId::default());
            assert_eq!(write(&written, true, &[]), written);
            assert_eq!(write(source, false, &[]), source);
        }
    }

    #[test]
    fn comment_that_is_no_id_is_left_to_the_person() {
        let source = "## a <!--K7Q2M9XD-->\n- [ ] t <!--nearly1-->\n";
        assert_eq!(write(source, true, &[]), source);
        assert_eq!(without_id(source, &parse_day(date(), source, &Rules::default())), WithoutId::default());
    }

    #[test]
    fn backslash_that_breaks_a_line_stays_at_its_end() {
        let source =
            "## a\\\n\n- [ ] call\\\n  at noon\n- [ ] ends\\\n- [ ] two\\\\\n  lines\n- [ ] spaces  \n  break\n";
        let parsed = parse_day(date(), source, &Rules::default());
        assert_eq!(without_id(source, &parsed), WithoutId { missing: vec![1, 5, 6, 8], broken: vec![3] });
        let written = write(source, true, &[]);
        assert_eq!(without_ids(&written), source);
        let has_one: Vec<bool> = written.lines().map(|line| line.contains("<!--")).collect();
        assert_eq!(has_one, [true, false, false, false, true, true, false, true, false], "{written}");
        let again = parse_day(date(), &written, &Rules::default());
        assert_eq!(without_id(&written, &again), WithoutId { missing: Vec::new(), broken: vec![3] });
    }

    #[test]
    fn one_of_two_ids_is_renewed() {
        let id = |text: &str| Id::parse(text).expect("an ID");
        let source = "## a <!--k7q2m9xd-->\n## b <!-- k7q2m9xd -->\n- [ ] t <!--k7q2m9xd-->\n";
        let renewed = |line| Renewed { line, old: id("k7q2m9xd"), new: id("b3hq1zt8") };
        assert_eq!(write(source, false, &[renewed(2)]), source.replacen("<!-- k7q2m9xd -->", "<!--b3hq1zt8-->", 1));
        assert_eq!(write(source, false, &[renewed(3)]), source.replace("t <!--k7q2m9xd-->", "t <!--b3hq1zt8-->"));
        assert_eq!(write(source, false, &[Renewed { old: id("m5t8y1ra"), ..renewed(2) }]), source);
    }
}
