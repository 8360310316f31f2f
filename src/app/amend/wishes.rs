//! What an entry is to become, before anything of it is understood.

/// What is to be another; all texts as they were typed. What is not named stays as it is.
///
/// An empty single value takes the field out. Of a list, plain values replace what was there, `+=x` adds, `-=x` takes out, and a single
/// empty value takes all out.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// The new title, perhaps behind a new time, and perhaps a new text below it; empty to keep them.
    pub text: String,
    /// Whether the text was written elsewhere, so that its mentions link only where a card matches.
    pub is_piped: bool,
    /// The time.
    pub time: Option<String>,
    /// Whether the time is taken out.
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
    /// Whether it is left out of reports.
    pub private: Option<bool>,
    /// The user's own fields, `key=value`; each replaces what the key said.
    pub fields: Vec<String>,
    /// Whether names without a card are refused.
    pub strict: bool,
}

impl Wishes {
    /// Tells whether nothing is wished for.
    pub fn is_empty(&self) -> bool {
        let lists = [&self.projects, &self.contacts, &self.orgs, &self.with, &self.figures, &self.expenses, &self.tags];
        let singles = [&self.time, &self.kind, &self.outcome];
        self.text.trim().is_empty()
            && lists.into_iter().all(Vec::is_empty)
            && singles.into_iter().all(Option::is_none)
            && self.fields.is_empty()
            && !self.no_time
            && self.private.is_none()
    }
}
