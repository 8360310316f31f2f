//! The index: a cache that answers searches without reading the book.
//!
//! ```text
//! let place = Place::new(cache, book, rules);                     // where it is, what it depends on
//! let mut index = Index::open(&place, &walk, taken, &source);     // never fails
//! let names = index.names();                                      // the names of all cards, without reading them
//! let query = query::parse(text, &Context { today, names: Some(&names) })?;
//! let hits = index.search(&query, Page { order, offset, limit }); // never fails, always right
//! // … print …
//! index.settle();                                                 // after the answer: write what is worth writing
//! ```
//!
//! # How it stays right
//!
//! The folder holds the search engine's segments, which never change once written, and one file that does, the manifest: the list of
//! segments, with sizes and times, and the list of the book's files that they were made from, with theirs. It is replaced by
//! a rename, so every reader finds one state or the next. On opening, the segments are compared with the manifest and the
//! book with the manifest. Where a segment does not fit, the index is built anew; where a file of the book does not, its documents in the
//! index are left out and it is read and matched in memory ([`crate::query`] has one definition for both). A commit of the engine
//! therefore stands in nobody's way: it is made after an answer, when enough has changed to be worth it.
//!
//! Where nothing can be written, or another process is writing, the book itself is read. It is slow, and it is right.
#![allow(clippy::disallowed_methods)] // The index has files of its own, in the cache folder.

mod bitset;
mod bytes;
mod diff;
mod directory;
mod engine;
mod error;
mod eval;
#[allow(clippy::disallowed_methods, reason = "the index keeps its own files in the user's cache")]
mod folder;
mod hit;
#[expect(clippy::module_inception, reason = "the type is the room's face")]
mod index;
mod manifest;
mod merge;
mod pending;
mod scan;
mod schema;
mod select;
mod source;
mod stamp;
mod status;
mod terms;
#[cfg(test)]
#[allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests damage files and say what they skip")]
mod tests;
mod tokenizer;
mod verify;
mod when;
mod words;
mod work;
mod write;

pub use error::IndexError;
pub use folder::Place;
pub use hit::{Hit, Hits, Order, Page};
pub use index::{Health, Index};
pub use source::Source;
pub use stamp::{Stamp, Stamped};
pub use status::{Stale, Status, rebuild, status};
