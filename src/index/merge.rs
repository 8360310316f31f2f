//! Keeping the segments few: every one costs each search, and a process that ends never gets to merge in the background.

use super::IndexError;
use tantivy::index::SegmentId;
use tantivy::{Index, IndexWriter};

/// The most segments that are left.
const MOST: usize = 4;

/// Two segments of which the smaller has at least this part of the larger become one. What is written again and again is
/// small: a document moves up at most log₈ of the index's size times.
const RATIO: u32 = 8;

/// Segments of this size stay apart until there are too many: merging them takes longer than somebody waits.
const LARGE: u32 = 10_000;

/// Merges until the segments are few, and waits for it.
pub(super) fn tidy(index: &Index, writer: &mut IndexWriter) -> Result<(), IndexError> {
    for worn in
        index.searchable_segment_metas()?.iter().filter(|meta| is_worn(meta.num_docs(), meta.num_deleted_docs()))
    {
        writer.merge(&[worn.id()]).wait()?;
    }
    loop {
        let mut sizes: Vec<(u32, SegmentId)> =
            index.searchable_segment_metas()?.iter().map(|meta| (meta.num_docs(), meta.id())).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        let count = tail(&sizes.iter().map(|(docs, _)| *docs).collect::<Vec<_>>());
        if count < 2 {
            return Ok(());
        }
        let smallest: Vec<SegmentId> = sizes[sizes.len() - count..].iter().map(|(_, id)| *id).collect();
        writer.merge(&smallest).wait()?;
    }
}

/// Tells whether a large segment holds so much that is no longer searched that writing it anew is worth the wait: each document is
/// written again at most once for two that were taken out. Small ones are merged soon enough.
fn is_worn(alive: u32, deleted: u32) -> bool {
    alive >= LARGE && deleted > alive / 2
}

/// Returns how many of the smallest segments to merge, given the sizes, largest first; below 2 for none.
fn tail(sizes: &[u32]) -> usize {
    let mut count = if sizes.len() > MOST { sizes.len() - (MOST - 1) } else { sizes.len().min(1) };
    let mut sum: u32 = sizes.iter().rev().take(count).sum();
    while let Some(next) = sizes.len().checked_sub(count + 1).map(|at| sizes[at]) {
        if next >= LARGE || next > sum.saturating_mul(RATIO) {
            break;
        }
        sum = sum.saturating_add(next);
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_half_empty_is_written_anew() {
        assert!(is_worn(20_000, 10_001));
        assert!(!is_worn(20_000, 10_000));
        assert!(!is_worn(900, 900), "it is merged with others");
    }

    #[test]
    fn small_ones_join_and_large_ones_stay() {
        for (sizes, expected) in [
            (vec![], 0),
            (vec![5], 1),
            (vec![18_000, 18_000], 1),
            (vec![36_500, 30], 1),
            (vec![36_500, 30, 30], 2),
            (vec![36_500, 300, 30], 1),
            (vec![36_500, 200, 30], 2),
            (vec![36_500, 1_000, 200, 30], 3),
            (vec![40_000, 40_000, 40_000, 40_000, 40_000], 2),
            (vec![40_000, 40_000, 40_000, 900, 100], 2),
        ] {
            assert_eq!(tail(&sizes), expected, "{sizes:?}");
        }
    }
}
