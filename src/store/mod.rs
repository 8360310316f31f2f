//! The book on disk: paths, locking, change sets, durable writes, git. Knows bytes and paths, not what they mean.
//!
//! Reading ([`Book`]) needs neither git nor a lock. Writing goes through a [`WriteLock`], which holds the promise of the whole
//! program: what it acknowledges is in the file and in a commit that HEAD reaches, and both have reached the disk.

mod book;
mod cache;
mod change;
mod error;
mod months;
mod path;
mod walk;

pub use book::Book;
pub use cache::Cache;
pub use change::{Author, Change, ChangeSet, CommitId, Committed, Person, Recovery};
pub use error::{Left, Operation, Refusal, StoreError};
pub use path::{BookPath, day_path};
pub use walk::{Stamp, Stamped};
