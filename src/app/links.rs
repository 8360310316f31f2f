//! From mentions and typed names to links: the cards they mean, and new cards for names that are clear.

use super::{CardTable, ImpossibleName, NameProblem};
use crate::config::Names as NamesPolicy;
use crate::format::{self, NewName, Resolution};
use crate::model::{CardKind, Day, Entry, Links, Mention, Names, Sigil, Task};
use crate::text;
use std::ops::Range;

/// The most characters that a card's name may have.
pub const LONGEST_NAME: usize = 200;

/// A card that an entry will bring into being.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCard {
    /// Its kind.
    pub kind: CardKind,
    /// Its name.
    pub name: String,
    /// A known name that is spelt alike, or of which this is a part: the new one may be a slip.
    pub near: Option<String>,
}

/// What somebody has said that a name means which no card has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The kind.
    pub kind: CardKind,
    /// The name as it was typed.
    pub name: String,
    /// The card's name; `None` for a new card.
    pub card: Option<String>,
}

/// What becomes of a name that may be a part of a known one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts<'a> {
    /// It makes a card, and is told of.
    Told,
    /// It is a problem, as long as nobody has said what is meant.
    Asked(&'a [Meant]),
}

/// Gathers links for an entry that is being written, and every reason why one cannot be made.
pub struct Linker<'a> {
    table: &'a CardTable,
    policy: NamesPolicy,
    parts: Parts<'a>,
    /// The links so far.
    pub links: Links,
    /// The cards to be made.
    pub new_cards: Vec<NewCard>,
    /// What stands in the way.
    pub problems: Vec<NameProblem>,
}

impl<'a> Linker<'a> {
    /// Begins with no links.
    pub fn new(table: &'a CardTable, policy: NamesPolicy) -> Self {
        let (links, new_cards, problems) = (Links::default(), Vec::new(), Vec::new());
        Linker { table, policy, parts: Parts::Told, links, new_cards, problems }
    }

    /// Lets names that may be parts of known ones be asked about.
    pub fn with_parts(self, parts: Parts<'a>) -> Self {
        Linker { parts, ..self }
    }

    /// Links a mention in a text; returns the bytes of that text that are the name, `None` when nothing is linked.
    pub fn mention(&mut self, mention: &Mention, text: &str) -> Option<Range<usize>> {
        let start = mention.name_span.start;
        if let Some(kind) = mention.sigil.card_kind()
            && let Resolution::Known { name, len } = format::resolve(mention, &self.table.names)
        {
            push(self.links.of_mut(kind), name);
            return Some(start..start + len);
        }
        match format::new_name(mention, text) {
            NewName::Clear(name) => {
                let len = name.len();
                match mention.sigil.card_kind() {
                    Some(kind) => self.name(kind, &name),
                    None => push(&mut self.links.tags, &name),
                }
                Some(start..start + len)
            }
            NewName::Unclear => {
                let problem = NameProblem::Unclear { sigil: mention.sigil, text: mention.text.clone() };
                self.problems.push(problem);
                None
            }
        }
    }

    /// Links a mention only if a card has its name, or it is a tag: for texts that were not typed for wlog.
    pub fn known_mention(&mut self, mention: &Mention) {
        complete_mention(&mut self.links, mention, &self.table.names);
    }

    /// Links the names that an option holds; an option that holds none is a problem.
    pub fn option(&mut self, kind: CardKind, value: &str) {
        for name in self.values(value) {
            self.name(kind, &name);
        }
    }

    /// Splits the value of an option into its names; one without any is a problem.
    pub fn values(&mut self, value: &str) -> Vec<String> {
        let names = format::split_values(value);
        if names.is_empty() {
            self.problems.push(NameProblem::Impossible { name: value.to_owned(), why: ImpossibleName::Empty });
        }
        names
    }

