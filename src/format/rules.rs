//! What a book's settings change in the reading and writing of its files.

use super::keys::Key;
pub use crate::model::Language;
use crate::text;
use std::collections::BTreeSet;

/// The book's own rules: declared fields, and the language for files that show none yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// The keys that `[fields]` in `wlog.toml` declares.
    pub own_fields: OwnFields,
    /// What is written where a file does not show its own style.
    pub language: Language,
}

/// A set of declared keys; they compare like names, whatever their case and width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnFields {
    keys: BTreeSet<String>,
}

impl OwnFields {
    /// Tells whether a key is declared.
    pub fn declares(&self, key: &str) -> bool {
        !self.keys.is_empty() && self.keys.contains(&text::name_key(key))
    }

    /// Tells whether a key is read as the book's own.
    ///
    /// A declared key wins over a synonym of a known one (a book may keep its own 客户), never over the word that wlog
    /// itself writes: other programs rely on that.
    pub(super) fn takes(&self, key: &str) -> bool {
        self.declares(key) && !Key::is_written_word(key)
    }
}

impl<S: AsRef<str>> FromIterator<S> for OwnFields {
    fn from_iter<I: IntoIterator<Item = S>>(keys: I) -> Self {
        OwnFields { keys: keys.into_iter().map(|key| text::name_key(key.as_ref())).collect() }
    }
}
