//! The user's cache folder for one book: small files that can be lost at any time.

use super::disk;
use super::lock_file::LockFile;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A file that one process has for itself.
#[derive(Debug)]
pub struct Claim(#[expect(dead_code, reason = "it is held, not used")] LockFile);

/// A folder of files that only save work. Nothing here reports an error: what cannot be read or written is made anew.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
    /// Whether nothing is ever written, for commands that must leave no trace.
    is_read_only: bool,
}

/// A file of the cache that is read in parts. It stays the same file when another process replaces it.
#[derive(Debug)]
pub struct CacheFile(File);

impl CacheFile {
    /// Returns how many bytes it has.
    pub fn size(&self) -> Option<usize> {
        usize::try_from(self.0.metadata().ok()?.len()).ok()
    }

    /// Returns so many bytes from a place on; `None` when there are fewer.
    pub fn read_at(&mut self, place: usize, len: usize) -> Option<Vec<u8>> {
        // Before room is made for them: what a damaged file says of lengths may be anything.
        if place.checked_add(len)? > self.size()? {
            return None;
        }
        self.0.seek(SeekFrom::Start(u64::try_from(place).ok()?)).ok()?;
        let mut bytes = vec![0; len];
        self.0.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

impl Cache {
    /// Names the folder; it is made when something is first written.
    pub fn at(folder: PathBuf) -> Self {
        Cache { folder, is_read_only: false }
    }

    /// Turns it into one that is read and never written.
    pub fn read_only(self) -> Self {
        Cache { is_read_only: true, ..self }
    }

    /// Returns the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns a file's bytes; `None` when it is not there or cannot be read.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.join(name)).ok()
    }

    /// Takes a file of this name for this process alone, as long as what is returned lives; `None` when another process has it, or it
    /// cannot be made.
    pub fn claim(&self, name: &str) -> Option<Claim> {
        disk::make_folder(&self.folder).ok()?;
        let file = LockFile::open(&self.folder.join(name)).ok()?;
        file.try_lock().ok().map(|()| Claim(file))
    }

    /// Makes a folder that goes when what is returned goes.
    pub fn scratch() -> Option<(Cache, tempfile::TempDir)> {
        let folder = tempfile::tempdir().ok()?;
        Some((Cache::at(folder.path().to_owned()), folder))
    }

    /// Removes a file, if it is there.
    pub fn remove(&self, name: &str) {
        let _ = fs::remove_file(self.folder.join(name));
    }

    /// Opens a file to read parts of it; `None` as for [`Cache::read`].
    pub fn open(&self, name: &str) -> Option<CacheFile> {
        File::open(self.folder.join(name)).ok().map(CacheFile)
    }

    /// Keeps a text that could not be written where it belongs, in a file of its own; returns its place, `None` when even that failed.
    ///
    /// Unlike all else here it cannot be made anew, so it is synced and never replaced.
    pub fn keep(&self, stem: &str, bytes: &[u8]) -> Option<PathBuf> {
        if self.is_read_only {
            return None;
        }
        disk::make_folder(&self.folder).ok()?;
        let place = |number: u32| match number {
            1 => self.folder.join(format!("{stem}.md")),
            _ => self.folder.join(format!("{stem}-{number}.md")),
        };
        let (path, mut file) = (1..1000).map(place).find_map(|path| {
            let file = disk::private().write(true).create_new(true).open(&path).ok()?;
            Some((path, file))
        })?;
        file.write_all(bytes).and_then(|()| file.sync_all()).ok().map(|()| path)
    }

    /// Replaces a file as a whole, so that another process sees the old bytes or the new ones. Not synced: a file that a power
    /// cut leaves half-written must be recognised by its reader.
    pub fn write(&self, name: &str, bytes: &[u8]) {
        if self.is_read_only {
            return;
        }
        let write = || {
            disk::make_folder(&self.folder).ok()?;
            let mut file = tempfile::NamedTempFile::new_in(&self.folder).ok()?;
            file.write_all(bytes).ok()?;
            file.persist(self.folder.join(name)).ok()
        };
        // A full or read-only cache folder costs time, never an answer.
        drop(write());
    }
}
