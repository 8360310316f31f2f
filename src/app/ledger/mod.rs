//! Which tasks are open, over the whole book, without reading the whole book.
//!
//! The cache folder holds, for each year, the open tasks that its days had under the name that git has for the year's folder in
//! HEAD, and one table that sums the years up. A year whose name has not changed is not read again; of one that has, only the days
//! whose names have. The tasks of most years are not looked at either: the table says that all of them are long overdue, and how many.
//!
//! What HEAD says is read from git, not from the disk: an edit by hand that is taken back before it is committed must leave nothing
//! behind. So a task added by hand to an older day shows after the next commit; the latest days are always read from the disk, and
//! every task is read again from its file before it is shown: what was ticked by hand is never shown as open.
//!
//! Not a search: the index looks at the stamps of all files, which at ten times the size costs more than a glance may take.

mod choice;
mod find;
mod history;
mod kept;
#[cfg(test)]
#[allow(clippy::disallowed_methods)] // A test that edits a book by hand, and damages the cache.
mod tests;
mod years;

pub use choice::Wanted;
pub use find::{OpenTask, OpenTasks, open_tasks};

/// What stands in the cache instead of git's name for what could not be read whole.
const UNREAD: &str = "-";
