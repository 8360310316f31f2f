//! Merging three versions of a text, line by line.

use super::StoreError;
use git2::{MergeFileInput, MergeFileOptions};

/// What came of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merged {
    /// The changes of both sides.
    Clean(Vec<u8>),
    /// Both sides changed the same lines: these stand in the text twice, between git's conflict markers.
    Conflict(Vec<u8>),
}

/// Merges what `ours` and `theirs` made of `base`; the labels stand behind the markers of a conflict.
pub fn merge_lines(base: &[u8], ours: (&[u8], &str), theirs: (&[u8], &str)) -> Result<Merged, StoreError> {
    let input = |bytes| {
        let mut input = MergeFileInput::new();
        input.content(bytes);
        input
    };
    let (base, mine, other) = (input(base), input(ours.0), input(theirs.0));
    let mut options = MergeFileOptions::new();
    options.our_label(ours.1.replace('\0', "")).their_label(theirs.1.replace('\0', ""));
    let result = git2::merge_file(&base, &mine, &other, Some(&mut options)).map_err(StoreError::git("merge texts"))?;
    let bytes = result.content().to_vec();
    Ok(if result.is_automergeable() { Merged::Clean(bytes) } else { Merged::Conflict(bytes) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_in_different_places_are_both_kept() {
        let base = b"a\r\n\r\nb\r\n\r\nc\r\n";
        let merged = merge_lines(base, (b"A\r\n\r\nb\r\n\r\nc\r\n", "x"), (b"a\r\n\r\nb\r\n\r\nC\r\n", "y"));
        assert_eq!(merged.expect("a merge"), Merged::Clean(b"A\r\n\r\nb\r\n\r\nC\r\n".to_vec()));
    }

    #[test]
    fn changes_in_the_same_place_stand_side_by_side() {
        let merged = merge_lines(b"a\n", (b"b\n", "mine"), (b"c\n", "theirs")).expect("a merge");
        let text = b"<<<<<<< mine\nb\n=======\nc\n>>>>>>> theirs\n";
        assert_eq!(merged, Merged::Conflict(text.to_vec()));
    }
}
