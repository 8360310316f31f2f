//! The second half of the write path: git's index, the branch, and looking whether HEAD holds the change.

use super::disk::{open_to_sync, sync_all, sync_folders};
use super::head::{self, Head};
use super::heal::Pauses;
use super::known::{IndexSum, Known};
use super::objects::Objects;
use super::transaction::{Plan, Transaction};
use super::{Change, CommitId, Committed, Left, StoreError, book, branch, disk, index_file, intent, tree};
use git2::Oid;
use std::collections::BTreeSet;
use std::fs::File;
use std::path::PathBuf;
use std::time::Duration;

/// How often the branch may move away under a commit before that is given up.
const MOST_ATTEMPTS: u32 = 50;
/// Pauses between the attempts last no longer than this in all.
const PAUSES: Duration = Duration::from_secs(5);

impl Transaction<'_> {
    /// Tells git of files that are in place, and returns when HEAD holds them.
    pub(super) fn publish(
        &mut self,
        objects: &mut Objects,
        mut plan: Plan,
        folders: &BTreeSet<PathBuf>,
    ) -> Result<Committed, StoreError> {
        let mut pauses = Pauses::new();
        let mut beside = disk::open_folders(folders)?;
        for _ in 0..MOST_ATTEMPTS {
            let drafts = plan.commit.map(|commit| branch::write_draft(&self.lock.places, commit)).transpose()?;
            let beside = std::mem::take(&mut beside).into_iter().chain(drafts).collect();
            let (ready, mut before) = (self.index.take(), Vec::new());
            let updated = index_file::update(&self.lock.places, ready, &self.slots()?, beside, &mut before);
            if self.index_before.is_empty() {
                self.index_before = before;
            }
            let index = updated?;
            if let Some(committed) = self.move_branch(objects, &plan, index)? {
                return Ok(committed);
            }
            pauses.pause(PAUSES);
            plan = self.plan(objects)?;
            objects.settle(Vec::new())?;
        }
        Err(StoreError::Contended { attempts: MOST_ATTEMPTS })
    }

    /// Moves the branch to the planned commit; `None` when it, or HEAD, had moved before.
    fn move_branch(
        &self,
        objects: &mut Objects,
        plan: &Plan,
        index: IndexSum,
    ) -> Result<Option<Committed>, StoreError> {
        let (repo, places) = (&self.lock.repo, &self.lock.places);
        let head = &plan.head;
        let (id, already) = match (plan.commit, head.commit) {
            (Some(commit), _) if !branch::advance(repo, places, head, commit, &self.log(head))? => return Ok(None),
            (Some(commit), _) => (commit, false),
            (None, Some(commit)) => (commit, true),
            (None, None) => return Err(StoreError::Nothing),
        };
        let now = Head::read(repo)?;
        if !head::reaches(repo, &now, id)? {
            return Ok(None);
        }
        if already {
            self.secure(objects, head)?;
            sync_all(self.branch_files(head))?;
        } else {
            Known::of(id, index).write(places);
        }
        Ok(Some(Committed { id: CommitId(id), identity_missing: false, already }))
    }

    /// Makes safe what another program committed, perhaps without syncing.
    fn secure(&self, objects: &mut Objects, head: &Head) -> Result<(), StoreError> {
        let mut trail: BTreeSet<Oid> = head.commit.into_iter().chain(head.tree).collect();
        for change in self.changes {
            trail.extend(tree::trail(objects, head.tree, &change.path)?.unwrap_or_default());
        }
        for oid in trail {
            objects.keep(oid)?;
        }
        objects.settle(Vec::new())
    }

    /// Opens the branch's file and folder; there is none while the branch is packed, and git syncs packed ones itself.
    fn branch_files(&self, head: &Head) -> Vec<(PathBuf, File)> {
        let file = self.lock.places.branch(&head.branch);
        let folder = if cfg!(unix) { file.parent().map(PathBuf::from) } else { None };
        Some(file)
            .into_iter()
            .chain(folder)
            .filter_map(|path| open_to_sync(&path).ok().map(|file| (path, file)))
            .collect()
    }

    /// Takes back a change set that failed half-way, and returns the error that tells what is left of it.
    pub(super) fn take_back(&self, error: StoreError) -> StoreError {
        let repo = &self.lock.repo;
        let is_committed = Head::read(repo)
            .is_ok_and(|head| self.commits.iter().any(|commit| head::reaches(repo, &head, *commit).unwrap_or(false)));
        if is_committed {
            return StoreError::Unfinished { left: Left::CommittedUnsynced, source: Box::new(error) };
        }
        let left: Vec<_> = self.placed.iter().filter(|change| self.restore(change).is_err()).collect();
        if !self.index_before.is_empty() {
            // If this fails too, git shows the paths as staged, and the next change of wlog's puts that right.
            let _ = index_file::update(&self.lock.places, None, &self.index_before, Vec::new(), &mut Vec::new());
        }
        if left.is_empty() {
            // If the record stays, the next command looks at it and finds the files as they were. One of an ended process stays: the files
            // that it had put in place are in no commit yet.
            if !self.is_resumed {
                let _ = intent::forget(&self.lock.places);
            }
            return error;
        }
        // The record of several files is kept: the next command completes what could be neither done nor undone here.
        let left = Left::InFiles(left.into_iter().map(|change| change.path.clone()).collect());
        StoreError::Unfinished { left, source: Box::new(error) }
    }

    /// Puts back what a file held before, unless somebody else has written to it since.
    fn restore(&self, change: &Change) -> Result<(), StoreError> {
        if book::read(self.root(), &change.path)? != change.new {
            return Ok(());
        }
        restore(self.root(), &self.lock.places, change)
    }
}

/// Puts a file's earlier content back, or removes the file if there was none. What somebody else has saved there stays.
pub(super) fn restore(
    root: &std::path::Path,
    places: &super::places::Places,
    change: &Change,
) -> Result<(), StoreError> {
    let Some(old) = change.expected.as_deref() else { return disk::remove(&change.path.under(root)) };
    let draft = disk::Draft::write(root, &change.path, old, &places.own())?;
    sync_all(vec![draft.to_sync()?])?;
    match draft.place(change.new.as_deref()) {
        Err(StoreError::Changed { .. }) => Ok(()),
        folders => sync_folders(folders?.iter().map(PathBuf::as_path)),
    }
}
