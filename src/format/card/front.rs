//! The front matter of a card: where it stands, and its keys with their places.

use crate::format::lines::{self, BOM};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Where a card's front matter stands in its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Front {
    /// The TOML between the two `+++` lines.
    pub toml: Range<usize>,
    /// Behind the closing line.
    pub end: usize,
}

/// Finds the front matter: a first line `+++`, and the next line that is just `+++`.
pub(super) fn find(source: &str) -> Option<Front> {
    let lines = lines::split(source);
    let is_fence = |line: &lines::Line| line.text(source).trim_end() == "+++";
    if !lines.first().is_some_and(is_fence) {
        return None;
    }
    let close = lines[1..].iter().find(|line| is_fence(line))?;
    Some(Front { toml: lines[0].next..close.start, end: close.next })
}

/// Returns where the text of a card without front matter begins: behind a BOM.
pub(super) fn text_start(source: &str) -> usize {
    if source.starts_with(BOM) { BOM.len_utf8() } else { 0 }
}

/// A key of the front matter's top level, in the file's order.
pub(super) struct KeyAt<'t> {
    pub key: &'t str,
    /// Its value's bytes in the TOML text; for a `[table]` not reliable.
    pub span: Range<usize>,
    pub value: &'t DeValue<'t>,
}

/// Lists the keys in the order of the text.
pub(super) fn keys<'t>(table: &'t DeTable<'t>) -> Vec<KeyAt<'t>> {
    let mut keys: Vec<(usize, KeyAt<'t>)> = table
        .iter()
        .map(|(key, value)| {
            let at = key.span().start;
            (at, KeyAt { key: key.get_ref().as_ref(), span: value.span(), value: value.get_ref() })
        })
        .collect();
    keys.sort_by_key(|(at, _)| *at);
    keys.into_iter().map(|(_, key)| key).collect()
}

/// Tells whether a value stands behind its key's `=`, rather than under a `[header]` or in `dotted.keys`.
pub(super) fn is_inline(toml: &str, key: &KeyAt) -> bool {
    let before = toml.get(..key.span.start).unwrap_or_default();
    let nested = matches!(key.value, DeValue::Table(_) | DeValue::Array(_));
    !nested || before.trim_end_matches([' ', '\t']).ends_with('=')
}
