//! The write path: files, objects, git's index, the branch, in an order in which nothing can get lost.
//!
//! 1. All objects of the commit and the new files under temporary names reach the disk. Nothing points at them yet.
//! 2. Where several files change, the change set is recorded.
//! 3. The files are renamed into place, and their folders synced.
//! 4. Git's index gets the paths. If HEAD moved first, a `git commit` by hand in between would take the entry out of HEAD again.
//! 5. The branch moves by compare-and-swap. If it has moved meanwhile, 4 and 5 are done again on what it holds now.
//! 6. HEAD is read back.
//!
//! A failure up to 5 takes everything back, so that whoever tries again does not write an entry twice.

use super::book::{look, look_folder, read};
use super::disk::{Draft, open_to_sync};
use super::git_index::{Slot, Stat};
use super::head::{self, Head};
use super::identity::Signed;
use super::index_rewrite::{Ready, Rewrite};
use super::intent::{self, Intent, Step};
use super::known::Known;
use super::objects::Objects;
use super::{BookPath, Change, Committed, Left, StoreError, WriteLock, attributes, index_file, tree};
use git2::{ObjectType, Oid};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// A change set on its way.
pub(super) struct Transaction<'a> {
    pub(super) lock: &'a WriteLock,
    pub(super) changes: &'a [Change],
    message: &'a str,
    signed: &'a Signed,
    /// The new content of each changed file, in the changes' order.
    pub(super) blobs: Vec<Option<Oid>>,
    /// The files that were changed so far, and have to be taken back after a failure.
    pub(super) placed: Vec<&'a Change>,
    /// The tree on which the first commit was made.
    base: Option<Option<Oid>>,
    /// Git's index as it is to be, if that is written already.
    pub(super) index: Option<Ready>,
    /// What git's index had before.
    pub(super) index_before: Vec<(BookPath, Slot)>,
    /// The commits that were made; all but the last one came too late.
    pub(super) commits: Vec<Oid>,
    /// Whether an ended process had begun it, so that some of the files may have been in place before.
    pub(super) is_resumed: bool,
}

/// A commit that is ready to become the branch's.
pub(super) struct Plan {
    /// The branch that it was made for.
    pub head: Head,
    /// The commit; `None` when the branch holds all the changes already.
    pub commit: Option<Oid>,
}

impl<'a> Transaction<'a> {
    fn new(lock: &'a WriteLock, changes: &'a [Change], message: &'a str, signed: &'a Signed) -> Self {
        let (blobs, placed, index_before, commits) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (base, index, is_resumed) = (None, None, false);
        Transaction { lock, changes, message, signed, blobs, placed, base, index, index_before, commits, is_resumed }
    }

    /// Carries a change set out, whole or not at all.
    pub(super) fn carry_out(
        lock: &'a WriteLock,
        changes: &'a [Change],
        message: &'a str,
        signed: &'a Signed,
    ) -> Result<Committed, StoreError> {
        Self::new(lock, changes, message, signed).run()
    }

    /// Carries out what an ended process has begun. Where that fails its record stays, and is taken up again.
    pub(super) fn resume(lock: &'a WriteLock, changes: &'a [Change], intent: &'a Intent) -> Result<(), StoreError> {
        Transaction { is_resumed: true, ..Self::new(lock, changes, &intent.message, &intent.signed) }.run().map(|_| ())
    }

    fn run(self) -> Result<Committed, StoreError> {
        let (lock, signed) = (self.lock, self.signed);
        let mut own = self;
        let rewrite = Rewrite::begin(&lock.places)?;
        let to_place = own.check()?;
        let mut objects = Objects::of(&lock.repo)?;
        let (plan, drafts) = own.prepare(&mut objects, &to_place, rewrite)?;
        let is_recorded = to_place.len() > 1;
        let result = own.place(&to_place, drafts).and_then(|folders| own.publish(&mut objects, plan, &folders));
        let committed = result.map_err(|error| own.take_back(error))?;
        if is_recorded {
            let failed = |source| StoreError::Unfinished { left: Left::CommittedUnsynced, source: Box::new(source) };
            intent::forget(&lock.places).map_err(failed)?;
        }
        Ok(Committed { identity_missing: signed.missing, ..committed })
    }

