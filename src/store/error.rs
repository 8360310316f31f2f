//! What can go wrong in the store, with the data that a message to people needs.

use super::{BookPath, Origin, SigningProblem};
use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// An error of the store.
///
/// Exit statuses follow the kind: [`Refused`](Self::Refused), the path errors and [`Changed`](Self::Changed) left everything as it
/// was; the others are failures of the file system or of git, and [`Unfinished`](Self::Unfinished) says what is left behind.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The file system refused an operation.
    #[error("cannot {doing} {}: {source}", path.display())]
    Io {
        /// What was tried: `read`, `write`, `sync`, `rename`, `lock` …
        doing: &'static str,
        /// The file or folder concerned.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// libgit2 failed at something that is not one of the refusals.
    #[error("git: cannot {doing}: {source}")]
    Git {
        /// What was tried, as a verb and its object.
        doing: &'static str,
        /// libgit2's reason.
        source: git2::Error,
    },
    /// The folder is no book, or its repository is one that wlog cannot work with as it is. Nothing was changed.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// A text is not a path inside the book.
    #[error("not a path inside the book: {text}")]
    BadPath {
        /// The text as given.
        text: String,
    },
    /// Where a file should be there is a folder, or something else that is no file.
    #[error("{path} is not a file")]
    NotAFile {
        /// The path in the book.
        path: BookPath,
    },
    /// The path, or a folder on the way to it, is a symbolic link; wlog follows none below the book's root.
    #[error("{link} is a symbolic link")]
    Symlink {
        /// The link's path in the book.
        link: BookPath,
    },
    /// The file's bytes are not UTF-8.
    #[error("{path}:{line}: not UTF-8 (byte {offset})")]
    NotUtf8 {
        /// The path in the book.
        path: BookPath,
        /// Offset of the first bad byte, from 0.
        offset: usize,
        /// Line of the first bad byte, from 1.
        line: usize,
    },
    /// A file is not what the change was made from: somebody wrote it in between. Nothing was changed.
    #[error("{path} was changed by another program")]
    Changed {
        /// The path in the book.
        path: BookPath,
    },
    /// The change set changes nothing at all.
    #[error("nothing to commit")]
    Nothing,
    /// A path stands twice in one change set.
    #[error("{path} is changed twice at once")]
    Twice {
        /// The path in the book.
        path: BookPath,
    },
    /// Another wlog held the book's lock for the whole time that the caller was ready to wait.
    #[error("another wlog is writing to the book (waited {waited_ms} ms for {})", lock.display())]
    Locked {
        /// The lock file.
        lock: PathBuf,
        /// How long was waited, in milliseconds.
        waited_ms: u128,
    },
    /// A running git, or one that died a moment ago, holds a lock file of the repository.
    #[error("git holds {} (for {age_s} s)", lock.display())]
    GitBusy {
        /// The lock file.
        lock: PathBuf,
        /// Its age in seconds.
        age_s: u64,
    },
    /// The branch kept moving: every attempt to put a commit on it came too late.
    #[error("the branch moved {attempts} times while a commit was made")]
    Contended {
        /// How often it was tried.
        attempts: u32,
    },
    /// The change failed half-way and could not be taken back completely.
    #[error("failed, and left {left:?}: {source}")]
    Unfinished {
        /// What the book holds now.
        left: Left,
        /// What went wrong first.
        source: Box<StoreError>,
    },
}

/// What a failed change left in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// The new text stands in these files, but in no commit.
    InFiles(Vec<BookPath>),
    /// The commit is made and the branch holds it, but the disk did not confirm that it is safe against a power cut.
    CommittedUnsynced,
}

/// A git operation that stands half-way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// `git merge` with conflicts.
    Merge,
    /// `git revert`.
    Revert,
    /// `git cherry-pick`.
    CherryPick,
    /// `git rebase`.
    Rebase,
    /// `git am`.
    ApplyMailbox,
}

/// Why git would run a hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HookSource {
    /// It lies among the repository's own.
    Repository,
    /// `core.hooksPath` names its folder.
    Path(Origin),
    /// `hook.NAME.event` and `hook.NAME.command` name it.
    Setting {
        /// The name.
        name: String,
        /// Where the setting stands.
        origin: Origin,
    },
}

