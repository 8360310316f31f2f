//! The view of a book's objects that a query looks at: texts in flows, names, states, a date.

use super::{DocKind, Fit, Number, State};
use crate::model::{Employment, Id};
use crate::text::{fold, name_key, simplify};
use chrono::{NaiveDate, NaiveTime};

/// One document: what is searched, and by what it is found again in its file.
#[derive(Debug, Clone, PartialEq)]
pub struct Doc {
    /// What it is.
    pub kind: DocKind,
    /// The ID of an entry or a task, written or derived.
    pub id: Option<Id>,
    /// The day; cards have none.
    pub date: Option<NaiveDate>,
    /// The time of day it began or is meant for.
    pub start: Option<NaiveTime>,
    /// The line in the file, from 1.
    pub line: usize,
    /// The texts that words and phrases are looked for in.
    pub flows: Vec<Flow>,
    /// The names that filters look at.
    pub names: Vec<Name>,
    /// What `is:` asks for.
    pub states: Vec<State>,
    /// What `has:` asks for.
    pub facts: Vec<Fact>,
    /// The numbers that filters by a range look at.
    pub numbers: Vec<Number>,
    /// Where the person of a contact's card works and worked.
    pub jobs: Vec<Employment>,
}

/// Something that a document's texts show, and no field's value says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fact {
    /// A task in it.
    Task,
    /// An address of the web, or a link to another page.
    Link,
}

impl Fact {
    /// All facts.
    pub const ALL: [Fact; 2] = [Fact::Task, Fact::Link];

    /// Returns the word that stands in `has:`.
    pub fn as_str(self) -> &'static str {
        match self {
            Fact::Task => "task",
            Fact::Link => "link",
        }
    }
}

/// A stretch of text that a phrase may run through: a title, one field's value, one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Where it stands; a match counts more in a title than in a body.
    pub part: Part,
    /// The field's key in its compared form, where `key:value` may ask for it.
    pub key: Option<String>,
    /// The text as written.
    pub text: String,
}

/// Where in a document a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The title of an entry, the text of a task, the name of a card.
    Title,
    /// A field's value, a linked name, an alias.
    Field,
    /// A paragraph.
    Body,
}

impl Part {
    /// All parts.
    pub const ALL: [Part; 3] = [Part::Title, Part::Field, Part::Body];

    /// Returns what a match in this part adds to a score: a title outweighs field and body together, even where it has only something like
    /// what was typed and they have that itself.
    pub fn weight(self, fit: Fit) -> u32 {
        match (self, fit) {
            (Part::Title, Fit::Same) => 16,
            (Part::Title, Fit::Like) => 14,
            (Part::Field, Fit::Same) => 8,
            (Part::Field, Fit::Like) => 6,
            (Part::Body, Fit::Same) => 4,
            (Part::Body, Fit::Like) => 3,
        }
    }
}

/// A name that stands in a document, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// What it names.
    pub role: Role,
    /// How it was typed.
    pub form: Form,
    /// The text as typed, without sigil and quotes.
    pub text: String,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// A project.
    Project,
    /// A person.
    Contact,
    /// An organisation.
    Org,
    /// The writer's own companion.
    With,
    /// A tag.
    Tag,
    /// How it was done.
    Kind,
}

/// How a name was typed; it decides what may link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// In a field: it counts whether or not a card has it.
    Field,
    /// Behind a sigil in quotes: it counts when it is the name of a card.
    Quoted,
    /// Behind a sigil: its longest beginning that is the name of a card counts.
    Open,
}

impl Role {
    /// Returns the form in which names of this role compare.
    ///
    /// Names of cards compare as cards do: 陈 and 陳 may be two people. Tags and kinds are words, of which every way to write them is one.
    pub fn key(self, name: &str) -> String {
        match self {
            Role::Project | Role::Contact | Role::Org | Role::With => name_key(name),
            Role::Tag | Role::Kind => simplify(&fold(&name_key(name))).into_owned(),
        }
    }
}
