//! What may have been meant where nothing was found: the query with its fields spelt as they are known, or with one word in it spelt as the book
//! spells it.

use super::{Request, understand};
use crate::app::Context;
use crate::index::{Index, Page};
use crate::query::Doubt;
use crate::text::{is_han, near_pairs, pinyin, tokens};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

/// What may have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The option whose value it would be; `None` for the query itself.
    pub option: Option<&'static str>,
    /// What would have to be typed in the place of what was typed.
    pub text: String,
    /// How many results it has; none where it only names the fields that were meant.
    pub total: usize,
}

/// The most that are told.
const MOST: usize = 3;
/// The most spellings of one word that are looked for: the answer is waited for.
const MOST_TRIES: usize = 400;
/// The most characters of a Chinese word that are exchanged.
const LONGEST_RUN: usize = 8;

/// Finds what may have been meant: the fields first, then the most frequent.
pub(super) fn suggest(context: &Context, request: &Request, doubts: &[Doubt], index: &mut Index<'_>) -> Vec<Near> {
    let fields = with_known_fields(context, &request.query, doubts, index).map(|text| {
        let total = total(context, index, &Request { query: text.clone(), ..request.clone() });
        Near { option: None, text, total }
    });
    let mut words = near_words(context, request, index);
    words.retain(|near| fields.as_ref().is_none_or(|fields| fields.text != near.text));
    fields.into_iter().chain(words).take(MOST).collect()
}

/// Writes a query with the names of known fields for those that are nearly like them; `None` where there are none. The book's own fields are
/// no slips: a `contract` is no `contact`.
fn with_known_fields(context: &Context, typed: &str, doubts: &[Doubt], index: &mut Index<'_>) -> Option<String> {
    let mut text = typed.to_owned();
    let mut is_own =
        |name: &str| context.rules.own_fields.declares(name) || finds(context, index, &format!("{name}:*")) > 0;
    for doubt in doubts.iter().rev() {
        if let Doubt::Misspelt { at, meant } = doubt
            && !is_own(&typed[at.clone()])
        {
            text.replace_range(at.clone(), meant);
        }
    }
    (text != typed).then_some(text)
}

/// Finds the words that may have been meant, the most frequent first.
fn near_words(context: &Context, request: &Request, index: &mut Index<'_>) -> Vec<Near> {
    let Some(words) = Words::of(index) else { return Vec::new() };
    let mut near: Vec<Near> = Vec::new();
    let mut copy = request.clone();
    for (slot, (option, typed)) in texts(&mut copy).into_iter().map(|(option, text)| (option, text.clone())).enumerate()
    {
        for piece in pieces(&typed) {
            if !is_value(&typed, &piece) && option.is_none() && finds(context, index, &typed[piece.clone()]) > 0 {
                continue;
            }
            for spelling in words.near(context, index, &typed[piece.clone()]) {
                let text = format!("{}{spelling}{}", &typed[..piece.start], &typed[piece.end..]);
                let mut other = request.clone();
                texts(&mut other)[slot].1.clone_from(&text);
                let total = total(context, index, &other);
                if total > 0 && near.iter().all(|known| known.text != text) {
                    near.push(Near { option, text, total });
                }
            }
        }
    }
    near.sort_by_key(|near| Reverse(near.total));
    near
}

/// The texts of a request in which a slip may be, with the option that each is the value of.
fn texts(request: &mut Request) -> Vec<(Option<&'static str>, &mut String)> {
    let filters = &mut request.filters;
    let lists = [
        ("--project", &mut filters.projects),
        ("--contact", &mut filters.contacts),
        ("--org", &mut filters.orgs),
        ("--tag", &mut filters.tags),
        ("--kind", &mut filters.kinds),
    ];
    let values = lists.into_iter().flat_map(|(option, list)| list.iter_mut().map(move |text| (Some(option), text)));
    std::iter::once((None, &mut request.query)).chain(values).collect()
}

/// Cuts a text into the pieces that may hold a slip: words in letters, and runs of Chinese.
fn pieces(typed: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for token in tokens(typed) {
        let range = token.range.clone();
        let written = &typed[range.clone()];
        match pieces.last_mut() {
            Some(last) if range.start < last.end => {}
            Some(last)
                if last.end == range.start
                    && written.starts_with(is_han)
                    && typed[last.clone()].starts_with(is_han) =>
            {
                last.end = range.end;
            }
            _ if written.chars().all(char::is_alphabetic) => pieces.push(range),
            _ => {}
        }
    }
    pieces
}

