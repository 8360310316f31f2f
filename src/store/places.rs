//! Where the files lie that the store keeps in the repository, in a folder of its own beside git's.

use super::StoreError;
use git2::Repository;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The store's folder in the repository.
const FOLDER: &str = "wlog";

/// The places of one work tree. Several work trees of one repository share the lock but nothing else.
#[derive(Debug, Clone)]
pub(super) struct Places {
    root: PathBuf,
    git: PathBuf,
    common: PathBuf,
}

impl Places {
    /// Takes the places of a repository that is open.
    pub(super) fn of(root: &Path, repo: &Repository) -> Self {
        Places { root: root.to_owned(), git: repo.path().to_owned(), common: repo.commondir().to_owned() }
    }

    /// The book's root.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Git's folder of this work tree.
    pub(super) fn git(&self) -> &Path {
        &self.git
    }

    /// The store's folder, for its drafts too.
    pub(super) fn own(&self) -> PathBuf {
        own_in(&self.git)
    }

    /// The lock that all writers of the repository take.
    pub(super) fn lock(&self) -> PathBuf {
        lock_in(&self.common)
    }

    /// A change set that is being carried out.
    pub(super) fn intent(&self) -> PathBuf {
        self.own().join("intent")
    }

    /// The note of what is known of wlog's last change.
    pub(super) fn known(&self) -> PathBuf {
        self.own().join("known")
    }

    /// The branch's new content, before it becomes the lock's.
    pub(super) fn branch_draft(&self) -> PathBuf {
        self.own().join("branch")
    }

    /// The log of a branch.
    pub(super) fn log(&self, branch: &str) -> PathBuf {
        self.common.join("logs").join(branch)
    }

    /// The log of this work tree's HEAD.
    pub(super) fn head_log(&self) -> PathBuf {
        self.git.join("logs").join("HEAD")
    }

    /// Git's index.
    pub(super) fn index(&self) -> PathBuf {
        self.git.join("index")
    }

    /// Git's lock of its index.
    pub(super) fn index_lock(&self) -> PathBuf {
        self.git.join("index.lock")
    }

    /// The new index, before it becomes the lock's content.
    pub(super) fn index_draft(&self) -> PathBuf {
        self.own().join("index")
    }

    /// Git's lock of a branch.
    pub(super) fn branch_lock(&self, branch: &str) -> PathBuf {
        self.common.join(format!("{branch}.lock"))
    }

    /// Git's lock of its maintenance.
    pub(super) fn maintenance_lock(&self) -> PathBuf {
        self.common.join("objects").join("maintenance.lock")
    }

    /// The file of a branch, where it is not packed.
    pub(super) fn branch(&self, branch: &str) -> PathBuf {
        self.common.join(branch)
    }

    /// Makes the store's folder.
    pub(super) fn make(&self) -> Result<(), StoreError> {
        match fs::create_dir(self.own()) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            result => result.map_err(StoreError::io("make", self.own())),
        }
    }

    /// Asks the file system what time it is, by a file written just now.
    pub(super) fn now(&self) -> Option<SystemTime> {
        let probe = tempfile::tempfile_in(self.own()).ok()?;
        probe.metadata().ok()?.modified().ok()
    }
}

/// The lock's place, given the folder that all work trees of a repository share.
pub(super) fn lock_in(common: &Path) -> PathBuf {
    own_in(common).join("lock")
}

/// The store's folder in one of git's.
pub(super) fn own_in(git: &Path) -> PathBuf {
    git.join(FOLDER)
}
