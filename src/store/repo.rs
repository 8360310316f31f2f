//! Opening the book's repository, and refusing what wlog could not do right before anything is changed.

use super::signing::Signing;
use super::{Operation, Refusal, StoreError, configuration, hooks};
use git2::{Config, ErrorCode, Repository, RepositoryOpenFlags, RepositoryState};
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// The extensions of the repository's format that wlog can work with, beside the two that are looked at by their values.
const EXTENSIONS: [&str; 4] = ["noop", "worktreeconfig", "preciousobjects", "relativeworktrees"];

/// Opens the repository at a book's root, and only there. That a folder is the repository's work tree is seen to.
pub(super) fn open(root: &Path) -> Result<Repository, StoreError> {
    let nowhere: [&OsStr; 0] = [];
    let repo = Repository::open_ext(root, RepositoryOpenFlags::NO_SEARCH, nowhere).map_err(|e| explain(root, e))?;
    if let Some(refusal) = unknown_format(repo.commondir()) {
        return Err(refusal.into());
    }
    let Some(work_tree) = repo.workdir() else { return Err(Refusal::Bare { root: root.to_owned() }.into()) };
    if !is_same_folder(work_tree, root) {
        let work_tree = work_tree.to_owned();
        return Err(Refusal::WorkTreeElsewhere { root: root.to_owned(), work_tree }.into());
    }
    Ok(repo)
}

/// Refuses to write where the user's configuration asks for what wlog cannot do, or where git is in the middle of something.
pub(super) fn check_writable(repo: &Repository) -> Result<(), StoreError> {
    if let Some(operation) = operation(repo.state()) {
        return Err(Refusal::InProgress(operation).into());
    }
    let config = configuration::of(repo)?;
    if configuration::is_set(&config, "core.sparsecheckout")? {
        return Err(Refusal::IndexKind { kind: "sparse" }.into());
    }
    Signing::of(&config)?;
    match hooks::that_would_run(repo, &config) {
        Some(refusal) => Err(refusal.into()),
        None => Ok(()),
    }
}

/// Says why a repository could not be opened.
fn explain(root: &Path, error: git2::Error) -> StoreError {
    let root = root.to_owned();
    let git = root.join(".git");
    match error.code() {
        ErrorCode::Owner => Refusal::NotOwned { path: root }.into(),
        ErrorCode::NotFound if !git.exists() => Refusal::NoRepository { root }.into(),
        _ => unknown_format(&git)
            .unwrap_or_else(|| Refusal::BrokenRepository { root, detail: error.message().to_owned() })
            .into(),
    }
}

/// Looks for a form of repository that libgit2 cannot read, in the repository's own configuration.
fn unknown_format(git: &Path) -> Option<Refusal> {
    let config = Config::open(&git.join("config")).ok()?;
    let mut refused = None;
    let look = |entry: &git2::ConfigEntry<'_>| {
        let (Ok(key), Ok(value)) = (entry.name(), entry.value()) else { return };
        let (value, name) = (value.to_lowercase(), key.trim_start_matches("extensions."));
        let is_known = match name {
            "refstorage" => value == "files",
            "objectformat" => value == "sha1",
            name => EXTENSIONS.contains(&name),
        };
        if !is_known {
            refused = Some(Refusal::UnknownFormat { extension: key.to_owned(), value });
        }
    };
    config.entries(Some("extensions\\..*")).and_then(|entries| entries.for_each(look)).ok()?;
    refused
}

fn is_same_folder(a: &Path, b: &Path) -> bool {
    match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

fn operation(state: RepositoryState) -> Option<Operation> {
    use RepositoryState as State;
    match state {
        // Bisecting detaches HEAD, which is refused for itself.
        State::Clean | State::Bisect => None,
        State::Merge => Some(Operation::Merge),
        State::Revert | State::RevertSequence => Some(Operation::Revert),
        State::CherryPick | State::CherryPickSequence => Some(Operation::CherryPick),
        State::Rebase | State::RebaseInteractive | State::RebaseMerge => Some(Operation::Rebase),
        State::ApplyMailbox | State::ApplyMailboxOrRebase => Some(Operation::ApplyMailbox),
    }
}
