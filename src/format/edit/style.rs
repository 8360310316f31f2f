//! How a file is written, so that what is added looks as if its writer had written it.

use crate::format::keys::Key;
use crate::format::layout::{BlockKind, FieldSpan};
use crate::format::lines::{self, Line};
use crate::format::parse::ParsedDay;
use crate::format::rules::{Language, Rules};

/// The style of one file; where the file shows none, that of the book's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Style {
    pub ending: &'static str,
    pub bullet: char,
    pub language: Language,
    /// Between key and value: `: ` or `：`.
    pub separator: &'static str,
    /// Between the values of a list.
    pub joiner: &'static str,
    /// Blank lines before a block, 1 to 3.
    pub gap: usize,
    /// Blank lines behind a heading, 0 or 1.
    pub after_heading: usize,
}

/// More blank lines than these are an accident, not a style.
const WIDEST_GAP: usize = 3;

impl Style {
    /// Takes the style from a file: from the last of its kind, which is what the writer does now.
    pub fn of(source: &str, parsed: &ParsedDay, rules: &Rules) -> Self {
        let lines = lines::split(source);
        let fields: Vec<&FieldSpan> = parsed.layout.blocks.iter().flat_map(|block| &block.fields).collect();
        let language = language(source, parsed, &fields).unwrap_or(rules.language);
        let chinese = language == Language::Chinese;
        let last = fields.last();
        let wide = last.map_or(chinese, |field| source[field.separator.clone()].contains('：'));
        Style {
            ending: ending(source, &lines),
            bullet: last.and_then(|field| source[field.line.clone()].trim_start().chars().next()).unwrap_or('-'),
            language,
            separator: if wide { "：" } else { ": " },
            joiner: joiner(source, &fields).unwrap_or(if chinese { "、" } else { ", " }),
            gap: gap(source, parsed, &lines),
            after_heading: after_heading(source, parsed, &lines),
        }
    }
}

fn ending(source: &str, lines: &[Line]) -> &'static str {
    match lines.first().map(|line| &source[line.end..line.next]) {
        Some("\r\n") => "\r\n",
        Some("\r") => "\r",
        _ => "\n",
    }
}

fn language(source: &str, parsed: &ParsedDay, fields: &[&FieldSpan]) -> Option<Language> {
    let of = |word: &str| if word.is_ascii() { Language::English } else { Language::Chinese };
    let known = fields.iter().rev().map(|field| &source[field.key.clone()]).find(|key| Key::read(key).is_some());
    let reserved = parsed.layout.blocks.iter().find(|block| !matches!(block.kind, BlockKind::Entry(_)));
    known.or_else(|| reserved.map(|block| &source[block.heading.title.clone()])).map(of)
}

fn joiner(source: &str, fields: &[&FieldSpan]) -> Option<&'static str> {
    let lists = fields.iter().rev().filter(|field| field.known.is_some_and(Key::holds_list));
    lists.map(|field| &source[field.value.clone()]).find_map(|value| match value.find([',', '，', '、']) {
        Some(at) if value[at..].starts_with('、') => Some("、"),
        Some(at) if value[at..].starts_with('，') => Some("，"),
        Some(_) => Some(", "),
        None => None,
    })
}

fn gap(source: &str, parsed: &ParsedDay, lines: &[Line]) -> usize {
    let Some(block) = parsed.layout.blocks.last() else { return 1 };
    let at = lines::line_at(lines, block.span.start);
    lines[..at].iter().rev().take_while(|line| line.is_blank(source)).count().clamp(1, WIDEST_GAP)
}

fn after_heading(source: &str, parsed: &ParsedDay, lines: &[Line]) -> usize {
    let full = parsed.layout.blocks.iter().rev().find(|block| {
        matches!(block.kind, BlockKind::Entry(_)) && !source[block.heading.line.end..block.span.end].trim().is_empty()
    });
    full.map_or(1, |block| {
        let next = lines::line_at(lines, block.heading.line.start) + 1;
        usize::from(lines.get(next).is_some_and(|line| line.is_blank(source)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::parse::parse_day;
    use chrono::NaiveDate;

    fn style(source: &str, language: Language) -> Style {
        let rules = Rules { language, ..Rules::default() };
        let parsed = parse_day(NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(), source, &rules);
        Style::of(source, &parsed, &rules)
    }

    #[test]
    fn an_empty_file_takes_the_books_language() {
        let chinese = style("", Language::Chinese);
        assert_eq!((chinese.separator, chinese.joiner, chinese.gap, chinese.after_heading), ("：", "、", 1, 1));
        assert_eq!(style("", Language::English).separator, ": ");
    }

    #[test]
    fn a_file_shows_its_style() {
        let style = style("# x\r\n\r\n\r\n## a\r\n* 联系人: 张伟，李娜\r\n", Language::English);
        let expected = Style {
            ending: "\r\n",
            bullet: '*',
            language: Language::Chinese,
            separator: ": ",
            joiner: "，",
            gap: 2,
            after_heading: 0,
        };
        assert_eq!(style, expected);
    }
}
