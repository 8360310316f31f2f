//! What a merge did itself, and what it only took from the lines of work that it joins.

use crate::store::StoreError;
use std::collections::HashSet;
use std::hash::Hash;

/// How one of the sides of a merge stands to it, told in things that can be another: files, entries, parts of a day.
#[derive(Debug)]
pub struct Side<T> {
    /// What is another in the merge than on this side.
    pub differs: HashSet<T>,
    /// What is another on this side than where the sides parted; `None` where it is not known where that was.
    pub changed: Option<HashSet<T>>,
}

impl<T: Eq + Hash> Side<T> {
    /// Makes a side of what differs in the merge, and of what is another on the side than at each place where the sides parted: where there are several,
    /// only what is another than at all of them was changed.
    pub fn of(
        differs: HashSet<T>,
        since: impl IntoIterator<Item = Result<HashSet<T>, StoreError>>,
    ) -> Result<Self, StoreError> {
        let mut changed: Option<HashSet<T>> = None;
        for since in since {
            let since = since?;
            changed = Some(match changed {
                Some(changed) => changed.into_iter().filter(|thing| since.contains(thing)).collect(),
                None => since,
            });
        }
        Ok(Side { differs, changed })
    }
}

/// Lists what a merge did itself.
///
/// It only took a thing where one side has it as the merge has it, and no other side had made it another since they parted. Whoever keeps one side's
/// thing where both had changed it, or drops what one side wrote, did that while merging. Of a commit with one side all that
/// differs is its own.
pub fn done_while_merging<T: Eq + Hash + Clone>(sides: &[Side<T>]) -> HashSet<T> {
    let is_untouched = |side: &Side<T>, thing: &T| side.changed.as_ref().is_none_or(|changed| !changed.contains(thing));
    let is_taken = |thing: &T| {
        let is_same = |side: &Side<T>| !side.differs.contains(thing);
        sides.iter().any(is_same) && sides.iter().all(|side| is_same(side) || is_untouched(side, thing))
    };
    sides.iter().flat_map(|side| &side.differs).filter(|thing| !is_taken(thing)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(differs: &str, changed: Option<&str>) -> Side<char> {
        Side { differs: differs.chars().collect(), changed: changed.map(|changed| changed.chars().collect()) }
    }

    fn own_of(sides: &[Side<char>]) -> String {
        let mut own: Vec<char> = done_while_merging(sides).into_iter().collect();
        own.sort_unstable();
        own.into_iter().collect()
    }

    #[test]
    fn commit_with_one_side_did_all_of_it() {
        assert_eq!(own_of(&[side("ab", None)]), "ab");
    }

    #[test]
    fn only_what_is_another_than_everywhere_where_the_sides_parted_was_changed() {
        let since = |all: &[&str]| {
            let all = all.iter().map(|things| Ok(things.chars().collect()));
            let mut changed: Vec<char> = Side::of(HashSet::new(), all).ok()?.changed?.into_iter().collect();
            changed.sort_unstable();
            Some(changed.into_iter().collect::<String>())
        };
        assert_eq!(since(&[]), None);
        assert_eq!(since(&["ab"]).as_deref(), Some("ab"));
        assert_eq!(since(&["abc", "cb", "bcd"]).as_deref(), Some("bc"));
    }

    #[test]
    fn what_one_side_brought_is_not_the_merges() {
        assert_eq!(own_of(&[side("b", Some("a")), side("a", Some("b"))]), "");
        assert_eq!(own_of(&[side("bc", Some("a")), side("ac", Some("b")), side("ab", Some("c"))]), "");
    }

    #[test]
    fn what_is_on_no_side_is_the_merges() {
        assert_eq!(own_of(&[side("bx", Some("a")), side("ax", Some("b"))]), "x");
    }

    #[test]
    fn what_one_side_wrote_and_the_merge_dropped_is_the_merges() {
        assert_eq!(own_of(&[side("a", Some("a")), side("", Some(""))]), "a");
    }

    #[test]
    fn choice_between_two_that_both_changed_is_the_merges() {
        assert_eq!(own_of(&[side("a", Some("a")), side("", Some("a"))]), "a");
    }

    #[test]
    fn where_it_is_not_known_how_it_was_a_thing_that_a_side_has_is_from_there() {
        assert_eq!(own_of(&[side("ax", None), side("x", None)]), "x");
    }
}
