//! What can go wrong with a cache; none of it reaches the one who searches.

use std::path::PathBuf;
use std::sync::Arc;
use thiserror::Error;

/// Why the index could not be read or written. A search then reads the book itself.
#[derive(Debug, Error)]
pub enum IndexError {
    /// The search engine failed, which for an index of its own making means damage or a full disk.
    #[error("search engine: {0}")]
    Engine(#[from] tantivy::TantivyError),
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        source: std::io::Error,
    },
    /// Another process is writing the index.
    #[error("another process is writing the index")]
    Busy,
    /// Another process has written the index since it was opened here.
    #[error("the index has changed since it was opened")]
    Overtaken,
    /// There is no index, or one that is damaged or from another version.
    #[error("no usable index: {what}")]
    Unusable {
        /// What is missing or does not fit.
        what: &'static str,
    },
}

impl IndexError {
    /// Returns what the operating system said, where it was the system that refused.
    pub fn system(&self) -> Option<std::io::Error> {
        let mut error: Option<&(dyn std::error::Error + 'static)> = Some(self);
        while let Some(now) = error {
            let shared = now.downcast_ref::<Arc<std::io::Error>>();
            // The engine hides this one from whoever follows the sources.
            let hidden = match now.downcast_ref() {
                Some(tantivy::TantivyError::IoError(error)) => Some(error),
                _ => None,
            };
            if let Some(said) = now.downcast_ref::<std::io::Error>().or(shared.or(hidden).map(AsRef::as_ref)) {
                return Some(said.raw_os_error().map_or_else(|| said.kind().into(), std::io::Error::from_raw_os_error));
            }
            error = now.source();
        }
        None
    }

    pub(super) fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> IndexError {
        let path = path.into();
        move |source| IndexError::Io { path, source }
    }
}

impl From<std::io::Error> for IndexError {
    fn from(source: std::io::Error) -> Self {
        IndexError::Io { path: PathBuf::new(), source }
    }
}
