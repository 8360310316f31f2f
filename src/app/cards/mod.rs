//! The names of all cards and where each card lies, kept in the cache folder so that a day's command need not read every card.

mod cache;
#[cfg(test)]
#[allow(clippy::disallowed_methods)] // A test that makes a book by hand.
mod tests;
mod understand;

pub use understand::{Named, understand};

use super::{Context, Error};
use crate::format;
use crate::model::{Card, CardKind, Details, Links, Names};
use crate::query::People;
use crate::store::{BookPath, Stamped};
use crate::text::name_key;
use cache::Cached;
use std::collections::{HashMap, HashSet};

/// The names of the cards and their files.
#[derive(Debug, Clone, Default)]
pub struct CardTable {
    /// The names and aliases.
    pub names: Names,
    /// Looked through from the front: a command asks for a few files of the thousands, which costs less than to sort them all.
    files: Vec<CardFile>,
}

/// Where a card lies.
#[derive(Debug, Clone)]
struct CardFile {
    kind: CardKind,
    name: String,
    path: BookPath,
    /// Whether its text has the word by which cards name an organisation.
    may_have_org: bool,
    /// The stamp under which the cache has it, where its file was not looked at.
    unseen: Option<String>,
}

impl CardTable {
    /// Reads the table: from the cache what has not changed since, from the cards the rest. Looks at every card's stamp.
    ///
    /// A card that cannot be read stands under its file's stem, so that it can be linked all the same.
    pub fn load(context: &Context) -> Result<Self, Error> {
        let cached = cache::read(context).unwrap_or_default();
        let folders = cache::folders(context, &cached.folders);
        let walked = context.book.walk_cards()?;
        let mut changed = !cached.is_whole || cached.rows().count() != walked.len() || cached.folders != folders;
        // Both lists are in the order of the paths.
        let mut known = cached.rows().peekable();
        let mut rows = Vec::with_capacity(walked.len());
        for file in walked {
            while known.next_if(|row| row.path() < file.path.as_str()).is_some() {}
            match known.next_if(|row| row.path() == file.path.as_str() && row.has_stamp(file.stamp)) {
                Some(row) => rows.push(Row {
                    file,
                    may_have_org: row.may_have_org(),
                    names: row.names().map(str::to_owned).collect(),
                }),
                None => {
                    changed = true;
                    rows.extend(Row::read(context, file));
                }
            }
        }
        if changed {
            cache::write(context, &folders, &rows);
        }
        Ok(Self::of(rows.iter().map(|row| Listed {
            path: row.file.path.as_str(),
            may_have_org: row.may_have_org,
            unseen: None,
            names: row.names.iter().map(String::as_str),
        })))
    }

    /// Reads the table for a command that only reads: as long as no card came, went or was renamed, the cache is taken at its word.
    ///
    /// A name or an alias that an editor changed in place is seen once the whole table was read again: by `list`, by an entry that names
    /// somebody who is not in it, or when [`CardTable::still_holds`] denies. The demand is that a glance at a book with thousands of contacts looks at none of them.
    pub fn glance(context: &Context) -> Self {
        Self::of_cache(context, cache::read(context), |_| true)
    }

    /// Reads as much of the table as the names that begin like one of the texts need, as [`CardTable::glance`] does.
    ///
    /// Every card whose name or alias could be the beginning of a text is in it. A name that is not found has to be looked for
    /// in the whole table.
    pub fn glance_for<'t>(context: &Context, texts: impl Iterator<Item = &'t str>) -> Self {
        let wanted: HashSet<char> = texts.filter_map(initial).collect();
        let is_wanted = |name: &str| initial(name).is_some_and(|initial| wanted.contains(&initial));
        let of_all_kinds =
            CardKind::ALL.into_iter().flat_map(|kind| wanted.iter().map(move |first| (kind.folder(), *first)));
        Self::of_cache(context, cache::read_some(context, &of_all_kinds.collect()), is_wanted)
    }

    /// Takes the cache at its word as long as no card came or went.
    fn of_cache(context: &Context, cached: Option<Cached>, is_wanted: impl Fn(&str) -> bool) -> Self {
        match cached.filter(|cached| is_current(context, cached)) {
            Some(cached) => {
                let rows = cached.rows().filter(|row| row.names().any(&is_wanted));
                Self::of(rows.map(|row| Listed {
                    path: row.path(),
                    may_have_org: row.may_have_org(),
                    unseen: row.stamp(),
                    names: row.names(),
                }))
            }
            // Days can be read without knowing names.
            None => Self::load(context).unwrap_or_default(),
        }
    }

    /// Makes a table that knows names but no files.
    pub fn of_names(names: Names) -> Self {
        CardTable { names, files: Vec::new() }
    }

    /// Returns the file of a card.
    pub fn path(&self, kind: CardKind, name: &str) -> Option<&BookPath> {
        self.files.iter().find(|file| file.kind == kind && file.name == name).map(|file| &file.path)
    }

    /// Tells whether the cards of some links say what the table has of them: a look at each of these few files.
    ///
    /// An editor that changes a name or an alias in place changes no folder, by which a glance would see it.
    pub fn still_holds(&self, context: &Context, links: &Links) -> bool {
        let linked = |file: &&CardFile| links.of(file.kind).contains(&file.name);
        let has_stamp = |file: &CardFile| match &file.unseen {
            Some(stamp) => {
                context.book.stamp(&file.path).ok().flatten().map(cache::stamp_cells).as_ref() == Some(stamp)
            }
            None => true,
        };
        self.files.iter().filter(linked).all(has_stamp)
    }

    /// Reads who works where, from the contacts' cards that may say so.
    pub fn people(&self, context: &Context) -> People {
        let mut people = People::default();
        for file in self.files.iter().filter(|file| file.kind == CardKind::Contact && file.may_have_org) {
            if let Some(Card { name, details: Details::Contact(contact), .. }) =
                read_card(context, file.kind, &file.path)
            {
                people.insert(&name, contact.orgs);
            }
        }
        people
    }

    fn of<'r, N: Iterator<Item = &'r str>>(rows: impl Iterator<Item = Listed<'r, N>>) -> Self {
        let mut table = CardTable::default();
        for Listed { path, may_have_org, unseen, mut names } in rows {
            let (Some(kind), Some(name), Ok(path)) = (kind_of(path), names.next(), BookPath::new(path)) else {
                continue;
            };
            table.names.insert(kind, name, names);
            let (name, unseen) = (name.to_owned(), unseen.map(str::to_owned));
            table.files.push(CardFile { kind, name, path, may_have_org, unseen });
        }
        table
    }
}

