//! Names that are likely the same one, spelt with a slip.
//!
//! A plain edit distance would not do: 王建国 and 张建国 are two people, `Org 01` and `Org 02` two organisations. What counts is whether
//! somebody who meant the one could have typed the other.

use super::fold::fold;
use super::han::is_han;
use super::pinyin::readings;
use std::collections::{HashMap, HashSet};

/// The fewest letters of a Latin word in which one other letter is a slip: `Lee` and `Lea` are two names.
const SHORTEST_WORD: usize = 4;

/// Finds the pairs among some names that are spelt nearly alike, by their places in the list, the lower one first.
///
/// Nearly alike are names that differ in case, width, accents, spaces or punctuation only; in one letter, or two neighbours, of a word of
/// four and more letters; or in one Chinese character that is typed alike. Digits are never slips.
pub fn near_pairs(names: &[&str]) -> Vec<(usize, usize)> {
    let spelt: Vec<Spelt> = names.iter().map(|name| Spelt::of(name)).collect();
    let mut seen: HashMap<Vec<char>, Vec<usize>> = HashMap::new();
    let mut pairs = HashSet::new();
    for (at, name) in spelt.iter().enumerate() {
        // Two texts that are one edit apart have a text in common that is one of them, or one of them without a character.
        for variant in name.variants() {
            let others = seen.entry(variant).or_default();
            let near = others.iter().filter(|other| **other != at && is_slip(&spelt[**other], name));
            pairs.extend(near.map(|other| (*other, at)));
            if others.last() != Some(&at) {
                others.push(at);
            }
        }
    }
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

/// A name in the form that is compared.
struct Spelt {
    /// Its letters and digits, folded, without what stands between words.
    chars: Vec<char>,
    /// For each of them, how many letters its word has; 0 for Han characters and digits.
    word_lens: Vec<usize>,
}

impl Spelt {
    fn of(name: &str) -> Self {
        let folded: Vec<char> = fold(name).chars().collect();
        let (mut chars, mut word_lens) = (Vec::new(), Vec::new());
        for word in folded.chunk_by(|a, b| is_letter(*a) && is_letter(*b)) {
            let len = if is_letter(word[0]) { word.len() } else { 0 };
            for c in word.iter().filter(|c| c.is_alphanumeric()) {
                chars.push(*c);
                word_lens.push(len);
            }
        }
        Spelt { chars, word_lens }
    }

    /// Returns the text itself, and the texts that are left without one of its characters.
    fn variants(&self) -> Vec<Vec<char>> {
        let without = |at: usize| [&self.chars[..at], &self.chars[at + 1..]].concat();
        let shorter = (0..self.chars.len()).map(without);
        shorter.chain([self.chars.clone()]).filter(|variant| !variant.is_empty()).collect()
    }

    /// Tells whether a character is a letter of a word that is long enough for a slip.
    fn is_in_word(&self, at: usize) -> bool {
        self.word_lens[at] >= SHORTEST_WORD
    }
}

/// Tells whether one of two names may be the other with a slip.
fn is_slip(a: &Spelt, b: &Spelt) -> bool {
    let start = a.chars.iter().zip(&b.chars).take_while(|(a, b)| a == b).count();
    let (rest_a, rest_b) = (&a.chars[start..], &b.chars[start..]);
    let end = rest_a.iter().rev().zip(rest_b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&rest_a[..rest_a.len() - end], &rest_b[..rest_b.len() - end]) {
        ([], []) => true,
        ([one], [other]) if is_han(*one) && is_han(*other) => sound_alike(*one, *other),
        ([_], [_]) => a.is_in_word(start) && b.is_in_word(start),
        ([_], []) => a.is_in_word(start),
        ([], [_]) => b.is_in_word(start),
        ([one, two], [three, four]) => one == four && two == three && a.is_in_word(start) && a.is_in_word(start + 1),
        _ => false,
    }
}

fn sound_alike(one: char, other: char) -> bool {
    readings(one).any(|reading| readings(other).any(|same| same == reading))
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_han(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_names() {
        for (one, other, near) in [
            ("Hengda", "Hegnda", true),
            ("Hengda", "Henga", true),
            ("Hengda", "HENGDA", true),
            ("Li Na", "Li-Na", true),
            ("Li Na", "LiNa", true),
            ("Carl Jones", "Carl Jonas", true),
            ("Café", "Cafe", true),
            ("张伟", "张玮", true),
            ("恒达机械", "恒達机械", true),
            ("恒达机械", "恒大机械", true),
            ("王建国", "张建国", false),
            ("李建国", "李建华", false),
            ("华东公司", "华北公司", false),
            ("恒达机械", "恒达机械厂", false),
            ("Org 01", "Org 02", false),
            ("project-1", "project-12", false),
            ("api-a", "api-b", false),
            ("Li Na", "Li Ma", false),
            ("Bob", "Rob", false),
            ("Anna Smith", "Anna Smyth", true),
            ("Anna Smith", "Emma Smith", false),
            ("portal", "portable", false),
        ] {
            let expected = if near { vec![(0, 1)] } else { Vec::new() };
            assert_eq!(near_pairs(&[one, other]), expected, "{one} {other}");
            assert_eq!(near_pairs(&[other, one]), expected, "{other} {one}");
        }
    }

    #[test]
    fn each_pair_is_named_once() {
        assert_eq!(near_pairs(&["Hengda", "other", "Henga", "hengda"]), [(0, 2), (0, 3), (2, 3)]);
        assert_eq!(near_pairs(&["", "-", "a"]), []);
    }
}
