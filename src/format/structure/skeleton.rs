//! What the skeleton is made of, and which of the two ways finds it.

use super::{markdown, scan};
use crate::format::lines::Line;
use std::ops::Range;

/// A top-level heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::format) struct HeadingAt {
    /// Its level, 1 to 6.
    pub level: u8,
    /// The index of its first line.
    pub line: usize,
    /// Behind its last line: one line for ATX, more for setext.
    pub end_line: usize,
    /// Whether it is underlined text; such a heading never begins a block.
    pub setext: bool,
}

/// A list item that begins with `[ ]`, `[x]`, `[>]` or `[-]` and has a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) struct TaskItem {
    /// The index of its line.
    pub line: usize,
    /// Where the opening bracket stands.
    pub bracket: usize,
}

/// What never ends, and so swallows the rest of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Open {
    /// A code fence, at this offset.
    Fence(usize),
    /// An HTML block, at this offset.
    Html(usize),
}

/// The skeleton.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::format) struct Structure {
    pub headings: Vec<HeadingAt>,
    pub tasks: Vec<TaskItem>,
    /// Code blocks and HTML blocks, wherever they stand.
    pub opaque: Vec<Range<usize>>,
    pub open: Option<Open>,
}

impl Structure {
    /// Tells whether an offset lies in a code or HTML block.
    pub fn is_opaque(&self, offset: usize) -> bool {
        let behind = self.opaque.partition_point(|block| block.start <= offset);
        self.opaque[..behind].last().is_some_and(|block| offset < block.end)
    }
}

/// Finds the skeleton of a text from the line with index `first` on.
pub(in crate::format) fn find(source: &str, lines: &[Line], first: usize) -> Structure {
    scan::find(source, lines, first).unwrap_or_else(|| markdown::find(source, lines, first))
}

/// Finds the skeleton of a small text with its setext headings of level 2, which a day has no use for.
pub(in crate::format) fn find_all(source: &str, lines: &[Line]) -> Structure {
    markdown::find(source, lines, 0)
}

/// Returns what closes the HTML block that begins here, when only its own end does (CommonMark 4.6, kinds 1 to 5).
pub(in crate::format) fn html_closer(block: &str) -> Option<&'static str> {
    let start: String = block.trim_start().chars().take(10).collect::<String>().to_ascii_lowercase();
    CLOSED_BY.iter().find(|(open, _)| start.starts_with(open)).map(|(_, close)| *close)
}

const CLOSED_BY: [(&str, &str); 8] = [
    ("<!--", "-->"),
    ("<?", "?>"),
    ("<![cdata[", "]]>"),
    ("<!", ">"),
    ("<script", "</script>"),
    ("<pre", "</pre>"),
    ("<style", "</style>"),
    ("<textarea", "</textarea>"),
];

/// Finds the opening bracket of a task in the item whose marker stands at `item`; `None` when it is no task.
pub(super) fn task_bracket(bytes: &[u8], item: usize) -> Option<usize> {
    let mut at = item;
    match bytes.get(at)? {
        b'-' | b'*' | b'+' => at += 1,
        b'0'..=b'9' => {
            at += bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            if !matches!(bytes.get(at)?, b'.' | b')') {
                return None;
            }
            at += 1;
        }
        _ => return None,
    }
    let spaces = bytes[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    // Five and more make the item's content an indented code block.
    if !(1..=4).contains(&spaces) {
        return None;
    }
    at += spaces;
    (is_task_mark(bytes, at) && has_text(bytes, at + 3)).then_some(at)
}

pub(super) fn is_task_mark(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&b'[')
        && matches!(bytes.get(at + 1), Some(b' ' | b'x' | b'X' | b'>' | b'-'))
        && bytes.get(at + 2) == Some(&b']')
}

