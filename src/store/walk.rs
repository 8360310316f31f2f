//! Stamps of all the book's files, taken in parallel: what tells the search index which files changed.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(any(test, not(target_os = "linux")))]
mod portable;

use super::book::is_year;
use super::pile::{Done, Helpers, work_off};
use super::{Book, BookPath, StoreError};
#[cfg(target_os = "linux")]
use linux::{Files, read};
#[cfg(not(target_os = "linux"))]
use portable::{Files, read};
use std::fs::{self, Metadata};
use std::path::Path;
use std::time::SystemTime;

/// The folders of cards; years are the other folders of a book that are walked.
const CARD_FOLDERS: [&str; 3] = ["projects", "contacts", "orgs"];
/// How many files of a folder are looked at in one job.
const FILES_A_JOB: usize = 128;
/// How long after a change a stamp may still stand for two contents: two seconds is the time step of FAT, the coarsest in use.
const UNSETTLED_NS: i64 = 2_000_000_000;

/// What the file system says of a file's state. Two stamps that differ in anything mean that the file may have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// Length in bytes.
    pub size: u64,
    /// Time of the last change of the content, in nanoseconds since 1970.
    pub mtime_ns: i64,
    /// Time of the last change of content or properties, in nanoseconds since 1970; 0 where the system has none (Windows).
    pub ctime_ns: i64,
    /// The file's number on its file system; 0 where the system gives none (Windows).
    pub inode: u64,
}

impl Stamp {
    /// Stands for a file that is there and cannot be looked at: it is never [settled](Self::settled), so that whoever needs the file
    /// tries to read it, and says that it cannot be read.
    const UNKNOWN: Stamp = Stamp { size: 0, mtime_ns: i64::MAX, ctime_ns: i64::MAX, inode: 0 };

    /// Takes the stamp out of what the file system returned.
    pub(super) fn of(metadata: &Metadata) -> Stamp {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            Stamp {
                size: metadata.size(),
                mtime_ns: nanoseconds_of(metadata.mtime(), metadata.mtime_nsec()),
                ctime_ns: nanoseconds_of(metadata.ctime(), metadata.ctime_nsec()),
                inode: metadata.ino(),
            }
        }
        #[cfg(not(unix))]
        {
            let mtime_ns = metadata.modified().map_or(0, nanoseconds);
            Stamp { size: metadata.len(), mtime_ns, ctime_ns: 0, inode: 0 }
        }
    }

    /// Tells whether a stamp taken at a time vouches for the content read then: the file's last change lies more than two
    /// seconds before it. Otherwise a further change could leave the stamp as it is, and the file is to be read again.
    pub fn settled(&self, taken: SystemTime) -> bool {
        self.mtime_ns.max(self.ctime_ns).saturating_add(UNSETTLED_NS) < nanoseconds(taken)
    }
}

/// Puts together what a file system tells of a time.
#[cfg(unix)]
fn nanoseconds_of(seconds: i64, rest: i64) -> i64 {
    seconds.saturating_mul(1_000_000_000).saturating_add(rest)
}

fn nanoseconds(time: SystemTime) -> i64 {
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |ns| -ns),
    }
}

/// A file of the book and its stamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    /// The file.
    pub path: BookPath,
    /// Its stamp.
    pub stamp: Stamp,
}

impl Book {
    /// Returns the Markdown files below the years' and the cards' folders with their stamps, sorted by path.
    ///
    /// Links are not followed; names with a leading dot and names that no book path can have are passed over, and so are
    /// files that vanish meanwhile. A file that is there and cannot be looked at has a stamp that is never settled.
    pub fn walk(&self) -> Result<Vec<Stamped>, StoreError> {
        self.walk_below(|path| is_year(path) || CARD_FOLDERS.contains(&path.as_str()))
    }

    /// Returns the cards' files with their stamps, sorted by path, as [`Book::walk`] does.
    pub fn walk_cards(&self) -> Result<Vec<Stamped>, StoreError> {
        self.walk_below(|path| CARD_FOLDERS.contains(&path.as_str()))
    }

    /// Returns the stamps of the cards' folders and of some folders below them; `None` for one that is not there.
    ///
    /// A folder's stamp changes when a file comes, goes or is renamed, not when a file is written in place.
    pub fn stamp_folders(&self, below: &[BookPath]) -> Vec<(BookPath, Option<Stamp>)> {
        let roots = CARD_FOLDERS.into_iter().filter_map(|folder| BookPath::new(folder).ok());
        let stamp = |folder: BookPath| {
            let metadata = fs::symlink_metadata(folder.under(self.root())).ok().filter(Metadata::is_dir);
            (folder, metadata.as_ref().map(Stamp::of))
        };
        roots.chain(below.iter().cloned()).map(stamp).collect()
    }

    fn walk_below(&self, is_own: impl Fn(&BookPath) -> bool) -> Result<Vec<Stamped>, StoreError> {
        let top = self.children(None)?;
        let own = top.into_iter().filter(|(path, folder)| *folder && is_own(path));
        let jobs = own.map(|(path, _)| Job::List(path)).collect();
        let root = self.root().to_owned();
        let runs = work_off(jobs, Helpers::on_each_core(), move |job| match job {
            Job::List(folder) => list(&root, &folder),
            Job::Look(files) => Ok(Done { results: vec![files.look()], jobs: Vec::new() }),
        })?;
        Ok(merge(runs))
    }
}

/// A step of a walk.
enum Job {
    /// List a folder.
    List(BookPath),
    /// Look at some of its files.
    Look(Files),
}

/// Joins sorted runs into one sorted list.
///
/// Runs seldom overlap, so that once they are ordered by their first file the last sort finds next to nothing to do.
fn merge(mut runs: Vec<Vec<Stamped>>) -> Vec<Stamped> {
    runs.sort_unstable_by(|a, b| a.first().map(|file| &file.path).cmp(&b.first().map(|file| &file.path)));
    let mut files: Vec<Stamped> = runs.into_iter().flatten().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Lists a folder; its files are looked at later, some at a time, since a folder may hold thousands for all threads to share.
fn list(root: &Path, folder: &BookPath) -> Result<Done<Job, Vec<Stamped>>, StoreError> {
    let (mut files, folders) = read(root, folder)?;
    files.sort();
    let mut jobs: Vec<Job> = folders.into_iter().map(Job::List).collect();
    while files.len() > FILES_A_JOB {
        jobs.push(Job::Look(files.split_off(files.len() - FILES_A_JOB)));
    }
    Ok(Done { results: vec![files.look()], jobs })
}

/// Returns the path of what a walk heeds: Markdown files and folders, none of them hidden, whose names a book can have.
fn own_path(folder: &BookPath, name: &str, is_folder: bool, is_file: bool) -> Option<BookPath> {
    let is_own = !name.starts_with('.') && (is_folder || is_file && name.ends_with(".md"));
    is_own.then(|| BookPath::child(Some(folder), name)).flatten()
}

#[cfg(test)]
mod tests;
