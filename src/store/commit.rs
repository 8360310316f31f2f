//! What a holder of the lock can ask for.

use super::head::Head;
use super::objects::Objects;
use super::transaction::Transaction;
use super::{Author, BookPath, Change, ChangeSet, Committed, StoreError, WriteLock, identity, tree};
use git2::{ObjectType, Oid};

impl WriteLock {
    /// Writes a change set: all its files and one commit, or nothing.
    ///
    /// When this returns, the files and a commit that HEAD reaches hold the change, and both are safe on the disk. Work of the
    /// user's in other files, staged or not, stays as it is. After an error everything is as before, unless the error is
    /// [`StoreError::Unfinished`].
    pub fn commit(&self, set: &ChangeSet) -> Result<Committed, StoreError> {
        let signed = identity::sign(&self.repo, &set.author)?;
        Transaction::carry_out(self, &set.changes, &set.message, &signed)
    }

    /// Commits some files as they are on disk, where they differ from HEAD; `None` when none does.
    pub fn commit_as_user_edit(
        &self,
        paths: &[BookPath],
        message: &str,
        author: &Author,
    ) -> Result<Option<Committed>, StoreError> {
        let mut changes = Vec::new();
        for path in paths {
            if self.differs_from_head(path)? {
                let bytes = self.book().read(path)?;
                changes.push(Change { path: path.clone(), expected: bytes.clone(), new: bytes });
            }
        }
        if changes.is_empty() {
            return Ok(None);
        }
        let signed = identity::sign(&self.repo, author)?;
        Transaction::carry_out(self, &changes, message, &signed).map(Some)
    }

    /// Tells whether a file is another on disk than in HEAD, or only in one of the two.
    pub fn differs_from_head(&self, path: &BookPath) -> Result<bool, StoreError> {
        let objects = Objects::of(&self.repo)?;
        let known = tree::find_blob(&objects, Head::read(&self.repo)?.tree, path)?;
        let hash = |bytes: Vec<u8>| Oid::hash_object(ObjectType::Blob, &bytes);
        let found = self.book().read(path)?.map(hash).transpose().map_err(StoreError::git("name an object"))?;
        Ok(found != known)
    }
}
