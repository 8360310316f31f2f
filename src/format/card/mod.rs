//! Cards: Markdown under `+++` TOML front matter.

use super::diagnostics::Diagnostic;
use super::edit::EditError;
use super::rules::Language;
use crate::model::{Card, CardKind};

/// A card file, read.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedCard {
    /// What it says; without a readable name it is named by its file's stem.
    pub card: Card,
    /// What is odd, in the order of the lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a card file. Never fails: without front matter the name is the file's stem.
pub fn parse_card(kind: CardKind, stem: &str, source: &str) -> ParsedCard {
    unimplemented!("{kind:?} {stem} {source}")
}

/// Writes the text of a new card file.
pub fn new_card(card: &Card, language: Language) -> String {
    unimplemented!("{card:?} {language:?}")
}

/// Sets a top-level key of a card's front matter to a value, touching only that key's lines.
///
/// # Errors
///
/// When the front matter is broken, or the result would not read back as meant.
pub fn set_key(source: &str, key: &str, value: &toml::Value) -> Result<String, EditError> {
    unimplemented!("{source} {key} {value}")
}

/// Adds an alias to a card; a card that has it already comes back unchanged.
///
/// # Errors
///
/// As for [`set_key`].
pub fn add_alias(source: &str, alias: &str) -> Result<String, EditError> {
    unimplemented!("{source} {alias}")
}
