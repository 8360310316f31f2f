//! Changing what an entry says.

use super::body;
use super::check::{self, Check};
use super::draft::EntryContent;
use super::list;
use super::outcome::{Difference, EditError, Edited, Note};
use super::pieces::Pieces;
use super::style::Style;
use super::{remove, verify};
use crate::format::idmark;
use crate::format::layout::BlockSpan;
use crate::format::parse::parse_day;
use crate::format::rules::Rules;
use crate::model::Id;
use chrono::NaiveDate;

/// Makes the entry with this ID (written or derived) say `content`; only the lines that differ are touched, tasks never.
///
/// A derived ID is written into the heading, so that the entry keeps it whatever its title becomes.
///
/// # Errors
///
/// As for [`add_entry`](super::add_entry), and [`EditError::NotFound`] or [`EditError::IdTwice`].
pub fn change_entry(
    source: &str,
    date: NaiveDate,
    id: &Id,
    content: &EntryContent,
    rules: &Rules,
) -> Result<Edited, EditError> {
    let before = parse_day(date, source, rules);
    let (index, block) = remove::find(&before, id)?;
    let entry = &before.day.entries[index];
    let old = EntryContent::from(entry);
    let mut meant = Check::against(&old).tidy(content, id)?;
    let mut notes = Vec::new();
    if meant.body != old.body {
        let prepared = body::prepare(&meant.body);
        meant.body = prepared.text;
        notes.extend(prepared.notes);
    }
    if meant == old {
        let (id, line) = (entry.id.clone(), entry.line);
        return Ok(Edited { text: source.to_owned(), id, line, notes: Vec::new() });
    }
    if !entry.id.is_written() {
        notes.push(Note::IdWritten);
    }
    let style = Style::of(source, &before, rules);
    let lines = list::changed(source, block, &old, &meant, &style);
    check::check_list_is_read(&meant, lines.len() > meant.fields.len(), rules)?;

    let mut pieces = Pieces::of(source, block);
    pieces.heading = heading(source, block, &old, &meant, &entry.id);
    let lost_list = lines.is_empty() && !block.field_list.is_empty();
    pieces.set_list(lines, &style);
    if meant.body != old.body {
        pieces.set_body(&meant.body, &style);
    }
    if meant.body != old.body || lost_list {
        notes.extend(pieces.set_mark(&meant.body, rules, &style));
    }
    let text = format!("{}{}{}", &source[..block.span.start], pieces.into_text(&style), &source[block.span.end..]);

    let after = parse_day(date, &text, rules);
    verify::rest_is_same((&before, Some(index)), (&after, Some(index)))?;
    let Some(read) = after.day.entries.get(index) else {
        return Err(verify::differs(&before, &after, Difference::Missing));
    };
    if let Some(difference) = verify::entry_difference(read, &meant) {
        return Err(verify::differs(&before, &after, difference));
    }
    if !verify::same_listed_tasks(&before, &after, index) {
        return Err(verify::differs(&before, &after, Difference::Tasks));
    }
    let (id, line) = (read.id.clone(), read.line);
    Ok(Edited { text, id, line, notes })
}

/// Writes the heading's line anew where it differs: its signs, its spaces and its ending stay.
pub(super) fn heading(source: &str, block: &BlockSpan, old: &EntryContent, meant: &EntryContent, id: &Id) -> String {
    let span = &block.heading;
    let line = &source[span.line.clone()];
    let same = old.times == meant.times && old.title == meant.title;
    if same && span.id.is_some() {
        return line.to_owned();
    }
    let at = |offset: usize| offset - span.line.start;
    let mut text = line[..at(span.times.as_ref().map_or(span.title.start, |times| times.start))].to_owned();
    if !text.ends_with([' ', '\t']) {
        text.push(' ');
    }
    match (&meant.times, &span.times) {
        (Some(_), Some(written)) if old.times == meant.times => {
            let between = &source[written.end..span.title.start];
            text.push_str(&source[written.clone()]);
            text.push_str(if between.is_empty() && !same { " " } else { between });
        }
        (Some(times), _) => text.push_str(&format!("{times} ")),
        (None, _) => {}
    }
    text.push_str(&meant.title);
    if span.id.is_none() {
        text.push_str(&format!(" {}", idmark::mark(id)));
    }
    let behind = &line[at(span.title.end)..];
    // Behind an empty title an ID or closing signs follow without the space that they need.
    if behind.starts_with(['<', '#']) && !text.ends_with(' ') {
        text.push(' ');
    }
    text.push_str(behind);
    text
}
