//! The search engine's folder, with its list of segments held by the manifest instead of a file.
//!
//! The engine replaces `meta.json` at each commit and deletes what it no longer names; a manifest beside it could then disagree, and a
//! reader that comes between would find files gone. Here `meta.json` lives in memory: the manifest carries it, one rename makes both
//! valid at once, and old segments are deleted only afterwards.

use super::{IndexError, folder};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::Directory;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr};

const META: &str = "meta.json";

/// A folder whose commits are not yet anybody else's.
#[derive(Debug, Clone)]
pub(super) struct Held {
    folder: PathBuf,
    files: MmapDirectory,
    meta: Arc<Mutex<Option<Vec<u8>>>>,
}

impl Held {
    /// Opens a folder with the list of segments from a manifest, or without any.
    pub fn open(folder: &Path, meta: Option<&[u8]>) -> Result<Self, IndexError> {
        let files = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        Ok(Held { folder: folder.to_owned(), files, meta: Arc::new(Mutex::new(meta.map(<[u8]>::to_vec))) })
    }

    /// Returns the list of segments as of the last commit.
    pub fn meta(&self) -> Option<Vec<u8>> {
        self.meta.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Directory for Held {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.files.get_file_handle(path)
    }

    /// Nothing is deleted before the manifest is in place.
    fn delete(&self, _: &Path) -> Result<(), DeleteError> {
        Ok(())
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        if path == Path::new(META) { Ok(self.meta().is_some()) } else { self.files.exists(path) }
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let writer = self.files.open_write(path)?;
        let made = self.folder.join(path);
        let failed = |error| OpenWriteError::wrap_io_error(error, made.clone());
        folder::make_private(&made).map_err(failed)?;
        Ok(writer)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let held = if path == Path::new(META) { self.meta() } else { None };
        held.ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))
    }

    /// Besides `meta.json` the engine keeps a list of files for its own sweeping, which is not wanted.
    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        if path == Path::new(META) {
            *self.meta.lock().unwrap_or_else(PoisonError::into_inner) = Some(data.to_vec());
        }
        Ok(())
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.files.sync_directory()
    }

    /// The index has a lock of its own around all of this.
    fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}
