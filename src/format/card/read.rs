//! Reading a card.

use super::front::{self, Front, KeyAt};
use super::values;
use crate::format::diagnostics::{Diagnostic, Expected, Problem};
use crate::format::lines;
use crate::format::report::Report;
use crate::model::{Card, CardKind, Contact, Details, Organisation, Project};
use std::ops::Range;
use toml::de::DeTable;

/// A card file, read.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedCard {
    /// What it says; without a readable name it is named by its file's stem.
    pub card: Card,
    /// What is odd, in the order of the lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a card file. Never fails: without front matter, or without a name in it, the name is the file's stem.
///
/// Broken TOML is read as far as it goes. A value of the wrong type is kept in [`Card::other`].
pub fn parse_card(kind: CardKind, stem: &str, source: &str) -> ParsedCard {
    let lines = lines::split(source);
    let mut report = Report::new(source, &lines);
    let mut card = Card::new(kind, "");
    let begin = front::text_start(source);
    match front::find(source) {
        Some(front) => {
            read_front(&mut card, source, &front, &mut report);
            card.body = body(&source[front.end..]);
        }
        None => {
            report.add(begin..begin, Problem::NoFrontMatter);
            card.body = body(&source[begin..]);
        }
    }
    if card.name.is_empty() {
        stem.clone_into(&mut card.name);
    }
    ParsedCard { card, diagnostics: report.finish() }
}

fn read_front(card: &mut Card, source: &str, front: &Front, report: &mut Report) {
    let toml = &source[front.toml.clone()];
    let (table, errors) = DeTable::parse_recoverable(toml);
    if let Some(error) = errors.first() {
        let at = error.span().unwrap_or(0..0);
        let message = error.message().to_owned();
        report.add(shift(&at, front.toml.start), Problem::BrokenFrontMatter { message });
    }
    for key in front::keys(table.get_ref()) {
        let understood = match key.key {
            "name" => fill(values::text(key.value).map(|name| name.trim().to_owned()), &mut card.name),
            "aliases" => fill(values::texts(key.value), &mut card.aliases),
            _ => read_detail(&mut card.details, &key),
        };
        match understood {
            Ok(()) => {}
            Err(Refused::Unknown) => card.other.push((key.key.to_owned(), raw(toml, &key))),
            Err(Refused::Expected(expected)) => {
                let value = raw(toml, &key);
                card.other.push((key.key.to_owned(), value.clone()));
                let problem = Problem::NotUnderstood { key: key.key.to_owned(), value, expected };
                report.add(shift(&key.span, front.toml.start), problem);
            }
        }
    }
    if card.name.is_empty() && errors.is_empty() {
        report.add(front.toml.start..front.toml.start, Problem::NoName);
    }
}

enum Refused {
    /// Not a key that wlog knows.
    Unknown,
    /// A known key with another kind of value.
    Expected(Expected),
}

fn read_detail(details: &mut Details, key: &KeyAt) -> Result<(), Refused> {
    match details {
        Details::Project(project) => read_project(project, key),
        Details::Contact(contact) => read_contact(contact, key),
        Details::Org(org) => read_org(org, key),
    }
}

fn read_project(project: &mut Project, key: &KeyAt) -> Result<(), Refused> {
    match key.key {
        "status" => fill_text(key, &mut project.status),
        "org" => fill_text(key, &mut project.org),
        "goal" => fill_text(key, &mut project.goal),
        "start" => fill_date(key, &mut project.start),
        "due" => fill_date(key, &mut project.due),
        _ => Err(Refused::Unknown),
    }
}

fn read_contact(contact: &mut Contact, key: &KeyAt) -> Result<(), Refused> {
    match key.key {
        "relation" => fill_text(key, &mut contact.relation),
        "title" => fill_text(key, &mut contact.title),
        "tier" => fill_text(key, &mut contact.tier),
        "org" => fill(values::employments(key.value), &mut contact.orgs),
        "phones" => fill(values::texts(key.value), &mut contact.phones),
        "emails" => fill(values::texts(key.value), &mut contact.emails),
        "dates" => fill(values::days(key.value), &mut contact.dates),
        _ => Err(Refused::Unknown),
    }
}

fn read_org(org: &mut Organisation, key: &KeyAt) -> Result<(), Refused> {
    match key.key {
        "stage" => fill_text(key, &mut org.stage),
        "tier" => read_tier(org, key),
        "tier_since" => fill_date(key, &mut org.tier_since),
        "address" => fill_text(key, &mut org.address),
        "source" => fill_text(key, &mut org.source),
        "services" => fill(values::texts(key.value), &mut org.services),
        "needs" => fill(values::texts(key.value), &mut org.needs),
        _ => Err(Refused::Unknown),
    }
}

/// Reads `tier = "A"`, or with its date `tier = { name = "A", since = 2026-01-01 }`.
fn read_tier(org: &mut Organisation, key: &KeyAt) -> Result<(), Refused> {
    let Some(table) = key.value.as_table() else { return fill_text(key, &mut org.tier) };
    let name = values::get(table, "name").and_then(values::text);
    fill(name.map(Some), &mut org.tier)?;
    match values::get(table, "since") {
        Some(since) => {
            values::date(since).map(|date| org.tier_since = Some(date)).ok_or(Refused::Expected(Expected::Date))
        }
        None => Ok(()),
    }
}

/// Empty texts are a template's: they say nothing.
fn fill_text(key: &KeyAt, slot: &mut Option<String>) -> Result<(), Refused> {
    let text = values::text(key.value).ok_or(Refused::Expected(Expected::Text))?;
    *slot = Some(text).filter(|text| !text.trim().is_empty());
    Ok(())
}

fn fill_date(key: &KeyAt, slot: &mut Option<chrono::NaiveDate>) -> Result<(), Refused> {
    if key.value.as_str() == Some("") {
        return Ok(());
    }
    *slot = Some(values::date(key.value).ok_or(Refused::Expected(Expected::Date))?);
    Ok(())
}

fn fill<T: Shape>(value: Option<T>, slot: &mut T) -> Result<(), Refused> {
    *slot = value.ok_or(Refused::Expected(T::EXPECTED))?;
    Ok(())
}

/// What a key's value should have been, by the type that it fills.
trait Shape {
    const EXPECTED: Expected;
}

impl Shape for String {
    const EXPECTED: Expected = Expected::Text;
}

impl Shape for Option<String> {
    const EXPECTED: Expected = Expected::Text;
}

impl<T> Shape for Vec<T> {
    const EXPECTED: Expected = Expected::Texts;
}

/// Returns a value as TOML text: as it stands there, or for a `[table]` in one line.
fn raw(toml: &str, key: &KeyAt) -> String {
    if front::is_inline(toml, key) {
        return toml.get(key.span.clone()).unwrap_or_default().to_owned();
    }
    let table = toml::from_str::<toml::Table>(toml).unwrap_or_default();
    table.get(key.key).map(ToString::to_string).unwrap_or_default()
}

fn shift(span: &Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}

fn body(text: &str) -> String {
    let text = lines::to_lf(text);
    let lines: Vec<&str> = text.split('\n').collect();
    let is_text = |line: &&str| !lines::is_blank(line);
    match (lines.iter().position(is_text), lines.iter().rposition(is_text)) {
        (Some(first), Some(last)) => lines[first..=last].join("\n"),
        _ => String::new(),
    }
}
