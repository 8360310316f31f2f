//! The table of known names, and how a name becomes a file name.

use super::CardKind;
use crate::text;
use std::collections::BTreeMap;
use std::ops::Bound;

/// The known names of cards, with their aliases, by the form in which names compare (NFKC, case folded).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    tables: [BTreeMap<String, Known>; 3],
}

/// What a compared form stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    card: String,
    is_alias: bool,
}

impl Names {
    /// Adds a card's name and aliases. A name wins over an equal alias; among equals the card whose name sorts first wins, so that a table
    /// says the same in whatever order its cards were found.
    pub fn insert<'a>(&mut self, kind: CardKind, name: &str, aliases: impl IntoIterator<Item = &'a str>) {
        let table = &mut self.tables[kind as usize];
        let key = text::name_key(name);
        if key.is_empty() {
            return;
        }
        let mut add = |key: String, is_alias: bool| {
            let known = table.entry(key).or_insert_with(|| Known { card: name.to_owned(), is_alias });
            if (is_alias, name) < (known.is_alias, known.card.as_str()) {
                *known = Known { card: name.to_owned(), is_alias };
            }
        };
        add(key, false);
        for key in aliases.into_iter().map(text::name_key) {
            if !key.is_empty() {
                add(key, true);
            }
        }
    }

    /// Returns the card's name for a name or an alias, however it is cased or spaced.
    pub fn resolve(&self, kind: CardKind, name: &str) -> Option<&str> {
        self.tables[kind as usize].get(&text::name_key(name)).map(|known| known.card.as_str())
    }

    /// Finds the longest beginning of `text` that is a known name: the card's name, and how many bytes of `text` it took.
    ///
    /// A beginning counts only where a name may end: not between two Latin letters or digits.
    pub fn longest_prefix(&self, kind: CardKind, text: &str) -> Option<(&str, usize)> {
        let table = &self.tables[kind as usize];
        let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
        ends.push(text.len());
        ends.into_iter()
            .rev()
            .filter(|&end| end > 0 && name_may_end(&text[..end], &text[end..]))
            .find_map(|end| Some((table.get(&text::name_key(&text[..end]))?.card.as_str(), end)))
    }

    /// Walks the cards' names of one kind, without aliases, in the order of their compared forms.
    pub fn cards(&self, kind: CardKind) -> impl Iterator<Item = &str> {
        self.tables[kind as usize].values().filter(|known| !known.is_alias).map(|known| known.card.as_str())
    }

    /// Walks the aliases of one kind with the card each stands for.
    pub fn aliases(&self, kind: CardKind) -> impl Iterator<Item = (&str, &str)> {
        self.tables[kind as usize]
            .iter()
            .filter(|(_, known)| known.is_alias)
            .map(|(alias, known)| (alias.as_str(), known.card.as_str()))
    }

    /// Walks the compared forms that begin with `key`, aliases included, with the card each stands for, in their order.
    pub fn beginning_with<'a>(&'a self, kind: CardKind, key: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.tables[kind as usize]
            .range::<str, _>((Bound::Included(key), Bound::Unbounded))
            .take_while(move |(known, _)| known.starts_with(key))
            .map(|(known, card)| (known.as_str(), card.card.as_str()))
    }

    /// Finds the only card of which an unknown name is a part: its first or last word (`Mara` of `Mara Quell`), or two or more Han characters at
    /// either end (恒达 of 恒达机械). `None` where no card has that part, or several do.
    pub fn sole_with_part(&self, kind: CardKind, name: &str) -> Option<&str> {
        let key = text::name_key(name);
        let is_short_han = key.chars().count() < 2 && key.chars().all(text::is_han);
        if key.is_empty() || is_short_han {
            return None;
        }
        let is_part = |known: &str| {
            let (behind, before) = (known.strip_prefix(key.as_str()), known.strip_suffix(key.as_str()));
            let parted = |rest: &str, at_start: bool| match at_start {
                true => rest.starts_with(' ') || (rest.starts_with(text::is_han) && key.ends_with(text::is_han)),
                false => rest.ends_with(' ') || (rest.ends_with(text::is_han) && key.starts_with(text::is_han)),
            };
            behind.is_some_and(|rest| parted(rest, true)) || before.is_some_and(|rest| parted(rest, false))
        };
        let mut found =
            self.tables[kind as usize].iter().filter(|(known, _)| is_part(known)).map(|(_, known)| &known.card);
        let first = found.next()?;
        found.all(|card| card == first).then_some(first.as_str())
    }

    /// Finds the known name nearest to an unknown one, for a did-you-mean; `None` when none is near.
    ///
    /// Near is one edit for names of 3 to 5 characters, two for longer ones (optimal string alignment distance).
    pub fn nearest(&self, kind: CardKind, name: &str) -> Option<&str> {
        let key: Vec<char> = text::name_key(name).chars().collect();
        let limit = match key.len() {
            0..=2 => return None,
            3..=5 => 1,
            _ => 2,
        };
        self.tables[kind as usize]
            .iter()
            .filter(|(known, _)| known.chars().count().abs_diff(key.len()) <= limit)
            .map(|(known, card)| (text::edit_distance(&key, &known.chars().collect::<Vec<_>>()), card))
            .filter(|(distance, _)| (1..=limit).contains(distance))
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, card)| card.card.as_str())
    }
}

