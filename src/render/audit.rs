//! An audit as a table, and for programs.

use super::style::{Hue, Look, Style};
use super::words::Words;
use super::{difference, entry, json};
use crate::app::audit::{Act, Row};
use crate::app::trail::Placed;
use crate::text;
use serde_json::{Value, json};
use std::collections::HashSet;

/// What one commit did to more entries than this is counted, not listed.
const MOST_ROWS: usize = 5;

/// What an entry needs beside the other columns to be read.
const LEAST_ROOM: usize = 24;

/// A line of the table.
struct Line {
    done: String,
    day: String,
    act: String,
    entry: String,
    id: String,
    hue: Hue,
    below: Vec<String>,
}

/// Writes the rows below a heading; `width` is the screen's, `None` on a pipe, where nothing is cut.
pub fn page(rows: &[Row], words: &dyn Words, style: Style, width: Option<usize>) -> String {
    let authors: HashSet<&str> = rows.iter().filter_map(|row| Some(row.commit.as_ref()?.author.as_str())).collect();
    let names_authors = authors.len() > 1;
    let lines: Vec<Line> = rows
        .chunk_by(|a, b| commit(a) == commit(b) || are_of_one_rebase(a, b))
        .flat_map(|of_commit| match of_commit.len() {
            0..=MOST_ROWS => of_commit.iter().map(|row| line(row, names_authors, words)).collect(),
            _ => vec![many(of_commit, names_authors, words)],
        })
        .collect();
    let heads = words.audit_columns();
    let column = |head: &str, of: fn(&Line) -> &str| {
        lines.iter().map(|line| text::width(of(line))).max().unwrap_or_default().max(text::width(head)) + 2
    };
    let columns =
        [column(heads[0], |line| &line.done), column(heads[1], |line| &line.day), column(heads[2], |line| &line.act)];
    let before: usize = columns.iter().sum();
    let pad = |text: &str, column: usize| text::pad(text, column).into_owned();
    // On a narrow screen what was done to which entry stands below when.
    let is_narrow = width.is_some_and(|width| width < before + LEAST_ROOM);
    let indent = if is_narrow { 2 } else { before };
    let head: String = heads.iter().zip(columns).map(|(head, column)| pad(head, column)).collect();
    let head = if is_narrow { pad(heads[0], columns[0]) + heads[1] } else { head + heads[3] };
    let mut page = format!("{}\n", style.paint(&head, Look::FAINT));
    for line in lines {
        let id = if line.id.is_empty() { String::new() } else { format!("  {}", style.paint(&line.id, Look::FAINT)) };
        let act = if is_narrow { format!("{}  ", line.act) } else { pad(&line.act, columns[2]) };
        let taken = text::width(&line.id) + 2 + if is_narrow { indent + text::width(&act) } else { before };
        page += &format!(
            "{}{}{}{}{id}\n",
            style.paint(&pad(&line.done, columns[0]), Look::PLAIN.hued(Hue::Cyan)),
            if is_narrow { format!("{}\n  ", line.day) } else { pad(&line.day, columns[1]) },
            style.paint(&act, Look::PLAIN.hued(line.hue)),
            text::truncate(&line.entry, width.map_or(usize::MAX, |width| width.saturating_sub(taken))),
        );
        let indent = " ".repeat(indent);
        for below in &line.below {
            for wrapped in text::wrap(below, width.unwrap_or(usize::MAX), &indent, &indent) {
                page += &format!("{}\n", style.paint(&wrapped, Look::FAINT));
            }
        }
    }
    page
}

fn commit(row: &Row) -> Option<String> {
    Some(row.commit.as_ref()?.id.to_string())
}

/// Tells whether two commits were made on one day of what had older dates: a rebase makes many, and they would bury the rest.
fn are_of_one_rebase(a: &Row, b: &Row) -> bool {
    let rewritten = |row: &Row| row.done().filter(|_| row.is_dated_back()).map(|done| done.date_naive());
    rewritten(a).is_some() && rewritten(a) == rewritten(b)
}

