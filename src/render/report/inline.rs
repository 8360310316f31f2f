//! Texts from files on their way into Markdown of our own: emphasis, code and links stay, nothing reaches beyond its place.

use crate::text::clean;
use pulldown_cmark::{Event, Options, Parser};
use std::collections::BTreeSet;
use std::ops::Range;

/// Stands before a text while it is parsed, so that it is read as running text and not as a heading, list or fence.
const LEAD: &str = "x ";

/// Returns a one-line text that is well-formed inline Markdown in itself.
///
/// Control characters go, line ends become spaces, comments are left out. Delimiters that open or close nothing within the
/// text are escaped, so that a lone backtick or `*` cannot pair with one further on in the line; so are HTML tags.
pub(super) fn inline(text: &str) -> String {
    let text = clean(text.trim());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.contains(['`', '*', '_', '[', ']', '<', '~', '\\']) {
        return text;
    }
    let source = format!("{LEAD}{text}");
    let mut edits = Edits::default();
    for (event, range) in Parser::new_ext(&source, Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        match event {
            Event::Text(_) => edits.escape_literals(&source, range),
            Event::InlineHtml(html) if html.starts_with("<!--") => edits.cuts.push(range),
            Event::InlineHtml(_) => {
                edits.escapes.insert(range.start);
                // Once it is no tag any more, what stands in it is text like any other.
                edits.escape_literals(&source, range);
            }
            _ => {}
        }
    }
    let trailing = source.len() - source.trim_end_matches('\\').len();
    if trailing % 2 == 1 {
        edits.escapes.insert(source.len() - 1);
    }
    edits.apply(&source)[LEAD.len()..].trim().to_owned()
}

/// Returns an inline text that can stand at the start of a line or list item without becoming a block of another kind.
pub(super) fn at_start(inline: &str) -> String {
    let digits = inline.len() - inline.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_number = (1..=9).contains(&digits) && inline[digits..].starts_with(['.', ')']);
    if is_number {
        format!("{}\\{}", &inline[..digits], &inline[digits..])
    } else if inline.starts_with(['#', '>', '+', '-', '=', '|', '~', ':'])
        || inline.starts_with("* ")
        || inline.starts_with("```")
        || inline.starts_with('[')
        || is_rule(inline)
    {
        format!("\\{inline}")
    } else {
        inline.to_owned()
    }
}

/// Tells whether a line is a thematic break, such as `***` or `_ _ _`.
fn is_rule(line: &str) -> bool {
    line.starts_with(['*', '_']) && line.chars().all(|c| matches!(c, '*' | '_' | ' '))
}

/// Returns an inline text that stays inside a table cell: pipes are escaped, in code spans too, as GitHub's tables ask.
pub(super) fn in_cell(inline: &str) -> String {
    let mut cell = String::with_capacity(inline.len());
    let mut backslashes = 0;
    for c in inline.chars() {
        if c == '|' && backslashes % 2 == 0 {
            cell.push('\\');
        }
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
        cell.push(c);
    }
    cell
}

/// What is to change in a text.
#[derive(Default)]
struct Edits {
    escapes: BTreeSet<usize>,
    cuts: Vec<Range<usize>>,
}

impl Edits {
    /// Marks delimiters that the parser took as plain text, where they could still pair with something outside.
    fn escape_literals(&mut self, source: &str, range: Range<usize>) {
        for (offset, c) in source[range.clone()].char_indices() {
            let at = range.start + offset;
            let (before, after) = (&source[..at], &source[at + c.len_utf8()..]);
            let escaped = (before.len() - before.trim_end_matches('\\').len()) % 2 == 1;
            if !escaped && could_pair(c, before.chars().next_back(), after.chars().next()) {
                self.escapes.insert(at);
            }
        }
    }

    fn apply(&self, source: &str) -> String {
        let mut text = String::with_capacity(source.len() + self.escapes.len());
        for (at, c) in source.char_indices() {
            if self.cuts.iter().any(|cut| cut.contains(&at)) {
                continue;
            }
            if self.escapes.contains(&at) {
                text.push('\\');
            }
            text.push(c);
        }
        text
    }
}

