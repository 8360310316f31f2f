//! What ended programs and cloud folders left in the repository's own folder.

use super::lock_file::LockFile;
use super::places::Places;
use super::{Book, Found, Kind, StoreError, WriteLock, disk, heal, repo};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How deep branches may lie in folders: beyond that it is no repository of a book.
const DEEPEST: usize = 8;
/// Git's files beside which a lock file may stand.
const LOCKED: [&str; 5] = ["index", "HEAD", "config", "packed-refs", "shallow"];

/// What a file was left by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leftover {
    /// A lock of git whose program has ended.
    Lock {
        /// How old it is.
        age: Duration,
    },
    /// A change that a wlog had begun; the next command that writes completes it, or takes it back.
    Begun,
    /// The record of a change that could not be understood, and was set aside.
    SetAside,
    /// A file that a wlog was writing.
    Temporary,
}

/// What lies in the repository's folder and should not.
#[derive(Debug, Default)]
pub struct Leftovers {
    /// Files that ended programs left.
    pub files: Vec<(PathBuf, Leftover)>,
    /// Files of git's own by names that git would not give them: copies that a cloud folder made.
    pub copies: Vec<PathBuf>,
}

impl Book {
    /// Looks through the repository's folder without changing anything; `now` is the machine's clock.
    ///
    /// What a running wlog is about to use is no leftover.
    pub fn leftovers(&self, is_copy: impl Fn(&str) -> bool, now: SystemTime) -> Result<Leftovers, StoreError> {
        let repo = repo::open(self.root())?;
        let places = Places::of(self.root(), &repo);
        let mut leftovers = Leftovers { files: stale_locks(&places, now), copies: Vec::new() };
        if !is_busy(&places) {
            leftovers.files.extend(own(&places));
        }
        let names = files_in(places.git()).into_iter().chain(references(&places));
        leftovers.copies =
            names.filter(|path| is_copy(&path.file_name().unwrap_or_default().to_string_lossy())).collect();
        leftovers.copies.sort();
        Ok(leftovers)
    }
}

impl WriteLock {
    /// Removes what ended programs left: taking the lock dealt with all that stands in the way of writing, and this with the rest.
    pub fn remove_leftovers(&self, now: SystemTime) -> Result<(), StoreError> {
        let locks = stale_locks(&self.places, now).into_iter().map(|(lock, _)| lock);
        let drafts =
            own(&self.places).into_iter().filter(|(_, left)| *left == Leftover::Temporary).map(|(path, _)| path);
        let is_temporary = |found: &Found| {
            let name = found.path.rsplit('/').next().unwrap_or_default();
            found.kind == Kind::File && name.starts_with(disk::TEMPORARY)
        };
        let (found, _) = self.book().survey();
        let beside = found.into_iter().filter(is_temporary).map(|found| self.book().root().join(found.path));
        locks.chain(drafts).chain(beside).try_for_each(|path| disk::remove(&path))
    }
}

fn stale_locks(places: &Places, now: SystemTime) -> Vec<(PathBuf, Leftover)> {
    let beside = LOCKED.iter().map(|name| places.git().join(format!("{name}.lock")));
    let of_branches = references(places).into_iter().filter(|path| path.extension().is_some_and(|end| end == "lock"));
    let age = |lock: PathBuf| Some((heal::stale(&lock, places.root(), now)?, lock));
    let maintenance = places.maintenance_lock();
    let maintenance = heal::stale_maintenance(&maintenance, places.root(), now).map(|age| (age, maintenance));
    let locks = beside.chain(of_branches).filter_map(age).chain(maintenance);
    locks.map(|(age, lock)| (lock, Leftover::Lock { age })).collect()
}

/// Finds what a wlog left in the store's own folder.
fn own(places: &Places) -> Vec<(PathBuf, Leftover)> {
    let named = [
        (places.intent(), Leftover::Begun),
        (places.intent().with_extension("unreadable"), Leftover::SetAside),
        (places.index_draft(), Leftover::Temporary),
        (places.branch_draft(), Leftover::Temporary),
    ];
    let is_temporary =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(disk::TEMPORARY));
    let temporary = files_in(&places.own()).into_iter().filter(is_temporary);
    let named = named.into_iter().filter(|(path, _)| path.exists());
    named.chain(temporary.map(|path| (path, Leftover::Temporary))).collect()
}

/// Tells whether a wlog has the book's lock.
fn is_busy(places: &Places) -> bool {
    LockFile::is_taken(&places.lock())
}

/// Lists the files below `refs`, which several work trees share.
fn references(places: &Places) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![(places.branch("refs"), 0)];
    while let Some((folder, depth)) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < DEEPEST => folders.push((entry.path(), depth + 1)),
                Ok(kind) if kind.is_file() => files.push(entry.path()),
                _ => {}
            }
        }
    }
    files.sort();
    files
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_file = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_file());
    let mut files: Vec<PathBuf> = entries.filter(is_file).map(|entry| entry.path()).collect();
    files.sort();
    files
}
