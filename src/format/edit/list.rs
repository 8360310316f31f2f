//! A field list with changed values: lines that say the same stay as they are.

use super::draft::EntryContent;
use super::style::Style;
use super::write;
use crate::format::keys::Key;
use crate::format::layout::{BlockSpan, FieldSpan};
use crate::format::lines;
use std::borrow::Cow;

/// A line of the list, its ending included.
struct ListLine {
    text: String,
    /// Which of the block's fields it is; `None` for tasks and new lines.
    field: Option<usize>,
}

/// Returns the lines of an entry's field list after a change, each with its ending.
pub(super) fn changed(
    source: &str,
    block: &BlockSpan,
    old: &EntryContent,
    meant: &EntryContent,
    style: &Style,
) -> Vec<String> {
    let mut list = List { source, block, style, lines: lines_of(source, block) };
    let (was, becomes) = (without_implied_private(old), without_implied_private(meant));
    for key in Key::ALL {
        let (before, after) = (write::values(&was, key, style), write::values(&becomes, key, style));
        if before != after {
            list.set_known(key, &after);
        }
    }
    if old.fields != meant.fields {
        list.set_own(&old.fields, &meant.fields);
    }
    list.lines.into_iter().map(|line| line.text).collect()
}

/// A `private` whose value was not understood makes an entry private too: that line stands for itself.
fn without_implied_private(content: &EntryContent) -> Cow<'_, EntryContent> {
    let implied = content.fields.iter().any(|(key, _)| Key::read(key) == Some(Key::Private));
    if !implied {
        return Cow::Borrowed(content);
    }
    Cow::Owned(EntryContent { private: false, ..content.clone() })
}

fn lines_of(source: &str, block: &BlockSpan) -> Vec<ListLine> {
    let start = block.field_list.start;
    let lines = lines::split(&source[block.field_list.clone()]);
    let line = |line: &lines::Line| ListLine {
        text: source[start + line.start..start + line.next].to_owned(),
        field: block.fields.iter().position(|field| field.line.start == start + line.start),
    };
    lines.iter().map(line).collect()
}

struct List<'s> {
    source: &'s str,
    block: &'s BlockSpan,
    style: &'s Style,
    lines: Vec<ListLine>,
}

impl List<'_> {
    /// Gives a known key its values: its lines are changed in place, what is left over goes, what is new follows.
    fn set_known(&mut self, key: Key, values: &[String]) {
        let fields: Vec<usize> = self.fields_where(|field| field.known == Some(key));
        for (at, field) in fields.iter().enumerate() {
            match values.get(at) {
                Some(value) => self.replace_value(*field, value),
                None => self.lines.retain(|line| line.field != Some(*field)),
            }
        }
        let new = values.iter().skip(fields.len()).map(|value| write::known_field(key, value, self.style)).collect();
        let behind = fields.iter().take(values.len()).next_back().copied();
        self.insert(behind, new);
    }

    /// Gives the user's own fields new keys and values; those at the beginning and the end that are the same stay.
    fn set_own(&mut self, old: &[(String, String)], new: &[(String, String)]) {
        let fields: Vec<usize> = self.fields_where(|field| field.known.is_none());
        let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(old, new)| old == new).count();
        let (gone, come) = (&fields[head..old.len() - tail], &new[head..new.len() - tail]);
        for (at, field) in gone.iter().enumerate() {
            match come.get(at) {
                Some((key, value)) if self.key(*field) == key => self.replace_value(*field, value),
                Some((key, value)) => self.replace_line(*field, write::own_field(key, value, self.style)),
                None => self.lines.retain(|line| line.field != Some(*field)),
            }
        }
        let lines = come.iter().skip(gone.len()).map(|(key, value)| write::own_field(key, value, self.style)).collect();
        let behind = gone.iter().take(come.len()).next_back().or(fields[..head].last());
        self.insert(behind.copied(), lines);
    }

    fn fields_where(&self, fits: impl Fn(&FieldSpan) -> bool) -> Vec<usize> {
        let fields = self.block.fields.iter().enumerate();
        fields.filter(|(_, field)| fits(field)).map(|(index, _)| index).collect()
    }

    fn key(&self, field: usize) -> &str {
        &self.source[self.block.fields[field].key.clone()]
    }

    fn replace_value(&mut self, field: usize, value: &str) {
        let span = &self.block.fields[field];
        let line = &self.source[span.line.clone()];
        let at = |offset: usize| offset - span.line.start;
        let separator = &line[at(span.separator.start)..at(span.separator.end)];
        // An empty value may have lost the space behind its colon.
        let space = if separator.ends_with(':') && !value.is_empty() { " " } else { "" };
        let text = format!("{}{space}{value}{}", &line[..at(span.separator.end)], &line[at(span.value.end)..]);
        self.set_text(field, text);
    }

    fn replace_line(&mut self, field: usize, content: String) {
        let line = &self.source[self.block.fields[field].line.clone()];
        let ending = &line[line.trim_end_matches(['\r', '\n']).len()..];
        self.set_text(field, content + ending);
    }

    fn set_text(&mut self, field: usize, text: String) {
        if let Some(line) = self.lines.iter_mut().find(|line| line.field == Some(field)) {
            line.text = text;
        }
    }

    /// Inserts lines behind a field, or else behind the last field, or before the tasks.
    fn insert(&mut self, behind: Option<usize>, lines: Vec<String>) {
        let by_name = behind.and_then(|field| self.lines.iter().position(|line| line.field == Some(field)));
        let last = self.lines.iter().rposition(|line| line.field.is_some() || line.is_new_field());
        let at = by_name.or(last).map_or(0, |at| at + 1);
        let ending = self.style.ending;
        let new = lines.into_iter().map(|text| ListLine { text: text + ending, field: None });
        self.lines.splice(at..at, new);
    }
}

impl ListLine {
    /// New lines are inserted one key after the other, so that a later key goes behind an earlier one.
    fn is_new_field(&self) -> bool {
        self.field.is_none() && crate::format::fields::field_line(self.text.trim_end_matches(['\r', '\n'])).is_some()
    }
}