/// A card as a list of all cards has it: its name comes first among the names.
struct Listed<'r, N> {
    path: &'r str,
    may_have_org: bool,
    unseen: Option<&'r str>,
    names: N,
}

/// A card's file with its name and aliases.
struct Row {
    file: Stamped,
    may_have_org: bool,
    names: Vec<String>,
}

/// A card that was found by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its file.
    pub path: BookPath,
    /// Whether its text has the word by which cards name an organisation; most have not, and need not be read for it.
    pub may_have_org: bool,
}

/// Finds cards by their own names, aliases aside, as [`CardTable::glance`] does; `None` where the whole table has to be read.
pub fn find(context: &Context, wanted: &HashSet<(CardKind, &str)>) -> Option<HashMap<(CardKind, String), Place>> {
    let initials = wanted.iter().filter_map(|(kind, name)| Some((kind.folder(), initial(name)?))).collect();
    let cached = cache::read_some(context, &initials).filter(|cached| is_current(context, cached))?;
    let place = |row: cache::CachedRow<'_>| {
        let (kind, name) = (kind_of(row.path())?, row.names().next()?);
        let place = || Some(Place { path: BookPath::new(row.path()).ok()?, may_have_org: row.may_have_org() });
        wanted.contains(&(kind, name)).then(|| Some(((kind, name.to_owned()), place()?)))?
    };
    Some(cached.rows().filter_map(place).collect())
}

/// Tells whether the cache knows every card, and none came, went or was renamed since.
fn is_current(context: &Context, cached: &Cached) -> bool {
    cached.is_whole && cached.folders == cache::folders(context, &cached.folders)
}

impl Row {
    fn read(context: &Context, file: Stamped) -> Option<Self> {
        let kind = kind_of(file.path.as_str())?;
        let text = context.book.read_text(&file.path).ok().flatten();
        let card = text.as_deref().map(|text| format::parse_card(kind, stem(&file.path), text).card);
        let names = match card {
            Some(card) => std::iter::once(card.name).chain(card.aliases).collect(),
            None => vec![stem(&file.path).to_owned()],
        };
        Some(Row { file, may_have_org: text.is_some_and(|text| text.contains("org")), names })
    }
}

/// Returns a name's initial: the first character of its compared form, without folding the rest of the nearly always plain names.
fn initial(name: &str) -> Option<char> {
    match name.trim_start().chars().next()? {
        ascii if ascii.is_ascii() => Some(ascii.to_ascii_lowercase()),
        han @ '\u{4E00}'..='\u{9FFF}' => Some(han),
        _ => name_key(name).chars().next(),
    }
}

/// Reads a card's file; `None` when it cannot be read.
pub fn read_card(context: &Context, kind: CardKind, path: &BookPath) -> Option<Card> {
    let text = context.book.read_text(path).ok()??;
    Some(format::parse_card(kind, stem(path), &text).card)
}

/// Returns the kind of card that lies in a file's folder.
pub fn kind_of(path: &str) -> Option<CardKind> {
    let folder = path.split('/').next()?;
    CardKind::ALL.into_iter().find(|kind| kind.folder() == folder)
}

/// Returns a card's file name without its ending.
pub fn stem(path: &BookPath) -> &str {
    path.name().strip_suffix(".md").unwrap_or(path.name())
}
