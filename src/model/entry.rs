//! An entry: one thing done.

use super::{CardKind, Figure, Id, Mention, Money};
use crate::calendar::Times;
use chrono::NaiveDate;

/// The names that an entry or a task is linked to. As written in fields; mentions are resolved into these by whoever has the table of names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Projects.
    pub projects: Vec<String>,
    /// People.
    pub contacts: Vec<String>,
    /// Organisations.
    pub orgs: Vec<String>,
    /// The writer's own companions.
    pub with: Vec<String>,
    /// Tags, without `#`.
    pub tags: Vec<String>,
}

impl Links {
    /// Returns the names of one kind of card.
    pub fn of(&self, kind: CardKind) -> &[String] {
        match kind {
            CardKind::Project => &self.projects,
            CardKind::Contact => &self.contacts,
            CardKind::Org => &self.orgs,
        }
    }

    /// Returns the names of one kind of card, to change.
    pub fn of_mut(&mut self, kind: CardKind) -> &mut Vec<String> {
        match kind {
            CardKind::Project => &mut self.projects,
            CardKind::Contact => &mut self.contacts,
            CardKind::Org => &mut self.orgs,
        }
    }

    /// Tells whether nothing is linked.
    pub fn is_empty(&self) -> bool {
        self.projects.is_empty()
            && self.contacts.is_empty()
            && self.orgs.is_empty()
            && self.with.is_empty()
            && self.tags.is_empty()
    }
}

/// One thing done.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The ID: written in the heading, or derived.
    pub id: Id,
    /// The day on which it began.
    pub date: NaiveDate,
    /// The time, when one was given.
    pub times: Option<Times>,
    /// The title, raw Markdown, without time and ID.
    pub title: String,
    /// What the fields link to.
    pub links: Links,
    /// How it was done: visit, call, …
    pub kind: Option<String>,
    /// How it ended.
    pub outcome: Option<String>,
    /// Counted results.
    pub figures: Vec<Figure>,
    /// What was spent.
    pub expenses: Vec<Money>,
    /// IDs of the task or entry that this one carries out or continues, as written.
    pub re: Vec<String>,
    /// Whether it is kept out of reports.
    pub private: bool,
    /// The zone, when it is not the book's.
    pub zone: Option<String>,
    /// The user's own fields, and values of known keys that were not understood: key as written, value.
    pub fields: Vec<(String, String)>,
    /// The Markdown after the fields, without blank lines around it.
    pub body: String,
    /// Mention candidates in the title and the body.
    pub mentions: Vec<Mention>,
    /// The line of the heading, from 1.
    pub line: usize,
}

impl Entry {
    /// Makes an entry that has only a title; its ID is derived.
    pub fn titled(id: Id, date: NaiveDate, title: impl Into<String>) -> Self {
        Entry {
            id,
            date,
            times: None,
            title: title.into(),
            links: Links::default(),
            kind: None,
            outcome: None,
            figures: Vec::new(),
            expenses: Vec::new(),
            re: Vec::new(),
            private: false,
            zone: None,
            fields: Vec::new(),
            body: String::new(),
            mentions: Vec::new(),
            line: 0,
        }
    }
}
