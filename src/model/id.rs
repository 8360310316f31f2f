//! IDs: eight characters that name an entry or a task for good.

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// The 32 characters of an ID: no `i`, `l`, `o`, `u`, which are misread.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const DIGITS: usize = 10;
const LENGTH: usize = 8;

/// What an ID names; part of what a derived ID is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdKind {
    /// An entry.
    Entry,
    /// A task.
    Task,
}

/// The ID of an entry or a task: a letter, a digit, six letters or digits.
///
/// IDs are equal when their letters are, whether they stand in a file or were derived.
#[derive(Debug, Clone)]
pub struct Id {
    text: String,
    written: bool,
}

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Id {}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl Id {
    /// The fewest characters that a command takes as the beginning of an ID.
    pub const SHORTEST_PREFIX: usize = 4;

    /// Reads an ID as it stands in a file; `None` when the text is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let fits = bytes.len() == LENGTH && Self::could_begin(text);
        fits.then(|| Id { text: text.to_owned(), written: true })
    }

    /// Tells whether a text of 1 to 8 characters could be the beginning of an ID.
    pub fn could_begin(text: &str) -> bool {
        let bytes = text.as_bytes();
        !bytes.is_empty()
            && bytes.len() <= LENGTH
            && bytes.iter().all(|byte| ALPHABET.contains(byte))
            && !bytes[0].is_ascii_digit()
            && bytes.get(1).is_none_or(u8::is_ascii_digit)
    }

    /// Tells whether a command takes words for the beginning of an ID; no date is one, since none begins with a letter and a digit.
    pub fn is_prefix(words: &str) -> bool {
        words.len() >= Self::SHORTEST_PREFIX && Self::could_begin(words)
    }

    /// Returns the beginning of an ID that was misread: no ID has i, l, o or u, which look like 1, 1, 0 and v. `None` for all else.
    pub fn misread_prefix(words: &str) -> Option<String> {
        let read = |c: char| match c {
            'i' | 'l' => '1',
            'o' => '0',
            'u' => 'v',
            c => c,
        };
        let meant: String = words.chars().map(read).collect();
        let is_misread = meant != words && words.bytes().any(|byte| byte.is_ascii_digit());
        (is_misread && Self::is_prefix(&meant)).then_some(meant)
    }

    /// Makes an ID to be written, from eight random bytes.
    pub fn from_random(bytes: [u8; LENGTH]) -> Self {
        Id { text: spell(bytes), written: true }
    }

    /// Makes the ID of something that carries none: a hash of date, kind, text and its ordinal among equals (from 0).
    pub fn derived(date: NaiveDate, kind: IdKind, text: &str, ordinal: usize) -> Self {
        let mut hash = Sha256::new();
        hash.update(match kind {
            IdKind::Entry => b"entry\0",
            IdKind::Task => b"task\0\0",
        });
        hash.update(date.format("%Y-%m-%d").to_string());
        hash.update([0]);
        hash.update(text);
        hash.update([0]);
        hash.update(ordinal.to_string());
        let digest = hash.finalize();
        let mut bytes = [0; LENGTH];
        bytes.copy_from_slice(&digest[..LENGTH]);
        Id { text: spell(bytes), written: false }
    }

    /// Returns the eight characters.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Tells whether the ID stands in the file; a derived one does not.
    pub fn is_written(&self) -> bool {
        self.written
    }
}

fn spell(bytes: [u8; LENGTH]) -> String {
    let letter = |byte: u8| ALPHABET[DIGITS + usize::from(byte) % (ALPHABET.len() - DIGITS)];
    let digit = |byte: u8| ALPHABET[usize::from(byte) % DIGITS];
    let any = |byte: u8| ALPHABET[usize::from(byte) % ALPHABET.len()];
    let pick = |(place, byte): (usize, u8)| match place {
        0 => letter(byte),
        1 => digit(byte),
        _ => any(byte),
    };
    bytes.into_iter().enumerate().map(|each| char::from(pick(each))).collect()
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
