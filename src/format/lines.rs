//! A text as lines that keep their exact bytes: where each begins, where its content ends, where the next one begins.

use std::ops::Range;

/// One line, as offsets into the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// The first byte.
    pub start: usize,
    /// Behind the last byte that is not part of the line ending.
    pub end: usize,
    /// Behind the line ending: LF, CRLF, CR, or nothing at the end of the text.
    pub next: usize,
}

impl Line {
    /// Returns the content without the line ending.
    pub fn text<'s>(&self, source: &'s str) -> &'s str {
        &source[self.start..self.end]
    }

    /// Returns the span with the line ending.
    pub fn full(&self) -> Range<usize> {
        self.start..self.next
    }

    /// Tells whether there are only spaces and tabs.
    pub fn is_blank(&self, source: &str) -> bool {
        is_blank(self.text(source))
    }
}

/// Tells whether a line's content is only spaces and tabs (CommonMark's blank line).
pub(super) fn is_blank(content: &str) -> bool {
    content.bytes().all(|byte| byte == b' ' || byte == b'\t')
}

/// Counts the spaces at the beginning.
pub(super) fn indent(content: &str) -> usize {
    content.bytes().take_while(|byte| *byte == b' ').count()
}

/// Splits a text into lines; an ending at the very end opens no further line. The first line begins behind a BOM.
pub(super) fn split(source: &str) -> Vec<Line> {
    let bytes = source.as_bytes();
    let mut lines = Vec::with_capacity(bytes.len() / 48 + 1);
    let mut start = if source.starts_with(BOM) { BOM.len_utf8() } else { 0 };
    while start < bytes.len() {
        let end = bytes[start..].iter().position(|b| *b == b'\n' || *b == b'\r').map_or(bytes.len(), |at| start + at);
        let next = match (bytes.get(end), bytes.get(end + 1)) {
            (Some(b'\r'), Some(b'\n')) => end + 2,
            (Some(_), _) => end + 1,
            (None, _) => end,
        };
        lines.push(Line { start, end, next });
        start = next;
    }
    lines
}

/// Returns the index of the line that holds an offset; the last line for offsets behind it.
pub(super) fn line_at(lines: &[Line], offset: usize) -> usize {
    lines.partition_point(|line| line.start <= offset).saturating_sub(1)
}

/// Returns the index of the first line behind YAML front matter.
///
/// Front matter is a first line `---`, a line that is not blank, and a later `---` or `...`; anything else is a rule
/// across the page.
pub(super) fn after_front_matter(source: &str, lines: &[Line]) -> usize {
    let opens = lines.first().is_some_and(|line| line.text(source).trim_end_matches([' ', '\t']) == "---");
    if !opens || lines.get(1).is_none_or(|line| line.is_blank(source)) {
        return 0;
    }
    let closes = |line: &Line| matches!(line.text(source).trim_end_matches([' ', '\t']), "---" | "...");
    lines[1..].iter().position(closes).map_or(0, |at| at + 2)
}

/// The byte order mark that some editors put at the beginning of a file.
pub(super) const BOM: char = '\u{FEFF}';

/// Turns CRLF and CR into LF; texts in the model have no other ending.
pub(super) fn to_lf(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_every_byte() {
        let source = "a\r\nb\rc\n\nlast";
        let lines = split(source);
        let texts: Vec<&str> = lines.iter().map(|line| line.text(source)).collect();
        assert_eq!(texts, ["a", "b", "c", "", "last"]);
        let joined: String = lines.iter().map(|line| &source[line.full()]).collect();
        assert_eq!(joined, source);
        assert_eq!(line_at(&lines, 0), 0);
        assert_eq!(line_at(&lines, 3), 1);
        assert_eq!(line_at(&lines, 99), 4);
    }

    #[test]
    fn front_matter_is_passed_over() {
        let cases = [
            ("---\nmood: good\n---\n# x\n", 3),
            ("\u{FEFF}---\nmood: good\n...\n# x\n", 3),
            ("---\n\nmood\n---\n", 0),
            ("---\nnever closed\n", 0),
            ("# x\n---\na\n---\n", 0),
            ("", 0),
        ];
        for (source, first) in cases {
            assert_eq!(after_front_matter(source, &split(source)), first, "{source:?}");
        }
    }
}
