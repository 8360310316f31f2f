//! Which book a command means.

use super::{Environment, UserSettings};
use std::path::{Path, PathBuf};

/// What the search for the book came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A folder that is a book.
    Book(PathBuf),
    /// A folder that somebody named and that is no book.
    NotABook(PathBuf, NamedBy),
    /// Nobody named a book, and none stands at the usual place, which is given; `None` without a home folder.
    None(Option<PathBuf>),
}

/// Who named a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedBy {
    /// `--book` on the command line.
    Option,
    /// `$WLOG_BOOK`.
    Variable,
    /// `book` in the user's settings.
    Settings,
}

/// The folder in the home folder where the book is when nobody said otherwise.
const USUAL_FOLDER: &str = "worklog";

/// Finds the book: the path given, `$WLOG_BOOK`, the nearest parent folder that is one, the user's settings, `~/worklog`.
///
/// `is_book` tells whether a folder is a book. A place that was named is final: what is no book there is not looked for elsewhere. Nor is it
/// where the nearest folder with the settings of a book, as `has_settings` tells, is none any more: what is added there belongs to no other.
pub fn find_book(
    given: Option<&Path>,
    environment: &Environment,
    user: &UserSettings,
    is_book: impl Fn(&Path) -> bool,
    has_settings: impl Fn(&Path) -> bool,
) -> Found {
    let here = environment.working_folder();
    let named = |path: &Path, by: NamedBy| {
        let path = here.join(path);
        if is_book(&path) { Found::Book(path) } else { Found::NotABook(path, by) }
    };
    if let Some(path) = given {
        return named(path, NamedBy::Option);
    }
    if let Some(path) = environment.path("WLOG_BOOK") {
        return named(&path, NamedBy::Variable);
    }
    if let Some(path) = here.ancestors().find(|folder| is_book(folder) || has_settings(folder)) {
        return if is_book(path) { Found::Book(path.to_owned()) } else { Found::None(None) };
    }
    if let Some(path) = &user.book {
        return named(path, NamedBy::Settings);
    }
    match usual_place(environment) {
        Some(path) if is_book(&path) => Found::Book(path),
        usual => Found::None(usual),
    }
}

/// Returns where the book is when nobody said otherwise; `None` without a home folder.
pub fn usual_place(environment: &Environment) -> Option<PathBuf> {
    Some(environment.home()?.join(USUAL_FOLDER))
}
