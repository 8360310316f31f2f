//! Edits of a card's front matter by the line: what is not concerned keeps every byte.

use super::front::{self, Front, KeyAt};
use super::write::{key_text, quote};
use crate::format::lines;
use crate::text::name_key;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Why a card was not changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardEditError {
    /// The front matter is not valid TOML; to be put right by hand first.
    #[error("broken front matter at line {line}: {message}")]
    Broken {
        /// The line, from 1.
        line: usize,
        /// What the TOML reader says, in English.
        message: String,
    },
    /// The key is written as a `[table]` or in dotted keys, which have no single line to change.
    #[error("{key} is a table; edit it by hand")]
    IsTable {
        /// The key.
        key: String,
    },
    /// The result would not read back as what was meant.
    #[error("setting {key} would read differently")]
    ReadsDifferently {
        /// The key.
        key: String,
    },
}

/// Sets a top-level key of a card's front matter to a value, touching only that key's lines.
///
/// A new key goes behind the last one before the first `[table]`. A card without front matter gets one.
///
/// # Errors
///
/// [`CardEditError`]; nothing is changed then.
pub fn set_key(source: &str, key: &str, value: &toml::Value) -> Result<String, CardEditError> {
    let text = written(value);
    let Some(front) = front::find(source) else {
        return Ok(with_front(source, key, &text));
    };
    let toml = &source[front.toml.clone()];
    let table = parse(source, &front)?;
    let keys = front::keys(&table);
    let result = match keys.iter().find(|at| at.key == key) {
        Some(at) if front::is_inline(toml, at) => replace(source, &front, &at.span, &text),
        Some(_) => return Err(CardEditError::IsTable { key: key.to_owned() }),
        None => insert(source, &front, &keys, key, &text),
    };
    check(source, &result, key, value)?;
    Ok(result)
}

/// Adds an alias to a card; a card that goes by it already comes back unchanged. Names compare as in [`name_key`].
///
/// # Errors
///
/// As for [`set_key`].
pub fn add_alias(source: &str, alias: &str) -> Result<String, CardEditError> {
    let Some(front) = front::find(source) else {
        return set_key(source, "aliases", &toml::Value::from(vec![alias.to_owned()]));
    };
    let table = parse(source, &front)?;
    let keys = front::keys(&table);
    let texts = |name: &str| {
        let found = keys.iter().find(|at| at.key == name);
        found.and_then(|at| super::values::texts(at.value)).unwrap_or_default()
    };
    let mut aliases = texts("aliases");
    if aliases.iter().chain(&texts("name")).any(|known| name_key(known) == name_key(alias)) {
        return Ok(source.to_owned());
    }
    aliases.push(alias.to_owned());
    let meant = toml::Value::from(aliases);
    let listed = keys.iter().find(|at| at.key == "aliases").and_then(|at| behind_last(source, &front, at));
    let Some((at, joint)) = listed else { return set_key(source, "aliases", &meant) };
    let result = format!("{}{joint}{}{}", &source[..at], quote(alias), &source[at..]);
    check(source, &result, "aliases", &meant)?;
    Ok(result)
}

/// Finds the place behind the last element of a list, and what stands between its elements.
fn behind_last(source: &str, front: &Front, key: &KeyAt) -> Option<(usize, String)> {
    let DeValue::Array(values) = key.value else { return None };
    let last = values.last()?.span();
    let before = match values.len() {
        1 => key.span.start + 1..last.start,
        count => values[count - 2].span().end..last.start,
    };
    let toml = &source[front.toml.clone()];
    let space = toml.get(before).unwrap_or_default().trim_start_matches(',');
    // A comment between two elements is not to be written again.
    let joint = if space.trim().is_empty() && space.contains('\n') { format!(",{space}") } else { ", ".to_owned() };
    Some((front.toml.start + last.end, joint))
}

fn parse<'s>(source: &'s str, front: &Front) -> Result<DeTable<'s>, CardEditError> {
    let toml = &source[front.toml.clone()];
    DeTable::parse(toml).map(|table| table.into_inner()).map_err(|error| {
        let at = front.toml.start + error.span().map_or(0, |span| span.start);
        let line = lines::line_at(&lines::split(source), at) + 1;
        CardEditError::Broken { line, message: error.message().to_owned() }
    })
}

fn replace(source: &str, front: &Front, span: &Range<usize>, text: &str) -> String {
    let base = front.toml.start;
    format!("{}{text}{}", &source[..base + span.start], &source[base + span.end..])
}

fn insert(source: &str, front: &Front, keys: &[KeyAt], key: &str, text: &str) -> String {
    let toml = &source[front.toml.clone()];
    let ending = if source[..front.toml.start].ends_with("\r\n") { "\r\n" } else { "\n" };
    let ends = keys.iter().filter(|at| front::is_inline(toml, at)).map(|at| at.span.end);
    let first_table = first_header(toml);
    let last = ends.filter(|end| *end <= first_table).max();
    let at = last.map_or(0, |end| toml[end..].find('\n').map_or(toml.len(), |newline| end + newline + 1));
    let at = front.toml.start + at;
    format!("{}{} = {text}{ending}{}", &source[..at], key_text(key), &source[at..])
}

/// Returns where the first `[table]` header stands; a line inside a list of several lines may begin so too, which only
/// sends a new key further up.
fn first_header(toml: &str) -> usize {
    let lines = lines::split(toml);
    lines.iter().find(|line| line.text(toml).starts_with('[')).map_or(toml.len(), |line| line.start)
}

fn with_front(source: &str, key: &str, text: &str) -> String {
    let (bom, rest) = source.split_at(front::text_start(source));
    let ending = if rest.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if rest.is_empty() { "" } else { ending };
    format!("{bom}+++{ending}{} = {text}{ending}+++{ending}{gap}{rest}", key_text(key))
}

fn written(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => quote(text),
        toml::Value::Array(values) => format!("[{}]", values.iter().map(written).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

/// Reads the result again: the key has its value, every other key and the text below are as they were.
fn check(before: &str, after: &str, key: &str, value: &toml::Value) -> Result<(), CardEditError> {
    let differs = || CardEditError::ReadsDifferently { key: key.to_owned() };
    let read = |source: &str| -> Option<(toml::Table, String)> {
        let front = front::find(source)?;
        Some((toml::from_str(&source[front.toml.clone()]).ok()?, source[front.end..].to_owned()))
    };
    let (mut meant, below) = read(before).ok_or_else(differs)?;
    meant.insert(key.to_owned(), value.clone());
    let (found, still_below) = read(after).ok_or_else(differs)?;
    if found == meant && below == still_below { Ok(()) } else { Err(differs()) }
}
