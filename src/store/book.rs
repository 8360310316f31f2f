//! A book that was found: its root, and reading what lies in it. Needs no git and no lock.

use super::{BookPath, Refusal, Stamp, StoreError};
use chrono::NaiveDate;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The file whose presence, with `.git` beside it, marks a book.
const SETTINGS: &str = "wlog.toml";

/// A book on disk. Opening one touches two files; git is asked only when something is to be written.
#[derive(Debug, Clone)]
pub struct Book {
    root: PathBuf,
}

impl Book {
    /// Tells whether a folder is a book: `wlog.toml` with `.git`, a folder or a file, beside it.
    pub fn is_book(dir: &Path) -> bool {
        dir.join(SETTINGS).is_file() && dir.join(".git").exists()
    }

    /// Tells whether a book may be made at a place that nobody named: nothing is there, an empty folder, or a git repository.
    ///
    /// A repository is what another first entry leaves there while it makes the book.
    pub fn is_vacant(place: &Path) -> bool {
        match fs::read_dir(place) {
            Ok(mut entries) => entries.next().is_none() || place.join(".git").exists(),
            Err(error) => error.kind() == ErrorKind::NotFound,
        }
    }

    /// Tells whether a folder holds nothing, or nothing but a git repository without files.
    pub fn is_bare_ground(place: &Path) -> bool {
        fs::read_dir(place)
            .is_ok_and(|mut entries| entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == ".git")))
    }

    /// Tells whether two paths lead to one folder.
    pub fn is_same_place(one: &Path, other: &Path) -> bool {
        fs::canonicalize(one).and_then(|one| Ok(one == fs::canonicalize(other)?)).unwrap_or(one == other)
    }

    /// Returns the nearest folder, the given one or one above it, that holds a git repository and is no book.
    pub fn plain_repository(folder: &Path) -> Option<&Path> {
        folder.ancestors().find(|folder| folder.join(".git").exists()).filter(|folder| !Self::is_book(folder))
    }

    /// Opens the book at a folder; refused when it is none. The root is kept as given: make it absolute before.
    pub fn open(root: &Path) -> Result<Book, StoreError> {
        if Self::is_book(root) {
            return Ok(Book { root: root.to_owned() });
        }
        let root = root.to_owned();
        let settings_only = root.join(SETTINGS).is_file();
        Err(if settings_only { Refusal::NoRepository { root } } else { Refusal::NotABook { root } }.into())
    }

    /// Returns where a file or a folder lies below the book's root, with `/`: empty for the root itself, `None` for what is not there or lies
    /// elsewhere. A link is the book's, wherever it leads.
    pub fn below_root(&self, place: &Path) -> Option<String> {
        fs::symlink_metadata(place).ok()?;
        let root = fs::canonicalize(&self.root).ok()?;
        let whole = match (place.parent(), place.file_name()) {
            (Some(parent), Some(name)) => fs::canonicalize(parent).ok()?.join(name),
            _ => fs::canonicalize(place).ok()?,
        };
        let whole = if whole.starts_with(&root) { whole } else { fs::canonicalize(place).ok()? };
        Some(whole.strip_prefix(&root).ok()?.to_string_lossy().replace('\\', "/"))
    }

    /// Takes a folder that is a book, or is becoming one.
    pub(super) fn at(root: &Path) -> Book {
        Book { root: root.to_owned() }
    }

    /// Returns the folder that the book is.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns a file's bytes, or `None` when there is no such file.
    pub fn read(&self, path: &BookPath) -> Result<Option<Vec<u8>>, StoreError> {
        read(&self.root, path)
    }

    /// Returns the bytes of a file in a folder that is no book yet, as [`Book::read`] does.
    pub fn read_outside(folder: &Path, path: &BookPath) -> Result<Option<Vec<u8>>, StoreError> {
        read(folder, path)
    }

    /// Returns a file's text, or `None` when there is no such file; [`StoreError::NotUtf8`] names the place of a bad byte.
    pub fn read_text(&self, path: &BookPath) -> Result<Option<String>, StoreError> {
        Self::read_text_outside(&self.root, path)
    }

    /// Returns the text of a file in a folder that is no book yet, as [`Book::read_text`] does.
    pub fn read_text_outside(folder: &Path, path: &BookPath) -> Result<Option<String>, StoreError> {
        let Some(bytes) = read(folder, path)? else { return Ok(None) };
        String::from_utf8(bytes).map(Some).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes()[..offset].iter().filter(|byte| **byte == b'\n').count();
            StoreError::NotUtf8 { path: path.clone(), offset, line }
        })
    }

    /// Returns a file's stamp, or `None` when there is no such file.
    pub fn stamp(&self, path: &BookPath) -> Result<Option<Stamp>, StoreError> {
        Ok(look(&self.root, path)?.map(|metadata| Stamp::of(&metadata)))
    }

    /// Returns the Markdown files that lie directly in a folder, sorted by path; none when there is no such folder.
    /// Names that begin with a dot are passed over, and so is all that is no plain file.
    pub fn list(&self, folder: &BookPath) -> Result<Vec<BookPath>, StoreError> {
        match look(&self.root, folder) {
            Ok(None) => return Ok(Vec::new()),
            Ok(Some(_)) => return Err(StoreError::NotAFile { path: folder.clone() }),
            Err(StoreError::NotAFile { .. }) => {}
            Err(error) => return Err(error),
        }
        let mut files: Vec<BookPath> = self
            .children(Some(folder))?
            .into_iter()
            .filter(|(path, is_folder)| !is_folder && path.as_str().ends_with(".md"))
            .map(|(path, _)| path)
            .collect();
        files.sort();
        Ok(files)
    }

    /// Returns the days that have a file, oldest first. Only folders are read, no file is touched.
    pub fn list_days(&self) -> Result<Vec<NaiveDate>, StoreError> {
        let mut days = Vec::new();
        for (year, _) in self.children(None)?.into_iter().filter(|(path, folder)| *folder && is_year(path)) {
            for (month, _) in self.children(Some(&year))?.into_iter().filter(|(_, folder)| *folder) {
                let files = self.children(Some(&month))?;
                days.extend(files.iter().filter(|(_, folder)| !folder).filter_map(|(path, _)| path.day()));
            }
        }
        days.sort();
        Ok(days)
    }

    /// Returns the plain files (`false`) and folders (`true`) in a folder, in the order that the disk gives.
    pub(super) fn children(&self, folder: Option<&BookPath>) -> Result<Vec<(BookPath, bool)>, StoreError> {
        let dir = folder.map_or_else(|| self.root.clone(), |folder| folder.under(&self.root));
        let entries = match fs::read_dir(&dir) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(StoreError::io("read", &dir))?,
        };
        let mut children = Vec::new();
        for entry in entries {
            let entry = entry.map_err(StoreError::io("read", &dir))?;
            let Ok(kind) = entry.file_type() else { continue };
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) else { continue };
            let Some(path) = BookPath::child(folder, name) else { continue };
            if kind.is_dir() || kind.is_file() {
                children.push((path, kind.is_dir()));
            }
        }
        Ok(children)
    }
}

