//! How the search index is doing, and building it anew.

use super::book_index::Shelf;
use super::{Context, Error};
use crate::index::Status;
use std::path::PathBuf;

/// Why the index could not be built.
#[derive(Debug, thiserror::Error)]
pub enum IndexProblem {
    /// The system names no folder for caches.
    #[error("no folder for caches")]
    NoFolder,
    /// Another process is writing it.
    #[error("another process is writing the index")]
    Busy,
    /// The folder cannot be written.
    #[error("{}: {source}", folder.display())]
    Unwritable {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The search engine failed otherwise.
    #[error("{}: {said}", folder.display())]
    Engine {
        /// The folder.
        folder: PathBuf,
        /// What it says, in English.
        said: String,
    },
}

/// Looks at the index; nothing is written.
///
/// # Errors
///
/// When the system names no folder for it, or the book's folders cannot be read.
pub fn status(context: &Context) -> Result<Status, Error> {
    let shelf = Shelf::look(context)?;
    if !shelf.folder().is_absolute() {
        return Err(IndexProblem::NoFolder.into());
    }
    Ok(shelf.status())
}

/// Builds the index anew, and tells what it is like then.
///
/// # Errors
///
/// [`Error::Index`]; when the book's folders cannot be read.
pub fn rebuild(context: &Context) -> Result<Status, Error> {
    let shelf = Shelf::look(context)?;
    shelf.rebuild()?;
    Ok(shelf.status())
}
