//! What becomes of a text: the stretches that stay, go and come.
//!
//! Words are the pieces where words are parted by spaces, characters where they are not: Chinese has no dictionary here, and a reader
//! sees at once which characters of a sentence are others.

use super::han::{is_han, is_unspaced};
use similar::{Algorithm, ChangeTag, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// From so many pairs of pieces on, lines are compared instead: a text that was pasted into an entry may have any length.
const MOST_PAIRS: usize = 4_000_000;

/// What becomes of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands in both texts.
    Stays,
    /// It stood in the first one.
    Goes,
    /// It stands in the second one.
    Comes,
}

/// A stretch of one or both of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// What becomes of it.
    pub fate: Fate,
    /// The text; never empty.
    pub text: String,
}

/// Compares two texts. What stays and goes is the first one, what stays and comes the second; of one place what goes stands first.
pub fn word_diff(before: &str, after: &str) -> Vec<Stretch> {
    let (old, new) = (pieces(before), pieces(after));
    let is_long = old.len().saturating_mul(new.len()) > MOST_PAIRS;
    let (old, new) = if is_long { (lines(before), lines(after)) } else { (old, new) };
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    let mut diff = Vec::new();
    for change in changes.iter().flat_map(|op| op.iter_changes(&old, &new)) {
        let fate = match change.tag() {
            ChangeTag::Equal => Fate::Stays,
            ChangeTag::Delete => Fate::Goes,
            ChangeTag::Insert => Fate::Comes,
        };
        push(&mut diff, fate, change.value());
    }
    without_crumbs(gathered(diff))
}

