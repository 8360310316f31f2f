//! A folder's files as Linux lists them and looks at them.
//!
//! The standard library allocates three times for a file and counts who has its folder open. A search looks at thousands of files, and that took
//! a tenth of its time.

use super::{BookPath, Stamp, Stamped, StoreError, is_own};
use rustix::fs::{AtFlags, FileType, Mode, OFlags, RawDir, Stat, open, statat};
use rustix::io::Errno;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::Arc;

/// Room for the names that one call gives: some hundred.
const ROOM: usize = 32 * 1024;

/// Files of one folder, listed and not yet looked at.
pub(super) struct Files {
    /// The folder, open; `None` for one that is not there.
    folder: Option<Arc<OwnedFd>>,
    paths: Vec<BookPath>,
}

/// Reads which Markdown files and which folders lie in a folder; none in one that is not there.
pub(super) fn read(root: &Path, folder: &BookPath) -> Result<(Files, Vec<BookPath>), StoreError> {
    let dir = folder.under(root);
    let failed = |error: Errno| StoreError::io("read", &dir)(error.into());
    let (mut paths, mut folders) = (Vec::new(), Vec::new());
    let handle = match open(&dir, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty()) {
        Err(Errno::NOENT) => return Ok((Files { folder: None, paths }, folders)),
        opened => opened.map_err(failed)?,
    };
    let mut memory = Vec::with_capacity(ROOM);
    let mut entries = RawDir::new(&handle, memory.spare_capacity_mut());
    while let Some(entry) = entries.next() {
        let entry = entry.map_err(failed)?;
        let Ok(name) = entry.file_name().to_str() else { continue };
        let kind = match entry.file_type() {
            // Some file systems do not say.
            FileType::Unknown => {
                look(&handle, name).map_or(FileType::Unknown, |stat| FileType::from_raw_mode(stat.st_mode))
            }
            kind => kind,
        };
        if !is_own(name, kind.is_dir(), kind.is_file()) {
            continue;
        }
        let Some(path) = BookPath::child(Some(folder), name) else { continue };
        if kind.is_dir() { &mut folders } else { &mut paths }.push(path);
    }
    Ok((Files { folder: Some(Arc::new(handle)), paths }, folders))
}

/// Looks at a file without following a link; `None` for one that has vanished.
fn look(folder: &OwnedFd, name: &str) -> Option<Stat> {
    statat(folder, name, AtFlags::SYMLINK_NOFOLLOW).ok()
}

impl Files {
    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.paths.len()
    }

    /// Sorts them by path.
    pub(super) fn sort(&mut self) {
        self.paths.sort_unstable();
    }

    /// Takes those from a place on.
    pub(super) fn split_off(&mut self, at: usize) -> Files {
        Files { folder: self.folder.clone(), paths: self.paths.split_off(at) }
    }

    /// Looks at each; those that have vanished are passed over.
    pub(super) fn look(self) -> Vec<Stamped> {
        let Some(folder) = self.folder else { return Vec::new() };
        let stamp = |path: &BookPath| look(&folder, path.name()).as_ref().map(stamp_of);
        self.paths.into_iter().filter_map(|path| Some(Stamped { stamp: stamp(&path)?, path })).collect()
    }
}

fn stamp_of(stat: &Stat) -> Stamp {
    let ns = |seconds: i64, rest: u64| seconds.saturating_mul(1_000_000_000).saturating_add_unsigned(rest);
    Stamp {
        size: stat.st_size.cast_unsigned(),
        mtime_ns: ns(stat.st_mtime, stat.st_mtime_nsec),
        ctime_ns: ns(stat.st_ctime, stat.st_ctime_nsec),
        inode: stat.st_ino,
    }
}
