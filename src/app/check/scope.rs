//! What of a book is checked.

use crate::app::filters::{self, Understood};
use crate::app::{Context, Error};
use crate::calendar::Period;
use crate::store::{Book, BookPath};
use std::path::Path;

/// What of a book is checked: all of it, days, or files.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// The days, where some are named.
    period: Option<Period>,
    /// Files and folders, by their paths in the book.
    paths: Vec<String>,
    /// The words that the days were understood from, where they were not plain.
    pub understood: Vec<Understood>,
}

impl Scope {
    /// Understands words: each that names a file or a folder of the book is one, seen from a folder or from the book's root; all others
    /// together say a day or a period.
    pub fn understand(context: &Context, words: &[String], folder: &Path) -> Result<Self, Error> {
        let mut scope = Scope::default();
        let mut said: Vec<&str> = Vec::new();
        for word in words {
            match place(&context.book, word, folder) {
                Some(path) => scope.paths.push(path),
                None if looks_like_a_path(word) => return Err(Error::NotInTheBook(word.clone())),
                None => said.push(word),
            }
        }
        if !said.is_empty() {
            let today = context.now.working_day(context.settings.day_end);
            scope.period = Some(filters::period(&said.join(" "), today, &mut scope.understood)?);
        }
        Ok(scope)
    }

    /// Tells whether a file is among those to be checked.
    pub fn takes(&self, path: &str) -> bool {
        if self.period.is_none() && self.paths.is_empty() {
            return true;
        }
        let is_below = |folder: &String| {
            folder.is_empty()
                || path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let day = BookPath::new(path).ok().and_then(|path| path.day());
        self.paths.iter().any(is_below) || self.period.zip(day).is_some_and(|(period, day)| period.contains(day))
    }
}

/// Returns the path in the book of a file or a folder that a word names.
fn place(book: &Book, word: &str, folder: &Path) -> Option<String> {
    let in_the_book = || book.below_root(&book.root().join(word));
    let is_path = looks_like_a_path(word) || word.starts_with('.') || word.contains('/');
    if is_path { book.below_root(&folder.join(word)).or_else(in_the_book) } else { in_the_book() }
}

fn looks_like_a_path(word: &str) -> bool {
    [".md", ".toml"].iter().any(|ending| word.ends_with(ending))
}
