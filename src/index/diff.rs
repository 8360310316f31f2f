//! What has changed in the book since the manifest was written.

use super::Stamped;
use super::manifest::{Manifest, Row};
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
    let Some(manifest) = manifest else {
        diff.suspects.extend((0..walk.len()).map(|at| (at, None)));
        return diff;
    };
    let mut row = 0;
    for (at, file) in walk.iter().enumerate() {
        let order = loop {
            let order = if row < manifest.len() {
                manifest.path_bytes(row).cmp(file.path.as_bytes())
            } else {
                Ordering::Greater
            };
            if order != Ordering::Less {
                break order;
            }
            diff.gone.push(row);
            row += 1;
        };
        if order == Ordering::Greater {
            diff.suspects.push((at, None));
            continue;
        }
        let vouches = |known: Row| known.stamp == file.stamp && known.stamp.is_settled(known.taken);
        if !manifest.row(row).is_some_and(vouches) {
            diff.suspects.push((at, Some(row)));
        }
        row += 1;
    }
    diff.gone.extend(row..manifest.len());
    diff
}

#[cfg(test)]
mod tests {
    use super::super::Stamp;
    use super::super::manifest::Draft;
    use super::*;

    const TAKEN: i64 = 10_000_000_000;

    fn stamp(mtime: i64) -> Stamp {
        Stamp { size: 1, mtime, ctime: 0, inode: 3 }
    }

    fn manifest(rows: &[(&str, i64)]) -> Manifest {
        let row = |mtime| Row { file: 0, stamp: stamp(mtime), taken: TAKEN, digest: 0 };
        let rows = rows.iter().map(|(path, mtime)| ((*path).to_owned(), row(*mtime))).collect();
        Manifest::decode(Draft { rows, ..Draft::default() }.encode()).unwrap()
    }

    fn walk(files: &[(&str, i64)]) -> Vec<Stamped> {
        files.iter().map(|(path, mtime)| Stamped { path: (*path).to_owned(), stamp: stamp(*mtime) }).collect()
    }

    #[test]
    fn added_changed_gone_and_unsettled() {
        let manifest = manifest(&[("a", 1), ("b", 1), ("d", 9_000_000_000), ("e", 8_000_000_000), ("f", 1)]);
        for (files, suspects, gone) in [
            (vec![("a", 1), ("b", 1), ("e", 8_000_000_000), ("f", 1)], vec![], vec![2]),
            (vec![("a", 1), ("b", 2), ("f", 1)], vec![(1, Some(1))], vec![2, 3]),
            (vec![("a", 1), ("aa", 1), ("b", 1), ("g", 1)], vec![(1, None), (3, None)], vec![2, 3, 4]),
            (vec![("d", 9_000_000_000)], vec![(0, Some(2))], vec![0, 1, 3, 4]),
            (vec![], vec![], vec![0, 1, 2, 3, 4]),
        ] {
            assert_eq!(diff(&walk(&files), Some(&manifest)), Diff { suspects, gone }, "{files:?}");
        }
        assert_eq!(diff(&walk(&[("a", 1)]), None).suspects, [(0, None)]);
    }
}
