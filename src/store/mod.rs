//! The book on disk: paths, locking, change sets, durable writes, git. Knows bytes and paths, not what they mean.
//!
//! Reading ([`Book`]) needs neither git nor a lock. Writing goes through a [`WriteLock`], which holds the promise of the whole
//! program: what it acknowledges is in the file and in a commit that HEAD reaches, and both have reached the disk.
#![allow(clippy::disallowed_methods)] // The one door to the book's files.

mod attributes;
mod book;
mod branch;
mod buffer;
mod cache;
mod cache_tree;
mod change;
mod commit;
mod configuration;
mod disk;
mod drafts;
mod error;
mod git_index;
mod head;
mod head_days;
mod heal;
mod hooks;
mod identity;
mod index_file;
mod index_format;
mod index_rewrite;
mod init;
mod intent;
mod known;
mod leftovers;
mod lock;
mod lock_file;
mod log;
mod maintenance;
mod merge;
mod months;
mod objects;
mod packs;
mod past;
mod path;
mod pile;
mod places;
mod publish;
mod recover;
mod repo;
mod signing;
mod survey;
mod swap;
mod transaction;
mod tree;
mod user_git;
mod walk;

pub use book::Book;
pub use cache::{Cache, CacheFile, Claim};
pub use change::{Author, Change, ChangeSet, CommitId, Committed, Person, Recovery};
pub use configuration::Origin;
pub use drafts::{Drafts, EditorDraft};
pub use error::{HookSource, Left, Operation, Refusal, StoreError};
pub use head_days::HeadDays;
pub use init::Initialised;
pub use leftovers::{Leftover, Leftovers};
pub use lock::WriteLock;
pub use merge::{Merged, merge_lines};
pub use past::{Blob, FileChange, GitTime, Past, PastCommit, Side, Touched, done_while_merging};
pub use path::{BookPath, day_path};
pub use signing::SigningProblem;
pub use survey::{Found, Kind};
pub use user_git::{editor_of_git, person_of_git, unreadable_formats_of_git};
pub use walk::{Stamp, Stamped};
