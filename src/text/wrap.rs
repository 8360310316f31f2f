//! Breaking text into lines, in Chinese as well as in English.
//!
//! `textwrap` is not used: without its line-breaking tables it never breaks between Han characters, and it measures by the
//! character, so that a joined emoji counts several times.

use super::width::{grapheme_width, width};
use unicode_segmentation::UnicodeSegmentation;

/// Breaks a text into lines of at most `columns`, indents included.
///
/// The first line of all starts with `first_indent`, every other one with `next_indent`; line ends in the text stay line ends. Lines
/// break at spaces and beside Han characters, but closing punctuation never starts a line and opening punctuation or a sigil never ends
/// one. A word that is wider than a line is cut; only then, or where a single character is wider than the line, these rules give
/// way. Hyphens are no place to break: dates, IDs and flags of commands stay whole. Lines have no spaces at their end.
pub fn wrap(text: &str, columns: usize, first_indent: &str, next_indent: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let indent = if lines.is_empty() { first_indent } else { next_indent };
        Filler {
            columns,
            next_indent,
            lines: &mut lines,
            line: indent.to_owned(),
            used: width(indent),
            has_text: false,
        }
        .fill(paragraph, indent);
    }
    lines
}

/// One paragraph being filled into lines.
struct Filler<'a> {
    columns: usize,
    next_indent: &'a str,
    lines: &'a mut Vec<String>,
    line: String,
    used: usize,
    has_text: bool,
}

impl Filler<'_> {
    fn fill(mut self, paragraph: &str, indent: &str) {
        for chunk in chunks(paragraph) {
            let word = chunk.trim_end_matches(' ');
            let wide = width(word);
            if self.used + wide > self.columns {
                if self.has_text {
                    self.end_line();
                } else {
                    self.drop_spaces(indent);
                }
            }
            if self.used + wide > self.columns {
                self.push_cut(word);
            } else {
                self.push(word, wide);
            }
            let spaces = chunk.len() - word.len();
            self.line.push_str(&chunk[word.len()..]);
            self.used += spaces;
        }
        self.end_line();
    }

    /// Takes back the spaces that a paragraph begins with, where they leave no room for its first word.
    fn drop_spaces(&mut self, indent: &str) {
        self.line.truncate(indent.len());
        self.used = width(indent);
    }

    fn push_cut(&mut self, word: &str) {
        for grapheme in word.graphemes(true) {
            let wide = grapheme_width(grapheme);
            if self.has_text && self.used + wide > self.columns {
                self.end_line();
            }
            self.push(grapheme, wide);
        }
    }

    fn push(&mut self, word: &str, wide: usize) {
        self.line.push_str(word);
        self.used += wide;
        self.has_text |= !word.is_empty();
    }

    fn end_line(&mut self) {
        self.lines.push(self.line.trim_end_matches(' ').to_owned());
        self.line.clear();
        self.line.push_str(self.next_indent);
        self.used = width(self.next_indent);
        self.has_text = false;
    }
}

/// Cuts a line wherever it may break; spaces go with the chunk before them.
fn chunks(line: &str) -> impl Iterator<Item = &str> {
    let mut graphemes = line.grapheme_indices(true).peekable();
    let mut start = 0;
    std::iter::from_fn(move || {
        while let Some((at, grapheme)) = graphemes.next() {
            let end = at + grapheme.len();
            if graphemes.peek().is_none_or(|&(_, next)| may_break(grapheme, next)) {
                let chunk = &line[start..end];
                start = end;
                return Some(chunk);
            }
        }
        None
    })
}

/// Tells whether a line may end after `left` and the next begin with `right`.
fn may_break(left: &str, right: &str) -> bool {
    if right == " " {
        return false;
    }
    if left == " " {
        return true;
    }
    let (Some(last), Some(first)) = (left.chars().next(), right.chars().next()) else { return false };
    !NEVER_LAST.contains(last)
        && !NEVER_FIRST.contains(first)
        && (breaks_beside(left, last) || breaks_beside(right, first))
}

/// What must not start a line: closing and following punctuation, marks of repetition and length, small kana. Straight quotes
/// stand here and below, since they may open or close.
const NEVER_FIRST: &str =
    "，。、；：？！）】》〉」』〕〗”’…—·～％‰℃,.;:?!)]}%\"'々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ";

/// What must not end a line: opening punctuation, signs before amounts, the sigils of mentions.
const NEVER_LAST: &str = "（【《〈「『〔〖“‘([{$￥¥£€\"'@+%#＠＋％＃";

/// Tells whether lines may break before and after a character: the wide ones that need no spaces. Korean has spaces.
fn breaks_beside(grapheme: &str, c: char) -> bool {
    let hangul = matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}');
    grapheme_width(grapheme) == 2 && !hangul
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn english_breaks_at_spaces() {
        assert_eq!(wrap("They agree if we extend the term.", 14, "", ""), ["They agree if", "we extend the", "term."]);
        assert_eq!(wrap("see 2026-11-21 and --no-time", 10, "", ""), ["see", "2026-11-21", "and", "--no-time"]);
    }

    #[test]
    fn chinese_breaks_between_characters_but_not_before_closing_punctuation() {
        assert_eq!(wrap("他们接受新的利率，下周二答复。", 10, "", ""), ["他们接受新", "的利率，下", "周二答复。"]);
        assert_eq!(wrap("接受新的利率，答复", 12, "", ""), ["接受新的利", "率，答复"]);
        assert_eq!(wrap("签了《合同》再谈", 6, "", ""), ["签了", "《合", "同》再", "谈"]);
        assert_eq!(wrap("他说：“好……”", 11, "", ""), ["他说：", "“好……”"]);
        assert_eq!(wrap("请联系@张伟吧", 8, "", ""), ["请联系", "@张伟吧"]);
    }

    #[test]
    fn indents_and_line_ends() {
        assert_eq!(wrap("one two\n\n  three", 9, "- ", "  "), ["- one two", "", "    three"]);
        assert_eq!(wrap("one two three", 9, "- ", "  "), ["- one two", "  three"]);
        assert_eq!(wrap("    张伟", 4, "", ""), ["张伟"]);
        assert_eq!(wrap("", 8, "", "  "), [""]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut() {
        assert_eq!(wrap("abcdefgh ij", 3, "", ""), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("张伟", 1, "", ""), ["张", "伟"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_and_nothing_is_lost(text in "[a-z张伟利率，。（）“”…👩 é]{0,40}", columns in 2_usize..20) {
            let lines = wrap(&text, columns, "", "");
            for line in &lines {
                prop_assert!(width(line) <= columns, "{:?}", lines);
            }
            let bare = |text: &str| text.replace(' ', "");
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
        }

        #[test]
        fn punctuation_keeps_its_side(text in "([张伟利率]{1,3}[，。）])*([张伟]{1,2}（[利率]{1,2}）)*", columns in 14_usize..20) {
            for line in wrap(&text, columns, "", "") {
                prop_assert!(!line.starts_with(['，', '。', '）']) && !line.ends_with('（'), "{line}");
            }
        }

        #[test]
        fn any_text_in_any_width(text in any::<String>(), columns in 0_usize..12) {
            prop_assert!(!wrap(&text, columns, "> ", "  ").is_empty());
        }
    }
}
