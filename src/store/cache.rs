//! The user's cache folder for one book: small files that can be lost at any time.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A folder of files that only save work. Nothing here reports an error: what cannot be read or written is made anew.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Names the folder; it is made when something is first written.
    pub fn at(folder: PathBuf) -> Self {
        Cache { folder }
    }

    /// Returns the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns a file's bytes; `None` when it is not there or cannot be read.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.join(name)).ok()
    }

    /// Keeps a text that could not be written where it belongs; returns its place, `None` when even that failed.
    pub fn keep(&self, name: &str, bytes: &[u8]) -> Option<PathBuf> {
        let path = self.folder.join(name);
        let kept = fs::create_dir_all(&self.folder).and_then(|()| fs::write(&path, bytes));
        kept.ok().map(|()| path)
    }

    /// Replaces a file as a whole, so that another process sees the old bytes or the new ones. Not synced: a file that a power
    /// cut leaves half-written must be recognised by its reader.
    pub fn write(&self, name: &str, bytes: &[u8]) {
        let written = fs::create_dir_all(&self.folder).and_then(|()| {
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            file.write_all(bytes)?;
            file.persist(self.folder.join(name))?;
            Ok(())
        });
        // A full or read-only cache folder costs time, never an answer.
        drop(written);
    }
}
