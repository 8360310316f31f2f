//! What the values of a card's keys may look like.

use super::front::{self, KeyAt};
use crate::model::Employment;
use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

/// Reads a text; numbers are taken as written, since telephone numbers and tiers are often typed without quotes.
pub(super) fn text(value: &DeValue) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Datetime(date) => Some(date.to_string()),
        _ => None,
    }
}

/// Reads a list of texts; a single text counts as a list of one.
pub(super) fn texts(value: &DeValue) -> Option<Vec<String>> {
    match value {
        DeValue::Array(values) => values.iter().map(|value| text(value.get_ref())).collect(),
        single => text(single).map(|text| if text.is_empty() { Vec::new() } else { vec![text] }),
    }
}

/// Reads a date: a TOML date, or a text `2026-11-21`.
pub(super) fn date(value: &DeValue) -> Option<NaiveDate> {
    text(value)?.get(..10)?.parse().ok()
}

/// Reads where a person works: a name, a list of names, or tables with `name`, `from`, `until`.
pub(super) fn employments(value: &DeValue) -> Option<Vec<Employment>> {
    match value {
        DeValue::Array(values) => values.iter().map(|value| employment(value.get_ref())).collect(),
        DeValue::String(name) if name.is_empty() => Some(Vec::new()),
        single => Some(vec![employment(single)?]),
    }
}

fn employment(value: &DeValue) -> Option<Employment> {
    let DeValue::Table(table) = value else {
        return Some(Employment { org: text(value)?, from: None, until: None });
    };
    let get =
        |names: [&str; 2]| front::keys(table).into_iter().find(|key| names.contains(&key.key)).map(|key| key.value);
    let day = |names| match get(names) {
        Some(value) => date(value).map(Some),
        None => Some(None),
    };
    Some(Employment { org: text(get(["name", "org"])?)?, from: day(["from", "since"])?, until: day(["until", "to"])? })
}

/// Reads days to remember: a table from what to the day as written.
pub(super) fn days(value: &DeValue) -> Option<Vec<(String, String)>> {
    let DeValue::Table(table) = value else { return None };
    front::keys(table).iter().map(|KeyAt { key, value, .. }| Some(((*key).to_owned(), text(value)?))).collect()
}

/// Finds a value in a table.
pub(super) fn get<'t>(table: &'t DeTable<'t>, name: &str) -> Option<&'t DeValue<'t>> {
    table.iter().find(|(key, _)| key.get_ref() == name).map(|(_, value)| value.get_ref())
}
