//! Makes a new book.

use super::context::{Clock, author};
use super::{Context, Error};
use crate::config::{BookSettings, Environment};
use crate::model::Language;
use crate::store::{Book, BookPath, Change, ChangeSet, Committed};
use std::path::{Component, Path, PathBuf};
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
}

/// Makes a book in a folder, which may be missing, empty, or a git repository with a life of its own.
///
/// # Errors
///
/// When the folder is a book already, or cannot be written.
pub fn init(folder: &Path, language: Language, environment: &Environment, clock: Clock) -> Result<Made, Error> {
    if Book::is_book(folder) {
        return Err(Error::AlreadyABook(folder.to_owned()));
    }
    let zone = iana_time_zone::get_timezone().ok().filter(|name| name.parse::<crate::calendar::Zone>().is_ok());
    let now = clock.read(zone.as_deref().and_then(|name| name.parse().ok()));
    let settings = BookSettings::new_file(language, zone.as_deref());
    let changes = vec![
        Change { path: BookPath::new("wlog.toml")?, expected: None, new: Some(settings.into_bytes()) },
        with_lines(folder, ".gitattributes", ATTRIBUTES)?,
        with_lines(folder, ".gitignore", IGNORED)?,
    ];
    let message = "init: a new book\n\nWlog-Op: init\n".to_owned();
    let set = ChangeSet { changes, message, author: author(environment, &now) };
    let made = Book::init(folder, &set, PATIENCE)?;
    let commit = made.committed.ok_or_else(|| Error::AlreadyABook(folder.to_owned()))?;
    Ok(Made { root: folder.to_owned(), commit, language, zone })
}

/// Returns the nearest book in whose tree a folder lies; the folder itself does not count.
pub fn book_around(folder: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for part in folder.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain.ancestors().skip(1).find(|folder| Book::is_book(folder)).map(Path::to_owned)
}

/// Adds lines to a file that may be the user's already; those that are there stay, in their order.
fn with_lines(folder: &Path, name: &str, lines: &str) -> Result<Change, Error> {
    let path = BookPath::new(name)?;
    let old = Book::read_outside(folder, &path)?;
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

/// Makes the usual book for a first entry, and opens it. Two first entries at once both end up in the one book.
///
/// # Errors
///
/// As [`init`], and when the place holds something else.
pub fn first_book(
    folder: &Path,
    language: Language,
    environment: &Environment,
    clock: Clock,
) -> Result<(Context, Option<Made>), Error> {
    if !Book::is_vacant(folder) {
        return Err(Error::FolderInTheWay(folder.to_owned()));
    }
    let made = match init(folder, language, environment, clock) {
        Ok(made) => Some(made),
        Err(Error::AlreadyABook(_)) => None,
        Err(error) => return Err(error),
    };
    Ok((Context::open(folder, environment, clock)?, made))
}
