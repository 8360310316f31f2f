//! Searching without an index: every file is read and matched in memory, nothing of it is kept.

use super::hit::{Hit, Key};
use super::work::{self, Content};
use super::{Source, Stamped, pending};
use crate::model::{CardKind, Names};
use crate::query::{Doc, People};

/// Reads all files and gathers what is taken of their documents.
pub(super) fn collect(
    walk: &[Stamped],
    source: &dyn Source,
    take: impl Fn(&Doc, &str) -> Option<(Key, Hit)> + Sync,
) -> Vec<(Key, Hit)> {
    let states = work::each(walk.len(), Vec::new, |found: &mut Vec<_>, at| {
        if let Content::New { docs, .. } = work::read(source, &walk[at], None) {
            found.extend(docs.iter().filter_map(|doc| take(doc, &walk[at].path)));
        }
    });
    states.into_iter().flatten().collect()
}

/// Reads the cards for their names.
pub(super) fn names(walk: &[Stamped], source: &dyn Source) -> Names {
    let mut names = Names::default();
    cards(walk, source, |doc| pending::learn(doc, &mut names));
    names
}

/// Reads the cards for who works where.
pub(super) fn people(walk: &[Stamped], source: &dyn Source) -> People {
    let mut people = People::default();
    cards(walk, source, |doc| pending::learn_person(doc, &mut people));
    people
}

fn cards(walk: &[Stamped], source: &dyn Source, mut take: impl FnMut(&Doc)) {
    let is_card = |file: &&Stamped| {
        let folder = file.path.split_once('/').map(|(folder, _)| folder);
        CardKind::ALL.into_iter().any(|kind| folder == Some(kind.folder()))
    };
    for file in walk.iter().filter(is_card) {
        if let Content::New { docs, .. } = work::read(source, file, None) {
            docs.iter().for_each(&mut take);
        }
    }
}
