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

/// Returns the editor that the user's own settings of git name (`core.editor`).
///
/// The repository's settings are not asked: they lie in the book, and no command in a book is run.
pub fn editor_of_git() -> Option<String> {
    let config = git2::Config::open_default().and_then(|mut config| config.snapshot()).ok()?;
    config.get_string("core.editor").ok().filter(|editor| !editor.trim().is_empty())
}
