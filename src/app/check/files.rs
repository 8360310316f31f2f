//! What lies where days and cards do: what can be read as one, and what cannot, or is a copy.

use super::copies::{self, Mark};
use super::endings::{self, Ending};
use super::finding::{Finding, Mend, What};
use crate::app::Error;
use crate::app::cards::kind_of;
use crate::config::Check;
use crate::model::CardKind;
use crate::store::{Book, BookPath, Found, Kind, Leftover, StoreError, day_path};
use chrono::NaiveDate;
use std::collections::HashSet;

/// The files of a book.
#[derive(Default)]
pub struct Files {
    /// The days that are plain files in their places, by path.
    pub days: Vec<NaiveDate>,
    /// The cards that are plain files, by path.
    pub cards: Vec<(CardKind, BookPath)>,
    /// What is wrong with the rest.
    pub findings: Vec<Finding>,
}

/// How the names of temporary files of wlog's own begin.
const TEMPORARY: &str = ".wlog-";

/// Looks through the book's folders.
pub fn look(book: &Book) -> Files {
    let (found, unreadable) = book.survey();
    let all: HashSet<&str> = found.iter().map(|found| found.path.as_str()).collect();
    let mut files = Files::default();
    for error in unreadable {
        let path = path_of(&error).unwrap_or_else(|| book.root().display().to_string());
        files.fail(&relative(book, &path), error);
    }
    found.iter().for_each(|found| files.sort_in(found, &all));
    files
}

impl Files {
    fn sort_in(&mut self, found: &Found, all: &HashSet<&str>) {
        let Found { path, kind } = found;
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.strip_suffix(".md");
        let is_taken = |path: &str| all.contains(path);
        if name.starts_with(TEMPORARY) {
            let what = What::Left(Leftover::Temporary);
            self.findings.push(Finding::of_file(Check::Lock, path, what).mended_by(Mend::PutInOrder));
            return;
        }
        if *kind == Kind::Link || (stem.is_some() && *kind != Kind::File) {
            self.not_a_file(path, *kind, folder.is_empty());
            return;
        }
        if *kind != Kind::File {
            return;
        }
        if let Some(of) = copy_of(folder, name, all) {
            self.findings.push(Finding::of_file(Check::Copy, path, What::Copy { of }));
            return;
        }
        match (BookPath::new(path), stem) {
            (Ok(path), Some(stem)) if is_below_year(&path) => self.day(path, stem, is_taken),
            (Ok(path), Some(stem)) if folder.is_empty() && day_of(stem).is_some() => self.day(path, stem, is_taken),
            (Ok(path), Some(_)) => self.cards.extend(kind_of(path.as_str()).map(|kind| (kind, path))),
            (Err(error), Some(_)) => self.fail(path, error),
            (Ok(path), None) => self.other_ending(&path, is_taken),
            _ => {}
        }
    }

    fn day(&mut self, path: BookPath, stem: &str, is_taken: impl Fn(&str) -> bool) {
        if let Some(date) = path.day() {
            self.days.push(date);
            return;
        }
        let what = match day_of(stem).map(day_path) {
            Some(to) => What::Misplaced { is_taken: is_taken(to.as_str()), to },
            None => What::NoDay,
        };
        self.findings.push(Finding::of_file(Check::Place, path.as_str(), what));
    }

    /// Notes what would be a day or a card but for the ending of its name. Pictures and the like may lie beside the days.
    fn other_ending(&mut self, path: &BookPath, is_taken: impl Fn(&str) -> bool) {
        let Some((stem, ending)) = endings::parted(path.name()) else { return };
        let is_day = is_below_year(path);
        let to = match day_of(stem).filter(|_| is_day) {
            Some(date) => day_path(date).to_string(),
            None if ending == Ending::Text || !(is_day || kind_of(path.as_str()).is_some()) => return,
            None if is_day => {
                self.findings.push(Finding::of_file(Check::Place, path.as_str(), What::NoDay));
                return;
            }
            None => format!("{}{stem}.md", &path.as_str()[..path.as_str().len() - path.name().len()]),
        };
        let what = What::OtherEnding { is_taken: is_taken(&to), to };
        self.findings.push(Finding::of_file(Check::Place, path.as_str(), what));
    }

    /// Notes a link, or a folder, where a file should be. At the root only what stands in a folder's or the settings' place matters.
    fn not_a_file(&mut self, path: &str, kind: Kind, is_at_root: bool) {
        let Ok(place) = BookPath::new(path) else { return };
        if is_at_root && !(is_below_year(&place) || kind_of(path).is_some() || path == "wlog.toml") {
            return;
        }
        let error = match kind {
            Kind::Link => StoreError::Symlink { link: place },
            _ => StoreError::NotAFile { path: place },
        };
        self.fail(path, error);
    }

    fn fail(&mut self, path: &str, error: StoreError) {
        self.findings.push(unreadable(path, error));
    }
}

/// Makes the finding of something that cannot be read.
pub fn unreadable(path: &str, error: StoreError) -> Finding {
    let line = match &error {
        StoreError::NotUtf8 { line, .. } => Some(*line),
        _ => None,
    };
    let what = What::Failed(Box::new(Error::Store(error)));
    Finding { line, ..Finding::of_file(Check::Unreadable, path, what) }
}

/// Returns a path below the book's root as the book names it.
pub fn relative(book: &Book, path: &str) -> String {
    let below = std::path::Path::new(path).strip_prefix(book.root());
    below.map_or_else(|_| path.to_owned(), |below| below.to_string_lossy().replace('\\', "/"))
}

fn path_of(error: &StoreError) -> Option<String> {
    match error {
        StoreError::Io { path, .. } => Some(path.display().to_string()),
        _ => None,
    }
}

fn day_of(stem: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(stem, "%Y-%m-%d").ok()
}

fn is_below_year(path: &BookPath) -> bool {
    let first = path.as_str().split('/').next().unwrap_or_default();
    first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns what a file is a copy of, if its name says that it is one: `None` inside where that file is not there.
fn copy_of(folder: &str, name: &str, all: &HashSet<&str>) -> Option<Option<String>> {
    let (stem, ending) = name.rsplit_once('.')?;
    if !matches!(ending, "md" | "toml") {
        return None;
    }
    let (of, mark) = copies::copied(stem)?;
    let other = if folder.is_empty() { format!("{of}.{ending}") } else { format!("{folder}/{of}.{ending}") };
    let is_there = all.contains(other.as_str());
    // No other file of the root is wlog's to judge.
    let is_own = !folder.is_empty() || other == "wlog.toml";
    let is_day = day_of(of).is_some();
    (is_own && (mark == Mark::Certain || is_there || is_day)).then(|| Some(other).filter(|_| is_there))
}
