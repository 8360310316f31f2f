//! The user's own settings, outside of any book.

use super::{Environment, SettingsProblem};
use crate::model::Language;
use std::path::{Path, PathBuf};

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
            Err(_) => Default::default(),
        }
    }

    /// Returns where the user's settings are looked for.
    pub fn path(environment: &Environment) -> Option<PathBuf> {
        Some(environment.config()?.join("config.toml"))
    }

    fn read(text: &str, home: Option<&Path>) -> (Self, Vec<SettingsProblem>) {
        let table = match text.parse::<toml::Table>() {
            Ok(table) => table,
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                let line = text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
                return (Self::default(), vec![SettingsProblem::NotToml { line, reason: error.message().to_owned() }]);
            }
        };
        let string = |key: &str| table.get(key).and_then(toml::Value::as_str);
        let settings = UserSettings {
            book: string("book").map(|path| expand_home(path, home)),
            language: string("language").and_then(Language::from_tag),
        };
        (settings, Vec::new())
    }
}

/// Replaces a leading `~` by the home folder.
fn expand_home(path: &str, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix('~').map(|rest| rest.trim_start_matches(['/', '\\'])), home) {
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
}