    /// Links a name that was given whole.
    pub fn name(&mut self, kind: CardKind, name: &str) {
        let name = name.trim();
        if let Some(known) = self.table.names.resolve(kind, name) {
            push(self.links.of_mut(kind), known);
            return;
        }
        if let Some(why) = impossible(name) {
            self.problems.push(NameProblem::Impossible { name: name.to_owned(), why });
            return;
        }
        let key = text::name_key(name);
        let whole = self.table.names.sole_with_part(kind, name);
        let mut near = whole.or_else(|| self.table.names.nearest(kind, name)).map(str::to_owned);
        if self.policy == NamesPolicy::Refuse {
            self.problems.push(NameProblem::Unknown { kind, name: name.to_owned(), near });
            return;
        }
        if let (Parts::Asked(meant), Some(whole)) = (self.parts, whole) {
            match meant.iter().find(|meant| meant.kind == kind && text::name_key(&meant.name) == key) {
                Some(Meant { card: Some(card), .. }) => return push(self.links.of_mut(kind), card),
                Some(Meant { card: None, .. }) => near = None,
                None => {
                    let (name, whole) = (name.to_owned(), whole.to_owned());
                    let problem = NameProblem::Part { kind, name, whole };
                    if !self.problems.contains(&problem) {
                        self.problems.push(problem);
                    }
                    return;
                }
            }
        }
        match self.new_cards.iter().find(|card| card.kind == kind && text::name_key(&card.name) == key) {
            Some(card) => push(self.links.of_mut(kind), &card.name),
            None => {
                push(self.links.of_mut(kind), name);
                self.new_cards.push(NewCard { kind, name: name.to_owned(), near });
            }
        }
    }
}

/// Adds to every entry and task of a day the links that its mentions make, and calls cards by their names.
///
/// In days that wlog did not write, a mention links only if a card matches.
pub fn complete(day: &mut Day, names: &Names) {
    day.entries.iter_mut().for_each(|entry| complete_entry(entry, names));
    day.tasks.iter_mut().for_each(|task| complete_task(task, names));
}

/// Adds to an entry the links that its mentions make, and calls cards by their names.
pub fn complete_entry(entry: &mut Entry, names: &Names) {
    call_by_name(&mut entry.links, names);
    for mention in &entry.mentions {
        complete_mention(&mut entry.links, mention, names);
    }
}

/// Adds to a task the links that its mentions make, and calls cards by their names.
pub fn complete_task(task: &mut Task, names: &Names) {
    call_by_name(&mut task.inherited, names);
    for mention in &task.mentions {
        complete_mention(&mut task.inherited, mention, names);
    }
}

fn complete_mention(links: &mut Links, mention: &Mention, names: &Names) {
    match mention.sigil.card_kind() {
        Some(kind) => {
            if let Resolution::Known { name, .. } = format::resolve(mention, names) {
                push(links.of_mut(kind), name);
            }
        }
        None => push(&mut links.tags, &mention.text),
    }
}

/// Replaces aliases by the names of their cards.
fn call_by_name(links: &mut Links, names: &Names) {
    for kind in CardKind::ALL {
        let mut called = Vec::new();
        for name in links.of(kind) {
            push(&mut called, names.resolve(kind, name).unwrap_or(name));
        }
        *links.of_mut(kind) = called;
    }
}

/// Adds a name unless an equal one is there.
pub fn push(list: &mut Vec<String>, name: &str) {
    let key = text::name_key(name);
    if !key.is_empty() && !list.iter().any(|known| text::name_key(known) == key) {
        list.push(name.to_owned());
    }
}

/// Tells why a text cannot be a card's name.
fn impossible(name: &str) -> Option<ImpossibleName> {
    if name.chars().all(|c| c.is_whitespace() || text::is_invisible(c)) {
        Some(ImpossibleName::Empty)
    } else if name.chars().any(|c| c.is_control() || is_turning(c)) {
        Some(ImpossibleName::Unprintable)
    } else if name.chars().count() > LONGEST_NAME {
        Some(ImpossibleName::TooLong)
    } else {
        None
    }
}

/// Tells whether a character turns the direction of what follows or breaks the line; in a name it can only deceive.
fn is_turning(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// Returns the sigil of a kind of card, for hints.
pub fn sigil_of(sigil: Sigil) -> char {
    match sigil {
        Sigil::Project => '+',
        Sigil::Contact => '@',
        Sigil::Org => '%',
        Sigil::Tag => '#',
    }
}
