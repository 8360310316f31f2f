//! Field lines: `- key: value`, and what an entry's values mean.

use super::diagnostics::{Expected, Problem};
use super::keys::{Key, misspelt};
use super::lines::indent;
use super::report::Report;
use super::values;
use crate::model::{Entry, Id};
use std::ops::Range;

/// A field line taken apart; offsets into the line's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldLine {
    pub key: Range<usize>,
    pub separator: Range<usize>,
    pub value: Range<usize>,
}

/// The longest key of the user's own, in characters: what is longer is a sentence with a colon.
const LONGEST_KEY: usize = 30;

/// Takes apart `- key: value`; `None` when the line is none.
///
/// The colon is `:` before white space, the end or anything non-ASCII, or `：`; behind a known key any colon will do. A
/// key begins with a letter, a digit or a Han character and holds no punctuation that keys have no use for.
pub(super) fn field_line(content: &str) -> Option<FieldLine> {
    let marker = indent(content);
    let rest = &content[marker..];
    if marker > 3 || !rest.starts_with(['-', '*', '+']) {
        return None;
    }
    let item = rest[1..].trim_start_matches([' ', '\t']);
    let gap = rest.len() - 1 - item.len();
    // Behind five and more spaces CommonMark sees code.
    if !(1..=4).contains(&gap) || !item.starts_with(char::is_alphanumeric) {
        return None;
    }
    let start = content.len() - item.len();
    let (colon, sign) = item.char_indices().take(LONGEST_KEY + 1).find(|(_, c)| matches!(c, ':' | '：'))?;
    let key = item[..colon].trim_end();
    let behind = &item[colon + sign.len_utf8()..];
    let clear = sign == '：' || behind.chars().next().is_none_or(|c| c.is_whitespace() || !c.is_ascii());
    if !is_key(key) || (!clear && Key::read(key).is_none()) {
        return None;
    }
    let value = behind.trim();
    let value_start = content.len() - behind.trim_start().len();
    Some(FieldLine {
        key: start..start + key.len(),
        separator: start + key.len()..value_start,
        value: value_start..value_start + value.len(),
    })
}

/// Tells whether a text can be a key.
pub(super) fn is_key(key: &str) -> bool {
    key.starts_with(char::is_alphanumeric) && key.chars().count() <= LONGEST_KEY && !key.contains(is_no_keys)
}

/// Tells whether a character stands in no key: Markdown's signs, quotes, and what ends a sentence or a clause.
fn is_no_keys(c: char) -> bool {
    c.is_control()
        || matches!(c, '\\' | '[' | ']' | '<' | '>' | '`' | '*' | '"' | ',' | ';' | '!' | '?' | ':')
        || matches!(c, '“' | '”' | '。' | '，' | '；' | '！' | '？' | '：')
}

/// One field of an entry, with its place.
pub(super) struct Field<'s> {
    pub key: &'s str,
    pub value: &'s str,
    pub key_span: Range<usize>,
    pub value_span: Range<usize>,
}

/// Puts a field's value into its entry. Returns the key that it was understood as; what was not is kept in `fields`.
///
/// `own` says that the book declares the key as its own.
pub(super) fn apply(entry: &mut Entry, field: &Field, own: bool, report: &mut Report) -> Option<Key> {
    let Some(key) = Key::read(field.key).filter(|_| !own) else {
        if let (false, Some(meant)) = (own, misspelt(field.key)) {
            report.add(field.key_span.clone(), Problem::MisspeltKey { key: field.key.to_owned(), meant });
        }
        keep(entry, field);
        return None;
    };
    // `private` without a value is no slip of a template: better to hold back too much than to report it.
    if field.value.is_empty() && key != Key::Private {
        return Some(key);
    }
    match understand(entry, key, field.value) {
        Ok(()) => Some(key),
        Err(Refused::Repeated) => {
            keep(entry, field);
            report.add(field.key_span.clone(), Problem::RepeatedKey { key: field.key.to_owned() });
            None
        }
        Err(Refused::NotUnderstood(expected)) => {
            keep(entry, field);
            let (key, value) = (field.key.to_owned(), field.value.to_owned());
            report.add(field.value_span.clone(), Problem::NotUnderstood { key, value, expected });
            None
        }
    }
}

