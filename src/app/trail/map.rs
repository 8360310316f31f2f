//! Which commits touched which days and named which entries: a map over all of the book's past.
//!
//! It is made once, in one pass over all commits, and later takes in the new ones. A commit never changes, so nothing in it can be
//! wrong but by being a line of history that HEAD has left; then it is made anew.

use super::{Deed, Said, kept};
use crate::app::{Context, Error};
use crate::model::Id;
use crate::store::{CommitId, GitTime, Past, Touched};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashSet};

/// The file in the cache folder.
const FILE: &str = "trail";

/// What the map knows of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Its name, 40 hexadecimal digits.
    pub commit: [u8; 20],
    /// When it was written, as its author says.
    pub authored: GitTime,
    /// When this commit was made of it.
    pub committed: GitTime,
    /// What was done.
    pub deed: Deed,
    /// Whether an entry came later than its day had closed.
    pub is_late: bool,
    /// The days whose files it changed.
    pub days: Vec<NaiveDate>,
    /// The entries that it names.
    pub entries: Vec<Id>,
}

/// All commits that HEAD reaches, the newest first and each before those that it builds on.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// They.
    pub commits: Vec<Noted>,
}

impl Noted {
    /// Returns the commit's name.
    pub fn id(&self) -> CommitId {
        CommitId::from_bytes(self.commit)
    }
}

impl Map {
    /// Walks the commits that name an entry, the newest first.
    pub fn naming(&self, id: &Id) -> impl Iterator<Item = &Noted> {
        self.commits.iter().filter(move |noted| noted.entries.contains(id))
    }

    /// Lists the entries that commits name and whose IDs begin so, each once.
    pub fn beginning_with(&self, prefix: &str) -> Vec<Id> {
        let all = self.commits.iter().flat_map(|noted| &noted.entries).filter(|id| id.as_str().starts_with(prefix));
        all.collect::<BTreeSet<_>>().into_iter().cloned().collect()
    }

    /// Reads the map from the cache, and adds what is new since.
    pub fn load(context: &Context, past: &Past) -> Result<Self, Error> {
        let cache = context.cache.as_ref();
        let kept = cache.and_then(|cache| cache.read(FILE)).and_then(|bytes| kept::read(&bytes)).unwrap_or_default();
        let Some(head) = past.head() else { return Ok(Map::default()) };
        let newest = kept.commits.first().map(|noted| noted.commit);
        if newest == Some(head.bytes()) {
            return Ok(kept);
        }
        let known: HashSet<CommitId> = kept.commits.iter().map(Noted::id).collect();
        let (mut new, stops) = past.list(known, note)?;
        let goes_on = stops.iter().any(|stop| Some(stop.bytes()) == newest);
        let commits = match goes_on {
            true => {
                new.extend(kept.commits);
                new
            }
            // HEAD has left the line that was mapped: a reset, a rebase, another branch.
            false if !stops.is_empty() => past.list(HashSet::new(), note)?.0,
            false => new,
        };
        let map = Map { commits };
        if let Some(cache) = cache {
            cache.write(FILE, &kept::bytes(&map));
        }
        Ok(map)
    }
}

fn note(touched: Touched<'_>) -> Noted {
    let Touched { commit, days } = touched;
    let said = Said::read(&commit.message);
    let deed = if commit.parents.len() > 1 { Deed::Merged } else { Deed::of(&said) };
    let renewed = said.renewed.into_iter().map(|(_, new)| new);
    Noted {
        commit: commit.id.bytes(),
        authored: commit.authored,
        committed: commit.committed,
        deed,
        is_late: said.late.is_some(),
        days,
        entries: said.entries.into_iter().chain(renewed).collect(),
    }
}
