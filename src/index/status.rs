//! What can be told of an index without changing it, and building it anew on purpose.

use super::diff::diff;
use super::engine::Engine;
use super::folder::{self, Place};
use super::pending::Pending;
use super::write::{self, Update};
use super::{IndexError, Source, Stamped};
use crate::query::DocKind;
use std::path::PathBuf;
use std::time::SystemTime;

/// How an index is doing.
#[derive(Debug)]
pub struct Status {
    /// The folder in which it lies, or would.
    pub folder: PathBuf,
    /// Why no search can use it; the next one builds it anew. `None` where it serves.
    pub unusable: Option<IndexError>,
    /// How many documents of each kind it finds.
    pub documents: Vec<(DocKind, usize)>,
    /// How many files of the book it was built from.
    pub files: usize,
    /// Of how many segments it consists.
    pub segments: usize,
    /// How many files it has of its own.
    pub own_files: usize,
    /// How many bytes they take.
    pub bytes: u64,
    /// When it was last written.
    pub written: Option<SystemTime>,
    /// What of the book it does not know yet.
    pub stale: Stale,
}

/// The files in which book and index differ; every search reads them again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stale {
    /// Files that are new.
    pub added: usize,
    /// Files that say something else.
    pub changed: usize,
    /// Files that are gone.
    pub gone: usize,
}

impl Stale {
    /// Returns how many files differ.
    pub fn total(self) -> usize {
        self.added + self.changed + self.gone
    }
}

/// Looks at a book's index. `walk` lists the book's files as for [`Index::open`](super::Index::open).
pub fn status(place: &Place, walk: &[Stamped], source: &dyn Source) -> Status {
    let (own_files, bytes, written) = folder::extent(place.folder());
    let mut status = Status {
        folder: place.folder().to_owned(),
        unusable: None,
        documents: Vec::new(),
        files: 0,
        segments: 0,
        own_files,
        bytes,
        written,
        stale: Stale { added: walk.len(), ..Stale::default() },
    };
    match Engine::open(place) {
        Ok(mut engine) => {
            let pending = Pending::read(diff(walk, Some(&engine.manifest)), &engine.manifest, walk, source);
            status.files = engine.manifest.len();
            status.segments = engine.segments.len();
            status.stale = stale(&pending);
            pending.stale_rows().for_each(|row| engine.mask(row));
            status.documents = count(&engine);
        }
        Err(error) => status.unusable = Some(error),
    }
    status
}

fn stale(pending: &Pending) -> Stale {
    let added = pending.changed.iter().filter(|(_, row, _)| row.is_none()).count();
    Stale { added, changed: pending.changed.len() - added, gone: pending.gone.len() }
}

/// Counts the documents that a search can find, by kind.
fn count(engine: &Engine) -> Vec<(DocKind, usize)> {
    let mut counts = DocKind::ALL.map(|kind| (kind, 0));
    for segment in &engine.segments {
        let live = (0..segment.reader.max_doc())
            .filter(|doc| segment.is_alive(*doc) && engine.row_of(segment.file.get_val(*doc)).is_some());
        for doc in live {
            let number = usize::try_from(segment.kind.get_val(doc)).unwrap_or(usize::MAX);
            if let Some((_, count)) = counts.get_mut(number) {
                *count += 1;
            }
        }
    }
    counts.to_vec()
}

/// Builds a book's index anew, whatever is there.
///
/// # Errors
///
/// When the folder cannot be written, or another process is writing.
pub fn rebuild(place: &Place, walk: &[Stamped], taken: i64, source: &dyn Source) -> Result<(), IndexError> {
    let suspects = (0..walk.len()).map(|at| (at, None, None)).collect();
    write::write(place, Update { base: None, walk, taken, suspects, gone: &[] }, source)
}