/// Tells how much two texts have in common: from 0 to 1, the share of their pieces that stand in both, in whatever order.
pub fn likeness(one: &str, other: &str) -> f64 {
    let count = |text: &str| {
        let mut words: Vec<String> =
            pieces(text).into_iter().filter(|piece| !piece.trim().is_empty()).map(str::to_lowercase).collect();
        words.sort_unstable();
        words
    };
    let (one, other) = (count(one), count(other));
    let (mut shared, mut rest) = (0_usize, other.iter().peekable());
    for word in &one {
        while rest.next_if(|next| *next < word).is_some() {}
        shared += usize::from(rest.next_if(|next| *next == word).is_some());
    }
    match one.len() + other.len() {
        0 => 1.0,
        all => 2.0 * shared as f64 / all as f64,
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// What a piece is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Letters and digits, which make a word together.
    Word,
    /// Blanks in a row.
    Blank,
    /// A character that stands for itself.
    Single,
}

/// Cuts a text into words, blanks and single characters; a number with its points is one word, and so is the box of a task.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut last = None;
    let mut graphemes = text.grapheme_indices(true).peekable();
    while let Some((at, grapheme)) = graphemes.next() {
        if is_box(&text[at..]) {
            pieces.extend([&text[start..at], &text[at..at + BOX]].into_iter().filter(|piece| !piece.is_empty()));
            (start, last) = (at + BOX, None);
            graphemes.by_ref().nth(1);
            continue;
        }
        let is_digit = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
        let next_is_digit = graphemes.peek().is_some_and(|(_, next)| is_digit(next));
        let joins = matches!(grapheme, "." | "," | ":") && is_digit(&text[start..at]) && next_is_digit;
        let kind = if joins { Kind::Word } else { kind(grapheme) };
        if last.is_some_and(|last| last != kind || kind == Kind::Single) {
            pieces.push(&text[start..at]);
            start = at;
        }
        last = Some(kind);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

/// The bytes of a task's box.
const BOX: usize = 3;

fn is_box(text: &str) -> bool {
    matches!(text.as_bytes(), [b'[', b' ' | b'x' | b'X' | b'>' | b'-', b']', ..])
}

fn kind(grapheme: &str) -> Kind {
    match grapheme.chars().next() {
        Some('\n') | None => Kind::Single,
        Some(c) if c.is_whitespace() => match grapheme {
            "\r\n" => Kind::Single,
            _ => Kind::Blank,
        },
        Some(c) if is_han(c) || is_unspaced(c) => Kind::Single,
        Some(c) if c.is_alphanumeric() => Kind::Word,
        Some(_) => Kind::Single,
    }
}

fn push(diff: &mut Vec<Stretch>, fate: Fate, text: &str) {
    match diff.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.fate == fate => last.text.push_str(text),
        _ => diff.push(Stretch { fate, text: text.to_owned() }),
    }
}

/// Puts what goes before what comes, between two stretches that stay.
fn gathered(diff: Vec<Stretch>) -> Vec<Stretch> {
    let mut gathered = Vec::new();
    for run in diff.chunk_by(|a, b| a.fate != Fate::Stays && b.fate != Fate::Stays) {
        for fate in [Fate::Stays, Fate::Goes, Fate::Comes] {
            let text: String =
                run.iter().filter(|stretch| stretch.fate == fate).map(|stretch| stretch.text.as_str()).collect();
            push(&mut gathered, fate, &text);
        }
    }
    gathered
}

/// Takes what stays for changed where it is a crumb between larger changes: two sentences share a character here and there, and a
/// text in tatters is read by nobody.
fn without_crumbs(mut diff: Vec<Stretch>) -> Vec<Stretch> {
    loop {
        let is_crumb = |at: &usize| {
            let stays = &diff[*at];
            let size = |range: std::ops::Range<usize>| {
                let largest = |fate: Fate| {
                    diff[range.clone()].iter().filter(|s| s.fate == fate).map(|s| s.text.chars().count()).sum::<usize>()
                };
                largest(Fate::Goes).max(largest(Fate::Comes))
            };
            let before = (0..*at).rev().take_while(|at| diff[*at].fate != Fate::Stays).last().unwrap_or(*at);
            let behind = (*at + 1..diff.len()).take_while(|at| diff[*at].fate != Fate::Stays).last().unwrap_or(*at);
            let length = stays.text.chars().count();
            stays.fate == Fate::Stays && length <= size(before..*at) && length <= size(*at + 1..behind + 1)
        };
        let Some(crumb) = (0..diff.len()).find(is_crumb) else { return diff };
        let text = std::mem::take(&mut diff[crumb].text);
        let halves = [Fate::Goes, Fate::Comes].map(|fate| Stretch { fate, text: text.clone() });
        diff.splice(crumb..=crumb, halves);
        diff = gathered(diff);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(before: &str, after: &str) -> String {
        let mark = |stretch: &Stretch| match stretch.fate {
            Fate::Stays => stretch.text.clone(),
            Fate::Goes => format!("[-{}-]", stretch.text),
            Fate::Comes => format!("{{+{}+}}", stretch.text),
        };
        word_diff(before, after).iter().map(mark).collect()
    }

    #[test]
    fn words_and_characters_are_the_pieces() {
        for (before, after, shown) in [
            ("", "", ""),
            ("", "new", "{+new+}"),
            ("they think about it", "they agree about it", "they [-think-]{+agree+} about it"),
            ("考虑中", "考察中", "考[-虑-]{+察+}中"),
            ("对方接受 4.1% 的利率", "对方接受 4.2% 的利率", "对方接受 [-4.1-]{+4.2+}% 的利率"),
            ("拜访Hengda谈续期", "拜访Hengda谈贷款续期", "拜访Hengda谈{+贷款+}续期"),
            ("- [ ] call [x]", "- [x] call [x]", "- [-[ ]-]{+[x]+} call [x]"),
            ("09:00-10:30", "09:30-10:30", "[-09:00-]{+09:30+}-10:30"),
            ("one\ntwo\n", "one\ntwo\nthree\n", "one\ntwo\n{+three\n+}"),
            ("葛󠄀城", "葛城", "[-葛󠄀-]{+葛+}城"),
            ("cafe\u{301} noir", "cafe noir", "[-cafe\u{301}-]{+cafe+} noir"),
        ] {
            assert_eq!(marked(before, after), shown, "{before:?} -> {after:?}");
        }
    }

    #[test]
    fn sentence_that_is_another_is_no_tatters() {
        assert_eq!(marked("今天下午去了银行", "明日上午见客户"), "[-今天下午去了银行-]{+明日上午见客户+}");
        assert_eq!(
            marked("they are thinking of it", "we went on and on"),
            "[-they are thinking of it-]{+we went on and on+}"
        );
    }

    #[test]
    fn likeness_is_a_share() {
        assert!(likeness("Visited Hengda about the loan", "Visited Hengda about a loan") > 0.7);
        assert!(likeness("拜访恒达谈续期", "给李娜打电话") < 0.2);
        assert_eq!((likeness("", ""), likeness("a", "")), (1.0, 0.0));
    }

    #[test]
    fn long_texts_are_compared_by_lines() {
        let line = |number: usize| format!("line {number} of a text that somebody pasted\n");
        let before: String = (0..2000).map(line).collect();
        let after = before.replace("line 7 of", "line seven of");
        assert_eq!(word_diff(&before, &after).iter().filter(|stretch| stretch.fate != Fate::Stays).count(), 2);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_put_together_again(before in "[abx 续期.0-9\n\\[\\]]{0,30}", after in "[abx 续期.0-9\n\\[\\]]{0,30}") {
            let diff = word_diff(&before, &after);
            let side = |gone: Fate| -> String {
                diff.iter().filter(|stretch| stretch.fate != gone).map(|stretch| stretch.text.as_str()).collect()
            };
            prop_assert_eq!(side(Fate::Comes), before.clone());
            prop_assert_eq!(side(Fate::Goes), after.clone());
            prop_assert!(diff.iter().all(|stretch| !stretch.text.is_empty()));
            prop_assert!(diff.windows(2).all(|pair| pair[0].fate != pair[1].fate));
            let likeness = likeness(&before, &after);
            prop_assert!((0.0..=1.0).contains(&likeness));
        }
    }
}
