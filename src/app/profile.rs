//! The book's profile: a file of the book, else the one that wlog brings under that name, else none.

use super::Context;
use crate::config::{BookSettings, Profile, ReportForm, SettingsProblem, Trade};
use crate::model::Language;
use crate::store::{Book, BookPath, StoreError};

/// A profile with what is odd in it.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The profile; the usual way where the book has none, or one that cannot be read.
    pub profile: Profile,
    /// Its file, where the book has one.
    pub path: Option<BookPath>,
    /// What is odd in it.
    pub problems: Vec<SettingsProblem>,
}

/// Returns where a profile lies in a book.
pub fn profile_path(name: &str) -> Result<BookPath, StoreError> {
    BookPath::new(format!("profiles/{name}.toml"))
}

impl Context {
    /// Returns the form of reports for a reader of a language; the profile's own words are only for those who read the book's.
    pub fn report_form(&self, language: Language) -> ReportForm {
        let form = self.profile.report.clone();
        if language == self.settings.language { form } else { form.without_words() }
    }

    /// Returns what the profile calls an organisation, for a reader of a language; `None` where wlog's own word is meant.
    pub fn org_word(&self, language: Language) -> Option<&str> {
        self.profile.org_word.as_deref().filter(|_| language == self.settings.language)
    }
}

/// Reads the profile that the settings name. Nothing that is wrong with it stops anything: the usual way serves, and it is said.
pub(super) fn load(book: &Book, settings: &BookSettings) -> Loaded {
    let Some(name) = &settings.profile else { return Loaded::default() };
    if let Some(loaded) = file(book, name) {
        return loaded;
    }
    let Some(trade) = Trade::find(name) else {
        return Loaded { problems: vec![SettingsProblem::NoSuchProfile { name: name.clone() }], ..Loaded::default() };
    };
    let brought = || Loaded { profile: Profile::read(trade.file(settings.language)).0, ..Loaded::default() };
    file(book, trade.key).unwrap_or_else(brought)
}

/// Reads the profile in a file of the book; `None` where there is none.
fn file(book: &Book, name: &str) -> Option<Loaded> {
    let path = profile_path(name).ok()?;
    let (profile, problems) = match book.read_text(&path) {
        Ok(text) => Profile::read(&text?),
        Err(error) => (Profile::default(), vec![SettingsProblem::Unreadable { reason: error.to_string() }]),
    };
    Some(Loaded { profile, path: Some(path), problems })
}
