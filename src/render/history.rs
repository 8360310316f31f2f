//! The history of an entry or a day, for a terminal and for programs.

use super::difference::{self, Part};
use super::style::{Hue, Look, Style};
use super::words::Words;
use super::{entry, json};
use crate::app::history::{History, Subject, Version};
use crate::app::trail::{Became, Committing, Deed, EntryChange, Placed};
use crate::store::day_path;
use crate::text;
use serde_json::{Value, json};

/// How far what changed stands below its version.
const INDENT: &str = "  ";

/// Writes a history, the newest version first.
pub fn page(history: &History, words: &dyn Words, style: Style) -> String {
    let mut page = match &history.subject {
        Subject::Day(date) => format!("{}\n", style.paint(&words.day(*date), Look::BOLD)),
        Subject::Entry { id, latest, stands } => {
            let id = style.paint(entry::short_id(id), Look::FAINT);
            let what = latest.as_ref().map_or_else(String::new, |placed| dated_line(placed, words, style));
            let gone = if *stands { String::new() } else { format!("  ({})", words.gone()) };
            format!("{id}  {what}{}\n", style.paint(&gone, Look::FAINT))
        }
    };
    let is_of_day = matches!(history.subject, Subject::Day(_));
    for version in &history.versions {
        page += &format!("\n{}", self::version(version, is_of_day, words, style));
    }
    page
}

fn version(version: &Version, is_of_day: bool, words: &dyn Words, style: Style) -> String {
    let only = version.entries.first().filter(|_| version.entries.len() == 1 && version.day.is_empty());
    let mut page = head(version, only.map(EntryChange::became), words, style);
    for change in &version.entries {
        page += &match is_of_day {
            true => item(change, false, words, style),
            false => of_entry(change, words, style),
        };
    }
    let parts: Vec<Part<'_>> = version.day.iter().map(|shift| Part::of_day(shift, words)).collect();
    page += &difference::parts(&parts, INDENT, words, style);
    if version.entries.is_empty() && version.day.is_empty() {
        page += &format!("{INDENT}{}\n", style.paint(words.same_day(), Look::FAINT));
    }
    page
}

/// Writes when, what, who and under which commit; below it why.
fn head(version: &Version, became: Option<Became>, words: &dyn Words, style: Style) -> String {
    let Some(commit) = &version.commit else {
        return format!("{}\n", style.paint(words.unsaved(), Look::BOLD.hued(Hue::Yellow)));
    };
    let when = words.day_and_time(commit.time);
    let deed = words.deed(commit.deed(), became);
    let hash = commit.id.to_string();
    let by = format!("{}  {}", text::clean(&commit.author), entry::short_commit(&hash));
    let mut head = format!(
        "{}  {}  {}\n",
        style.paint(&when, Look::PLAIN.hued(Hue::Cyan)),
        style.paint(deed, Look::BOLD),
        style.paint(&by, Look::FAINT)
    );
    let mut below = |line: String| head.push_str(&format!("{INDENT}{}\n", text::clean(&line)));
    if let Some((undone, is_redo)) = commit.took_back() {
        below(words.took_back(undone, is_redo));
    }
    if let Some(late) = commit.said.late {
        let arrived = version.entries.iter().find_map(|change| change.after.as_ref());
        let day = arrived.map_or(late.date(), |placed| placed.entry.date);
        below(words.late_entry(&words.day(day), late));
    }
    if let Some(reason) = &commit.said.reason {
        below(words.because(reason));
    }
    head
}

/// Writes what became of the entry whose history it is.
fn of_entry(change: &EntryChange, words: &dyn Words, style: Style) -> String {
    match (change.became(), change.latest()) {
        (Became::Added | Became::Removed, Some(placed)) => {
            let lines = std::iter::once(dated_line(placed, words, style)).chain(entry::below(
                &placed.entry,
                &placed.tasks,
                words,
                style,
            ));
            lines.map(|line| format!("{INDENT}{line}\n")).collect()
        }
        (Became::Moved, _) => format!("{}{}", way(change, words), shifts(change, INDENT, words, style, false)),
        _ => shifts(change, INDENT, words, style, true),
    }
}

