//! End-to-end tests: the program as a person runs it, in a sealed world, with its whole output in a snapshot.
//!
//! After a wording has changed on purpose, `INSTA_UPDATE=always cargo test --test cli` writes the snapshots anew.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // The tests stand outside of the house and set the stage.

mod add;
mod amend;

mod book;
mod cards;
mod check;
mod completion;
mod edit;
mod editor;
mod environment;
mod errors;
mod found;
#[cfg(unix)]
mod guide;
mod json;
mod languages;
mod man;
mod naughty;
mod profile;
#[cfg(unix)]
mod prompts;
mod read;
mod readme;
mod report;
mod search;
mod search_language;
mod shells;
#[cfg(unix)]
mod terminal;
mod trail;

/// Replaces IDs and hashes in a text that git or a file gave.
fn without_ids(text: &str) -> String {
    environment::normal_words(text)
}
