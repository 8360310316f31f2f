//! What a person asks to be added, before anything of it is understood.

use crate::app::Meant;
use crate::model::{Id, Links};

/// A request for a new entry; all texts are as they were typed.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Where the text comes from.
    pub source: Source,
    /// The day; today without one.
    pub date: Option<String>,
    /// The time.
    pub time: Option<String>,
    /// Whether the entry is to have no time.
    pub no_time: bool,
    /// Projects.
    pub projects: Vec<String>,
    /// Contacts.
    pub contacts: Vec<String>,
    /// Organisations.
    pub orgs: Vec<String>,
    /// Companions.
    pub with: Vec<String>,
    /// How it was done.
    pub kind: Option<String>,
    /// How it ended.
    pub outcome: Option<String>,
    /// Counted results.
    pub figures: Vec<String>,
    /// What was spent.
    pub expenses: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Next steps, with or without a box: `[x] called`.
    pub tasks: Vec<String>,
    /// Whether it is left out of reports.
    pub private: bool,
    /// The user's own fields, `key=value`.
    pub fields: Vec<String>,
    /// Whether names without a card are refused.
    pub strict: bool,
    /// What was said of names that are parts of known ones; `None` where nobody is there to be asked.
    pub meant: Option<Vec<Meant>>,
    /// Where new contacts work, for their cards.
    pub employers: Vec<Employer>,
    /// What an earlier entry lends where nothing else is said.
    pub model: Model,
    /// What only an editor's page can say beside the options.
    pub page: PageOnly,
}

/// Where a new contact works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employer {
    /// The contact's name.
    pub contact: String,
    /// The organisation's.
    pub org: String,
}

/// What a new entry takes from an earlier one where the request says nothing of its own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    /// The title, raw.
    pub title: Option<String>,
    /// The links; those of a kind that the request names are not taken.
    pub links: Links,
    /// How it was done.
    pub kind: Option<String>,
}

/// What the page in an editor says beside what has an option.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageOnly {
    /// The ID that the entry will have: drawn when the page was begun, so that a page that is found later is not added twice.
    pub id: Option<Id>,
    /// IDs that it carries out or continues.
    pub re: Vec<String>,
    /// The zone.
    pub zone: Option<String>,
}

/// Where the text of an entry comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// It was typed for wlog: its mentions link, and may bring new cards into being.
    Typed(String),
    /// It was written elsewhere: its mentions link only where a card matches.
    Piped(String),
    /// It was written on an editor's page: as typed, but the first line is time and title, whole, and no time means none.
    Edited(String),
}

impl Source {
    /// Returns the text.
    pub fn text(&self) -> &str {
        match self {
            Source::Typed(text) | Source::Piped(text) | Source::Edited(text) => text,
        }
    }
}

impl Default for Source {
    fn default() -> Self {
        Source::Typed(String::new())
    }
}

impl Request {
    /// Tells whether nothing is said of the entry: no text, no option.
    pub fn is_bare(&self) -> bool {
        let lists = [&self.projects, &self.contacts, &self.orgs, &self.with, &self.figures, &self.expenses];
        let more = [&self.tags, &self.tasks, &self.fields];
        let singles = [&self.date, &self.time, &self.kind, &self.outcome];
        self.source.text().trim().is_empty()
            && lists.into_iter().chain(more).all(Vec::is_empty)
            && singles.into_iter().all(Option::is_none)
            && self.model == Model::default()
            && !self.private
            && !self.no_time
    }
}
