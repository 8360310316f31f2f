//! Where documents come from.

use crate::query::Doc;

/// The book as the index sees it; called from several threads at once.
pub trait Source: Sync {
    /// Reads a file of the book; `None` when it is gone or cannot be read.
    fn read(&self, path: &str) -> Option<Vec<u8>>;

    /// Makes the documents of a file out of its bytes; none when it holds nothing to be found.
    fn documents(&self, path: &str, bytes: &[u8]) -> Vec<Doc>;

    /// Is told how far the writing of the index has come: how many of how many files are in it. When all is written, or has failed,
    /// both are equal; before they never are. Called from several threads at once.
    fn watch(&self, _done: usize, _all: usize) {}
}
