//! A folder's files as the standard library lists them and looks at them.

use super::{BookPath, Stamp, Stamped, StoreError, own_path};
use std::fs::{self, DirEntry};
use std::io::ErrorKind;
use std::path::Path;

/// Files of one folder, listed and not yet looked at.
pub(super) struct Files(Vec<(BookPath, DirEntry)>);

/// Reads which Markdown files and which folders lie in a folder; none in one that is not there.
pub(super) fn read(root: &Path, folder: &BookPath) -> Result<(Files, Vec<BookPath>), StoreError> {
    let dir = folder.under(root);
    let (mut files, mut folders) = (Files(Vec::new()), Vec::new());
    let entries = match fs::read_dir(&dir) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok((files, folders)),
        entries => entries.map_err(StoreError::io("read", &dir))?,
    };
    for entry in entries {
        let entry = entry.map_err(StoreError::io("read", &dir))?;
        let name = entry.file_name();
        let (Some(name), Ok(kind)) = (name.to_str(), entry.file_type()) else { continue };
        let Some(path) = own_path(folder, name, kind.is_dir(), kind.is_file()) else { continue };
        if kind.is_dir() {
            folders.push(path);
        } else {
            files.0.push((path, entry));
        }
    }
    Ok((files, folders))
}

impl Files {
    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Sorts them by path.
    pub(super) fn sort(&mut self) {
        self.0.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    }

    /// Takes those from a place on.
    pub(super) fn split_off(&mut self, at: usize) -> Files {
        Files(self.0.split_off(at))
    }

    /// Looks at each; those that have vanished are passed over, and nothing is known of those that cannot be looked at.
    pub(super) fn look(self) -> Vec<Stamped> {
        let stamp = |entry: DirEntry| match entry.metadata() {
            Ok(metadata) => Some(Stamp::of(&metadata)),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(_) => Some(Stamp::UNKNOWN),
        };
        self.0.into_iter().filter_map(|(path, entry)| Some(Stamped { path, stamp: stamp(entry)? })).collect()
    }
}
