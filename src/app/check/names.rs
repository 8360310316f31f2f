//! Names in a day that no card has.

use super::day::DayFacts;
use super::finding::What;
use crate::config::Check;
use crate::format::{self, Key, NewName, ParsedDay, Resolution};
use crate::model::{CardKind, Entry, Mention, Names};
use crate::text::name_key;
use std::collections::HashSet;

/// Finds the names without a card, each once, where it stands first.
pub fn look(facts: &mut DayFacts, source: &str, parsed: &ParsedDay, names: &Names) {
    let mut search = Search { names, seen: HashSet::new(), found: Vec::new() };
    for (index, entry) in parsed.day.entries.iter().enumerate() {
        for kind in CardKind::ALL {
            for name in entry.links.of(kind) {
                if names.resolve(kind, name).is_none() {
                    let line = line_of_field_with(source, parsed, index, key_of(kind), name).unwrap_or(entry.line);
                    search.note(kind, name.clone(), false, line);
                }
            }
        }
        for (at, mention) in entry.mentions.iter().enumerate() {
            search.mention(mention, || place_of_mention(source, parsed, index, entry, at, mention));
        }
    }
    for task in &parsed.day.tasks {
        for mention in &task.mentions {
            search.mention(mention, || (task.text.as_str(), task.line));
        }
    }
    for (line, what) in search.found {
        facts.find(Check::UnknownName, line, what);
    }
}

struct Search<'n> {
    names: &'n Names,
    seen: HashSet<(CardKind, String)>,
    found: Vec<(usize, What)>,
}

impl Search<'_> {
    /// Notes a mention that stands for no card; `place` returns the text it was found in, and its line.
    fn mention<'t>(&mut self, mention: &Mention, place: impl FnOnce() -> (&'t str, usize)) {
        let Some(kind) = mention.sigil.card_kind() else { return };
        if format::resolve(mention, self.names) != Resolution::Unknown {
            return;
        }
        let (text, line) = place();
        match format::new_name(mention, text) {
            NewName::Clear(name) => self.note(kind, name, false, line),
            NewName::Unclear => self.note(kind, mention.text.clone(), true, line),
        }
    }

    fn note(&mut self, kind: CardKind, name: String, is_unclear: bool, line: usize) {
        if self.seen.insert((kind, name_key(&name))) {
            let near = self.names.nearest(kind, &name).map(str::to_owned);
            self.found.push((line, What::UnknownName { kind, name, near, is_unclear }));
        }
    }
}

/// Returns the text in which a mention of an entry was found, and the line on which it stands.
fn place_of_mention<'t>(
    source: &str,
    parsed: &ParsedDay,
    index: usize,
    entry: &'t Entry,
    at: usize,
    mention: &Mention,
) -> (&'t str, usize) {
    // Those of the title stand first.
    if at < format::mentions(&entry.title).len() {
        return (&entry.title, entry.line);
    }
    let body = parsed.layout.entry(index).map_or(0, |block| block.body.start);
    let before = entry.body.get(..mention.span.start).unwrap_or_default();
    (&entry.body, line_at(source, body) + before.matches('\n').count())
}

/// Returns the line of the first field of a key in the entry with an index.
pub fn line_of_field(source: &str, parsed: &ParsedDay, index: usize, key: Key) -> Option<usize> {
    line_of_field_with(source, parsed, index, key, "")
}

fn line_of_field_with(source: &str, parsed: &ParsedDay, index: usize, key: Key, name: &str) -> Option<usize> {
    let fields = &parsed.layout.entry(index)?.fields;
    let field = fields.iter().find(|field| field.known == Some(key) && source[field.value.clone()].contains(name))?;
    Some(line_at(source, field.line.start))
}

fn key_of(kind: CardKind) -> Key {
    match kind {
        CardKind::Project => Key::Project,
        CardKind::Contact => Key::Contacts,
        CardKind::Org => Key::Org,
    }
}

/// Returns the number of the line, from 1, on which a byte stands.
fn line_at(source: &str, at: usize) -> usize {
    let before = source.get(..at).unwrap_or_default();
    // A lone CR ends a line, too.
    before.replace("\r\n", "\n").matches(['\n', '\r']).count() + 1
}
