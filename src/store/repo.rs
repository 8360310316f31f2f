//! Opening the book's repository, and refusing what wlog could not do right before anything is changed.

use super::{Operation, Refusal, StoreError};
use git2::{Config, ErrorCode, Repository, RepositoryOpenFlags, RepositoryState};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// The hooks that git would run while it makes a commit.
const HOOKS: [&str; 6] =
    ["pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "reference-transaction", "post-index-change"];

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
    let mut config = repo.config().map_err(StoreError::git("read the configuration"))?;
    let config = config.snapshot().map_err(StoreError::git("read the configuration"))?;
    if is_set(&config, "commit.gpgsign")? {
        return Err(Refusal::SigningAsked.into());
    }
    if is_set(&config, "core.sparsecheckout")? {
        return Err(Refusal::IndexKind { kind: "sparse" }.into());
    }
    match hook(repo, &config) {
        Some(hook) => Err(Refusal::Hook { hook }.into()),
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
    let value = |key: &str| config.get_string(key).ok().map(|value| value.to_lowercase());
    let refused = [("extensions.refstorage", "files"), ("extensions.objectformat", "sha1")];
    refused.into_iter().find_map(|(key, known)| {
        let value = value(key).filter(|value| value != known)?;
        Some(Refusal::UnknownFormat { extension: key.to_owned(), value })
    })
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

fn is_set(config: &Config, key: &str) -> Result<bool, StoreError> {
    match config.get_bool(key) {
        Err(error) if error.code() == ErrorCode::NotFound => Ok(false),
        result => result.map_err(StoreError::git("read the configuration")),
    }
}

/// Finds a hook that git would run.
fn hook(repo: &Repository, config: &Config) -> Option<PathBuf> {
    let folder = match config.get_path("core.hookspath") {
        // A relative path counts from the work tree's root; an absolute one replaces it in the join.
        Ok(path) => repo.workdir()?.join(path),
        Err(_) => repo.commondir().join("hooks"),
    };
    HOOKS.iter().map(|name| folder.join(name)).find(|hook| would_run(hook))
}

#[cfg(unix)]
fn would_run(hook: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(hook).is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn would_run(hook: &Path) -> bool {
    hook.is_file() || hook.with_extension("exe").is_file()
}