/// Tells whether a folder at the book's root is that of a year.
pub(super) fn is_year(path: &BookPath) -> bool {
    path.as_str().len() == 4 && path.as_str().bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a file of the book.
pub(super) fn read(root: &Path, path: &BookPath) -> Result<Option<Vec<u8>>, StoreError> {
    if look(root, path)?.is_none() {
        return Ok(None);
    }
    let file = path.under(root);
    match fs::read(&file) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::io("read", file)(error)),
    }
}

/// Returns what the file system knows of a file, having seen that neither it nor a folder on the way is a link.
///
/// A link that is put there between the look and the reading would be followed: whoever can do that can already do with the
/// book as the user can.
pub(super) fn look(root: &Path, path: &BookPath) -> Result<Option<fs::Metadata>, StoreError> {
    if let Some(folder) = path.parent()
        && !look_folder(root, &folder)?
    {
        return Ok(None);
    }
    match look_one(root, path)? {
        Some(metadata) if metadata.is_file() => Ok(Some(metadata)),
        Some(_) => Err(StoreError::NotAFile { path: path.clone() }),
        None => Ok(None),
    }
}

/// Tells whether a folder of the book is there, having seen that it is a folder and not reached through a link.
pub(super) fn look_folder(root: &Path, folder: &BookPath) -> Result<bool, StoreError> {
    if let Some(parent) = folder.parent()
        && !look_folder(root, &parent)?
    {
        return Ok(false);
    }
    match look_one(root, folder)? {
        Some(metadata) if metadata.is_dir() => Ok(true),
        Some(_) => Err(StoreError::NotAFile { path: folder.clone() }),
        None => Ok(false),
    }
}

fn look_one(root: &Path, path: &BookPath) -> Result<Option<fs::Metadata>, StoreError> {
    let place = path.under(root);
    match fs::symlink_metadata(&place) {
        Ok(metadata) if metadata.is_symlink() => Err(StoreError::Symlink { link: path.clone() }),
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::io("read", place)(error)),
    }
}
