//! What has changed in the book since the manifest was written.

use super::Stamped;
use super::manifest::Manifest;
use std::cmp::Ordering;

/// The files in which disk and manifest differ, or may.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Diff {
    /// Files to be read again: their place in the walk, and their row where they have one.
    pub suspects: Vec<(usize, Option<usize>)>,
    /// Rows whose files are gone.
    pub gone: Vec<usize>,
}

/// Compares the sorted files of the disk with the sorted rows of the manifest.
pub(super) fn diff(walk: &[Stamped], manifest: Option<&Manifest>) -> Diff {
    let mut diff = Diff::default();
    let rows = manifest.map_or(0, Manifest::len);
    let mut row = 0;
    for (at, file) in walk.iter().enumerate() {
        let known = manifest.and_then(|manifest| {
            while row < rows && manifest.path(row).as_bytes() < file.path.as_bytes() {
                diff.gone.push(row);
                row += 1;
            }
            let is_same = row < rows && manifest.path(row).cmp(&file.path) == Ordering::Equal;
            is_same.then(|| manifest.row(row)).flatten()
        });
        match known {
            None => diff.suspects.push((at, None)),
            Some(known) => {
                if known.stamp != file.stamp || !known.stamp.is_settled(known.taken) {
                    diff.suspects.push((at, Some(row)));
                }
                row += 1;
            }
        }
    }
    diff.gone.extend(row..rows);
    diff
}
