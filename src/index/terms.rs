//! The terms of the field that holds names, kinds and states whole.
//!
//! A term is a letter for what it is, a sign for how it was typed, and the compared form: `c=张伟`, `c~张伟谈续贷`. Names stand as typed:
//! which card they mean is looked up when a query is asked, so that a new card needs no new index.

use crate::model::{CardKind, Names};
use crate::query::{Doc, DocKind, Form, Role, State};
use crate::text::name_key;

/// The longest term in bytes; the search engine drops those over 65,530.
const LONGEST: usize = 60_000;

/// Parts a card's name and its aliases in the term that holds them.
const PART: char = '\u{1f}';

pub(super) fn of(doc: &Doc, mut emit: impl FnMut(&str)) {
    let mut put = |term: String| {
        if term.len() <= LONGEST {
            emit(&term);
        }
    };
    put(kind(doc.kind));
    doc.states.iter().for_each(|each| put(state(*each)));
    doc.names.iter().for_each(|name| put(format!("{}{}", family(name.role, name.form), name_key(&name.text))));
    if let Some((card, names)) = doc.card_names() {
        put(format!("{}{}", card_family(card), names.join(&PART.to_string())));
    }
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
