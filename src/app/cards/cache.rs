//! The table of cards as a file in the cache folder.
//!
//! Most commands look for a few names of thousands. So a front part says which stretches of the body hold the cards of each kind and
//! initial, and only those are read. The body has a card a line, in the order of their paths: cells parted by tabs, which are taken apart only
//! as far as they are needed.

mod front;

use super::{Row, initial, kind_of};
use crate::app::Context;
use crate::store::{BookPath, Stamp};
use front::Front;
pub use front::Initial;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// The cache's file.
const FILE: &str = "names";
/// What a card's line says of its organisation.
const WITH_ORG: &str = "org";
const WITHOUT_ORG: &str = "-";

/// The folders of the cards, with what the file system says of them.
pub type Folders = Vec<(BookPath, Option<Stamp>)>;

/// What the cache says, or a part of it.
#[derive(Default)]
pub struct Cached {
    /// The cards' folders as they were.
    pub folders: Folders,
    /// Whether every card is in the cache, and no folder may have changed unseen.
    pub is_whole: bool,
    text: String,
    /// Where in the text the cards begin.
    body_at: usize,
}

/// A card in the cache.
#[derive(Clone, Copy)]
pub struct CachedRow<'c>(&'c str);

impl Cached {
    /// Walks the cards, in the order of their paths.
    pub fn rows(&self) -> impl Iterator<Item = CachedRow<'_>> {
        self.text[self.body_at..].lines().map(CachedRow)
    }
}

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

/// Reads the whole cache; `None` for anything that is not a cache of this version.
pub fn read(context: &Context) -> Option<Cached> {
    let bytes = context.cache.as_ref()?.read(FILE)?;
    let (front, body_at) = Front::parse(&bytes)?;
    if bytes.len() != body_at + front.body_len { None } else { cached(front, bytes, body_at) }
}

/// Reads the cards of a kind some of whose names have one of the initials, and perhaps others; `None` as for [`read`].
pub fn read_some(context: &Context, initials: &HashSet<Initial>) -> Option<Cached> {
    let mut file = context.cache.as_ref()?.open(FILE)?;
    let (front, body_at) = Front::read(&mut file)?;
    if file.size()? != body_at + front.body_len {
        return None;
    }
    let mut body = Vec::new();
    for stretch in front.stretches(initials) {
        body.extend(file.read_at(body_at + stretch.start, stretch.len())?);
    }
    cached(front, body, 0)
}

fn cached(front: Front, bytes: Vec<u8>, body_at: usize) -> Option<Cached> {
    let text = String::from_utf8(bytes).ok()?;
    let body = text.get(body_at..)?;
    let is_lines = body.is_empty() || body.ends_with('\n');
    is_lines.then_some(Cached { folders: front.folders, is_whole: front.is_whole, text, body_at })
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
    let (body, stretches, written) = lines(context, rows);
    let is_whole = written == rows.len() && folders.iter().all(|(_, stamp)| settled(stamp)) && !has_new;
    // What changed a moment ago is not vouched for yet. Writing the file for the rest would cost more than it saves: it lies in
    // the way of the entry that waits for the same disk.
    if !is_whole && !has_new {
        return;
    }
    let front = Front { folders, is_whole, stretches, body_len: body.len() };
    cache.write(FILE, (front.text() + &body).as_bytes());
}

/// Writes the lines of the cards that may be kept; returns where those of each initial stand, and how many they are.
fn lines(context: &Context, rows: &[Row]) -> (String, BTreeMap<Initial, Vec<Range<usize>>>, usize) {
    let mut body = String::new();
    let mut stretches: BTreeMap<Initial, Vec<Range<usize>>> = BTreeMap::new();
    let mut written = 0;
    let kept = rows.iter().filter_map(|row| Some((row, kind_of(row.file.path.as_str())?, line(row, context)?)));
    for (row, kind, line) in kept {
        let at = body.len();
        body.push_str(&line);
        for initial in row.names.iter().filter_map(|name| initial(name)) {
            front::extend(stretches.entry((kind.folder(), initial)).or_default(), at..body.len());
        }
        written += 1;
    }
    (body, stretches, written)
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