fn line(row: &Row, names_authors: bool, words: &dyn Words) -> Line {
    let times =
        |placed: &Placed| placed.entry.times.map_or_else(String::new, |span| format!("{}  ", entry::times(span)));
    let what = match &row.entry {
        Some(placed) => format!("{}{}", times(placed), text::clean(&placed.entry.title)),
        None => row.parts.iter().map(|part| words.day_part(part)).collect::<Vec<_>>().join(", "),
    };
    let way = row.to.map(|to| format!("→ {}", words.day(to)));
    Line {
        day: words.day(row.date),
        act: words.act(row.act).to_owned(),
        entry: text::clean(&what).into_owned(),
        id: row.entry.as_ref().map(|placed| entry::short_id(&placed.entry.id).to_owned()).unwrap_or_default(),
        below: way.into_iter().chain(dated_back(row, words)).chain(because(row, names_authors, words)).collect(),
        ..bare(row, words)
    }
}

/// Writes one line for all that a commit did, or a rebase.
fn many(rows: &[Row], names_authors: bool, words: &dyn Words) -> Line {
    let days: HashSet<_> = rows.iter().map(|row| row.date).collect();
    let first = rows.iter().min_by_key(|row| row.date).unwrap_or(&rows[0]);
    let more = if days.len() > 1 { "…" } else { "" };
    Line {
        day: format!("{}{more}", words.day(first.date)),
        act: words.act(first.act).to_owned(),
        entry: words.many_acts(rows.len(), days.len()),
        below: dated_back(first, words).into_iter().chain(because(first, names_authors, words)).collect(),
        ..bare(first, words)
    }
}

fn bare(row: &Row, words: &dyn Words) -> Line {
    let done = row.done().map(|time| words.day_and_time(time));
    let hue = match row.act {
        Act::Late => Hue::Yellow,
        Act::Removed | Act::ByHand(_) => Hue::Red,
        Act::Amended | Act::Moved | Act::Undone(_) | Act::Redone(_) => Hue::Green,
    };
    let (day, act, entry, id) = (String::new(), String::new(), String::new(), String::new());
    Line { done: done.unwrap_or_else(|| words.unsaved().to_owned()), day, act, entry, id, hue, below: Vec::new() }
}

/// Says that the commit's own date is from before the closing.
fn dated_back(row: &Row, words: &dyn Words) -> Option<String> {
    let claimed = row.commit.as_ref().filter(|_| row.is_dated_back())?.time;
    Some(words.dated_back(&words.day_and_time(claimed)))
}

/// Says why, and who where there are several.
fn because(row: &Row, names_authors: bool, words: &dyn Words) -> Option<String> {
    let commit = row.commit.as_ref()?;
    let reason = commit.said.reason.as_deref().map(|reason| words.because(reason));
    let author = names_authors.then(|| commit.author.clone());
    let said: Vec<String> = reason.into_iter().chain(author).collect();
    (!said.is_empty()).then(|| text::clean(&said.join(" · ")).into_owned())
}

/// Makes the object of a row.
pub fn object(row: &Row) -> Value {
    let commit = row.commit.as_ref();
    let placed = row.entry.as_ref();
    json!({
        "type": "audit",
        "act": row.act.name(),
        "date": json::date(row.date),
        "closed": json::moment(row.closed),
        "id": placed.map(|placed| placed.entry.id.as_str()),
        "title": placed.map(|placed| &placed.entry.title),
        "to": row.to.map(json::date),
        "parts": row.parts.iter().map(difference::key).collect::<Vec<_>>(),
        "reason": commit.and_then(|commit| commit.said.reason.as_deref()),
        "commit": commit.map(|commit| commit.id.to_string()),
        "time": commit.map(|commit| commit.time.to_rfc3339()),
        "committed": commit.map(|commit| commit.committed.to_rfc3339()),
        "author": commit.map(|commit| &commit.author),
        "email": commit.map(|commit| &commit.email),
    })
}
