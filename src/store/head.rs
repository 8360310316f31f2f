//! HEAD's branch: where it stands, and moving it by compare-and-swap.

use super::heal;
use super::objects::Objects;
use super::places::Places;
use super::{Refusal, StoreError};
use git2::{ErrorCode, ObjectType, Oid, Repository};
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// An empty lock file of the branch, made so soon after a wlog said that it would move it, is that wlog's.
const OURS_WITHIN: Duration = Duration::from_secs(1);
/// More symbolic links from HEAD on are a loop.
const MOST_LINKS: usize = 5;

/// The branch that HEAD is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// The branch's full name: `refs/heads/main`.
    pub branch: String,
    /// Its commit; `None` when it has none yet.
    pub commit: Option<Oid>,
    /// The commit's tree.
    pub tree: Option<Oid>,
}

impl Head {
    /// Reads where HEAD stands; refused when it is on no branch.
    pub(super) fn read(repo: &Repository) -> Result<Head, StoreError> {
        let broken = |error: git2::Error| broken(repo, &error);
        let mut name = "HEAD".to_owned();
        for _ in 0..MOST_LINKS {
            let reference = match repo.find_reference(&name) {
                Err(error) if error.code() == ErrorCode::NotFound && name != "HEAD" => {
                    return Ok(Head { branch: name, commit: None, tree: None });
                }
                result => result.map_err(broken)?,
            };
            if let Some(oid) = reference.target() {
                if name == "HEAD" {
                    return Err(Refusal::DetachedHead.into());
                }
                let commit = repo.find_commit(oid).map_err(broken)?;
                return Ok(Head { branch: name, commit: Some(oid), tree: Some(commit.tree_id()) });
            }
            match reference.symbolic_target() {
                Ok(Some(target)) => name = target.to_owned(),
                _ => break,
            }
        }
        Err(broken(git2::Error::from_str("HEAD names no branch")))
    }

    /// Moves the branch to a commit if it still stands where it was read; `false` when it does not.
    pub(super) fn advance(
        &self,
        repo: &Repository,
        places: &Places,
        commit: Oid,
        log: &str,
    ) -> Result<bool, StoreError> {
        announce(places, &self.branch, commit);
        let before = self.commit.unwrap_or(Oid::ZERO_SHA1);
        let lock = places.branch_lock(&self.branch);
        loop {
            match repo.reference_matching(&self.branch, commit, true, before, log) {
                Ok(_) => return Ok(true),
                Err(error) if error.code() == ErrorCode::Locked => clear_lock(places, &self.branch)?,
                Err(error) if matches!(error.code(), ErrorCode::Modified | ErrorCode::NotFound | ErrorCode::Exists) => {
                    return Ok(false);
                }
                // Two writers that meet at the lock file's creation.
                Err(_) if lock.exists() => clear_lock(places, &self.branch)?,
                Err(error) => return Err(StoreError::git("move the branch")(error)),
            }
        }
    }
}

fn broken(repo: &Repository, error: &git2::Error) -> StoreError {
    let root = repo.workdir().unwrap_or(repo.path()).to_owned();
    Refusal::BrokenRepository { root, detail: error.message().to_owned() }.into()
}

/// Writes the bytes of a commit object.
pub(super) fn add_commit(
    objects: &mut Objects,
    tree: Oid,
    parent: Option<Oid>,
    signed: &super::identity::Signed,
    message: &str,
) -> Result<Oid, StoreError> {
    let mut text = format!("tree {tree}\n");
    if let Some(parent) = parent {
        text.push_str(&format!("parent {parent}\n"));
    }
    let message = message.trim_matches('\n').replace('\0', "");
    text.push_str(&format!("author {}\ncommitter {}\n\n{message}\n", signed.author, signed.committer));
    objects.add(ObjectType::Commit, text.as_bytes())
}

/// Tells whether a commit is HEAD's or one of its ancestors.
pub(super) fn reaches(repo: &Repository, head: &Head, commit: Oid) -> Result<bool, StoreError> {
    match head.commit {
        Some(tip) if tip == commit => Ok(true),
        Some(tip) => repo.graph_descendant_of(tip, commit).map_err(StoreError::git("walk the history")),
        None => Ok(false),
    }
}

/// Notes that the branch is about to be moved, so that a lock file left behind is known as wlog's. Without the note that one only
/// has to grow old, so a failure does not matter.
fn announce(places: &Places, branch: &str, commit: Oid) {
    let _ = fs::write(places.moving(), format!("{commit} {branch}\n"));
}

/// Tells whether wlog made HEAD's commit, and thus knows it safe on the disk.
pub(super) fn is_known_safe(places: &Places, head: &Head) -> bool {
    let note = fs::read_to_string(places.moving()).unwrap_or_default();
    head.commit.is_none_or(|commit| note.starts_with(&commit.to_string()))
}

/// Waits for, or removes, the lock files of HEAD and its branch.
pub(super) fn clear_locks(repo: &Repository, places: &Places) -> Result<(), StoreError> {
    heal::clear(&places.git().join("HEAD.lock"), places.root(), &|| places.now(), &|_| false)?;
    clear_lock(places, &Head::read(repo)?.branch)
}

fn clear_lock(places: &Places, branch: &str) -> Result<(), StoreError> {
    let lock = places.branch_lock(branch);
    let is_ours = |metadata: &fs::Metadata| is_ours(&lock, metadata.modified().ok(), places, branch);
    heal::clear(&lock, places.root(), &|| places.now(), &is_ours)
}

/// Tells a lock file that a killed wlog left: it holds the commit that was announced, or is empty and as old as the note.
fn is_ours(lock: &Path, locked: Option<SystemTime>, places: &Places, branch: &str) -> bool {
    let note = fs::read_to_string(places.moving()).unwrap_or_default();
    let Some((commit, noted)) = note.trim_end().split_once(' ') else { return false };
    let content = fs::read_to_string(lock).unwrap_or_default();
    if noted != branch || !content.is_empty() {
        return noted == branch && content.trim_end() == commit;
    }
    let announced = fs::metadata(places.moving()).and_then(|metadata| metadata.modified()).ok();
    let since = |from: Option<SystemTime>, to: Option<SystemTime>| to?.duration_since(from?).ok();
    since(announced, locked).is_some_and(|pause| pause < OURS_WITHIN)
        && since(locked, places.now()).is_some_and(|age| age >= OURS_WITHIN)
}
