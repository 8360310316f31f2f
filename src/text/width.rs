//! How many columns a text takes on a terminal, and making it take fewer or more.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Returns the columns that one line of cleaned text takes: 2 for Han characters and emoji, 0 for combining marks.
///
/// It adds up the user-perceived characters, so that the parts of a text never take more than the whole. Characters of ambiguous width
/// (`…`, `“`, `—`) count 1, as terminals show them unless they are set up otherwise.
pub fn width(text: &str) -> usize {
    if is_printable_ascii(text) {
        return text.len();
    }
    text.graphemes(true).map(grapheme_width).sum()
}

/// Returns a text that takes at most `limit` columns: the text itself, or its beginning and `…`.
pub fn truncate(text: &str, limit: usize) -> Cow<'_, str> {
    if width(text) <= limit {
        return Cow::Borrowed(text);
    }
    let Some(room) = limit.checked_sub(ELLIPSIS_WIDTH) else { return Cow::Borrowed("") };
    let mut used = 0;
    let mut end = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_width(grapheme);
        if used > room {
            break;
        }
        end = at + grapheme.len();
    }
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

/// Returns a text with spaces after it, so that it takes at least `columns`; a wider one stays as it is.
pub fn pad(text: &str, columns: usize) -> Cow<'_, str> {
    match columns.checked_sub(width(text)) {
        None | Some(0) => Cow::Borrowed(text),
        Some(missing) => Cow::Owned(format!("{text}{:missing$}", "")),
    }
}

const ELLIPSIS_WIDTH: usize = 1;

/// Returns the columns of one user-perceived character; an emoji joined of several takes 2.
pub(super) fn grapheme_width(grapheme: &str) -> usize {
    grapheme.width()
}

fn is_printable_ascii(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_as_a_terminal_shows_them() {
        for (text, columns) in [
            ("", 0),
            ("abc", 3),
            ("张伟", 4),
            ("4.1% 利率", 9),
            ("，。", 4),
            ("…—", 2),
            ("e\u{301}", 1),
            ("👨\u{200D}👩\u{200D}👧", 2),
            ("👩🏽\u{200D}💻", 2),
            ("🇨🇳", 2),
            ("❤\u{FE0F}", 2),
            ("✓", 1),
            ("ｶﾞ", 2),
            ("한글", 4),
        ] {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn truncating_ends_in_an_ellipsis_within_the_limit() {
        for (text, limit, expected) in [
            ("Visited Hengda", 14, "Visited Hengda"),
            ("Visited Hengda", 13, "Visited Heng…"),
            ("Visited Hengda", 9, "Visited…"),
            ("拜访恒达机械", 12, "拜访恒达机械"),
            ("拜访恒达机械", 11, "拜访恒达机…"),
            ("拜访恒达机械", 10, "拜访恒达…"),
            ("拜访恒达机械", 1, "…"),
            ("拜访恒达机械", 0, ""),
            ("a👨\u{200D}👩\u{200D}👧b", 3, "a…"),
        ] {
            assert_eq!(truncate(text, limit), expected, "{text:?} in {limit}");
        }
    }

    #[test]
    fn padding_counts_columns_not_characters() {
        assert_eq!(pad("张伟", 6), "张伟  ");
        assert_eq!(pad("Li Na", 6), "Li Na ");
        assert_eq!(pad("拜访恒达", 6), "拜访恒达");
    }

    proptest! {
        #[test]
        fn truncating_never_exceeds(text in any::<String>(), limit in 0_usize..40) {
            let short = truncate(&text, limit);
            prop_assert!(width(&short) <= limit);
            let kept = short.strip_suffix('…').unwrap_or(&short);
            prop_assert!(text.starts_with(kept));
        }

        #[test]
        fn padding_fills_exactly(text in "[a-z张伟é👩]{0,8}", columns in 0_usize..30) {
            prop_assert_eq!(width(&pad(&text, columns)), columns.max(width(&text)));
        }
    }
}
