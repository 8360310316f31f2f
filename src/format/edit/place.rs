//! Where a new entry goes, and how it is set into the text.

use super::draft::EntryContent;
use super::style::Style;
use super::write;
use crate::format::layout::{BlockKind, BlockSpan};
use crate::format::lines::{self, BOM};
use crate::format::parse::ParsedDay;
use chrono::{NaiveDate, NaiveTime};

/// Returns the offset before which a new entry goes: where a block begins, or the end.
///
/// A timed entry goes before the first later one, as long as the entries there are in the order of time; any other
/// behind the last entry, and without entries behind the plan. So a summary at the end stays there.
pub(super) fn of_entry(source: &str, parsed: &ParsedDay, content: &EntryContent) -> usize {
    let blocks = &parsed.layout.blocks;
    if let Some(later) = first_later(parsed, content) {
        return later.span.start;
    }
    let is_entry = |block: &&BlockSpan| matches!(block.kind, BlockKind::Entry(_));
    let last = blocks.iter().rev().find(is_entry);
    let last = last.or_else(|| blocks.iter().rev().find(|block| block.kind == BlockKind::Plan));
    last.map_or_else(|| blocks.first().map_or(source.len(), |block| block.span.start), |block| block.span.end)
}

fn first_later<'p>(parsed: &'p ParsedDay, content: &EntryContent) -> Option<&'p BlockSpan> {
    let start = content.times?.start;
    // Times of different zones do not compare.
    let timed: Vec<(usize, NaiveTime)> = parsed
        .day
        .entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.zone == content.zone)
        .filter_map(|(index, entry)| Some((index, entry.times?.start)))
        .collect();
    if !timed.is_sorted_by_key(|(_, start)| *start) {
        return None;
    }
    let (index, _) = timed.into_iter().find(|(_, theirs)| *theirs > start)?;
    parsed.layout.entry(index)
}

/// Sets a block into a text at an offset where a line begins, with blank lines around it as the file has them.
///
/// A file without a last line ending keeps none.
pub(super) fn set_in(source: &str, at: usize, block: &[String], style: &Style) -> String {
    let (before, behind) = source.split_at(at);
    let bare = before.strip_prefix(BOM).unwrap_or(before);
    let ends_open = !bare.is_empty() && !bare.ends_with(['\n', '\r']);
    let mut text = String::with_capacity(source.len() + block.iter().map(|line| line.len() + 2).sum::<usize>() + 16);
    text.push_str(before);
    if ends_open {
        text.push_str(style.ending);
    }
    if !bare.is_empty() {
        let lines = lines::split(before);
        let blank = lines.iter().rev().take_while(|line| line.is_blank(before)).count();
        for _ in blank..style.gap {
            push_line(&mut text, style.ending);
        }
    }
    text.push_str(&block.join(style.ending));
    if !behind.is_empty() {
        text.push_str(style.ending);
        text.push_str(&style.ending.repeat(style.gap));
        text.push_str(behind);
    } else if !ends_open {
        text.push_str(style.ending);
    }
    text
}

/// Appends a line. Behind a lone CR a blank line is a CR too: with an LF the two would be one ending.
pub(super) fn push_line(text: &mut String, line: &str) {
    match line.strip_prefix('\n') {
        Some(rest) if text.ends_with('\r') => {
            text.push('\r');
            text.push_str(rest);
        }
        _ => text.push_str(line),
    }
}

/// Returns the text with the level-1 heading of a new day, when it holds nothing yet.
pub(super) fn with_day_heading(source: &str, parsed: &ParsedDay, date: NaiveDate, style: &Style) -> Option<String> {
    let layout = &parsed.layout;
    let says_nothing = layout.day_heading.is_none() && layout.blocks.is_empty() && parsed.day.lead.is_none();
    says_nothing.then(|| set_in(source, source.len(), &[write::day_heading(date, style.language)], style))
}