enum Refused {
    Repeated,
    NotUnderstood(Expected),
}

fn keep(entry: &mut Entry, field: &Field) {
    entry.fields.push((field.key.to_owned(), field.value.to_owned()));
}

fn understand(entry: &mut Entry, key: Key, value: &str) -> Result<(), Refused> {
    match key {
        Key::Project => entry.links.projects.extend(names(value, ['+', '＋'])),
        Key::Contacts => entry.links.contacts.extend(names(value, ['@', '＠'])),
        Key::Org => entry.links.orgs.extend(names(value, ['%', '％'])),
        Key::With => entry.links.with.extend(names(value, ['@', '＠'])),
        Key::Tags => entry.links.tags.extend(names(value, ['#', '＃'])),
        Key::Kind => set_once(&mut entry.kind, value)?,
        Key::Outcome => set_once(&mut entry.outcome, value)?,
        Key::Figure => entry.figures.push(values::read_figure(value).ok_or(not_understood(Expected::Figure))?),
        Key::Expense => entry.expenses.push(values::read_expense(value).ok_or(not_understood(Expected::Expense))?),
        Key::Re => entry.re.extend(ids(value).ok_or(not_understood(Expected::Ids))?),
        Key::Private => {
            let read = values::read_yes_or_no(value);
            entry.private |= read.unwrap_or(true);
            read.ok_or(not_understood(Expected::YesOrNo))?;
        }
        Key::Zone if values::is_zone(value) => set_once(&mut entry.zone, value)?,
        Key::Zone => return Err(not_understood(Expected::Zone)),
    }
    Ok(())
}

fn not_understood(expected: Expected) -> Refused {
    Refused::NotUnderstood(expected)
}

fn set_once(slot: &mut Option<String>, value: &str) -> Result<(), Refused> {
    if slot.is_some() {
        return Err(Refused::Repeated);
    }
    *slot = Some(value.to_owned());
    Ok(())
}

/// Splits a list of names, each perhaps behind its own sigil: `- contacts: @张伟`.
fn names(value: &str, sigils: [char; 2]) -> Vec<String> {
    values::split_list(value, &sigils)
}

fn ids(value: &str) -> Option<Vec<String>> {
    let ids = values::split_list(value, &[]);
    ids.iter().all(|id| id.len() >= Id::SHORTEST_PREFIX && Id::could_begin(id)).then_some(ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(&str, &str)> {
        field_line(line).map(|field| (&line[field.key], &line[field.value]))
    }

    #[test]
    fn lines_that_are_fields() {
        let cases = [
            ("- project: x", ("project", "x")),
            ("* project:  x y ", ("project", "x y")),
            ("+ project: ", ("project", "")),
            ("  - project: x", ("project", "x")),
            ("- 项目：贷款续期", ("项目", "贷款续期")),
            ("- 项目:贷款续期", ("项目", "贷款续期")),
            ("- project:x", ("project", "x")),
            ("- 业绩 ： 500", ("业绩", "500")),
            ("- my own key: a: b", ("my own key", "a: b")),
            ("- 3rd party: x", ("3rd party", "x")),
        ];
        for (line, expected) in cases {
            assert_eq!(read(line), Some(expected), "{line:?}");
        }
    }

    #[test]
    fn lines_that_are_none() {
        let lines = [
            "project: x",
            "-project: x",
            "-      project: x",
            "    - project: x",
            "- see http://example.org",
            "- 9:30 met someone",
            "- [ ] task: x",
            "- project\\: x",
            "- **bold**: x",
            "- \"quoted: x",
            "- a list item without one",
            "- this is a rather long sentence with a colon: x",
            "- : x",
            "1. project: x",
            "",
        ];
        for line in lines {
            assert_eq!(read(line), None, "{line:?}");
        }
    }
}