/// Why a book is not opened, or not written to.
#[derive(Debug, Error)]
pub enum Refusal {
    /// There is no `wlog.toml` with a `.git` beside it.
    #[error("{} is not a book", root.display())]
    NotABook {
        /// The folder.
        root: PathBuf,
    },
    /// There is no git repository at the book's root.
    #[error("{} has no git repository", root.display())]
    NoRepository {
        /// The book's root.
        root: PathBuf,
    },
    /// The repository is there but git cannot open it.
    #[error("the repository of {} is broken: {detail}", root.display())]
    BrokenRepository {
        /// The book's root.
        root: PathBuf,
        /// What git says of it.
        detail: String,
    },
    /// The repository has no work tree.
    #[error("the repository of {} is bare", root.display())]
    Bare {
        /// The book's root.
        root: PathBuf,
    },
    /// The repository keeps its branches in a reftable (`extensions.refStorage`), which libgit2 cannot read.
    #[error("the repository uses {extension}={value}, which wlog cannot read")]
    UnknownFormat {
        /// The key in the repository's configuration: `extensions.refstorage`, `extensions.objectformat` …
        extension: String,
        /// Its value, such as `reftable` or `sha256`.
        value: String,
    },
    /// The repository's work tree is another folder than the book (`core.worktree`).
    #[error("the work tree of {} is {}", root.display(), work_tree.display())]
    WorkTreeElsewhere {
        /// The book's root.
        root: PathBuf,
        /// Git's work tree.
        work_tree: PathBuf,
    },
    /// The repository belongs to another user of the machine and `safe.directory` does not name it.
    #[error("{} belongs to another user", path.display())]
    NotOwned {
        /// The repository's folder.
        path: PathBuf,
    },
    /// HEAD is on no branch.
    #[error("HEAD is detached")]
    DetachedHead,
    /// A merge, a rebase or the like stands half-way.
    #[error("{0:?} in progress")]
    InProgress(Operation),
    /// The configuration asks for signed commits (`commit.gpgSign`), and this one cannot be signed.
    #[error("commit.gpgSign is set: {0}")]
    Signing(SigningProblem),
    /// A hook would run at a commit; wlog runs none.
    #[error("the hook {} would have to run", hook.display())]
    Hook {
        /// The hook's file, or its event where the configuration has the command.
        hook: PathBuf,
        /// Why git would run it.
        from: HookSource,
    },
    /// An attribute asks for a conversion that libgit2 does not make.
    #[error("{path} has the attribute {attribute}={value}")]
    Attribute {
        /// The path in the book.
        path: BookPath,
        /// `filter`, `working-tree-encoding` or `ident`.
        attribute: &'static str,
        /// Its value.
        value: String,
        /// The file that names the attribute.
        file: PathBuf,
    },
    /// Git would write a file's line endings otherwise than they are, which would make the whole file another.
    #[error("{path}: line endings would be converted ({setting})")]
    LineEndings {
        /// The path in the book.
        path: BookPath,
        /// What asks for it: `text`, `eol=crlf`, `core.autocrlf=true`.
        setting: String,
    },
    /// Git's index has a form that wlog does not write, or the work tree is a sparse one.
    #[error("git's index is {kind}")]
    IndexKind {
        /// `split`, `sparse` or `of an unknown kind`.
        kind: &'static str,
    },
    /// Git's index cannot be read.
    #[error("git's index {} is damaged: {detail}", path.display())]
    IndexBroken {
        /// The index file.
        path: PathBuf,
        /// What is wrong with it.
        detail: &'static str,
    },
    /// Git's index holds the path with unresolved conflicts.
    #[error("{path} has unresolved conflicts")]
    Unmerged {
        /// The path in the book.
        path: BookPath,
    },
    /// HEAD or git's index has a file where a folder is needed, or a folder, link or submodule where the file is.
    #[error("git has something else at {path}")]
    InTheWay {
        /// The path in git.
        path: BookPath,
    },
}

/// What is asked of git only to look at what was, by commands that may write nothing at all.
const LOOKS_BACK: [&str; 3] = ["open the history", "read a commit", "read an earlier version"];

impl StoreError {
    /// Tells whether a change was given up for it, where that is not plain from what it says: a look that fails has changed nothing, and may
    /// be all that was asked for.
    pub fn gave_up_a_change(&self) -> bool {
        match self {
            StoreError::Io { doing, .. } => *doing != "read",
            StoreError::Git { doing, .. } => !LOOKS_BACK.contains(doing),
            StoreError::Contended { .. }
            | StoreError::Changed { .. }
            | StoreError::Locked { .. }
            | StoreError::GitBusy { .. } => true,
            _ => false,
        }
    }

    /// Makes the error of a file system operation; for `map_err`.
    pub(super) fn io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> StoreError {
        let path = path.into();
        move |source| StoreError::Io { doing, path, source }
    }

    /// Makes the error of a libgit2 operation; for `map_err`.
    pub(super) fn git(doing: &'static str) -> impl FnOnce(git2::Error) -> StoreError {
        move |source| StoreError::Git { doing, source }
    }
}
