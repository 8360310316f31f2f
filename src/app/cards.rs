//! The names of all cards and where each card lies, kept in the cache folder so that a day's command need not read every card.

use super::{Context, Error};
use crate::format;
use crate::model::{Card, CardKind, Names};
use crate::store::{BookPath, Stamp, Stamped};
use std::collections::BTreeMap;
use std::time::SystemTime;

/// The cache's file, and its first line: another line means another version.
const FILE: &str = "names";
const HEADER: &str = "wlog names 1";

/// The names of the cards and their files.
#[derive(Debug, Clone, Default)]
pub struct CardTable {
    /// The names and aliases.
    pub names: Names,
    paths: BTreeMap<(CardKind, String), BookPath>,
}

impl CardTable {
    /// Reads the table: from the cache what has not changed since, from the cards the rest.
    ///
    /// A card that cannot be read stands under its file's stem, so that it can be linked all the same.
    pub fn load(context: &Context) -> Result<Self, Error> {
        let walked = context.book.walk_cards()?;
        let bytes = context.cache.as_ref().and_then(|cache| cache.read(FILE)).unwrap_or_default();
        let cached = read_cache(&bytes);
        let mut changed = cached.len() != walked.len();
        let rows: Vec<Row> = walked
            .into_iter()
            .filter_map(|file| match cached.get(file.path.as_str()) {
                Some((stamp, names)) if *stamp == file.stamp => Some(Row { file, names: names.clone() }),
                _ => {
                    changed = true;
                    Row::read(context, file)
                }
            })
            .collect();
        if let (true, Some(cache)) = (changed, &context.cache) {
            cache.write(FILE, write_cache(&rows, context.wall_clock).as_bytes());
        }
        Ok(Self::of(rows))
    }

    /// Makes a table that knows names but no files.
    pub fn of_names(names: Names) -> Self {
        CardTable { names, paths: BTreeMap::new() }
    }

    /// Returns the file of a card.
    pub fn path(&self, kind: CardKind, name: &str) -> Option<&BookPath> {
        self.paths.get(&(kind, name.to_owned()))
    }

    /// Reads a card; `None` when there is none of that name or it cannot be read.
    pub fn card(&self, context: &Context, kind: CardKind, name: &str) -> Option<Card> {
        read_card(context, kind, self.path(kind, name)?)
    }

    /// Walks all cards' kinds, names and files.
    pub fn all(&self) -> impl Iterator<Item = (CardKind, &str, &BookPath)> {
        self.paths.iter().map(|((kind, name), path)| (*kind, name.as_str(), path))
    }

    fn of(rows: Vec<Row>) -> Self {
        let mut table = CardTable::default();
        for Row { file, names } in rows {
            let Some(kind) = kind_of(&file.path) else { continue };
            let Some((name, aliases)) = names.split_first() else { continue };
            table.names.insert(kind, name, aliases.iter().map(String::as_str));
            table.paths.entry((kind, name.clone())).or_insert(file.path);
        }
        table
    }
}

/// A card's file with its name and aliases.
struct Row {
    file: Stamped,
    names: Vec<String>,
}

impl Row {
    fn read(context: &Context, file: Stamped) -> Option<Self> {
        let kind = kind_of(&file.path)?;
        let names = match read_card(context, kind, &file.path) {
            Some(card) => std::iter::once(card.name).chain(card.aliases).collect(),
            None => vec![stem(&file.path).to_owned()],
        };
        Some(Row { file, names })
    }

    /// Writes the row; `None` for one that may change without a new stamp, or that the cache's lines cannot hold.
    fn line(&self, taken: SystemTime) -> Option<String> {
        let Stamp { size, mtime_ns, ctime_ns, inode } = self.file.stamp;
        let plain = |text: &String| !text.contains(['\t', '\n', '\r']);
        let fits = self.file.stamp.settled(taken) && self.names.iter().all(plain);
        fits.then(|| {
            format!("{}\t{size}\t{mtime_ns}\t{ctime_ns}\t{inode}\t{}\n", self.file.path, self.names.join("\t"))
        })
    }
}

/// Reads a card's file; `None` when it cannot be read.
pub fn read_card(context: &Context, kind: CardKind, path: &BookPath) -> Option<Card> {
    let text = context.book.read_text(path).ok()??;
    Some(format::parse_card(kind, stem(path), &text).card)
}

/// Returns the kind of card that lies in a file's folder.
pub fn kind_of(path: &BookPath) -> Option<CardKind> {
    let folder = path.as_str().split('/').next()?;
    CardKind::ALL.into_iter().find(|kind| kind.folder() == folder)
}

fn stem(path: &BookPath) -> &str {
    path.name().strip_suffix(".md").unwrap_or(path.name())
}

fn write_cache(rows: &[Row], taken: SystemTime) -> String {
    let lines: String = rows.iter().filter_map(|row| row.line(taken)).collect();
    // The last line vouches for the ones before: a file that was cut short has none.
    format!("{HEADER}\n{lines}end\t{}\n", lines.len())
}

/// Reads the cache into stamps and names by path; empty for anything that is not a whole cache of this version.
fn read_cache(bytes: &[u8]) -> BTreeMap<&str, (Stamp, Vec<String>)> {
    let parts = std::str::from_utf8(bytes).ok().and_then(|text| text.strip_prefix(HEADER)?.strip_prefix('\n'));
    let Some((lines, length)) = parts.and_then(|rest| rest.strip_suffix('\n')?.rsplit_once("end\t")) else {
        return BTreeMap::new();
    };
    if length.parse() != Ok(lines.len()) {
        return BTreeMap::new();
    }
    lines.lines().filter_map(read_row).collect()
}

fn read_row(line: &str) -> Option<(&str, (Stamp, Vec<String>))> {
    let mut cells = line.split('\t');
    let path = cells.next()?;
    let stamp = Stamp {
        size: cells.next()?.parse().ok()?,
        mtime_ns: cells.next()?.parse().ok()?,
        ctime_ns: cells.next()?.parse().ok()?,
        inode: cells.next()?.parse().ok()?,
    };
    Some((path, (stamp, cells.map(str::to_owned).collect())))
}
