//! Making a book: a folder, a repository in it, and a first commit.

use super::{Book, ChangeSet, Committed, StoreError, WriteLock, disk, head, lock, places, repo};
use git2::{Config, Repository, RepositoryInitOptions};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The first branch, where git's configuration names none.
const FIRST_BRANCH: &str = "main";

/// A book that was made, or was there.
#[derive(Debug)]
pub struct Initialised {
    /// The book.
    pub book: Book,
    /// Its first commit; `None` when the folder was a book already.
    pub committed: Option<Committed>,
}

impl Book {
    /// Makes a folder into a book, with its parents and a repository where they are missing.
    ///
    /// In a repository that is there, only the given files are written and committed. Of several processes that do this at the same
    /// time one makes the book and the others find it made. Files that are there already must be what the changes
    /// [expect](super::Change::expected).
    pub fn init(dir: &Path, set: &ChangeSet, wait: Duration) -> Result<Initialised, StoreError> {
        let git = dir.join(".git");
        if git.is_file() {
            // A linked work tree or a submodule: the repository lies elsewhere.
            let common = repo::open(dir)?.commondir().to_owned();
            return finish(dir, set, lock::take(&places::lock_in(&common), wait)?.0, false);
        }
        // The lock lies where it will always be, in a folder that is the repository's as soon as there is one.
        let (file, _) = lock::take(&places::lock_in(&git), wait)?;
        let is_missing = !git.join("HEAD").exists();
        if is_missing {
            make_repository(dir)?;
        }
        finish(dir, set, file, is_missing)
    }
}

/// Writes the first commit, having the lock. Settings in a folder that has its repository only now make no book of it yet.
fn finish(dir: &Path, set: &ChangeSet, file: File, is_new: bool) -> Result<Initialised, StoreError> {
    let repo = repo::open(dir)?;
    repo::check_writable(&repo)?;
    head::Head::read(&repo)?;
    let lock = WriteLock::with(Book::at(dir), repo, file)?;
    if !is_new && Book::is_book(dir) {
        return Ok(Initialised { book: Book::at(dir), committed: None });
    }
    let committed = lock.commit(set)?;
    Ok(Initialised { book: Book::at(dir), committed: Some(committed) })
}

/// Makes a repository and brings it to the disk. HEAD comes last, so that a repository with one is whole.
fn make_repository(dir: &Path) -> Result<(), StoreError> {
    let configured = Config::open_default().and_then(|config| config.get_string("init.defaultbranch"));
    let mut options = RepositoryInitOptions::new();
    // Templates may hold hooks, which wlog could not run.
    options.external_template(false).no_reinit(false);
    options.initial_head(configured.as_deref().ok().filter(|name| !name.is_empty()).unwrap_or(FIRST_BRANCH));
    Repository::init_opts(dir, &options).map_err(StoreError::git("make a repository"))?;
    let mut all = Vec::new();
    collect(&dir.join(".git"), &mut all)?;
    disk::sync_all(&all)?;
    disk::sync_folders(dir.ancestors().take(2))
}

/// Opens all files, and where they can be synced all folders, below a folder.
fn collect(folder: &Path, all: &mut Vec<(PathBuf, File)>) -> Result<(), StoreError> {
    for entry in fs::read_dir(folder).map_err(StoreError::io("read", folder))? {
        let path = entry.map_err(StoreError::io("read", folder))?.path();
        if path.is_dir() {
            collect(&path, all)?;
        } else if let Ok(file) = disk::open_to_sync(&path) {
            all.push((path, file));
        }
    }
    all.extend(disk::open_folders([folder])?);
    Ok(())
}
