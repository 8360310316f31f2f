//! Which ID or hash on the page stands for which one of this run.

use crate::environment::normal_words;
use std::collections::HashMap;

/// What the page calls the IDs and hashes of this run.
#[derive(Default)]
pub struct StandsFor {
    real: HashMap<String, String>,
    shown: HashMap<String, String>,
}

impl StandsFor {
    /// Compares a text of the page with what this run printed; where only IDs and hashes differ, learns which stand for which.
    ///
    /// One that stood for another before is a difference, too.
    pub fn agrees(&mut self, shown: &str, real: &str) -> bool {
        normal_words(shown) == normal_words(real)
            && words(shown).zip(words(real)).all(|(shown, real)| !is_drawn(shown) || self.learn(shown, real))
    }

    fn learn(&mut self, shown: &str, real: &str) -> bool {
        // An ID is known by its beginning, too.
        if shown.len() == 8 && !self.learn(&shown[..5], &real[..5]) {
            return false;
        }
        let known = self.shown.entry(real.to_owned()).or_insert_with(|| shown.to_owned());
        known == shown && self.real.entry(shown.to_owned()).or_insert_with(|| real.to_owned()) == real
    }

    /// Lets a text that is written anew keep the IDs and hashes that it had, where it had as many.
    pub fn keep(&mut self, shown: &str, real: &str) {
        let drawn = |text| words(text).filter(|word| is_drawn(word)).collect::<Vec<_>>();
        let (shown, real) = (drawn(shown), drawn(real));
        if shown.len() == real.len() {
            shown.iter().zip(&real).filter(|(shown, real)| shown.len() == real.len()).for_each(|(shown, real)| {
                if !self.shown.contains_key(*real) && !self.real.contains_key(*shown) {
                    self.learn(shown, real);
                }
            });
        }
    }

    /// Puts this run's IDs in the place of those on the page.
    pub fn real(&self, text: &str) -> String {
        replace(text, |word| self.real.get(word).cloned())
    }

    /// Puts the IDs of the page in the place of this run's; one that the page does not know yet stays.
    pub fn shown(&self, text: &str) -> String {
        replace(text, |word| {
            let beginning = (word.len() == 8).then(|| Some(self.shown.get(&word[..5])?.clone() + &word[5..]));
            self.shown.get(word).cloned().or(beginning.flatten())
        })
    }
}

fn is_drawn(word: &str) -> bool {
    normal_words(word) != word
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

fn replace(text: &str, with: impl Fn(&str) -> Option<String>) -> String {
    let pieces = text.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
    let replaced = pieces.map(|piece| {
        let word = piece.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        with(word).map_or_else(|| piece.to_owned(), |new| new + &piece[word.len()..])
    });
    replaced.collect()
}
