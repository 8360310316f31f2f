//! Which change is to be taken back, and what its files were before and after it.

use super::{UndoProblem, short};
use crate::app::trail::{Committing, REDO, Said, UNDO};
use crate::app::{Context, Error};
use crate::model::CardKind;
use crate::store::{BookPath, FileChange, Past, PastCommit, StoreError};

/// The folders of the book's own files, days aside.
const FOLDERS: [&str; 5] = ["projects/", "contacts/", "orgs/", "reports/", "templates/"];
const SETTINGS: &str = "wlog.toml";
/// A number of so many digits counts changes; a longer one is the beginning of a commit's hash.
const MOST_DIGITS: usize = 4;
/// All files of a change are open at the same time, and some systems allow a process 256.
const MOST_FILES: usize = 64;

/// A commit that can be taken back.
pub struct Target {
    /// The commit.
    pub committing: Committing,
    /// Its files.
    pub files: Vec<Sides>,
    /// The cards that commits since then name, for entries of their own.
    pub named_since: Vec<(CardKind, String)>,
}

/// A file before and after a commit; `None` where there is none.
pub struct Sides {
    /// The file.
    pub path: BookPath,
    /// Its bytes before.
    pub before: Option<Vec<u8>>,
    /// Its bytes after.
    pub after: Option<Vec<u8>>,
}

impl Target {
    /// Finds the change: the last one, the one so many changes back, or the one of a commit.
    pub fn find(past: &Past, which: Option<&str>) -> Result<Self, Error> {
        // An empty word is a variable that a script did not set, and no wish to take the last change back.
        let which = which.map_or("1", str::trim);
        let no_such = || UndoProblem::NoSuchCommit(which.to_owned());
        let commit = match number(which) {
            Some(number) => back(past, number)?,
            None => past.commit(past.find(which).ok_or_else(no_such)?)?,
        };
        let changes = past.changes(&commit)?;
        demand_possible(&commit, &changes)?;
        let committing = Committing::of(&commit);
        let files = changes.iter().map(|change| sides(past, &commit, change)).collect::<Result<_, Error>>()?;
        let named_since = named_since(past, &committing)?;
        Ok(Target { committing, files, named_since })
    }

    /// Tells whether the commit took something back itself.
    pub fn is_undo(&self) -> bool {
        matches!(self.committing.took_back(), Some((_, false)))
    }

    /// Words the subject of the commit that takes it back.
    pub fn subject_of_undo(&self) -> String {
        match self.committing.took_back() {
            Some((undone, false)) => format!("{REDO}{undone}"),
            Some((redone, true)) => format!("{UNDO}{redone}"),
            None => format!("{UNDO}{}", self.committing.said.subject),
        }
    }
}

/// Reads how many changes back one is meant; `None` for the name of a commit.
fn number(which: &str) -> Option<usize> {
    let is_number = which.len() <= MOST_DIGITS && which.bytes().all(|byte| byte.is_ascii_digit());
    which.parse().ok().filter(|_| is_number)
}

/// Lists the latest changes of the book by their commits and subjects, the newest first; none where git cannot be read.
pub fn latest(context: &Context, most: usize) -> Vec<(String, String)> {
    let mut latest = Vec::new();
    let Ok(past) = context.book.past() else { return latest };
    let mut next = past.head();
    while let Some(commit) = next.filter(|_| latest.len() < most).and_then(|id| past.commit(id).ok()) {
        let is_of_book = || past.changes(&commit).is_ok_and(|changes| demand_possible(&commit, &changes).is_ok());
        if is_of_book() {
            latest.push((commit.id.to_string(), Said::read(&commit.message).subject));
        }
        next = commit.parents.first().copied();
    }
    latest
}

/// Walks back over the changes of the book, along the line that HEAD is on.
fn back(past: &Past, number: usize) -> Result<PastCommit, Error> {
    let too_far = |there| UndoProblem::TooFar { asked: number, there };
    let mut there = 0;
    let mut next = past.head();
    while let Some(id) = next {
        let commit = past.commit(id)?;
        let is_of_book =
            commit.parents.len() > 1 || past.changes(&commit)?.iter().any(|change| is_of_book(&change.path));
        there += usize::from(is_of_book);
        if is_of_book && there == number {
            return Ok(commit);
        }
        next = commit.parents.first().copied();
    }
    Err(too_far(there).into())
}

/// Refuses what cannot be taken back as a whole.
fn demand_possible(commit: &PastCommit, changes: &[FileChange]) -> Result<(), UndoProblem> {
    let name = short(commit.id);
    let makes_the_book = || {
        let is_settings = |change: &&FileChange| change.path == SETTINGS;
        changes.iter().find(is_settings).is_some_and(|change| change.before.is_none() || change.after.is_none())
    };
    match () {
        () if commit.parents.len() > 1 => Err(UndoProblem::Merge(name)),
        () if commit.parents.is_empty() => Err(UndoProblem::First(name)),
        () if makes_the_book() => Err(UndoProblem::MakesTheBook(name)),
        () if !changes.iter().any(|change| is_of_book(&change.path)) => Err(UndoProblem::NotOfTheBook(name)),
        () if changes.len() > MOST_FILES => Err(UndoProblem::TooMany { commit: name, count: changes.len() }),
        () => Ok(()),
    }
}

/// Tells whether a path is that of one of the book's own files.
fn is_of_book(path: &str) -> bool {
    let is_day = || BookPath::new(path).is_ok_and(|path| path.day().is_some());
    path == SETTINGS || FOLDERS.iter().any(|folder| path.starts_with(folder)) || is_day()
}

/// Reads what a file was before and after a commit.
fn sides(past: &Past, commit: &PastCommit, change: &FileChange) -> Result<Sides, Error> {
    let no_file = || UndoProblem::NoFile { commit: short(commit.id), path: change.path.clone() };
    let path = BookPath::new(&*change.path).ok().filter(|_| !change.is_odd).ok_or_else(no_file)?;
    let bytes = |blob: Option<_>| blob.map(|blob| past.bytes(blob)).transpose();
    Ok(Sides { path, before: bytes(change.before)?, after: bytes(change.after)? })
}

/// Lists the cards that commits since then name. Those about the same entries say nothing new: it is these that are taken back.
fn named_since(past: &Past, target: &Committing) -> Result<Vec<(CardKind, String)>, StoreError> {
    let is_other = |said: &Said| said.entries.iter().any(|entry| !target.said.entries.contains(entry));
    let since = past.since(target.id)?;
    let said = since.iter().map(|commit| Said::read(&commit.message));
    Ok(said.filter(is_other).flat_map(|said| said.names).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_count_and_longer_ones_name() {
        assert_eq!((number("1"), number("9999")), (Some(1), Some(9999)));
        for name in ["12345", "1234567", "a", "-1", "HEAD", "1a2b"] {
            assert_eq!(number(name), None, "{name}");
        }
    }

    #[test]
    fn files_of_the_book_are_told_from_others() {
        for path in ["2026/11/2026-11-21.md", "contacts/张伟.md", "wlog.toml", "reports/2026/x.md"] {
            assert!(is_of_book(path), "{path}");
        }
        for path in ["README.md", "2026/11/notes.md", "src/contacts/x.md", "../wlog.toml"] {
            assert!(!is_of_book(path), "{path}");
        }
    }
}
