//! Making a book: a folder, a repository in it, and a first commit.

use super::lock_file::LockFile;
use super::{
    Book, ChangeSet, Committed, Person, Refusal, StoreError, WriteLock, disk, head, identity, lock, places, repo,
};
use git2::{Config, Repository, RepositoryInitOptions};
use std::fs::{self, File};
use std::io::ErrorKind;
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
    /// The address that was made up for a signer who gave none.
    pub made_up_address: Option<String>,
}

impl Book {
    /// Makes a folder into a book, with its parents and a repository where they are missing.
    ///
    /// In a repository that is there, only the given files are written and committed. Of several processes that do this at the same
    /// time one makes the book and the others find it made. Files that are there already must be what the changes
    /// [expect](super::Change::expected).
    pub fn init(dir: &Path, set: &ChangeSet, wait: Duration) -> Result<Initialised, StoreError> {
        Self::init_as(dir, set, &Person::default(), wait)
    }

    /// Makes a folder into a book as [`Book::init`] does, and has its repository sign commits with the name and the address that are given.
    pub fn init_as(dir: &Path, set: &ChangeSet, signer: &Person, wait: Duration) -> Result<Initialised, StoreError> {
        let git = dir.join(".git");
        if git.is_file() {
            // A linked work tree or a submodule: the repository lies elsewhere.
            let common = repo::open(dir)?.commondir().to_owned();
            return finish(dir, set, lock::take(&places::lock_in(&common), wait)?.0, false, signer);
        }
        // The lock lies where it will always be, in a folder that is the repository's as soon as there is one.
        let (held, _) = lock::take(&places::lock_in(&git), wait)?;
        let is_missing = !git.join("HEAD").exists();
        if is_missing {
            make_repository(dir)?;
        }
        // An earlier process may have ended right after it had moved HEAD out of there.
        clear(&aside(&git))?;
        finish(dir, set, held, is_missing, signer)
    }
}

/// Writes the first commit, having the lock. Settings in a folder that has its repository only now make no book of it yet.
fn finish(
    dir: &Path,
    set: &ChangeSet,
    held: LockFile,
    is_new: bool,
    signer: &Person,
) -> Result<Initialised, StoreError> {
    let repo = repo::open(dir)?;
    repo::check_writable(&repo)?;
    head::Head::read(&repo)?;
    let mut made_up_address = None;
    if is_new || !Book::is_book(dir) {
        made_up_address = identity::settle(&repo, signer, &set.author.fallback)?;
    }
    let lock = WriteLock::with(Book::at(dir), repo, held)?;
    if !is_new && Book::is_book(dir) {
        return Ok(Initialised { book: Book::at(dir), committed: None, made_up_address });
    }
    let committed = lock.commit(set)?;
    Ok(Initialised { book: Book::at(dir), committed: Some(committed), made_up_address })
}

/// Where a repository is made, before it is moved to where it belongs.
fn aside(git: &Path) -> PathBuf {
    places::own_in(git).join("new")
}

/// Makes a repository and brings it to the disk.
///
/// It is made [aside], in the store's own folder, and moved out of there, HEAD last, so that what has a HEAD is whole, and what an ended
/// process leaves lies in nobody's way.
fn make_repository(dir: &Path) -> Result<(), StoreError> {
    let git = dir.join(".git");
    refuse_remains(dir)?;
    let aside = aside(&git);
    clear(&aside)?;
    let configured = Config::open_default().and_then(|config| config.get_string("init.defaultbranch"));
    let mut options = RepositoryInitOptions::new();
    // Templates may hold hooks, which wlog could not run.
    options.external_template(false);
    options.initial_head(configured.as_deref().ok().filter(|name| !name.is_empty()).unwrap_or(FIRST_BRANCH));
    let made = Repository::init_opts(&aside, &options).and_then(|made| made.config());
    // By default git moves a branch to objects that it never synced: after a power cut HEAD could not be read, whoever committed before.
    made.and_then(|mut config| config.set_str("core.fsync", "all")).map_err(StoreError::git("make a repository"))?;
    let made = aside.join(".git");
    let mut all = Vec::new();
    collect(&made, &mut all)?;
    disk::sync_all(all)?;
    move_all(&made, &git)?;
    disk::sync_folders([git.as_path()].into_iter().chain(dir.ancestors().take(2)))
}

/// Refuses a repository that has lost its HEAD but holds something: it is the user's, and to be mended by other means.
fn refuse_remains(dir: &Path) -> Result<(), StoreError> {
    let entries = |folder: &str| fs::read_dir(dir.join(".git").join(folder)).into_iter().flatten().flatten();
    let objects = entries("objects").filter(|entry| !["info", "pack"].iter().any(|name| entry.file_name() == *name));
    if objects.chain(entries("objects/pack")).next().is_some() || dir.join(".git/packed-refs").exists() {
        return Err(Refusal::BrokenRepository { root: dir.to_owned(), detail: "HEAD is missing".to_owned() }.into());
    }
    Ok(())
}

/// Moves what lies in a folder into another, HEAD last. Folders that are there already are as empty as those that would come.
fn move_all(from: &Path, to: &Path) -> Result<(), StoreError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(from).map_err(StoreError::io("read", from))? {
        names.push(entry.map_err(StoreError::io("read", from))?.file_name());
    }
    names.sort_by_key(|name| name == "HEAD");
    for name in names {
        if name == "HEAD" {
            disk::sync_folders([to])?;
        }
        let target = to.join(&name);
        if !target.is_dir() {
            fs::rename(from.join(&name), &target).map_err(StoreError::io("rename", target))?;
        }
    }
    Ok(())
}

/// Removes a folder of the store's own with all that is in it.
fn clear(folder: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        result => result.map_err(StoreError::io("remove", folder)),
    }
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
