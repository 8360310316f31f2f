//! Removing an entry.

use super::outcome::{EditError, Edited};
use super::verify;
use crate::format::layout::BlockSpan;
use crate::format::lines;
use crate::format::parse::{ParsedDay, parse_day};
use crate::format::rules::Rules;
use crate::model::Id;
use chrono::NaiveDate;

/// Removes the entry with this ID (written or derived), its tasks included.
///
/// # Errors
///
/// [`EditError::NotFound`], [`EditError::IdTwice`], or [`EditError::ReadsDifferently`] when the rest would read differently without it.
pub fn remove_entry(source: &str, date: NaiveDate, id: &Id, rules: &Rules) -> Result<Edited, EditError> {
    let before = parse_day(date, source, rules);
    let (index, block) = find(&before, id)?;
    let entry = &before.day.entries[index];
    let mut start = block.span.start;
    // At the end of the file the blank lines before it would be left over.
    if block.span.end == source.len() {
        let lines = lines::split(&source[..start]);
        let blank = lines.iter().rev().take_while(|line| line.is_blank(source));
        start = blank.last().map_or(start, |line| line.start);
    }
    let text = format!("{}{}", &source[..start], &source[block.span.end..]);
    let after = parse_day(date, &text, rules);
    verify::rest_is_same((&before, Some(index)), (&after, None))?;
    Ok(Edited { text, id: entry.id.clone(), line: entry.line, notes: Vec::new() })
}

/// Finds the one entry with an ID: its index in the day, and its block.
pub(super) fn find<'p>(parsed: &'p ParsedDay, id: &Id) -> Result<(usize, &'p BlockSpan), EditError> {
    let entries = parsed.day.entries.iter().enumerate();
    let mut found = entries.filter(|(_, entry)| entry.id.as_str() == id.as_str());
    let not_found = || EditError::NotFound { id: id.clone() };
    let (index, entry) = found.next().ok_or_else(not_found)?;
    if let Some((_, other)) = found.next() {
        return Err(EditError::IdTwice { id: id.clone(), lines: [entry.line, other.line] });
    }
    parsed.layout.entry(index).map(|block| (index, block)).ok_or_else(not_found)
}
