//! Finding names by what people type of them: a beginning, a part, pinyin, initials, or letters in their order.

use super::fold::fold;
use super::han::is_han;
use super::pinyin::readings;
use super::simplified::simplify;

/// How well a name fits what was typed; the smaller, the better.
///
/// Ranks compare by how the name was found, then by how far into the name that begins, then by how much of the name is left over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// How the name was found.
    pub how: How,
    /// Characters of the name before the place that was found.
    skipped: usize,
    /// Characters of the name that were not typed.
    left: usize,
}

/// How a name was found, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The name begins with it.
    Beginning,
    /// A word of the name begins with it.
    Word,
    /// It stands somewhere in the name.
    Within,
    /// It is the pinyin of the name or of a part, whole syllables up to the last one; or a name of several words written as one.
    Pinyin,
    /// It is the initials of the name or of a part.
    Initials,
    /// Characters, syllables and initials, each as came to hand: `恒da`, `xyu`, `zhw`.
    Mixed,
    /// Its letters stand in the name in their order, the first at the start of a word.
    Loose,
}

impl Rank {
    /// Returns how unlikely it is that the name was meant, in three steps: a beginning or a spelling of the whole 0, a part from inside the
    /// name 1, letters that merely stand in their order 2.
    pub fn unlikelihood(self) -> u8 {
        match self.how {
            How::Beginning | How::Word => 0,
            How::Pinyin | How::Initials | How::Mixed if self.is_at_start() => 0,
            How::Within | How::Pinyin | How::Initials | How::Mixed => 1,
            How::Loose => 2,
        }
    }

    /// Tells whether the name was found from its first character on.
    pub fn is_at_start(self) -> bool {
        self.skipped == 0
    }

    /// Tells whether nothing of the name is left over: all of it was typed, in whatever way.
    pub fn is_whole(self) -> bool {
        self.skipped == 0 && self.left == 0 && self.how != How::Loose
    }
}

/// What was typed, made ready for comparing with many names.
#[derive(Debug, Clone)]
pub struct Finder {
    /// As typed, folded and simplified, without blanks around it.
    text: String,
    /// Its letters and digits only; empty when there are more of them than [`MOST_LETTERS`].
    letters: Vec<char>,
}

/// The most letters that are compared with spellings: their places are the bits of [`Places`], with one more for the end.
/// Whoever types more types the name itself.
const MOST_LETTERS: usize = Places::BITS as usize - 1;

/// A set of places between the typed letters, up to which a name may have been read: bit 0 before the first letter.
type Places = u128;

impl Finder {
    /// Takes what was typed of a name; case, width, accents, simplified or traditional characters and blanks around it are no matter.
    pub fn new(typed: &str) -> Self {
        let folded = fold(typed);
        let text = folded.trim();
        let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        if letters.len() > MOST_LETTERS {
            letters.clear();
        }
        Finder { text: simplify(text).into_owned(), letters }
    }

    /// Ranks a name; `None` when it does not fit. Nothing typed fits every name equally.
    pub fn rank(&self, name: &str) -> Option<Rank> {
        if self.text.is_empty() {
            return Some(Rank { how: How::Beginning, skipped: 0, left: 0 });
        }
        let name = fold(name);
        // A spelling is that of the character as written: 乾 of a name is read qián, and its simplified form gān.
        self.rank_text(&simplify(&name)).or_else(|| self.rank_spelling(&name))
    }

    /// Looks for the text itself in a folded name.
    fn rank_text(&self, name: &str) -> Option<Rank> {
        let first = name.find(&self.text)?;
        let starts_word = |at: usize| is_word_start(name[..at].chars().next_back(), name[at..].chars().next());
        let word = name.match_indices(&self.text).map(|(at, _)| at).find(|&at| starts_word(at));
        let (how, at) = match (first, word) {
            (0, _) => (How::Beginning, 0),
            (_, Some(at)) => (How::Word, at),
            (at, None) => (How::Within, at),
        };
        let left = name.chars().count() - self.text.chars().count();
        Some(Rank { how, skipped: name[..at].chars().count(), left })
    }

    /// Looks for what was typed in the spelling of a folded name.
    fn rank_spelling(&self, name: &str) -> Option<Rank> {
        let first = *self.letters.first()?;
        let units = units(name, first);
        let begins = |at: &usize| units[*at].starts && (units[*at].c == first || units[*at].has_reading_with_first);
        // A single initial somewhere in a name says nothing.
        let starts = if self.letters.len() > 1 { units.len() } else { 1 };
        let mut best: Option<Rank> = None;
        for at in (0..starts.min(units.len())).filter(begins) {
            // What the loosest way does not read, the others do not, either.
            if self.read(&units[at..], How::Mixed).is_none() {
                continue;
            }
            let ways = [How::Pinyin, How::Initials, How::Mixed];
            let found = ways.into_iter().find_map(|how| Some((how, self.read(&units[at..], how)?)));
            let rank = found.map(|(how, read)| Rank { how, skipped: at, left: units.len() - at - read });
            best = [best, rank].into_iter().flatten().min();
        }
        best.or_else(|| self.rank_loosely(&units))
    }