/// Writes from which day to which an entry went.
fn way(change: &EntryChange, words: &dyn Words) -> String {
    let day = |placed: &Option<Placed>| placed.as_ref().map(|placed| words.day(placed.entry.date)).unwrap_or_default();
    format!("{INDENT}{} → {}\n", day(&change.before), day(&change.after))
}

fn shifts(change: &EntryChange, indent: &str, words: &dyn Words, style: Style, says_if_none: bool) -> String {
    if change.shifts.is_empty() && says_if_none {
        return format!("{indent}{}\n", style.paint(words.written_anew(), Look::FAINT));
    }
    let parts: Vec<Part<'_>> = change.shifts.iter().map(|shift| Part::of_entry(shift, words)).collect();
    difference::parts(&parts, indent, words, style)
}

/// Writes what became of one entry among others: a sign, the entry's line, and what of it is another.
pub fn item(change: &EntryChange, with_day: bool, words: &dyn Words, style: Style) -> String {
    let Some(placed) = change.latest() else { return String::new() };
    let (sign, hue) = match change.became() {
        Became::Added => ("+", Hue::Green),
        Became::Changed => ("~", Hue::Yellow),
        Became::Moved => (">", Hue::Yellow),
        Became::Removed => ("-", Hue::Red),
    };
    let line = if with_day { dated_line(placed, words, style) } else { line(placed, style) };
    let id = style.paint(entry::short_id(&placed.entry.id), Look::FAINT);
    let mut item = format!("{INDENT}{} {line}  {id}\n", style.paint(sign, Look::BOLD.hued(hue)));
    if change.became() == Became::Moved {
        item += &format!("{INDENT}{}", way(change, words));
    }
    if matches!(change.became(), Became::Changed | Became::Moved) {
        item += &shifts(change, "    ", words, style, change.became() == Became::Changed);
    }
    item
}

fn line(placed: &Placed, style: Style) -> String {
    let time = placed.entry.times.map_or_else(String::new, |span| format!("{}  ", entry::times(span)));
    format!("{}{}", style.paint(&time, Look::BOLD), text::clean(&placed.entry.title))
}

fn dated_line(placed: &Placed, words: &dyn Words, style: Style) -> String {
    let day = words.day(placed.entry.date);
    let time = placed.entry.times.map_or_else(String::new, |span| format!(" {}", entry::times(span)));
    format!("{}  {}", style.paint(&format!("{day}{time}"), Look::BOLD), text::clean(&placed.entry.title))
}

/// Makes the object of a version.
pub fn object(version: &Version, words: &dyn Words) -> Value {
    let commit = version.commit.as_ref();
    let parts = version.day.iter().map(|shift| difference::object(&Part::of_day(shift, words)));
    json!({
        "type": "version",
        "commit": commit.map(|commit| commit.id.to_string()),
        "time": commit.map(|commit| commit.time.to_rfc3339()),
        "author": commit.map(|commit| &commit.author),
        "email": commit.map(|commit| &commit.email),
        "op": commit.map_or(Deed::ByHand, Committing::deed).name(),
        "subject": commit.map(|commit| &commit.said.subject),
        "reason": commit.and_then(|commit| commit.said.reason.as_deref()),
        "late": commit.and_then(|commit| commit.said.late).map(json::moment),
        "undoes": commit.and_then(|commit| commit.said.undoes.as_deref()),
        "entries": version.entries.iter().map(|change| change_object(change, words)).collect::<Vec<_>>(),
        "day": parts.collect::<Vec<_>>(),
    })
}

/// Makes the object of what became of an entry.
pub fn change_object(change: &EntryChange, words: &dyn Words) -> Value {
    let became = match change.became() {
        Became::Added => "added",
        Became::Changed => "changed",
        Became::Moved => "moved",
        Became::Removed => "removed",
    };
    let side = |placed: &Option<Placed>| {
        placed.as_ref().map(|placed| json::entry(&placed.entry, day_path(placed.entry.date).as_str()))
    };
    let parts = change.shifts.iter().map(|shift| difference::object(&Part::of_entry(shift, words)));
    json!({
        "id": change.latest().map(|placed| placed.entry.id.as_str()),
        "became": became,
        "before": side(&change.before),
        "after": side(&change.after),
        "changes": parts.collect::<Vec<_>>(),
    })
}
