//! How far two words are apart.

use super::name_key;

/// Finds the word nearest to one that is none of them, for a did-you-mean; `None` when none is near.
///
/// Near is one edit for words of 3 to 5 characters, two for longer ones, whatever their case and width. A shorter word is near to none: too
/// much would be.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let chars = |word: &str| name_key(word).chars().collect::<Vec<char>>();
    let word = chars(word);
    let limit = match word.len() {
        0..=2 => return None,
        3..=5 => 1,
        _ => 2,
    };
    let distances = known.into_iter().map(|known| (edit_distance(&word, &chars(known)), known));
    let near = distances.filter(|(distance, _)| (1..=limit).contains(distance));
    near.min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

/// Tells whether two words are at most so many edits apart, as [`edit_distance`] counts them.
pub fn within_edits(a: &[char], b: &str, most: usize) -> bool {
    // Nearly all words of a vocabulary differ in length already.
    if b.len().abs_diff(a.len()) > most && (b.is_ascii() || b.chars().count().abs_diff(a.len()) > most) {
        return false;
    }
    edit_distance(a, &b.chars().collect::<Vec<_>>()) <= most
}

/// Counts the edits between two words: insertions, deletions, substitutions, and swaps of neighbours (optimal string alignment).
pub fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, &from) in a.iter().enumerate() {
        let mut row = vec![i + 1; b.len() + 1];
        for (j, &to) in b.iter().enumerate() {
            let replaced = above[j] + usize::from(from != to);
            row[j + 1] = replaced.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && from == b[j - 1] && a[i - 1] == to {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(a: &str, b: &str) -> usize {
        edit_distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
    }

    #[test]
    fn a_slip_is_recognised() {
        let known = ["engineer", "teacher", "客户经理", "电话"];
        for (word, near) in [
            ("Enginer", Some("engineer")),
            ("teahcer", Some("teacher")),
            ("客服经理", Some("客户经理")),
            ("baker", None),
            ("电活", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), near, "{word}");
        }
    }

    #[test]
    fn counts_edits() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("hengda", "hengda"), 0);
        assert_eq!(distance("hegnda", "hengda"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("张伟", "张玮"), 1);
    }
}