    /// Reads the typed letters from a name's units in one way, and tells how many units that took; a syllable that is only begun is not
    /// counted.
    ///
    /// It follows all readings at once: `places` are those between the letters that a reading of the units so far may have come to. So
    /// a name of many readings costs no more than one of few.
    fn read(&self, units: &[Unit], how: How) -> Option<usize> {
        let end: Places = 1 << self.letters.len();
        let mut places: Places = 1;
        // Where the rest of a word was left out; reading goes on at the next word.
        let mut beyond_word: Places = 0;
        for (taken, unit) in units.iter().enumerate() {
            if unit.starts {
                places |= std::mem::take(&mut beyond_word);
            } else if how != How::Pinyin {
                beyond_word |= places;
            }
            let before = places;
            places = self.step(unit, places, how);
            if places & end != 0 {
                let is_begun = how == How::Pinyin && unit.is_han && !self.ends_with_syllable(unit, before);
                return Some(taken + usize::from(!is_begun));
            }
            if places | beyond_word == 0 {
                return None;
            }
        }
        None
    }

    /// Returns the places that can be reached from some places over one unit.
    fn step(&self, unit: &Unit, mut places: Places, how: How) -> Places {
        let mut reached: Places = 0;
        while places != 0 {
            let at = places.trailing_zeros() as usize;
            places &= places - 1;
            let Some(&letter) = self.letters.get(at) else { continue };
            if letter == unit.c && (!unit.is_han || how == How::Mixed) {
                reached |= 1 << (at + 1);
            }
            if unit.is_han && letter.is_ascii_lowercase() {
                reached |= readings(unit.c).fold(0, |reached, reading| reached | self.syllable(reading, at, how));
            }
        }
        reached
    }

    /// Tells whether the letters behind one of the places are a whole reading of a unit.
    fn ends_with_syllable(&self, unit: &Unit, places: Places) -> bool {
        readings(unit.c).any(|reading| {
            let at = self.letters.len().checked_sub(reading.len());
            at.is_some_and(|at| places & (1 << at) != 0 && reading.chars().eq(self.letters[at..].iter().copied()))
        })
    }

    /// Returns the places that can be reached from one place over one reading of a character.
    fn syllable(&self, reading: &str, at: usize, how: How) -> Places {
        let typed = &self.letters[at..];
        let common = reading.chars().zip(typed).take_while(|(wanted, letter)| wanted == *letter).count();
        if common == 0 {
            return 0;
        }
        let mut reached: Places = 0;
        // The last syllable may be begun only.
        if how != How::Initials && (common == reading.len() || common == typed.len()) {
            reached |= 1 << (at + common);
        }
        if how != How::Pinyin {
            reached |= 1 << (at + 1);
        }
        // zh, ch and sh are initials, too.
        if how == How::Mixed && common >= 2 && reading[1..].starts_with('h') {
            reached |= 1 << (at + 2);
        }
        reached
    }

    /// Looks for the letters in their order, from the start of a word on; the closer together, the better.
    fn rank_loosely(&self, units: &[Unit]) -> Option<Rank> {
        if self.letters.len() < 2 || !self.letters.iter().all(char::is_ascii) {
            return None;
        }
        let starts = (0..units.len()).filter(|&at| units[at].starts && units[at].c == self.letters[0]);
        let rank = |at: usize| {
            let mut letters = self.letters.iter().peekable();
            let taken = units[at..].iter().take_while(|unit| {
                let is_wanted = letters.peek().is_some();
                letters.next_if(|letter| **letter == unit.c);
                is_wanted
            });
            let span = taken.count();
            letters.peek().is_none().then(|| Rank { how: How::Loose, skipped: span - self.letters.len(), left: at })
        };
        starts.filter_map(rank).min()
    }
}

/// A letter, digit or character of a name.
struct Unit {
    c: char,
    is_han: bool,
    /// Whether one may begin to read here: a Han character, or the first letter of a word.
    starts: bool,
    /// Whether a reading of it begins as the typed letters do.
    has_reading_with_first: bool,
}

/// Cuts a folded name into what is read, leaving out what parts words.
fn units(name: &str, first: char) -> Vec<Unit> {
    let mut before = None;
    let mut units = Vec::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() {
            let is_han = is_han(c);
            let begins = |reading: &str| reading.starts_with(first);
            units.push(Unit {
                c,
                is_han,
                starts: is_word_start(before, Some(c)),
                has_reading_with_first: is_han && first.is_ascii() && readings(c).any(begins),
            });
        }
        before = Some(c);
    }
    units
}

/// Tells whether a word starts between two characters: each Han character is one, and so is a run of other letters and digits.
fn is_word_start(before: Option<char>, c: Option<char>) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() && !is_han(c);
    let Some(c) = c else { return false };
    is_han(c) || (part_of_word(c) && !before.is_some_and(part_of_word))
}

#[cfg(test)]
mod tests;
