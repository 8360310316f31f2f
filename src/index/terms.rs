//! The terms of the field that holds names, kinds and states whole.
//!
//! A term is a letter for what it is, a sign for how it was typed, and the compared form: `c=张伟`, `c~张伟谈续贷`. Names stand as typed:
//! which card they mean is looked up when a query is asked, so that a new card needs no new index.
//!
//! The document of a card also has each form by which its names are called (`N:xiangyu`), with all of its names behind it: a word of a query is looked
//! up among them without reading the names of all cards. And it says where a person works (`E:`).

use crate::model::{CardKind, Employment, Names};
use crate::query::{Doc, DocKind, Fact, Form, Role, State, call_forms};

/// The longest term in bytes; the search engine drops those over 65,530.
const LONGEST: usize = 60_000;

/// Parts a card's name and its aliases in the term that holds them.
pub(super) const PART: char = '\u{1f}';

pub(super) fn of(doc: &Doc, mut emit: impl FnMut(&str)) {
    let mut put = |term: String| {
        if term.len() <= LONGEST {
            emit(&term);
        }
    };
    put(kind(doc.kind));
    doc.states.iter().for_each(|each| put(state(*each)));
    doc.facts.iter().for_each(|each| put(fact(*each)));
    doc.numbers.iter().for_each(|number| put(format!("{}{}", numbers(&number.key), sortable(number.value))));
    doc.names.iter().for_each(|name| put(format!("{}{}", family(name.role, name.form), name.role.key(&name.text))));
    if let Some((card, names)) = doc.card_names() {
        let all = names.join(&PART.to_string());
        for form in names.iter().flat_map(|name| call_forms(name)) {
            put(format!("{}{PART}{}{all}", called(&form), card_family(card)));
        }
        put(format!("{}{all}", card_family(card)));
        if let Some(name) = names.first().filter(|_| !doc.jobs.is_empty()) {
            put(format!("{EMPLOYED}{name}{}", doc.jobs.iter().map(job).collect::<String>()));
        }
    }
}

/// What the terms begin with that say where a person works.
pub(super) const EMPLOYED: &str = "E:";

fn job(job: &Employment) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    format!("{PART}{}{PART}{}{PART}{}", job.org, day(job.from), day(job.until))
}

/// Reads a term that says where a person works, its beginning cut off.
pub(super) fn employed(term: &str) -> Option<(&str, Vec<Employment>)> {
    let mut parts = term.split(PART);
    let name = parts.next()?;
    let mut jobs = Vec::new();
    while let (Some(org), Some(from), Some(until)) = (parts.next(), parts.next(), parts.next()) {
        jobs.push(Employment { org: org.to_owned(), from: from.parse().ok(), until: until.parse().ok() });
    }
    Some((name, jobs))
}

/// What the terms begin with that hold the names of cards called by a form, or by one that begins so.
pub(super) fn called(form: &str) -> String {
    format!("N:{form}")
}

/// Adds the card of a term to a table of names; the term stands behind the form by which the card is called.
pub(super) fn learn_called(term: &str, names: &mut Names) {
    for kind in CardKind::ALL {
        if let Some(all) = term.strip_prefix(card_family(kind)) {
            learn(kind, all, names);
        }
    }
}

/// What the terms begin with that hold the numbers of a key.
pub(super) fn numbers(key: &str) -> String {
    format!("n:{key}{PART}")
}

/// Writes a number so that texts compare as numbers do.
fn sortable(number: i64) -> String {
    format!("{:016x}", number.cast_unsigned() ^ (1 << 63))
}

/// Reads a number that was written to be sorted.
pub(super) fn number(sortable: &str) -> Option<i64> {
    Some((u64::from_str_radix(sortable, 16).ok()? ^ (1 << 63)).cast_signed())
}

pub(super) fn fact(fact: Fact) -> String {
    format!("h:{}", fact.as_str())
}

pub(super) fn kind(kind: DocKind) -> String {
    format!("y:{}", kind.as_str())
}

pub(super) fn state(state: State) -> String {
    format!("s:{}", state.as_str())
}

/// What the terms of names of one role and form begin with.
pub(super) fn family(role: Role, form: Form) -> &'static str {
    match (role, form) {
        (Role::Project, Form::Field) => "p=",
        (Role::Project, Form::Quoted) => "p\"",
        (Role::Project, Form::Open) => "p~",
        (Role::Contact, Form::Field) => "c=",
        (Role::Contact, Form::Quoted) => "c\"",
        (Role::Contact, Form::Open) => "c~",
        (Role::Org, Form::Field) => "o=",
        (Role::Org, Form::Quoted) => "o\"",
        (Role::Org, Form::Open) => "o~",
        (Role::With, Form::Field) => "w=",
        (Role::With, Form::Quoted) => "w\"",
        (Role::With, Form::Open) => "w~",
        (Role::Tag, Form::Field) => "t=",
        (Role::Tag, Form::Quoted) => "t\"",
        (Role::Tag, Form::Open) => "t~",
        (Role::Kind, Form::Field) => "k=",
        (Role::Kind, Form::Quoted) => "k\"",
        (Role::Kind, Form::Open) => "k~",
    }
}

/// What the terms begin with that hold the names of cards as written.
pub(super) fn card_family(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Project => "P:",
        CardKind::Contact => "C:",
        CardKind::Org => "O:",
    }
}

/// Adds the card of a term, its family cut off, to a table of names.
pub(super) fn learn(kind: CardKind, term: &str, names: &mut Names) {
    learn_parts(kind, term.split(PART), names);
}

/// Adds a card's name and aliases, in this order, to a table of names.
pub(super) fn learn_parts<'a>(kind: CardKind, mut parts: impl Iterator<Item = &'a str>, names: &mut Names) {
    if let Some(name) = parts.next() {
        names.insert(kind, name, parts);
    }
}
