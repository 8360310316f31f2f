//! What the user's own settings of git say, whatever book is in hand.
//!
//! The repository's settings are not asked: they lie in the book, and nothing in a book is trusted with a command.

use super::Person;

/// Returns the editor that the user's own settings of git name (`core.editor`).
pub fn editor_of_git() -> Option<String> {
    let config = git2::Config::open_default().and_then(|mut config| config.snapshot()).ok()?;
    config.get_string("core.editor").ok().filter(|editor| !editor.trim().is_empty())
}

/// Returns what the user's own settings of git ask of new repositories and wlog could not read: the setting and its value.
pub fn unreadable_formats_of_git() -> Vec<(&'static str, String)> {
    let config = git2::Config::open_default().and_then(|mut config| config.snapshot()).ok();
    let asked = |(key, readable): (&'static str, &str)| {
        let value = config.as_ref()?.get_string(key).ok()?;
        (!value.eq_ignore_ascii_case(readable) && !value.is_empty()).then_some((key, value))
    };
    [("init.defaultRefFormat", "files"), ("init.defaultObjectFormat", "sha1")].into_iter().filter_map(asked).collect()
}

/// Returns whom the user's own settings of git name (`user.name`, `user.email`).
pub fn person_of_git() -> Person {
    let config = git2::Config::open_default().and_then(|mut config| config.snapshot()).ok();
    let text = |key: &str| config.as_ref()?.get_string(key).ok().filter(|text| !text.trim().is_empty());
    Person { name: text("user.name"), email: text("user.email") }
}