/// Tells whether a space and some text follow on the line: an empty box is a template's, not yet a task.
fn has_text(bytes: &[u8], at: usize) -> bool {
    let rest = &bytes[at.min(bytes.len())..];
    let line = &rest[..rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())];
    line.first().is_some_and(|byte| matches!(byte, b' ' | b'\t')) && line.iter().any(|b| !matches!(b, b' ' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::lines;

    fn both(source: &str) -> (Option<Structure>, Structure) {
        let lines = lines::split(source);
        (scan::find(source, &lines, 0), markdown::find(source, &lines, 0))
    }

    #[test]
    fn headings_and_tasks_at_their_places() {
        let cases = [
            ("# a\n\n## b\n\n- [ ] c\n###### d\n", vec![(1, 0), (2, 2), (6, 5)], vec![4]),
            ("a\n---\n\n> ## b\n\n- ## c\n\n## d\n", vec![(2, 7)], vec![]),
            ("```\n## a\n- [ ] b\n```\n## c\n", vec![(2, 4)], vec![]),
            ("- a\n  - [>] b\n\n    - [x] c\n1. [-] d\n", vec![], vec![1, 3, 4]),
            ("    ## code\n    - [ ] code\n", vec![], vec![]),
            ("<!--\n## a\n-->\n## b\n", vec![(2, 3)], vec![]),
            ("> - [ ] quoted\n", vec![], vec![0]),
            ("- [ ]\n- [x]done\n- [y] no\n- [ ] \n", vec![], vec![]),
            ("text\n- [ ] a\n## b", vec![(2, 2)], vec![1]),
            ("- - [ ] a\n", vec![], vec![0]),
        ];
        for (source, headings, tasks) in cases {
            let found = markdown::find(source, &lines::split(source), 0);
            let got: Vec<(u8, usize)> =
                found.headings.iter().filter(|h| !h.setext).map(|h| (h.level, h.line)).collect();
            assert_eq!(got, headings, "{source:?}");
            assert_eq!(found.tasks.iter().map(|task| task.line).collect::<Vec<_>>(), tasks, "{source:?}");
            if let (Some(scanned), parsed) = both(source) {
                assert_eq!(scanned.tasks, parsed.tasks, "{source:?}");
            }
        }
    }

    #[test]
    fn what_never_ends_is_known() {
        let open = |source: &str| markdown::find(source, &lines::split(source), 0).open;
        assert_eq!(open("a\n```\n## b\n"), Some(Open::Fence(2)));
        assert_eq!(open("a\n\n<!-- b\n## c\n"), Some(Open::Html(3)));
        assert_eq!(open("```\na\n```\n"), None);
        assert_eq!(open("~~~~\na\n~~~\n"), Some(Open::Fence(0)));
        assert_eq!(open("<!-- a -->\n"), None);
        assert_eq!(open("```\n"), Some(Open::Fence(0)));
    }

    /// Lines that mean different things together.
    const PIECES: [&str; 44] = [
        "# a",
        "## b",
        "### c",
        " ## d",
        "   ## e",
        "##",
        "##x",
        "# ",
        "text",
        "text `code`",
        "- item",
        "- [ ] task",
        "* [x] task",
        "+ [>] task",
        "  - [ ] deep",
        "1. [ ] one",
        "2. two",
        "- key: value",
        "",
        "",
        "",
        "  ",
        "```",
        "~~~",
        "---",
        "===",
        "> quote",
        "> ## q",
        "> - [ ] q",
        "<div>",
        "<!-- c",
        "-->",
        "    code",
        "\tcode",
        "|a|b|",
        "|-|-|",
        "[r]: /u",
        "[r]:",
        "'title",
        "***",
        "- ",
        "-",
        "文字",
        "- - [ ] n",
    ];

    proptest::proptest! {
        #![proptest_config(crate::format::testing::config())]

        #[test]
        fn the_scan_agrees_with_pulldown_cmark(
            picks in proptest::collection::vec(0..PIECES.len(), 0..14),
            crlf in proptest::bool::ANY,
            last in proptest::bool::ANY,
        ) {
            let ending = if crlf { "\r\n" } else { "\n" };
            let mut source = picks.iter().map(|pick| PIECES[*pick]).collect::<Vec<_>>().join(ending);
            if last {
                source.push_str(ending);
            }
            if let (Some(scanned), parsed) = both(&source) {
                let plain = |structure: &Structure| structure.headings.iter().filter(|h| !h.setext).cloned().collect::<Vec<_>>();
                proptest::prop_assert_eq!(plain(&scanned), plain(&parsed));
                proptest::prop_assert_eq!(scanned.tasks, parsed.tasks);
                proptest::prop_assert_eq!(scanned.open, parsed.open);
                proptest::prop_assert!(!parsed.headings.iter().any(|h| h.setext && h.level == 1));
            }
        }
    }
}
