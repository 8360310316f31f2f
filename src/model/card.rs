//! Cards: the files of projects, contacts and organisations.

use chrono::NaiveDate;

/// The three kinds of cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CardKind {
    /// A project, in `projects/`.
    Project,
    /// A person, in `contacts/`.
    Contact,
    /// An organisation, in `orgs/`.
    Org,
}

impl CardKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [CardKind; 3] = [CardKind::Project, CardKind::Contact, CardKind::Org];

    /// Returns the folder of the book that holds cards of this kind.
    pub fn folder(self) -> &'static str {
        match self {
            CardKind::Project => "projects",
            CardKind::Contact => "contacts",
            CardKind::Org => "orgs",
        }
    }
}

/// One card: its identity, what its kind knows, and what the user added.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The name, which is the card's identity.
    pub name: String,
    /// Other names by which it is found.
    pub aliases: Vec<String>,
    /// What is particular to the kind.
    pub details: Details,
    /// Keys that wlog does not know, as TOML text, in the file's order.
    pub other: Vec<(String, String)>,
    /// The Markdown after the front matter.
    pub body: String,
}

/// What a card of each kind holds beyond its name.
#[derive(Debug, Clone, PartialEq)]
pub enum Details {
    /// A project's.
    Project(Project),
    /// A contact's.
    Contact(Contact),
    /// An organisation's.
    Org(Organisation),
}

impl Card {
    /// Makes a card that has only a name.
    pub fn new(kind: CardKind, name: impl Into<String>) -> Self {
        let details = match kind {
            CardKind::Project => Details::Project(Project::default()),
            CardKind::Contact => Details::Contact(Contact::default()),
            CardKind::Org => Details::Org(Organisation::default()),
        };
        Card { name: name.into(), aliases: Vec::new(), details, other: Vec::new(), body: String::new() }
    }

    /// Returns the kind.
    pub fn kind(&self) -> CardKind {
        match self.details {
            Details::Project(_) => CardKind::Project,
            Details::Contact(_) => CardKind::Contact,
            Details::Org(_) => CardKind::Org,
        }
    }

    /// Returns the organisation a project is for, or the one a contact works at on a day; `None` for organisations.
    pub fn org_on(&self, day: NaiveDate) -> Option<&str> {
        match &self.details {
            Details::Project(project) => project.org.as_deref(),
            Details::Contact(contact) => contact.org_on(day),
            Details::Org(_) => None,
        }
    }
}

/// What a project's card knows. Values that are words (`status`) stay as written: a book may use its own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Project {
    /// `active`, `paused` or `done`.
    pub status: Option<String>,
    /// The organisation it is for.
    pub org: Option<String>,
    /// When it began.
    pub start: Option<NaiveDate>,
    /// When it is due.
    pub due: Option<NaiveDate>,
    /// What it is to reach.
    pub goal: Option<String>,
}

/// What a contact's card knows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contact {
    /// `client`, `colleague`, `supplier`, `family` or another word.
    pub relation: Option<String>,
    /// Where the person works and worked, in the file's order.
    pub orgs: Vec<Employment>,
    /// The position.
    pub title: Option<String>,
    /// Telephone numbers as written.
    pub phones: Vec<String>,
    /// E-mail addresses as written.
    pub emails: Vec<String>,
    /// Days to remember: what, and the day as written (the year may be missing).
    pub dates: Vec<(String, String)>,
    /// The tier, such as A, B, C.
    pub tier: Option<String>,
}

impl Contact {
    /// Returns the organisation on a day: the last one listed whose dates hold it.
    pub fn org_on(&self, day: NaiveDate) -> Option<&str> {
        self.orgs.iter().rev().find(|job| job.holds(day)).map(|job| job.org.as_str())
    }
}

/// A person's time at an organisation; an open end is unbounded.
#[derive(Debug, Clone, PartialEq)]
pub struct Employment {
    /// The organisation.
    pub org: String,
    /// The first day, when known.
    pub from: Option<NaiveDate>,
    /// The last day, when it is over.
    pub until: Option<NaiveDate>,
}

impl Employment {
    fn holds(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// What an organisation's card knows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Organisation {
    /// `lead`, `target`, `client`, `dormant` or `lost`.
    pub stage: Option<String>,
    /// The tier, such as A, B, C.
    pub tier: Option<String>,
    /// Since when it has that tier.
    pub tier_since: Option<NaiveDate>,
    /// Where it is.
    pub address: Option<String>,
    /// What it buys or uses already.
    pub services: Vec<String>,
    /// What it needs.
    pub needs: Vec<String>,
    /// How it came to be known.
    pub source: Option<String>,
}
