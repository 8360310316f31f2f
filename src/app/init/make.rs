//! Makes a new book.

use super::{MadeProfile, Wishes};
use crate::app::Error;
use crate::app::context::{Clock, author};
use crate::config::{BookSettings, Environment};
use crate::model::Language;
use crate::store::{Book, BookPath, Change, ChangeSet, Committed, StoreError, unreadable_formats_of_git};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What git is told of the book's files: bytes stay as they are, and days and cards are merged by wlog where it is set up for that.
/// Only wlog's own folders: the attributes of whatever else lies in the repository are the user's.
const ATTRIBUTES: &str = "\
/[0-9][0-9][0-9][0-9]/**/*.md -text merge=wlog
/projects/*.md -text merge=wlog
/contacts/*.md -text merge=wlog
/orgs/*.md -text merge=wlog
/reports/**/*.md -text merge=wlog
";
/// What git is to overlook: files that editors and systems leave beside the ones they write.
const IGNORED: &str = "*~\n.*.sw?\n.DS_Store\nThumbs.db\n";

/// How long to wait for another process that makes the same book.
const PATIENCE: Duration = Duration::from_secs(30);

/// A book that was made.
#[derive(Debug)]
pub struct Made {
    /// Its folder.
    pub root: PathBuf,
    /// The first commit.
    pub commit: Committed,
    /// The language that wlog writes into it.
    pub language: Language,
    /// The zone in which its days begin and end; `None` where the system names none.
    pub zone: Option<String>,
    /// Its profile; `None` where none was asked for.
    pub profile: Option<MadeProfile>,
    /// The address that was made up for a signer who gave none.
    pub made_up_address: Option<String>,
    /// What git's settings ask of new repositories and this one is not, since wlog could not read it: setting and value.
    pub formats_not_taken: Vec<(&'static str, String)>,
}

/// Makes a book in a folder, which may be missing, empty, or a git repository with a life of its own.
///
/// # Errors
///
/// When the folder is a book already, or cannot be written; when there is no profile of the name that is asked for, or the name or the
/// address to sign with is none. Nothing has changed then.
pub fn init(folder: &Path, wishes: &Wishes, environment: &Environment, clock: Clock) -> Result<Made, Error> {
    if Book::is_book(folder) {
        return Err(Error::AlreadyABook(folder.to_owned()));
    }
    if folder.is_file() {
        let book = super::book_around(folder);
        return Err(Error::BookIsAFile { path: folder.to_owned(), book });
    }
    let signer = wishes.signer()?;
    let zone = super::zone::of_system(environment);
    let now = clock.read(zone.as_deref().and_then(|name| name.parse().ok()));
    let (changes, profile) = files(folder, wishes, zone.as_deref())?;
    let message = "init: a new book\n\nWlog-Op: init\n".to_owned();
    let set = ChangeSet { changes, message, author: author(environment, &now) };
    let has_repository = folder.join(".git").exists();
    let made = Book::init_as(folder, &set, &signer, PATIENCE).map_err(|error| no_place(folder, error))?;
    let commit = made.committed.ok_or_else(|| Error::AlreadyABook(folder.to_owned()))?;
    let made_up_address = made.made_up_address;
    let formats_not_taken = if has_repository { Vec::new() } else { unreadable_formats_of_git() };
    let (root, language) = (folder.to_owned(), wishes.language);
    Ok(Made { root, commit, language, zone, profile, made_up_address, formats_not_taken })
}

/// Returns the files of a new book, and its profile.
fn files(folder: &Path, wishes: &Wishes, zone: Option<&str>) -> Result<(Vec<Change>, Option<MadeProfile>), Error> {
    let (profile, file) = wishes.profile_in(folder)?.unzip();
    let key = profile.as_ref().map(|profile| profile.key.as_str());
    let settings = BookSettings::new_file(wishes.language, zone, key);
    let settings = Change { path: BookPath::new("wlog.toml")?, expected: None, new: Some(settings.into_bytes()) };
    let attributes = with_lines(folder, ".gitattributes", ATTRIBUTES)?;
    let ignored = with_lines(folder, ".gitignore", IGNORED)?;
    Ok(([settings, attributes, ignored].into_iter().chain(file).collect(), profile))
}

/// Tells a place where no book can be from all else that can fail.
pub(super) fn no_place(folder: &Path, error: StoreError) -> Error {
    use ErrorKind::{NotADirectory, NotFound, PermissionDenied, ReadOnlyFilesystem};
    match error {
        StoreError::Io { source, .. }
            if [NotADirectory, NotFound, PermissionDenied, ReadOnlyFilesystem].contains(&source.kind()) =>
        {
            Error::NoPlace { folder: folder.to_owned(), source }
        }
        error => error.into(),
    }
}

/// Adds lines to a file that may be the user's already; those that are there stay, in their order.
fn with_lines(folder: &Path, name: &str, lines: &str) -> Result<Change, Error> {
    let path = BookPath::new(name)?;
    let old = Book::read_outside(folder, &path).map_err(|error| no_place(folder, error))?;
    let mut text = old.clone().unwrap_or_default();
    let has = |text: &[u8], line: &str| {
        text.split(|byte| *byte == b'\n').any(|known| known.trim_ascii_end() == line.as_bytes())
    };
    for line in lines.lines().filter(|line| !has(old.as_deref().unwrap_or_default(), line)) {
        if !text.is_empty() && !text.ends_with(b"\n") {
            text.push(b'\n');
        }
        text.extend_from_slice(line.as_bytes());
        text.push(b'\n');
    }
    Ok(Change { path, expected: old, new: Some(text) })
}

/// Makes the usual book for a first entry; `None` where another first entry has just made it, and both end up in the one book.
///
/// # Errors
///
/// As [`init`], and when the place holds something else.
pub fn first_book(
    folder: &Path,
    language: Language,
    environment: &Environment,
    clock: Clock,
) -> Result<Option<Made>, Error> {
    if !Book::is_vacant(folder) {
        return Err(Error::FolderInTheWay(folder.to_owned()));
    }
    let wishes = Wishes { language, ..Wishes::default() };
    match init(folder, &wishes, environment, clock) {
        Ok(made) => Ok(Some(made)),
        Err(Error::AlreadyABook(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
