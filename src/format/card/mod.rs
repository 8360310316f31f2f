//! Cards: Markdown under `+++` TOML front matter.
//!
//! Changed by the line, not by a TOML editor: those write a file's line endings anew.

mod edit;
mod front;
mod read;
mod values;
mod write;

pub use edit::{CardEditError, add_alias, set_key};
pub use read::{ParsedCard, parse_card};
pub use write::new_card;

#[cfg(test)]
mod tests;