    pub(super) fn root(&self) -> &'a Path {
        self.lock.book().root()
    }

    /// Looks whether the change set can be carried out, and returns the changes whose files have to be written.
    fn check(&self) -> Result<Vec<&'a Change>, StoreError> {
        let paths: Vec<&BookPath> = self.changes.iter().map(|change| &change.path).collect();
        let mut seen = BTreeSet::new();
        if let Some(twice) = paths.iter().find(|path| !seen.insert(**path)) {
            return Err(StoreError::Twice { path: (*twice).clone() });
        }
        attributes::check(&self.lock.repo, self.root(), self.changes)?;
        let mut to_place = Vec::new();
        for change in self.changes {
            let found = read(self.root(), &change.path)?;
            if found == change.new {
                continue;
            }
            if found != change.expected {
                return Err(StoreError::Changed { path: change.path.clone() });
            }
            to_place.push(change);
        }
        Ok(to_place)
    }

    /// Brings to the disk all that can be there before the first file changes.
    fn prepare(
        &mut self,
        objects: &mut Objects,
        to_place: &[&'a Change],
        mut rewrite: Rewrite,
    ) -> Result<(Plan, Vec<Option<Draft<'a>>>), StoreError> {
        let drafts = to_place.iter().map(|change| self.draft(change)).collect::<Result<Vec<_>, _>>()?;
        let mut files = drafts.iter().flatten().map(Draft::to_sync).collect::<Result<Vec<_>, _>>()?;
        // A large index is written beside the objects, and begun first: it takes longer than they.
        let name = |bytes: &Vec<u8>| Objects::name(ObjectType::Blob, bytes);
        let names = self.changes.iter().map(|change| change.new.as_ref().map(name).transpose());
        self.blobs = names.collect::<Result<_, _>>()?;
        rewrite.write(self.slots_of(to_place, &drafts)?)?;
        let steps = self.changes.iter().zip(&self.blobs).map(|(change, blob)| step(objects, change, *blob));
        let steps = steps.collect::<Result<Vec<_>, _>>()?;
        for change in self.changes.iter().filter(|change| change.new.is_some()) {
            if !to_place.iter().any(|placed| placed.path == change.path) {
                files.push(self.open(&change.path)?);
            }
        }
        let plan = self.plan(objects)?;
        if let Some((ready, draft)) = rewrite.finish()? {
            self.index = Some(ready);
            files.push(draft);
        }
        objects.settle(files)?;
        if to_place.len() > 1 {
            Intent::new(self.message, self.signed, &steps).record(&self.lock.places)?;
        }
        Ok((plan, drafts))
    }

    fn draft(&self, change: &'a Change) -> Result<Option<Draft<'a>>, StoreError> {
        let write = |new| Draft::write(self.root(), &change.path, new, &self.lock.places.own());
        change.new.as_deref().map(write).transpose()
    }

    fn open(&self, path: &BookPath) -> Result<(PathBuf, File), StoreError> {
        let place = path.under(self.root());
        let file = open_to_sync(&place).map_err(StoreError::io("sync", &place))?;
        Ok((place, file))
    }

    /// Makes the commit that HEAD's branch would need now.
    pub(super) fn plan(&mut self, objects: &mut Objects) -> Result<Plan, StoreError> {
        let head = Head::read(&self.lock.repo)?;
        let places = &self.lock.places;
        if !Known::read(places).is_safe(&head)
            && let Some(now) = places.now()
        {
            objects.keep_recent(now);
        }
        self.look_again(objects, &head)?;
        let changes: Vec<_> = self.changes.iter().map(|change| &change.path).zip(self.blobs.iter().copied()).collect();
        let tree = tree::change_tree(objects, head.tree, &changes)?;
        if head.tree == Some(tree) {
            return Ok(Plan { head, commit: None });
        }
        if self.changes.is_empty() {
            return Err(StoreError::Nothing);
        }
        let commit =
            head::add_commit(objects, (tree, head.commit), self.signed, self.lock.signing.as_ref(), self.message)?;
        self.commits.push(commit);
        Ok(Plan { head, commit: Some(commit) })
    }

    /// Looks, when the branch has moved under a change, whether the change still fits: a path that the branch now holds in another form,
    /// after a `git checkout` or a commit by hand, has to hold on the disk what was written to it.
    ///
    /// An editor that saved a file after it was placed is no obstacle: that is an edit by hand, to be committed as such.
    fn look_again(&mut self, objects: &Objects, head: &Head) -> Result<(), StoreError> {
        let Some(base) = self.base else {
            self.base = Some(head.tree);
            return Ok(());
        };
        for (change, new) in self.changes.iter().zip(&self.blobs) {
            let find = |tree| tree::find_blob(objects, tree, &change.path);
            let found = find(head.tree)?;
            if found != *new && found != find(base)? && read(self.root(), &change.path)? != change.new {
                return Err(StoreError::Changed { path: change.path.clone() });
            }
        }
        Ok(())
    }

    /// Puts the files into their places and returns the folders to be synced.
    fn place(
        &mut self,
        to_place: &[&'a Change],
        drafts: Vec<Option<Draft<'a>>>,
    ) -> Result<BTreeSet<PathBuf>, StoreError> {
        let mut folders = BTreeSet::new();
        for (change, draft) in to_place.iter().zip(drafts) {
            if read(self.root(), &change.path)? != change.expected {
                return Err(StoreError::Changed { path: change.path.clone() });
            }
            match draft {
                Some(draft) => {
                    let touched = draft.place(change.expected.as_deref());
                    // What stands there now is nobody's mistake, and nothing to be taken back.
                    if !matches!(touched, Err(StoreError::Changed { .. })) {
                        self.placed.push(change);
                    }
                    folders.extend(touched?);
                }
                None => {
                    self.placed.push(change);
                    let place = change.path.under(self.root());
                    fs::remove_file(&place).map_err(StoreError::io("remove", place))?;
                }
            }
        }
        for change in self.changes {
            let folder = change.path.parent();
            let is_there = folder.as_ref().map_or(Ok(true), |folder| look_folder(self.root(), folder))?;
            if is_there {
                folders.insert(folder.map_or_else(|| self.root().to_owned(), |folder| folder.under(self.root())));
            }
        }
        Ok(folders)
    }

    /// Returns what git's index is to have once the drafts are in place.
    fn slots_of(&self, to_place: &[&Change], drafts: &[Option<Draft>]) -> Result<Vec<(BookPath, Slot)>, StoreError> {
        let draft_of = |change: &Change| {
            let mut placed = to_place.iter().zip(drafts);
            placed.find(|(placed, _)| placed.path == change.path).and_then(|(_, draft)| draft.as_ref())
        };
        self.slots_by(|change| match draft_of(change) {
            Some(draft) => Ok(index_file::stat(&draft.metadata()?)),
            None => self.stat(change),
        })
    }

    /// Returns what git's index is to have: the contents, and how the files look on disk.
    pub(super) fn slots(&self) -> Result<Vec<(BookPath, Slot)>, StoreError> {
        self.slots_by(|change| self.stat(change))
    }

    fn slots_by(
        &self,
        stat: impl Fn(&Change) -> Result<Stat, StoreError>,
    ) -> Result<Vec<(BookPath, Slot)>, StoreError> {
        let slot = |(change, blob): (&Change, &Option<Oid>)| {
            let slot = blob.map_or(Ok(Slot::Gone), |blob| stat(change).map(|stat| Slot::Blob(blob, stat)));
            Ok((change.path.clone(), slot?))
        };
        self.changes.iter().zip(&self.blobs).map(slot).collect()
    }

    /// Looks at a changed file as git's index does; nothing is known of one that does not hold what was to be written.
    fn stat(&self, change: &Change) -> Result<Stat, StoreError> {
        // Looked at before it is read: if somebody writes later, git will see by the stat that the file has changed.
        let metadata = look(self.root(), &change.path)?;
        let is_new = read(self.root(), &change.path)? == change.new;
        Ok(metadata.filter(|_| is_new).map_or([0; 40], |metadata| index_file::stat(&metadata)))
    }

    /// The line for the branch's log.
    pub(super) fn log(&self, head: &Head) -> String {
        let subject = self.message.trim_start().lines().next().unwrap_or_default();
        let kind = if head.commit.is_some() { "commit" } else { "commit (initial)" };
        format!("{}\t{kind}: {subject}", self.signed.committer)
    }
}

/// Writes a change's contents as blobs, the new one by its name. The old one too: it may be in no commit, and a rollback needs it.
fn step(objects: &mut Objects, change: &Change, new: Option<Oid>) -> Result<Step, StoreError> {
    let old = change.expected.as_ref().map(|bytes| objects.add(ObjectType::Blob, bytes)).transpose()?;
    if let Some((name, bytes)) = new.zip(change.new.as_ref()) {
        objects.add_named(name, ObjectType::Blob, bytes)?;
    }
    Ok(Step { path: change.path.clone(), old, new })
}