/// Tells whether a name may end between two texts: not between two letters or digits, Han characters aside.
pub fn name_may_end(before: &str, after: &str) -> bool {
    let wordy = |c: char| c.is_alphanumeric() && !text::is_han(c);
    match (before.chars().next_back(), after.chars().next()) {
        (Some(last), Some(next)) => !(wordy(last) && wordy(next)),
        _ => true,
    }
}

/// The most bytes a file name's stem may have; the rest of the 255 that file systems allow is for endings and sync programs' marks.
const LONGEST_STEM: usize = 100;

/// Names that Windows keeps for devices, whatever the ending.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Turns a name into the stem of its card's file (FORMAT, cards): NFC, lower case, unsafe characters to `-`; never empty.
pub fn file_stem(name: &str) -> String {
    let lowered = text::nfc(name).to_lowercase();
    let safe: String = lowered.chars().map(|c| if is_unsafe(c) { '-' } else { c }).collect();
    let mut stem = trim_edges(&safe);
    let cut = stem.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= LONGEST_STEM).last();
    stem = trim_edges(&stem[..cut.unwrap_or(0)]);
    if stem.is_empty() {
        return "_".to_owned();
    }
    let base = stem.split('.').next().unwrap_or_default();
    if RESERVED.contains(&base) { format!("_{stem}") } else { stem.to_owned() }
}

fn is_unsafe(c: char) -> bool {
    c.is_whitespace() || c.is_control() || text::is_invisible(c) || r#"<>:"/\|?*"#.contains(c)
}

fn trim_edges(stem: &str) -> &str {
    stem.trim_matches(['.', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_are_safe_everywhere() {
        let cases = [
            ("loan-renewal", "loan-renewal"),
            ("Li Na", "li-na"),
            ("张伟", "张伟"),
            ("../../etc/passwd", "etc-passwd"),
            (".hidden", "hidden"),
            ("a\\b:c", "a-b-c"),
            ("CON", "_con"),
            ("con.tar", "_con.tar"),
            ("...", "_"),
            ("😀", "😀"),
        ];
        for (name, stem) in cases {
            assert_eq!(file_stem(name), stem, "{name}");
        }
        assert!(file_stem(&"长".repeat(300)).len() <= LONGEST_STEM);
    }

    #[test]
    fn the_longest_known_name_wins() {
        let mut names = Names::default();
        names.insert(CardKind::Contact, "李白", ["太白"]);
        names.insert(CardKind::Contact, "李", []);
        names.insert(CardKind::Contact, "Li", []);
        assert_eq!(names.longest_prefix(CardKind::Contact, "李白谈续贷"), Some(("李白", 6)));
        assert_eq!(names.longest_prefix(CardKind::Contact, "太白来访"), Some(("李白", 6)));
        assert_eq!(names.longest_prefix(CardKind::Contact, "Lisa"), None);
        assert_eq!(names.longest_prefix(CardKind::Contact, "LI谈"), Some(("Li", 2)));
    }

    #[test]
    fn a_part_of_one_name_alone_is_offered() {
        let mut names = Names::default();
        for name in ["Mara Quell", "Li Na", "Li Wei", "恒达机械", "北方恒达", "欧阳小明", "Anna", "Dr. Bo Berg"]
        {
            names.insert(CardKind::Contact, name, []);
        }
        names.insert(CardKind::Contact, "Tobin Hale", ["Toby Hale"]);
        for (part, whole) in [
            ("Mara", Some("Mara Quell")),
            ("QUELL", Some("Mara Quell")),
            ("Li", None),
            ("Na", Some("Li Na")),
            ("恒达", None),
            ("机械", Some("恒达机械")),
            ("小明", Some("欧阳小明")),
            ("明", None),
            ("Ann", None),
            ("Bo", None),
            ("Hale", Some("Tobin Hale")),
            ("Toby", Some("Tobin Hale")),
            ("", None),
        ] {
            assert_eq!(names.sole_with_part(CardKind::Contact, part), whole, "{part}");
        }
    }

    #[test]
    fn a_table_says_the_same_in_whatever_order_its_cards_come() {
        let cards = [("Bob", ["boss"]), ("Ann", ["boss"]), ("ann", ["x"]), ("Boss", ["ann"])];
        let table = |order: &[usize]| {
            let mut names = Names::default();
            order.iter().for_each(|at| names.insert(CardKind::Contact, cards[*at].0, cards[*at].1));
            names
        };
        let names = table(&[0, 1, 2, 3]);
        assert_eq!(names.resolve(CardKind::Contact, "boss"), Some("Boss"));
        assert_eq!(names.resolve(CardKind::Contact, "ANN"), Some("Ann"));
        for order in [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
            assert_eq!(table(&order), names, "{order:?}");
        }
    }

    #[test]
    fn a_near_name_is_offered() {
        let mut names = Names::default();
        names.insert(CardKind::Org, "Hengda", []);
        assert_eq!(names.nearest(CardKind::Org, "Henga"), Some("Hengda"));
        assert_eq!(names.nearest(CardKind::Org, "Admiralty"), None);
    }
}
