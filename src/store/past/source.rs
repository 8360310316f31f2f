//! Git's objects, read one after the other.

use crate::store::packs::Packs;
use crate::store::{StoreError, objects};
use git2::{ObjectType, Odb, Oid};
use std::cell::RefCell;
use std::sync::Arc;

/// Where one thread reads objects.
pub(super) struct Source<'o> {
    odb: Odb<'o>,
    packs: RefCell<Packs>,
}

impl<'o> Source<'o> {
    /// Reads each object through libgit2.
    pub(super) fn of(odb: Odb<'o>) -> Self {
        Source { odb, packs: RefCell::default() }
    }

    /// Looks into packs first: worth opening them for many objects.
    pub(super) fn with(self, packs: Packs) -> Self {
        Source { packs: RefCell::new(packs), ..self }
    }

    /// Reads an object of the expected kind.
    pub(super) fn read(&self, id: Oid, kind: ObjectType) -> Result<Arc<[u8]>, StoreError> {
        let what = if kind == ObjectType::Commit { "read a commit" } else { "read an earlier version" };
        let (found, data) = match self.packs.borrow_mut().read(id) {
            Some(found) => found,
            None => {
                let object = self.odb.read(id).map_err(StoreError::git(what))?;
                (object.kind(), Arc::from(object.data()))
            }
        };
        objects::expect_kind(found, kind, what).map(|()| data)
    }

    /// Tells whether there is such an object.
    pub(super) fn has(&self, id: Oid) -> bool {
        self.odb.exists(id)
    }
}
