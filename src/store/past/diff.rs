//! What two trees of git have different, folder by folder: what has one name in both is never looked into.

use super::Blob;
use super::sides::{self, Side};
use super::source::Source;
use crate::store::book::is_year;
use crate::store::tree::{self, Entry};
use crate::store::{BookPath, StoreError};
use chrono::NaiveDate;
use git2::{ObjectType, Oid};
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// How many trees are kept at hand. A commit's trees are, but for one each, those of the commit before it.
const MOST_KEPT: usize = 64;

/// What a commit made of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// The path in git; it need not be one that a book can have.
    pub path: String,
    /// The file that it was; `None` where there was none.
    pub before: Option<Blob>,
    /// The file that it is; `None` where it is gone.
    pub after: Option<Blob>,
    /// Whether it was or is something else than a file: a link, a submodule.
    pub is_odd: bool,
}

/// Trees, read when they are needed.
pub(super) struct Trees<'o> {
    source: &'o Source<'o>,
    kept: HashMap<Oid, Arc<[u8]>>,
}

/// An entry of a folder, before and after.
type Pair<'e> = (Option<&'e Entry<'e>>, Option<&'e Entry<'e>>);

impl<'o> Trees<'o> {
    /// Begins with none at hand.
    pub(super) fn new(source: &'o Source<'o>) -> Self {
        Trees { source, kept: HashMap::new() }
    }

    /// Lists the files that differ.
    pub(super) fn changes(&mut self, before: Option<Oid>, after: Oid) -> Result<Vec<FileChange>, StoreError> {
        let mut changes = Vec::new();
        self.compare("", before, Some(after), &|_| true, &mut |path, (before, after)| {
            let file = |entry: Option<&Entry<'_>>| entry.filter(|entry| entry.is_file()).map(|entry| Blob(entry.oid));
            let is_odd = [before, after].into_iter().flatten().any(|entry| !entry.is_file());
            changes.push(FileChange { path, before: file(before), after: file(after), is_odd });
        })?;
        Ok(changes)
    }

    /// Lists the days whose files differ.
    pub(super) fn days(&mut self, before: Option<Oid>, after: Oid) -> Result<BTreeSet<NaiveDate>, StoreError> {
        let mut days = BTreeSet::new();
        let may_hold_days = |path: &str| path.contains('/') || BookPath::new(path).is_ok_and(|path| is_year(&path));
        self.compare("", before, Some(after), &may_hold_days, &mut |path, _| {
            days.extend(BookPath::new(path).ok().and_then(|path| path.day()));
        })?;
        Ok(days)
    }

    /// Lists the days to whose files a merge did something itself; `parted` is where its sides parted.
    pub(super) fn days_of_merge(
        &mut self,
        sides: &[Oid],
        parted: &[Oid],
        merge: Oid,
    ) -> Result<BTreeSet<NaiveDate>, StoreError> {
        let mut told = Vec::with_capacity(sides.len());
        for side in sides {
            let differs = self.days(Some(*side), merge)?.into_iter().collect();
            let since = parted.iter().map(|base| Ok(self.days(Some(*base), *side)?.into_iter().collect()));
            told.push(Side::of(differs, since)?);
        }
        Ok(sides::done_while_merging(&told).into_iter().collect())
    }

    /// Compares two folders and those below them; `found` is told each file that differs.
    fn compare(
        &mut self,
        folder: &str,
        before: Option<Oid>,
        after: Option<Oid>,
        enters: &dyn Fn(&str) -> bool,
        found: &mut dyn FnMut(String, Pair<'_>),
    ) -> Result<(), StoreError> {
        if before == after {
            return Ok(());
        }
        let mut data = |tree: Option<Oid>| tree.map_or_else(|| Ok(Arc::from([])), |tree| self.read(tree));
        let (old, new) = (data(before)?, data(after)?);
        let [old, new] = tree::unlike(&old, &new)?;
        for (old, new) in differing(&old, &new) {
            let Some(entry) = old.or(new) else { continue };
            let Ok(name) = std::str::from_utf8(entry.name) else { continue };
            let path = if folder.is_empty() { name.to_owned() } else { [folder, "/", name].concat() };
            if !entry.is_folder() {
                found(path, (old, new));
            } else if enters(&path) {
                self.compare(&path, old.map(|old| old.oid), new.map(|new| new.oid), enters, found)?;
            }
        }
        Ok(())
    }

    fn read(&mut self, tree: Oid) -> Result<Arc<[u8]>, StoreError> {
        if let Some(data) = self.kept.get(&tree) {
            return Ok(Arc::clone(data));
        }
        let data = self.source.read(tree, ObjectType::Tree)?;
        if self.kept.len() >= MOST_KEPT {
            self.kept.clear();
        }
        self.kept.insert(tree, Arc::clone(&data));
        Ok(data)
    }
}

/// Pairs the entries of two folders that are not the same in both, in git's order.
fn differing<'e>(old: &'e [Entry<'e>], new: &'e [Entry<'e>]) -> Vec<Pair<'e>> {
    let mut pairs = Vec::new();
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return pairs,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(old), Some(new)) => old.order(new),
        };
        let pair = (
            if order == Ordering::Greater { None } else { old.next() },
            if order == Ordering::Less { None } else { new.next() },
        );
        let is_same = matches!(pair, (Some(old), Some(new)) if old.oid == new.oid && old.mode == new.mode);
        if !is_same {
            pairs.push(pair);
        }
    }
}
