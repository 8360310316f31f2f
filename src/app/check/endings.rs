//! Files by names that end nearly as those of days and cards do.

/// Endings of Markdown files that are not wlog's.
const MARKDOWN: [&str; 6] = ["md", "markdown", "mdown", "mdwn", "mkd", "mkdn"];

/// What the ending of a name says of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It is Markdown: `.MD`, `.markdown`.
    Markdown,
    /// It is a text, perhaps of somebody to whom the system shows no endings: `.txt`, `.md.txt`.
    Text,
}

/// Parts a name from an ending that a reader passes over; `None` where it is `.md`, or no text's.
pub fn parted(name: &str) -> Option<(&str, Ending)> {
    let (stem, ending) = name.rsplit_once('.').filter(|(_, ending)| *ending != "md")?;
    let is = |other: &&str| ending.eq_ignore_ascii_case(other);
    if MARKDOWN.iter().any(is) {
        return Some((stem, Ending::Markdown));
    }
    is(&"txt").then(|| match stem.rsplit_once('.') {
        Some((inner, ending)) if ending.eq_ignore_ascii_case("md") => (inner, Ending::Markdown),
        _ => (stem, Ending::Text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_that_nothing_reads() {
        for (name, parts) in [
            ("2026-11-20.MD", Some(("2026-11-20", Ending::Markdown))),
            ("2026-11-20.markdown", Some(("2026-11-20", Ending::Markdown))),
            ("张伟.Md", Some(("张伟", Ending::Markdown))),
            ("2026-11-20.md.txt", Some(("2026-11-20", Ending::Markdown))),
            ("2026-11-20.TXT", Some(("2026-11-20", Ending::Text))),
            ("2026-11-20.md", None),
            ("2026-11-20.pdf", None),
            ("2026-11-20.md~", None),
            ("MD", None),
        ] {
            assert_eq!(parted(name), parts, "{name}");
        }
    }
}
