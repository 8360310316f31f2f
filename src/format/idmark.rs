//! The comment at a line's end that carries an ID: `<!--k7q2m9xd-->`.

use crate::model::Id;
use std::ops::Range;

/// What a line's end says about an ID.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// A valid ID and the bytes of its comment.
    Id(Id, Range<usize>),
    /// A comment that was likely meant to be one, and its bytes.
    Malformed(Range<usize>),
    /// None.
    None,
}

/// Looks for an ID at the end of a text without trailing spaces; spaces inside the comment are allowed.
pub(super) fn mark_at_end(text: &str) -> Mark {
    let Some(inside) = text.strip_suffix("-->") else { return Mark::None };
    let Some(open) = inside.rfind("<!--") else { return Mark::None };
    let word = inside[open + 4..].trim_matches(' ');
    match Id::parse(word) {
        Some(id) => Mark::Id(id, open..text.len()),
        None if looks_like_id(word) => Mark::Malformed(open..text.len()),
        None => Mark::None,
    }
}

/// Writes the comment.
pub(super) fn mark(id: &Id) -> String {
    format!("<!--{id}-->")
}

/// A slip of the pen: about eight letters and digits, among them both.
fn looks_like_id(word: &str) -> bool {
    (7..=9).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && word.bytes().any(|byte| byte.is_ascii_digit())
        && word.bytes().any(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_at_the_end() {
        let cases = [
            ("Call <!--k7q2m9xd-->", "k7q2m9xd"),
            ("Call <!-- k7q2m9xd -->", "k7q2m9xd"),
            ("Call<!--k7q2m9xd-->", "k7q2m9xd"),
            ("<!--a1bcdefg--> <!--k7q2m9xd-->", "k7q2m9xd"),
            ("Call <!--K7Q2M9XD-->", "malformed"),
            ("Call <!--k7q2m9xdd-->", "malformed"),
            ("Call <!--todo-->", "none"),
            ("Call <!--remember-->", "none"),
            ("Call -->", "none"),
            ("Call <!--k7q2m9xd--> now", "none"),
        ];
        for (text, expected) in cases {
            let found = match mark_at_end(text) {
                Mark::Id(id, _) => id.to_string(),
                Mark::Malformed(_) => "malformed".to_owned(),
                Mark::None => "none".to_owned(),
            };
            assert_eq!(found, expected, "{text}");
        }
    }
}
