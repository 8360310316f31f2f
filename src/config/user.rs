//! The user's own settings, outside of any book.

use super::reader::{self, Reader};
use super::{Environment, SettingsProblem};
use crate::model::Language;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use toml_edit::Item;

/// What `config.toml` in the user's folder for settings says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserSettings {
    /// The book to use where no other is named or near.
    pub book: Option<PathBuf>,
    /// The language to speak where the locale names none.
    pub language: Option<Language>,
}

impl UserSettings {
    /// Reads the user's settings; a missing file means none. Whatever is not understood is passed over and reported.
    pub fn load(environment: &Environment) -> (Self, Vec<SettingsProblem>) {
        let Some(path) = Self::path(environment) else { return Default::default() };
        match std::fs::read_to_string(path) {
            Ok(text) => Self::read(&text, environment.home()),
            Err(error) if error.kind() == ErrorKind::NotFound => Default::default(),
            Err(error) => (Self::default(), vec![SettingsProblem::Unreadable { reason: error.to_string() }]),
        }
    }

    /// Returns where the user's settings are looked for.
    pub fn path(environment: &Environment) -> Option<PathBuf> {
        Some(environment.config()?.join("config.toml"))
    }

    fn read(text: &str, home: Option<&Path>) -> (Self, Vec<SettingsProblem>) {
        let text = text.trim_start_matches('\u{FEFF}');
        let document = match reader::parse(text) {
            Ok(document) => document,
            Err(problem) => return (Self::default(), vec![problem]),
        };
        let mut settings = UserSettings::default();
        let mut reader = Reader { text, problems: Vec::new() };
        let table = document.as_table();
        reader.unknown_keys(table, "", &["book", "language"]);
        let book = |item: &Item| item.as_str().filter(|path| !path.is_empty()).map(|path| expand_home(path, home));
        reader.value(table, "book", "\"~/worklog\"", book, |found| settings.book = Some(found));
        let language = |item: &Item| Language::from_tag(item.as_str()?);
        reader.value(table, "language", "\"zh\"", language, |found| settings.language = Some(found));
        (settings, reader.problems)
    }
}

/// Replaces a leading `~` by the home folder.
fn expand_home(path: &str, home: Option<&Path>) -> PathBuf {
    let below = path.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(['/', '\\']));
    match (below.map(|rest| rest.trim_start_matches(['/', '\\'])), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_is_the_home_folder() {
        let (settings, problems) = UserSettings::read("book = \"~/log\"\nlanguage = \"zh\"\n", Some(Path::new("/h")));
        assert_eq!(settings.book, Some(PathBuf::from("/h/log")));
        assert_eq!(settings.language, Some(Language::Chinese));
        assert_eq!(problems, []);
    }

    #[test]
    fn what_is_odd_is_reported_with_its_line() {
        let (settings, problems) = UserSettings::read("language = \"zh\"\nboook = \"x\"\nbook = 7\n", None);
        assert_eq!(settings, UserSettings { book: None, language: Some(Language::Chinese) });
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(lines, ["unknown key boook", "book: 7"]);
        let (_, problems) = UserSettings::read("language = \"zh\"\nbook = ~/x\n", None);
        assert!(matches!(problems[..], [SettingsProblem::NotToml { line: 2, .. }]), "{problems:?}");
    }
}
