//! What a person asks to be added, before anything of it is understood.

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
    /// Next steps.
    pub tasks: Vec<String>,
    /// Whether it is left out of reports.
    pub private: bool,
    /// The user's own fields, `key=value`.
    pub fields: Vec<String>,
    /// Whether names without a card are refused.
    pub strict: bool,
    /// Where new contacts work, for their cards.
    pub employers: Vec<Employer>,
}

/// Where a new contact works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employer {
    /// The contact's name.
    pub contact: String,
    /// The organisation's.
    pub org: String,
}

/// Where the text of an entry comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// It was typed for wlog: its mentions link, and may bring new cards into being.
    Typed(String),
    /// It was written elsewhere: its mentions link only where a card matches.
    Piped(String),
}

impl Source {
    /// Returns the text.
    pub fn text(&self) -> &str {
        match self {
            Source::Typed(text) | Source::Piped(text) => text,
        }
    }
}

impl Default for Source {
    fn default() -> Self {
        Source::Typed(String::new())
    }
}
