//! All that lies where days, cards and reports do, whatever it is: for a check, which must see what reading passes over.

use super::book::is_year;
use super::{Book, BookPath, StoreError};
use std::fs::{self, FileType};
use std::path::Path;

/// The folders of cards and of reports that were kept.
const FOLDERS: [&str; 4] = ["projects", "contacts", "orgs", "reports"];

/// What something in a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A plain file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, a device or the like.
    Other,
}

/// Something that lies in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its path below the book's root, with `/`; it need not be one that a book can have. What is no UTF-8 in it is replaced.
    pub path: String,
    /// What it is.
    pub kind: Kind,
}

impl Book {
    /// Returns what lies at the root and below the folders of years, cards and reports, sorted by path, and the folders that cannot be read.
    ///
    /// Names that begin with a dot are passed over, but for wlog's own temporary files. No file is touched.
    pub fn survey(&self) -> (Vec<Found>, Vec<StoreError>) {
        let mut survey = Survey { root: self.root(), found: Vec::new(), unreadable: Vec::new() };
        let top = survey.list("");
        for found in top {
            let is_own = BookPath::new(&found.path).is_ok_and(|path| is_year(&path)) || FOLDERS.contains(&&*found.path);
            if is_own && found.kind == Kind::Folder {
                survey.below(&found.path);
            }
            survey.found.push(found);
        }
        survey.found.sort_by(|a, b| a.path.cmp(&b.path));
        (survey.found, survey.unreadable)
    }
}

struct Survey<'b> {
    root: &'b Path,
    found: Vec<Found>,
    unreadable: Vec<StoreError>,
}

impl Survey<'_> {
    fn below(&mut self, folder: &str) {
        for found in self.list(folder) {
            if found.kind == Kind::Folder {
                self.below(&found.path);
            }
            self.found.push(found);
        }
    }

    fn list(&mut self, folder: &str) -> Vec<Found> {
        let place = self.root.join(folder);
        let mut children = Vec::new();
        let mut read = || {
            for entry in fs::read_dir(&place)? {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if name.starts_with('.') && !name.starts_with(super::disk::TEMPORARY) {
                    continue;
                }
                let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
                children.push(Found { path, kind: kind(entry.file_type()?) });
            }
            Ok(())
        };
        if let Err(error) = read() {
            self.unreadable.push(StoreError::io("read", &place)(error));
        }
        children
    }
}

fn kind(kind: FileType) -> Kind {
    match kind {
        kind if kind.is_symlink() => Kind::Link,
        kind if kind.is_dir() => Kind::Folder,
        kind if kind.is_file() => Kind::File,
        _ => Kind::Other,
    }
}
