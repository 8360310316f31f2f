//! What joins a start and an end, and where a time may end.

use crate::calendar::han::is_han;

/// A joiner that was found after a start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Joined<'a> {
    /// What follows, blanks included.
    pub(super) after: &'a str,
    /// Whether it stands directly after the start.
    pub(super) tight: bool,
    /// Whether it is a dash or a tilde, and no word.
    pub(super) is_sign: bool,
}

/// Finds a joiner at the start of a text, blanks before it aside.
pub(super) fn joiner(text: &str) -> Option<Joined<'_>> {
    const SIGNS: [&str; 7] = ["——", "—", "–", "-", "－", "~", "～"];
    let rest = skip_blanks(text);
    let found = |joiners: &[&str]| joiners.iter().find_map(|joiner| rest.strip_prefix(joiner));
    let tight = rest.len() == text.len();
    match found(&SIGNS) {
        Some(after) => Some(Joined { after, tight, is_sign: true }),
        None => {
            let word = found(&["至", "到"]);
            let english = || found(&["to ", "till ", "until "]).filter(|_| !tight);
            Some(Joined { after: word.or_else(english)?, tight, is_sign: false })
        }
    }
}

/// Tells whether `09:00-` was said: the joiner stands directly after the start and nothing directly after it. A dash that is set
/// off from the start, or a word directly after it, parts the time from the title.
pub(super) fn is_running(joined: &Joined) -> bool {
    joined.is_sign && joined.tight && !joined.after.starts_with(|c: char| !c.is_whitespace())
}

/// Tells whether a time may end before this: at the end, a blank or a Han character.
pub(super) fn may_end(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| c.is_whitespace() || is_han(c))
}

pub(super) fn skip_blanks(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\u{3000}'])
}

/// Returns the beginning of `text` that ends where `rest`, its end, begins.
pub(super) fn before<'a>(text: &'a str, rest: &str) -> &'a str {
    &text[..text.len() - rest.len()]
}
