//! What a person asks of a new book, and what its profile becomes.

use super::make::no_place;
use crate::app::{Error, profile_path};
use crate::config::{Profile, Trade};
use crate::model::Language;
use crate::store::{Book, BookPath, Change, Person};
use std::path::Path;

/// What a new book is to be like; all texts are as they were typed.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// The language that wlog writes into it.
    pub language: Language,
    /// The name that signs its commits; git's own without one.
    pub name: Option<String>,
    /// The address that signs its commits; git's own without one.
    pub email: Option<String>,
    /// Its profile: a trade that wlog brings, by its key or its name in either language, or a file under `profiles/`.
    pub profile: Option<String>,
}

/// The profile of a book that was made.
#[derive(Debug, Clone, PartialEq)]
pub struct MadeProfile {
    /// What `wlog.toml` calls it.
    pub key: String,
    /// Its file.
    pub path: BookPath,
    /// What it says.
    pub profile: Profile,
}

impl Wishes {
    /// Returns who is to sign commits.
    ///
    /// # Errors
    ///
    /// When the name or the address is none.
    pub fn signer(&self) -> Result<Person, Error> {
        let says_something = |name: &&String| name.chars().any(char::is_alphanumeric);
        if let Some(name) = self.name.as_ref().filter(|name| !says_something(name)) {
            return Err(Error::NotAName(name.clone()));
        }
        if let Some(email) = self.email.as_deref().filter(|email| !is_address(email)) {
            return Err(Error::NotAnAddress(email.to_owned()));
        }
        Ok(Person { name: self.name.clone(), email: self.email.clone() })
    }

    /// Returns the profile with the change that puts its file into a folder; one that is there already stays as it is.
    ///
    /// # Errors
    ///
    /// When there is no such profile, or a file of that name cannot be read.
    pub(super) fn profile_in(&self, folder: &Path) -> Result<Option<(MadeProfile, Change)>, Error> {
        let Some(name) = self.profile.as_deref().map(str::trim) else { return Ok(None) };
        let no_such = || Error::NoSuchProfile(name.to_owned());
        let trade = Trade::find(name);
        let key = trade.map_or(name, |trade| trade.key);
        let path = profile_path(key).map_err(|_| no_such())?;
        let found = Book::read_text_outside(folder, &path).map_err(|error| no_place(folder, error))?;
        let brought = trade.map(|trade| trade.file(self.language).to_owned());
        let text = found.clone().or(brought).ok_or_else(no_such)?;
        let (profile, _) = Profile::read(&text);
        let expected = found.map(String::into_bytes);
        let change = Change { path: path.clone(), expected, new: Some(text.into_bytes()) };
        Ok(Some((MadeProfile { key: key.to_owned(), path, profile }, change)))
    }
}

/// Tells whether a text can be an address: one `@` with something on both sides, nothing that would break a commit's line.
fn is_address(text: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>');
    let sides = text.trim().split_once('@');
    sides.is_some_and(|(user, host)| !user.is_empty() && !host.is_empty() && !host.contains('@'))
        && !text.trim().contains(odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_an_address_are_what_they_say() {
        let signer = |name: &str, email: &str| {
            let given = |text: &str| Some(text.to_owned());
            Wishes { name: given(name), email: given(email), ..Wishes::default() }.signer().is_ok()
        };
        assert!(signer("张伟", "zhangwei@localhost"));
        for (name, email) in
            [("", "a@b"), (" . ", "a@b"), ("Sam", "sam"), ("Sam", "@b"), ("Sam", "a@b@c"), ("Sam", "a b@c")]
        {
            assert!(!signer(name, email), "{name:?} {email:?}");
        }
    }
}
