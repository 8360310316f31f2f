//! An entry as it stands in an editor before it is one: a small page with a line for each field, nothing of it understood yet.
//!
//! A page looks like the day's file that the entry will stand in, so that whoever has seen the one can fill in the other.

mod read;
mod write;

pub use read::read_form;

use super::diagnostics::Diagnostic;
use super::keys::Key;
use super::values;

/// The texts of an entry as somebody typed them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Form {
    /// The day, behind the `#` of the first heading; empty when there is none.
    pub date: String,
    /// Time and title, behind the `##`.
    pub heading: String,
    /// Known fields in the order of the lines; a key may stand several times.
    pub known: Vec<(Key, String)>,
    /// The user's own fields.
    pub own: Vec<(String, String)>,
    /// Tasks with their boxes: `[x] send the quote`.
    pub tasks: Vec<String>,
    /// The text below, without blank lines around it.
    pub body: String,
    /// What looks like a slip; the lines are not those of the page.
    pub odd: Vec<Diagnostic>,
}

impl Form {
    /// Tells whether it says nothing of what was done: whatever the heading's time and the date are.
    pub fn is_empty(&self) -> bool {
        self.heading.is_empty() && self.known.is_empty() && self.own.is_empty() && self.is_text_empty()
    }

    fn is_text_empty(&self) -> bool {
        self.tasks.is_empty() && self.body.is_empty()
    }

    /// Tells whether it is to be left out of reports; a value that is not understood counts as yes.
    pub fn is_private(&self) -> bool {
        self.values(Key::Private).iter().any(|value| values::read_yes_or_no(value).unwrap_or(true))
    }

    /// Returns the values of a key.
    pub fn values(&self, key: Key) -> Vec<String> {
        self.known.iter().filter(|(known, _)| *known == key).map(|(_, value)| value.clone()).collect()
    }
}

#[cfg(test)]
mod tests;
