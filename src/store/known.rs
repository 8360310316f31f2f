//! What a wlog notes once it has moved the branch, so that the next need not look at it as closely as at the work of others.
//!
//! It is no more than a note: where it is missing, cut off or out of date, the next command does the same and takes longer.

use super::disk;
use super::head::Head;
use super::places::Places;
use git2::Oid;
use std::fs;
use std::io::Write;

/// A sum over the bytes of git's index, made and compared in a fraction of the time that git's own takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct IndexSum(u32);

impl IndexSum {
    /// Sums up the bytes of the whole file.
    pub(super) fn of(bytes: &[u8]) -> IndexSum {
        IndexSum(crc32fast::hash(bytes))
    }
}

/// What is known of the last change that wlog made.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    commit: Option<Oid>,
    index: Option<IndexSum>,
}

impl Known {
    /// Takes note of a commit that is safe on the disk, with all before it, and of the index as it was left.
    pub(super) fn of(commit: Oid, index: IndexSum) -> Known {
        Known { commit: Some(commit), index: Some(index) }
    }

    /// Reads the note; nothing is known where there is none.
    pub(super) fn read(places: &Places) -> Known {
        Known::parse(&fs::read_to_string(places.known()).unwrap_or_default())
    }

    /// Leaves the note for the next command. It need not reach the disk.
    pub(super) fn write(&self, places: &Places) {
        let options = disk::private().write(true).create(true).truncate(true).open(places.known());
        let _ = options.and_then(|mut file| file.write_all(self.text().as_bytes()));
    }

    /// Tells whether wlog made HEAD's commit, and thus knows it safe on the disk.
    pub(super) fn is_safe(&self, head: &Head) -> bool {
        head.commit.is_none() || head.commit == self.commit
    }

    /// Tells whether the bytes of an index are those that wlog wrote; `false` leaves it to git's own sum.
    pub(super) fn is_index(&self, bytes: &[u8]) -> bool {
        self.index.is_some_and(|sum| sum == IndexSum::of(bytes))
    }

    fn text(&self) -> String {
        let commit = self.commit.map(|commit| format!("{commit}\n"));
        let index = self.index.map(|IndexSum(sum)| format!("index {sum:08x}\n"));
        commit.into_iter().chain(index).collect()
    }

    fn parse(text: &str) -> Known {
        let mut lines = text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
        let commit = lines.next().and_then(|line| line.parse().ok());
        let sum = lines.next().and_then(|line| u32::from_str_radix(line.strip_prefix("index ")?, 16).ok());
        Known { commit, index: sum.map(IndexSum) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_off_is_not_known() {
        let commit = Oid::from_bytes(&[7; 20]).expect("a name");
        let known = Known::of(commit, IndexSum::of(b"DIRC"));
        let text = known.text();
        assert_eq!(Known::parse(&text), known);
        for end in 0..text.len() {
            let cut = Known::parse(&text[..end]);
            assert_eq!(cut.index, None, "{end}");
            assert_eq!(cut.commit, (end > 40).then_some(commit), "{end}");
        }
        assert!(known.is_index(b"DIRC") && !known.is_index(b"DIRD") && !Known::default().is_index(b""));
    }
}
