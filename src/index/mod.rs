//! The index: a cache that answers searches without reading the book.
//!
//! (API first; the inside follows)
//!
//! ```text
//! let mut index = Index::open(Place { folder, basis }, walk, taken, &source);   // never fails
//! let names = index.names();                                                  // all cards' names, without reading them
//! let query = query::parse(text, &Context { today, names: Some(&names) })?;
//! let hits = index.search(&query, Page { order, offset, limit });               // never fails, always right
//! // … print …
//! index.settle();                                                             // after answering: write what is worth writing
//! ```

mod hit;
mod source;
mod stamp;

pub use hit::{Hit, Hits, Order, Page};
pub use source::Source;
pub use stamp::{Stamp, Stamped};
