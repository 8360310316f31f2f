//! The book's past: its commits, and what each of them changed, read from git's objects.
//!
//! Nothing is asked of git's program: it need not be there, and what it prints is the user's to set.

mod commits;
mod diff;
mod list;
mod sides;
mod source;

pub use commits::{GitTime, PastCommit};
pub use diff::FileChange;
pub use sides::{Side, done_while_merging};

use super::objects::Objects;
use super::tree::find_blob;
use super::{Book, BookPath, CommitId, StoreError};
use chrono::NaiveDate;
use commits::{RawCommit, Walk};
use diff::Trees;
use git2::{ErrorCode, ObjectType, Oid, Repository};
use source::Source;
use std::collections::HashSet;

/// What git holds of a book, as far as HEAD reaches.
pub struct Past {
    repository: Repository,
    head: Option<Oid>,
}

impl std::fmt::Debug for Past {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Past").field("root", &self.repository.path()).field("head", &self.head).finish_non_exhaustive()
    }
}

/// A commit with the days that it touched.
#[derive(Debug)]
pub struct Touched<'c> {
    /// The commit.
    pub commit: &'c PastCommit,
    /// The days whose files are others than in the commit before it; of a merge those of which it did something itself; see [`done_while_merging`].
    pub days: Vec<NaiveDate>,
}

impl Book {
    /// Opens the book's past; where HEAD has no commit yet there is none.
    pub fn past(&self) -> Result<Past, StoreError> {
        let repository = super::repo::open(self.root())?;
        let head = match repository.head() {
            Ok(head) => head.target(),
            Err(error) if matches!(error.code(), ErrorCode::UnbornBranch | ErrorCode::NotFound) => None,
            Err(error) => return Err(StoreError::git("read the branch")(error)),
        };
        Ok(Past { repository, head })
    }
}

impl Past {
    /// Returns HEAD's commit; `None` where there is none yet.
    pub fn head(&self) -> Option<CommitId> {
        self.head.map(CommitId)
    }

    /// Tells whether the commits before some are missing, as in a clone that was made with `--depth`.
    pub fn is_cut_off(&self) -> bool {
        self.repository.is_shallow()
    }

    /// Reads a commit. Where a shallow clone ends it builds on nothing.
    pub fn commit(&self, id: CommitId) -> Result<PastCommit, StoreError> {
        let source = self.source()?;
        let mut commit = PastCommit::read(&source, id.0)?;
        commit.parents.retain(|parent| source.has(parent.0));
        Ok(commit)
    }

    /// Finds the one commit that is named by the beginning of its hash or in another way that git knows; `None` where there is none,
    /// there are several, or HEAD does not reach it.
    pub fn find(&self, name: &str) -> Option<CommitId> {
        let found = self.repository.revparse_single(name).ok()?.peel_to_commit().ok()?.id();
        let head = self.head?;
        let is_reached = found == head || self.repository.graph_descendant_of(head, found).ok()?;
        is_reached.then_some(CommitId(found))
    }

    /// Reads the commits on the way from HEAD back to another one, the newest first.
    pub fn since(&self, commit: CommitId) -> Result<Vec<PastCommit>, StoreError> {
        let Some(head) = self.head else { return Ok(Vec::new()) };
        let commits = Walk::from(CommitId(head), HashSet::from([commit])).next(&self.source()?, usize::MAX)?;
        let commits = commits.into_iter().map(RawCommit::parse).collect::<Result<_, _>>()?;
        Ok(commits::in_order(commits, PastCommit::node))
    }

    /// Lists where the lines of work parted that a merge joins; none where they have nothing in common, or a shallow clone does not have it.
    pub fn parted(&self, merge: &PastCommit) -> Vec<CommitId> {
        list::parted(&self.repository, &merge.parents)
    }

    /// Lists what a commit changed against the one before it, against the first of several, or against nothing.
    pub fn changes(&self, commit: &PastCommit) -> Result<Vec<FileChange>, StoreError> {
        self.changes_against(commit, commit.parents.first().copied())
    }

    /// Lists what is another in a commit than in one that it builds on; `None` stands for nothing at all.
    pub fn changes_against(
        &self,
        commit: &PastCommit,
        before: Option<CommitId>,
    ) -> Result<Vec<FileChange>, StoreError> {
        let source = self.source()?;
        let before = before.map(|before| RawCommit::read(&source, before.0)).transpose()?;
        Trees::new(&source).changes(before.map(|before| before.tree), commit.tree)
    }

    /// Returns the bytes of a file as a commit has them; `None` where it has no such file.
    pub fn file_in(&self, commit: CommitId, path: &BookPath) -> Result<Option<Vec<u8>>, StoreError> {
        let tree = RawCommit::read(&self.source()?, commit.0)?.tree;
        let blob = find_blob(&Objects::of(&self.repository)?, Some(tree), path)?;
        blob.map(|blob| self.bytes(Blob(blob))).transpose()
    }

    /// Lists the days that HEAD has, with their content, the oldest first.
    pub fn days(&self) -> Result<Vec<(NaiveDate, Blob)>, StoreError> {
        let Some(head) = self.head else { return Ok(Vec::new()) };
        let source = self.source()?;
        let tree = RawCommit::read(&source, head)?.tree;
        let files = Trees::new(&source).changes(None, tree)?;
        let day = |file: FileChange| Some((BookPath::new(file.path).ok()?.day()?, file.after?));
        let mut days: Vec<(NaiveDate, Blob)> = files.into_iter().filter_map(day).collect();
        days.sort_unstable_by_key(|(day, _)| *day);
        Ok(days)
    }

    /// Returns the bytes that a change is from, or leads to.
    pub fn bytes(&self, blob: Blob) -> Result<Vec<u8>, StoreError> {
        self.source()?.read(blob.0, ObjectType::Blob).map(|bytes| bytes.to_vec())
    }

    /// Notes of each commit that HEAD reaches what is wanted, the newest first and each before those that it builds on.
    ///
    /// Commits that are known already, and all before them, are passed over; those at which the walk stopped are returned, too.
    pub fn list<T: Send + 'static>(
        &self,
        known: HashSet<CommitId>,
        note: impl Fn(Touched<'_>) -> T + Send + Sync + 'static,
    ) -> Result<(Vec<T>, Vec<CommitId>), StoreError> {
        list::list(&self.repository, self.head(), known, note)
    }

    fn source(&self) -> Result<Source<'_>, StoreError> {
        self.repository.odb().map(Source::of).map_err(StoreError::git("open the history"))
    }
}

/// The content of a file as git names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blob(pub(super) Oid);

impl Blob {
    /// Tells whether it is that of these bytes.
    pub fn holds(self, bytes: &[u8]) -> bool {
        Oid::hash_object(ObjectType::Blob, bytes).is_ok_and(|hash| hash == self.0)
    }
}
