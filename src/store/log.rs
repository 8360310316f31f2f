//! Looking back through the book's commits.

use super::Book;
use git2::Repository;

impl Book {
    /// Shows the messages of the latest commits, the newest first and `most` of them at most, until `choose` takes one.
    ///
    /// `None` where it takes none, and where git cannot be read: whoever asks looks elsewhere then.
    pub fn find_in_log<T>(&self, most: usize, mut choose: impl FnMut(&str) -> Option<T>) -> Option<T> {
        let repository = Repository::open(self.root()).ok()?;
        let mut walk = repository.revwalk().ok()?;
        walk.push_head().ok()?;
        walk.flatten().take(most).find_map(|id| choose(repository.find_commit(id).ok()?.message().ok()?))
    }
}