/// Tells whether a literal delimiter could begin or end something: `2 * 3`, `snake_case` and `a < b` cannot.
fn could_pair(c: char, before: Option<char>, after: Option<char>) -> bool {
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '`' | '[' | ']' => true,
        '*' | '~' => !(is_space(before) && is_space(after)),
        '_' => !(is_word(before) && is_word(after)),
        '<' => after.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_pairs_stays_and_what_does_not_is_escaped() {
        let cases = [
            ("plain 文字", "plain 文字"),
            ("see `code` and **bold**", "see `code` and **bold**"),
            ("[a link](https://example.org)", "[a link](https://example.org)"),
            ("a lone ` backtick", "a lone \\` backtick"),
            ("half *open", "half \\*open"),
            ("2 * 3, snake_case, p99 < 200", "2 * 3, snake_case, p99 < 200"),
            ("already \\* escaped", "already \\* escaped"),
            ("open [bracket", "open \\[bracket"),
            ("<b>bold</b>", "\\<b>bold\\</b>"),
            ("<!a`> and <b title=*x*>", "\\<!a\\`> and \\<b title=\\*x\\*>"),
            ("seen <!-- not for print --> here", "seen  here"),
            ("open <!-- comment", "open \\<!-- comment"),
            ("two\nlines\u{1B}[31m", "two lines␛\\[31m"),
            ("ends in \\", "ends in \\\\"),
            ("# not a heading", "# not a heading"),
        ];
        for (text, expected) in cases {
            assert_eq!(inline(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_start_opens_no_block() {
        for text in
            ["# x", "- x", "+ x", "* x", "> x", "1. x", "12) x", "```", "~~~", "---", "***", "[a]: b", "===", "| x"]
        {
            let markdown = format!("- {}\n", at_start(&inline(text)));
            let mut events = Parser::new_ext(&markdown, Options::all());
            assert!(matches!(events.nth(2), Some(Event::Text(_))), "{text:?} gives {markdown:?}");
        }
        assert_eq!(at_start("**bold** start"), "**bold** start");
    }

    #[test]
    fn pipes_are_escaped_once() {
        assert_eq!(in_cell("a | b"), "a \\| b");
        assert_eq!(in_cell("a \\| b"), "a \\| b");
        assert_eq!(in_cell("a \\\\| b"), "a \\\\\\| b");
    }

    proptest! {
        #[test]
        fn a_cell_stays_one_cell(text in "[a-z|`*_<>!\\[\\]()\\\\~# 张-]{0,24}") {
            let cell = in_cell(&inline(&text));
            let markdown = format!("| a | b |\n|---|---|\n| {cell} | end |\n\nafter\n");
            let cells: Vec<String> = cells(&markdown);
            prop_assert_eq!(cells.len(), 4, "{}", markdown);
            prop_assert_eq!(&cells[3], "end", "{}", markdown);
        }

        #[test]
        fn nothing_pairs_with_what_follows(text in "[a-z`*_<>!\\[\\]()\\\\~ 张]{0,16}") {
            let markdown = format!("x {} `tail` *tail* <!-- c --> [l](u)\n", inline(&text));
            let codes = Parser::new(&markdown).filter(|event| matches!(event, Event::Code(code) if &**code == "tail"));
            prop_assert_eq!(codes.count(), 1, "{}", markdown);
        }
    }

    fn cells(markdown: &str) -> Vec<String> {
        use pulldown_cmark::{Tag, TagEnd};
        let mut cells = Vec::new();
        let mut inside = false;
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::TableCell) => {
                    inside = true;
                    cells.push(String::new());
                }
                Event::End(TagEnd::TableCell) => inside = false,
                Event::Text(text) | Event::Code(text) if inside => {
                    if let Some(cell) = cells.last_mut() {
                        cell.push_str(&text);
                    }
                }
                _ => {}
            }
        }
        cells
    }
}
