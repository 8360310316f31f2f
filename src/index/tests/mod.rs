//! Tests of the index as a whole, over books in memory.

mod agreement;
mod book;
mod damage;
mod growth;
mod runs;
