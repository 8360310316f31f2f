//! HEAD's branch: where it stands, and the commits on it.

use super::objects::Objects;
use super::signing::Signing;
use super::{Refusal, StoreError};
use git2::{ErrorCode, ObjectType, Oid, Repository};

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
}

fn broken(repo: &Repository, error: &git2::Error) -> StoreError {
    let root = repo.workdir().unwrap_or(repo.path()).to_owned();
    Refusal::BrokenRepository { root, detail: error.message().to_owned() }.into()
}

/// Writes the bytes of a commit object, signed where that is asked for.
pub(super) fn add_commit(
    objects: &mut Objects,
    (tree, parent): (Oid, Option<Oid>),
    signed: &super::identity::Signed,
    signing: Option<&Signing>,
    message: &str,
) -> Result<Oid, StoreError> {
    let mut text = format!("tree {tree}\n");
    if let Some(parent) = parent {
        text.push_str(&format!("parent {parent}\n"));
    }
    let message = message.trim_matches('\n').replace('\0', "");
    text.push_str(&format!("author {}\ncommitter {}\n\n{message}\n", signed.author, signed.committer));
    if let Some(signing) = signing {
        text = signing.sign(&text, &signed.committer)?;
    }
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
