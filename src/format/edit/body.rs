//! A body that stays one: headings go below the entry's, what is left open is closed.

use super::outcome::Note;
use crate::format::lines::{self, Line};
use crate::format::parse::parse_day;
use crate::format::rules::Rules;
use crate::format::structure::{self, HeadingAt, Open};
use chrono::NaiveDate;

/// A body ready to be written.
pub(super) struct Body {
    /// With LF endings, without blank lines around it and without a last ending.
    pub text: String,
    pub notes: Vec<Note>,
}

/// The highest level of a heading in a body.
const HIGHEST: u8 = 3;

/// Makes a text fit to be a body.
pub(super) fn prepare(text: &str) -> Body {
    let mut body = Body { text: trim_blank_lines(&lines::to_lf(text)), notes: Vec::new() };
    if body.text.is_empty() {
        return body;
    }
    shift_headings(&mut body);
    close_open(&mut body);
    body
}

/// What a reader makes of a body where no field list stands above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Alone {
    /// It is read as it is.
    Safe,
    /// It begins with tasks, which are read as the entry's; this much of it is read as the body.
    TasksFirst(String),
    /// It begins with what would be read as fields, or with the mark itself: it needs the mark above it.
    NeedsMark,
}

/// Tells what a reader would make of a body that follows a heading at once.
pub(super) fn alone(text: &str, rules: &Rules) -> Alone {
    let parsed = parse_day(NaiveDate::MIN, &format!("## x\n\n{text}\n"), rules);
    let (Some(entry), Some(block)) = (parsed.day.entries.first(), parsed.layout.entry(0)) else { return Alone::Safe };
    if entry.body == text {
        Alone::Safe
    } else if block.fields.is_empty() && block.body_mark.is_none() {
        Alone::TasksFirst(entry.body.clone())
    } else {
        Alone::NeedsMark
    }
}

/// The line that says that no field list follows.
pub(super) const MARK: &str = "<!-- -->";

fn trim_blank_lines(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let is_text = |line: &&str| !lines::is_blank(line);
    let Some(first) = lines.iter().position(is_text) else { return String::new() };
    let last = lines.iter().rposition(is_text).unwrap_or(first);
    lines[first..=last].join("\n")
}

fn shift_headings(body: &mut Body) {
    let lines = lines::split(&body.text);
    let headings = structure::find_all(&body.text, &lines).headings;
    let Some(top) = headings.iter().map(|heading| heading.level).min().filter(|top| *top < HIGHEST) else { return };
    let by = HIGHEST - top;
    let mut shifted = String::with_capacity(body.text.len() + headings.len() * 4);
    let mut kept_from = 0;
    for heading in &headings {
        let (first, last) = (&lines[heading.line], &lines[heading.end_line - 1]);
        shifted.push_str(&body.text[kept_from..first.start]);
        shifted.push_str(&lowered(&body.text, &lines, heading, by));
        kept_from = last.end;
    }
    shifted.push_str(&body.text[kept_from..]);
    body.text = shifted;
    body.notes.push(Note::HeadingsShifted { by });
}

/// Writes a heading some levels lower; underlined text becomes an ATX heading, since underlines know two levels only.
fn lowered(text: &str, lines: &[Line], heading: &HeadingAt, by: u8) -> String {
    let signs = "#".repeat(usize::from((heading.level + by).min(6)));
    if heading.setext {
        let texts = lines[heading.line..heading.end_line - 1].iter().map(|line| line.text(text).trim());
        return format!("{signs} {}", texts.collect::<Vec<_>>().join(" "));
    }
    let line = lines[heading.line].text(text);
    let indent = lines::indent(line);
    format!("{}{signs}{}", &line[..indent], line[indent..].trim_start_matches('#'))
}

fn close_open(body: &mut Body) {
    let lines = lines::split(&body.text);
    match structure::find_all(&body.text, &lines).open {
        Some(Open::Fence(at)) => {
            let fence = body.text[at..].trim_start();
            let sign = fence.chars().next().unwrap_or('`');
            let width = fence.chars().take_while(|c| *c == sign).count();
            let close = sign.to_string().repeat(width);
            append_line(&mut body.text, &close);
            body.notes.push(Note::FenceClosed);
        }
        Some(Open::Html(at)) => {
            if let Some(close) = structure::html_closer(&body.text[at..]) {
                append_line(&mut body.text, close);
                body.notes.push(Note::HtmlClosed);
            }
        }
        None => {}
    }
}

fn append_line(text: &mut String, line: &str) {
    text.push('\n');
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_made_fit() {
        let shifted = |by| vec![Note::HeadingsShifted { by }];
        let cases = [
            ("plain\n", "plain", vec![]),
            ("\n \n  a\r\nb\r\n\n", "  a\nb", vec![]),
            ("# a\n\n## b\n###### c", "### a\n\n#### b\n###### c", shifted(2)),
            ("## a ##", "### a ##", shifted(1)),
            ("  ## a", "  ### a", shifted(1)),
            ("### a\n#### b", "### a\n#### b", vec![]),
            ("a\nb\n===\ntext\n---", "### a b\n#### text", shifted(2)),
            ("> # a\n\n- # b", "> # a\n\n- # b", vec![]),
            ("```\n# a", "```\n# a\n```", vec![Note::FenceClosed]),
            ("~~~~ x\n# a\n~~~", "~~~~ x\n# a\n~~~\n~~~~", vec![Note::FenceClosed]),
            ("```", "```\n```", vec![Note::FenceClosed]),
            ("```\n# a\n```", "```\n# a\n```", vec![]),
            ("<!-- a", "<!-- a\n-->", vec![Note::HtmlClosed]),
            ("<pre>\n\na", "<pre>\n\na\n</pre>", vec![Note::HtmlClosed]),
            ("<div>\n\na", "<div>\n\na", vec![]),
            (" \n\t\n", "", vec![]),
        ];
        for (text, expected, notes) in cases {
            let body = prepare(text);
            assert_eq!((body.text.as_str(), body.notes), (expected, notes), "{text:?}");
        }
    }

    #[test]
    fn what_looks_like_fields_needs_a_mark() {
        let cases = [
            ("text", Alone::Safe),
            ("- mood: good", Alone::Safe),
            ("- project: x", Alone::NeedsMark),
            ("- 项目：x\n\ntext", Alone::NeedsMark),
            ("- [ ] a\n- note: b", Alone::NeedsMark),
            ("- [ ] a\n\ntext", Alone::TasksFirst("text".to_owned())),
            ("<!-- -->\ntext", Alone::NeedsMark),
            ("", Alone::Safe),
        ];
        for (text, expected) in cases {
            assert_eq!(alone(text, &Rules::default()), expected, "{text:?}");
        }
    }
}