/// Tells whether a piece stands behind a key or a sigil: then that the book has the word elsewhere says nothing.
fn is_value(typed: &str, piece: &Range<usize>) -> bool {
    let before = typed[..piece.start].trim_end_matches(['"', '“', '「']);
    before.ends_with([':', '：', '@', '+', '%', '#'])
}

/// Counts what a text finds as a query.
fn finds(context: &Context, index: &mut Index<'_>, text: &str) -> usize {
    total(context, index, &Request { query: text.to_owned(), ..Request::default() })
}

fn total(context: &Context, index: &mut Index<'_>, request: &Request) -> usize {
    match understand(context, request, index) {
        Ok((query, _)) => index.search(&query, Page { limit: Some(0), ..Page::default() }).total,
        Err(_) => 0,
    }
}

/// The words of the book.
struct Words {
    /// Words in letters, in their compared forms.
    latin: HashSet<String>,
    /// Chinese characters.
    han: BTreeSet<char>,
}

impl Words {
    /// Gathers them; `None` where there are none.
    fn of(index: &mut Index<'_>) -> Option<Self> {
        let mut words = Words { latin: HashSet::new(), han: BTreeSet::new() };
        index.each_word(|word| {
            let mut chars = word.chars();
            match (chars.next(), chars.next()) {
                (Some(only), None) if is_han(only) => drop(words.han.insert(only)),
                _ if word.chars().all(char::is_alphabetic) && !words.latin.contains(word) => {
                    words.latin.insert(word.to_owned());
                }
                _ => {}
            }
        });
        (!words.latin.is_empty() || !words.han.is_empty()).then_some(words)
    }

    /// Returns the spellings of the book that a word may be a slip of.
    fn near(&self, context: &Context, index: &mut Index<'_>, piece: &str) -> Vec<String> {
        if piece.starts_with(is_han) { self.near_han(context, index, piece) } else { self.near_latin(piece) }
    }

    fn near_latin(&self, piece: &str) -> Vec<String> {
        let Some(folded) = tokens(piece).next().map(|token| token.text.into_owned()) else { return Vec::new() };
        let near = |word: &&String| **word != folded && may_be_slip(&folded, word) && is_slip(&folded, word);
        let mut near: Vec<String> = self.latin.iter().filter(near).cloned().collect();
        near.sort_unstable();
        near.truncate(MOST_TRIES);
        near
    }

    /// Exchanges each character for those that sound alike, as an input method offers them, and keeps what the book holds.
    fn near_han(&self, context: &Context, index: &mut Index<'_>, piece: &str) -> Vec<String> {
        let typed: Vec<char> = piece.chars().collect();
        if typed.len() < 2 || typed.len() > LONGEST_RUN {
            return Vec::new();
        }
        let mut tries = 0;
        let mut near = Vec::new();
        for at in 0..typed.len() {
            for other in self.han.iter().filter(|other| **other != typed[at] && sound_alike(**other, typed[at])) {
                tries += 1;
                if tries > MOST_TRIES {
                    return near;
                }
                let mut spelling = typed.clone();
                spelling[at] = *other;
                let spelling: String = spelling.into_iter().collect();
                if finds(context, index, &spelling) > 0 {
                    near.push(spelling);
                }
            }
        }
        near
    }
}

/// Tells whether two words have so much in common at both ends that a closer look is worth its time.
fn may_be_slip(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 4 {
        return false;
    }
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let same_end = one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).count();
    same + same_end + 2 >= one.chars().count().max(other.chars().count())
}

fn is_slip(one: &str, other: &str) -> bool {
    !near_pairs(&[one, other]).is_empty()
}

fn sound_alike(one: char, other: char) -> bool {
    pinyin::readings(one).any(|reading| pinyin::readings(other).any(|same| same == reading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_runs_are_what_may_hold_a_slip() {
        let shown = |typed: &'static str| pieces(typed).into_iter().map(|range| &typed[range]).collect::<Vec<_>>();
        assert_eq!(shown("contact:Hegnda 恒大机械，续贷 4711"), ["contact", "Hegnda", "恒大机械", "续贷"]);
        assert!(is_value("contact:\"Hegnda\"", &(9..15)));
        assert!(!is_value("loan renewel", &(5..12)));
    }

    #[test]
    fn most_words_are_passed_over_at_a_glance() {
        for (one, other, may_be) in [
            ("renewel", "renewal", true),
            ("hegnda", "hengda", true),
            ("loan", "load", true),
            ("loan", "renewal", false),
        ] {
            assert_eq!(may_be_slip(one, other), may_be, "{one} {other}");
        }
        assert!(is_slip("renewel", "renewal"));
    }
}
