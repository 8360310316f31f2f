//! From a mention to a card's name: a known one, or one clear enough for a new card.

use crate::model::{Mention, Names};

/// What a mention stands for among the known names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution<'a> {
    /// A known card.
    Known {
        /// The card's name.
        name: &'a str,
        /// How many bytes of the mention's text are the name; what follows is ordinary text.
        len: usize,
    },
    /// No card of that kind has such a name; always so for tags.
    Unknown,
}

/// Whether an unknown name can be told from the text that follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewName {
    /// It can.
    Clear(String),
    /// It cannot: ask, or refuse with the hint to quote it.
    Unclear,
}

/// Finds the card that a mention stands for: the longest known name that the mention begins with.
///
/// A quoted name must match whole, a Latin one whole or up to `'s` or a Han character.
pub fn resolve<'a>(mention: &Mention, names: &'a Names) -> Resolution<'a> {
    unimplemented!("{mention:?} {names:?}")
}

/// Tells which name an unknown mention gives a new card or a tag; `text` is the text in which it was found.
pub fn new_name(mention: &Mention, text: &str) -> NewName {
    unimplemented!("{mention:?} {text}")
}
