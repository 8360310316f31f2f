//! The table of cards as a file in the cache folder: lines of cells parted by tabs.

use super::Row;
use crate::app::Context;
use crate::store::{BookPath, Stamp};
use std::fmt::Write;

/// The cache's file, and its first line: another line means another version.
const FILE: &str = "names";
const HEADER: &str = "wlog names 4\n";
/// What stands at the beginning of a folder's line; no path of a card begins so.
const FOLDER: &str = "\tfolder\t";

/// What a card's line says of its organisation.
const WITH_ORG: &str = "org";
const WITHOUT_ORG: &str = "-";

/// The folders of the cards, with what the file system says of them.
pub type Folders = Vec<(BookPath, Option<Stamp>)>;

/// What the cache says.
#[derive(Default)]
pub struct Cached<'c> {
    /// The cards' folders as they were.
    pub folders: Folders,
    /// Whether every card is in the cache, and no folder may have changed unseen.
    pub is_whole: bool,
    /// The cards.
    pub rows: Vec<CachedRow<'c>>,
}

/// A card in the cache: a line that is taken apart only as far as it is needed, since most commands pass most cards by.
#[derive(Clone, Copy)]
pub struct CachedRow<'c>(&'c str);

impl<'c> CachedRow<'c> {
    /// Returns the card's file.
    pub fn path(self) -> &'c str {
        self.0.split('\t').next().unwrap_or_default()
    }

    /// Tells whether the file's stamp is this one.
    pub fn has_stamp(self, stamp: Stamp) -> bool {
        self.stamp() == Some(&stamp_cells(stamp))
    }

    /// Returns the file's stamp as it is written here.
    pub fn stamp(self) -> Option<&'c str> {
        self.0.split('\t').nth(1)
    }

    /// Tells whether the card may name an organisation.
    pub fn may_have_org(self) -> bool {
        self.0.split('\t').nth(2) == Some(WITH_ORG)
    }

    /// Walks the card's name, then its aliases.
    pub fn names(self) -> impl Iterator<Item = &'c str> {
        self.0.split('\t').skip(3)
    }
}

/// Reads the bytes of the cache; none when there is no such file.
pub fn read(context: &Context) -> Vec<u8> {
    context.cache.as_ref().and_then(|cache| cache.read(FILE)).unwrap_or_default()
}

/// Looks at the cards' folders, those below that the cache knows included.
pub fn folders(context: &Context, known: &Folders) -> Folders {
    let below = known.iter().map(|(folder, _)| folder).filter(|folder| folder.parent().is_some());
    context.book.stamp_folders(&below.cloned().collect::<Vec<_>>())
}

/// Writes the cache.
pub fn write(context: &Context, folders: &Folders, rows: &[Row]) {
    let Some(cache) = &context.cache else { return };
    let mut below: Vec<BookPath> = rows.iter().filter_map(|row| row.file.path.parent()).collect();
    below.retain(|folder| folder.parent().is_some());
    below.dedup();
    let mut folders = folders.clone();
    // A folder that is new to the cache is looked at now; the cards in it were read before, so a change in between shows.
    let is_known = |folder: &BookPath| folders.iter().any(|(known, _)| known == folder);
    let new: Vec<BookPath> = below.into_iter().filter(|folder| !is_known(folder)).collect();
    let has_new = !new.is_empty();
    folders.extend(context.book.stamp_folders(&new).into_iter().filter(|(folder, _)| new.contains(folder)));
    let settled = |stamp: &Option<Stamp>| stamp.is_none_or(|stamp| stamp.settled(context.wall_clock));
    let lines: Vec<String> = rows.iter().filter_map(|row| line(row, context)).collect();
    let is_whole = lines.len() == rows.len() && folders.iter().all(|(_, stamp)| settled(stamp)) && !has_new;
    // What changed a moment ago is not vouched for yet. Writing the file for the rest would cost more than it saves: it lies in
    // the way of the entry that waits for the same disk.
    if !is_whole && !has_new {
        return;
    }
    let mut body = String::new();
    for (folder, stamp) in &folders {
        // Writing into a String cannot fail.
        let _ = writeln!(body, "{FOLDER}{folder}\t{}", stamp.map_or_else(|| "-".to_owned(), stamp_cells));
    }
    body.extend(lines);
    let whole = if is_whole { "whole" } else { "part" };
    cache.write(FILE, format!("{HEADER}{body}{whole}\t{}\n", body.len()).as_bytes());
}

/// Writes a card's line; `None` for one that may change without a new stamp, or that cells cannot hold.
fn line(row: &Row, context: &Context) -> Option<String> {
    let plain = |text: &String| !text.contains(['\t', '\n', '\r']);
    let fits = row.file.stamp.settled(context.wall_clock) && row.names.iter().all(plain);
    fits.then(|| {
        format!(
            "{}\t{}\t{}\t{}\n",
            row.file.path,
            stamp_cells(row.file.stamp),
            if row.may_have_org { WITH_ORG } else { WITHOUT_ORG },
            row.names.join("\t")
        )
    })
}

/// Writes a stamp as one cell.
pub fn stamp_cells(stamp: Stamp) -> String {
    let Stamp { size, mtime_ns, ctime_ns, inode } = stamp;
    format!("{size} {mtime_ns} {ctime_ns} {inode}")
}

/// Reads the cache; `None` for anything that is not a cache of this version, down to its last line, which vouches for the others.
pub fn parse(bytes: &[u8]) -> Option<Cached<'_>> {
    let body = std::str::from_utf8(bytes).ok()?.strip_prefix(HEADER)?;
    let last = body.strip_suffix('\n')?.rfind('\n').map_or(0, |at| at + 1);
    let (lines, vouch) = body.split_at(last);
    let (whole, length) = vouch.trim_end().split_once('\t')?;
    if length.parse() != Ok(lines.len()) {
        return None;
    }
    let mut cached = Cached { is_whole: whole == "whole", ..Cached::default() };
    for line in lines.lines() {
        match line.strip_prefix(FOLDER) {
            Some(folder) => cached.folders.push(read_folder(folder)?),
            None => cached.rows.push(CachedRow(line)),
        }
    }
    Some(cached)
}

fn read_folder(line: &str) -> Option<(BookPath, Option<Stamp>)> {
    let (path, rest) = line.split_once('\t')?;
    let stamp = if rest == "-" { None } else { Some(read_stamp(&mut rest.split(' '))?) };
    Some((BookPath::new(path).ok()?, stamp))
}

fn read_stamp<'c>(cells: &mut impl Iterator<Item = &'c str>) -> Option<Stamp> {
    Some(Stamp {
        size: cells.next()?.parse().ok()?,
        mtime_ns: cells.next()?.parse().ok()?,
        ctime_ns: cells.next()?.parse().ok()?,
        inode: cells.next()?.parse().ok()?,
    })
}
