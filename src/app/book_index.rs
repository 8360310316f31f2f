//! The book as its search index sees it: which files there are, and what documents they hold.

use super::cards::{kind_of, stem};
use super::index::IndexProblem;
use super::{Context, Error};
use crate::format;
use crate::index::{self, Ahead, Index, IndexError, Place, Source, Stamp, Stamped, Status};
use crate::query::Doc;
use crate::store::{BookPath, StoreError};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::UNIX_EPOCH;

/// What an index is opened with; it has to outlive the index.
pub struct Shelf<'a> {
    place: Place,
    /// The index is opened while the book is looked through; the first who asks for it has it.
    ahead: Cell<Option<Ahead>>,
    walk: Vec<Stamped>,
    taken: i64,
    source: Files<'a>,
}

impl<'a> Shelf<'a> {
    /// Looks at all files of the book.
    pub fn look(context: &'a Context) -> Result<Self, Error> {
        // Without a folder for caches the index cannot be written, and the book itself is searched.
        let nowhere = Path::new("");
        let folder = context.cache.as_ref().map_or(nowhere, |cache| cache.folder());
        let place = Place::new(folder, context.book.root(), &rules(context));
        let ahead = Cell::new(Some(Ahead::begin(&place)));
        let since_1970 = context.wall_clock.duration_since(UNIX_EPOCH).unwrap_or_default();
        let walk = context.book.walk()?.into_iter().map(|file| {
            let crate::store::Stamp { size, mtime_ns, ctime_ns, inode } = file.stamp;
            Stamped { path: file.path.into_string(), stamp: Stamp { size, mtime: mtime_ns, ctime: ctime_ns, inode } }
        });
        Ok(Shelf {
            place,
            ahead,
            walk: walk.collect(),
            taken: i64::try_from(since_1970.as_nanos()).unwrap_or(i64::MAX),
            source: Files { context, unreadable: Mutex::default() },
        })
    }

    /// Returns what could not be read so far, by path.
    ///
    /// A file that cannot be read is never taken into the index, so that every search tries it again, and says so again.
    pub fn unreadable(&self) -> Vec<StoreError> {
        let mut unreadable = self.source.unreadable.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *unreadable).into_values().collect()
    }

    /// Opens the index.
    pub fn open(&self) -> Index<'_> {
        match self.ahead.take() {
            Some(ahead) => Index::opened(ahead, &self.place, &self.walk, self.taken, &self.source),
            None => Index::open(&self.place, &self.walk, self.taken, &self.source),
        }
    }

    /// Returns the folder of the index.
    pub fn folder(&self) -> &Path {
        self.place.folder()
    }

    /// Looks at the index without writing it.
    pub fn status(&self) -> Status {
        index::status(&self.place, &self.walk, &self.source)
    }

    /// Builds the index anew.
    pub fn rebuild(&self) -> Result<(), IndexProblem> {
        index::rebuild(&self.place, &self.walk, self.taken, &self.source).map_err(|error| self.problem(&error))
    }

    /// Says of the index what stands in its way.
    pub fn problem(&self, error: &IndexError) -> IndexProblem {
        let folder = self.folder().to_owned();
        match (error, error.system()) {
            _ if !folder.is_absolute() => IndexProblem::NoFolder,
            (IndexError::Busy | IndexError::Overtaken, _) => IndexProblem::Busy,
            (_, Some(source)) => IndexProblem::Unwritable { folder, source },
            (error, None) => IndexProblem::Engine { folder, said: error.to_string() },
        }
    }
}

/// What changes the meaning of the same files: the fields that the book and its profile declare.
fn rules(context: &Context) -> String {
    let mut fields: Vec<&str> =
        context.settings.fields.iter().chain(&context.profile.fields).map(String::as_str).collect();
    fields.sort_unstable();
    fields.dedup();
    fields.join("\n")
}

struct Files<'a> {
    context: &'a Context,
    /// By path: a file may be read more than once.
    unreadable: Mutex<BTreeMap<String, StoreError>>,
}

impl Source for Files<'_> {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        match self.context.book.read_text(&BookPath::new(path).ok()?) {
            Ok(text) => text.map(String::into_bytes),
            Err(error) => {
                self.unreadable.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), error);
                None
            }
        }
    }

    fn documents(&self, path: &str, bytes: &[u8]) -> Vec<Doc> {
        let (Ok(path), Ok(text)) = (BookPath::new(path), std::str::from_utf8(bytes)) else { return Vec::new() };
        if let Some(date) = path.day() {
            return Doc::of_day(&format::parse_day(date, text, &self.context.rules).day);
        }
        match kind_of(path.as_str()) {
            Some(kind) => {
                vec![Doc::of_card(&format::parse_card(kind, stem(&path), text).card)]
            }
            None => Vec::new(),
        }
    }

    fn watch(&self, done: usize, all: usize) {
        self.context.progress.tell(done, all);
    }
}

#[cfg(test)]
mod tests;
