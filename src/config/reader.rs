//! Reads a file of settings value by value, and gathers what in it is not as it should be.

use super::FORMAT;
use std::ops::Range;
use toml_edit::{Document, Item, TableLike, Value};

/// Something in a file of settings that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsProblem {
    /// The file cannot be read at all.
    #[error("{reason}")]
    Unreadable {
        /// What the system says.
        reason: String,
    },
    /// The file is no TOML.
    #[error("line {line}: {reason}")]
    NotToml {
        /// The line, from 1.
        line: usize,
        /// What the TOML parser says.
        reason: String,
    },
    /// The book was written by a newer program.
    #[error("format {found} is newer than {FORMAT}")]
    NewerFormat {
        /// The format that the file names.
        found: i64,
    },
    /// A key that wlog does not know, perhaps misspelt.
    #[error("unknown key {key}")]
    UnknownKey {
        /// The key with its table.
        key: String,
        /// The line, from 1.
        line: usize,
    },
    /// A word that is none of those that its key takes.
    #[error("{key}: {value}")]
    UnknownWord {
        /// The key.
        key: String,
        /// The word as written.
        value: String,
        /// The words that it takes.
        known: &'static [&'static str],
        /// The line, from 1.
        line: usize,
    },
    /// The book's profile is neither a file of the book nor one that wlog brings.
    #[error("no profile {name}")]
    NoSuchProfile {
        /// Its name, as written.
        name: String,
    },
    /// A value that is none for its key.
    #[error("{key}: {value}")]
    BadValue {
        /// The key.
        key: String,
        /// The value as written.
        value: String,
        /// An example of a value that would do.
        example: &'static str,
        /// The line, from 1.
        line: usize,
    },
}

/// Reads a text as TOML.
pub(super) fn parse(text: &str) -> Result<Document<String>, SettingsProblem> {
    text.parse::<Document<String>>().map_err(|error| {
        let line = line_of(text, error.span().map_or(0, |span| span.start));
        SettingsProblem::NotToml { line, reason: error.message().to_owned() }
    })
}

/// A file that is being read.
pub(super) struct Reader<'a> {
    /// Its text, a BOM aside.
    pub text: &'a str,
    /// What was found so far.
    pub problems: Vec<SettingsProblem>,
}

impl Reader<'_> {
    pub(super) fn value<T>(
        &mut self,
        table: &dyn TableLike,
        key: &str,
        example: &'static str,
        read: impl Fn(&Item) -> Option<T>,
        mut set: impl FnMut(T),
    ) {
        let Some(item) = table.get(key) else { return };
        match read(item) {
            Some(value) => set(value),
            None => self.bad_value(key, item, example),
        }
    }

    pub(super) fn table<'t>(&mut self, table: &'t dyn TableLike, key: &str) -> Option<&'t dyn TableLike> {
        let item = table.get(key)?;
        let found = item.as_table_like();
        if found.is_none() {
            self.bad_value(key, item, "[table]");
        }
        found
    }

    fn bad_value(&mut self, key: &str, item: &Item, example: &'static str) {
        self.refuse(key, item.span(), example);
    }

    /// Says of a piece of the text that it is no value for its key.
    pub(super) fn refuse(&mut self, key: &str, span: Option<Range<usize>>, example: &'static str) {
        let (value, line) = self.piece(span);
        self.problems.push(SettingsProblem::BadValue { key: key.to_owned(), value, example, line });
    }

    /// Reads a word that must be one of those that `read` knows.
    pub(super) fn word<T>(
        &mut self,
        key: &str,
        value: &Value,
        known: &'static [&'static str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let found = value.as_str().and_then(|word| read(word.trim()));
        if found.is_none() {
            let (value, line) = self.piece(value.span());
            self.problems.push(SettingsProblem::UnknownWord { key: key.to_owned(), value, known, line });
        }
        found
    }

    /// Reads a text that says something.
    pub(super) fn text(&mut self, table: &dyn TableLike, key: &str, example: &'static str) -> Option<String> {
        let mut found = None;
        let some = |item: &Item| item.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        self.value(table, key, example, some, |text| found = Some(text));
        found
    }

    /// Returns the elements of a list; none where the key is missing or holds no list, which is said.
    pub(super) fn list<'t>(
        &mut self,
        table: &'t dyn TableLike,
        key: &str,
        example: &'static str,
    ) -> Option<Vec<&'t Value>> {
        let item = table.get(key)?;
        match item.as_array() {
            Some(array) => Some(array.iter().collect()),
            None => {
                self.bad_value(key, item, example);
                None
            }
        }
    }

    /// Reads a list of texts that say something; those that do not are passed over.
    pub(super) fn texts(&mut self, table: &dyn TableLike, key: &str, example: &'static str) -> Vec<String> {
        let mut texts = Vec::new();
        for value in self.list(table, key, example).unwrap_or_default() {
            match value.as_str().map(str::trim).filter(|text| !text.is_empty()) {
                Some(text) => texts.push(text.to_owned()),
                None => self.refuse(key, value.span(), example),
            }
        }
        texts
    }

    fn piece(&self, span: Option<Range<usize>>) -> (String, usize) {
        let line = line_of(self.text, span.as_ref().map_or(0, |span| span.start));
        (span.and_then(|span| self.text.get(span)).unwrap_or_default().to_owned(), line)
    }

    pub(super) fn unknown_keys(&mut self, table: &dyn TableLike, prefix: &str, known: &[&str]) {
        for (key, item) in table.iter().filter(|(key, _)| !known.contains(key)) {
            let line = line_of(self.text, item.span().map_or(0, |span| span.start));
            self.problems.push(SettingsProblem::UnknownKey { key: format!("{prefix}{key}"), line });
        }
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}
