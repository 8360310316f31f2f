//! Moving HEAD's branch: git's own protocol for a loose branch, with two waits for the disk.
//!
//! libgit2 would do the same with six, since it syncs each of the two logs and their folders too, which git itself never does. And
//! a lock file that is made by a second name of a draft is known as wlog's if a wlog is killed while it holds it.

use super::disk::{self, sync_folders};
use super::head::Head;
use super::heal;
use super::places::Places;
use super::{StoreError, index_file};
use git2::{ErrorCode, Oid, Repository};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes what the branch's file is to hold, and returns it to be synced.
pub(super) fn write_draft(places: &Places, commit: Oid) -> Result<(PathBuf, File), StoreError> {
    disk::write_anew(&places.branch_draft(), format!("{commit}\n").as_bytes(), None)
}

/// Moves the branch from where it was read to a commit whose draft is synced; `false` when it does not stand there any more.
/// `log` is the line for the branch's log: who, when, and what for.
pub(super) fn advance(
    repo: &Repository,
    places: &Places,
    head: &Head,
    commit: Oid,
    log: &str,
) -> Result<bool, StoreError> {
    let (lock, file) = (places.branch_lock(&head.branch), places.branch(&head.branch));
    while !take_lock(places, &lock)? {
        clear_lock(places, &head.branch)?;
    }
    let moved = match target(repo, &head.branch) {
        Ok(found) if found == head.commit => write_logs(repo, places, head, commit, log)
            .and_then(|()| fs::rename(&lock, &file).map_err(StoreError::io("write", &file))),
        other => {
            remove_quietly(&lock);
            remove_quietly(&places.branch_draft());
            return other.map(|_| false);
        }
    };
    moved.inspect_err(|_| remove_quietly(&lock))?;
    remove_quietly(&places.branch_draft());
    sync_folders(file.parent())?;
    Ok(true)
}

/// Waits for, or removes, the lock files of HEAD and its branch.
pub(super) fn clear_locks(repo: &Repository, places: &Places) -> Result<(), StoreError> {
    heal::clear(&places.git().join("HEAD.lock"), places.root(), &|| places.now(), &|_| false)?;
    clear_lock(places, &Head::read(repo)?.branch)
}

fn clear_lock(places: &Places, branch: &str) -> Result<(), StoreError> {
    index_file::clear(places, &places.branch_lock(branch), &places.branch_draft())
}

/// Takes git's lock of the branch, with the draft as its content; `false` when another program has it.
fn take_lock(places: &Places, lock: &Path) -> Result<bool, StoreError> {
    let link = || disk::link(&places.branch_draft(), lock);
    let linked = match link() {
        // All branches of a folder are packed, and git has removed the folder.
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let folder = lock.parent().unwrap_or(lock);
            fs::create_dir_all(folder).and_then(|()| link())
        }
        linked => linked,
    };
    match linked {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(StoreError::io("lock", lock)(error)),
    }
}

/// Returns the commit that a branch stands at, wherever git keeps it; `None` when there is no such branch yet.
fn target(repo: &Repository, branch: &str) -> Result<Option<Oid>, StoreError> {
    match repo.find_reference(branch) {
        Ok(reference) => Ok(reference.target()),
        Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
        Err(error) => Err(StoreError::git("read the branch")(error)),
    }
}

/// Appends to the logs of HEAD and of the branch, as git would.
fn write_logs(repo: &Repository, places: &Places, head: &Head, commit: Oid, log: &str) -> Result<(), StoreError> {
    let line = format!("{} {commit} {log}\n", head.commit.unwrap_or(Oid::ZERO_SHA1));
    let makes_logs = match repo.config().and_then(|config| config.get_string("core.logallrefupdates")) {
        Ok(value) => !matches!(value.to_lowercase().as_str(), "false" | "no" | "off" | "0"),
        Err(_) => true,
    };
    for file in [places.log(&head.branch), places.head_log()] {
        append(&file, &line, makes_logs).map_err(StoreError::io("write", &file))?;
    }
    Ok(())
}

/// Appends a line to a log, the whole line or nothing.
fn append(file: &Path, line: &str, makes_logs: bool) -> io::Result<()> {
    if !makes_logs && !file.exists() {
        return Ok(());
    }
    fs::create_dir_all(file.parent().unwrap_or(file))?;
    let mut file = OpenOptions::new().append(true).create(true).open(file)?;
    let length = file.metadata()?.len();
    file.write_all(line.as_bytes()).inspect_err(|_| drop(file.set_len(length)))
}

/// A lock file that stays is known by its draft, and removed by the next command.
fn remove_quietly(file: &Path) {
    let _ = fs::remove_file(file);
}
