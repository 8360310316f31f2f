//! Mentions: names that stand in running text behind a sigil.

use super::CardKind;
use std::ops::Range;

/// The four sigils, half or full width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sigil {
    /// `+project`
    Project,
    /// `@contact`
    Contact,
    /// `%org`
    Org,
    /// `#tag`
    Tag,
}

impl Sigil {
    /// Returns the sigil of a kind of card.
    pub fn of_card(kind: CardKind) -> Self {
        match kind {
            CardKind::Project => Sigil::Project,
            CardKind::Contact => Sigil::Contact,
            CardKind::Org => Sigil::Org,
        }
    }

    /// Returns the kind of card that the sigil points at; `None` for tags.
    pub fn card_kind(self) -> Option<CardKind> {
        match self {
            Sigil::Project => Some(CardKind::Project),
            Sigil::Contact => Some(CardKind::Contact),
            Sigil::Org => Some(CardKind::Org),
            Sigil::Tag => None,
        }
    }
}

/// A candidate: a sigil where one counts, and the text that may be a name.
///
/// Without quotes and in Chinese text the name may be only the beginning of `text`; the table of known names decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Which sigil.
    pub sigil: Sigil,
    /// The text behind it, without quotes.
    pub text: String,
    /// Whether the name stood in quotes, so that `text` is the whole of it.
    pub quoted: bool,
    /// Where sigil, quotes and text stand, in bytes of the text that was searched.
    pub span: Range<usize>,
    /// Where the name without sigil and quotes stands, in bytes of the text that was searched.
    pub name_span: Range<usize>,
}
