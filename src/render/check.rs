//! Findings of a check, file by file.

use super::message::Message;
use super::style::{Hue, Look, Style};
use super::words::Words;
use crate::app::check::Finding;
use crate::text;
use serde_json::{Value, json};

/// The columns in which line numbers stand, the space behind them included: a day of a thousand lines is a long one.
const NUMBERS: usize = 6;
/// How far a remedy stands behind what is wrong.
const REMEDY: usize = 2;

/// Writes the findings below the names of their files: line, what is wrong, the name of the check in brackets; the remedy below.
///
/// `width` is the screen's; `None` on a pipe, where nothing is broken.
pub fn page(findings: &[&Finding], words: &dyn Words, style: Style, width: Option<usize>) -> String {
    let mut page = String::new();
    for of_file in findings.chunk_by(|a, b| a.path == b.path) {
        if !page.is_empty() {
            page.push('\n');
        }
        page += &format!("{}\n", style.paint(&text::clean(&of_file[0].path), Look::BOLD));
        of_file.iter().for_each(|finding| page += &one(finding, words, style, width));
    }
    page
}

fn one(finding: &Finding, words: &dyn Words, style: Style, width: Option<usize>) -> String {
    let Message { error, hints } = words.finding(finding);
    let number = finding.line.map(|line| line.to_string()).unwrap_or_default();
    let number = format!("{number:>width$}  ", width = NUMBERS - 2);
    let (columns, indent) = (width.unwrap_or(usize::MAX), " ".repeat(NUMBERS));
    let name = format!("[{}]", finding.check.name());
    let mut lines = text::wrap(&format!("{} {name}", text::clean(&error)), columns, &indent, &indent);
    if let Some(last) = lines.last_mut() {
        *last = last.strip_suffix(&name).map_or_else(
            || last.clone(),
            |said| format!("{said}{}", style.paint(&name, Look::PLAIN.hued(Hue::Yellow))),
        );
    }
    let mut shown = lines.join("\n").replacen(&indent, &style.paint(&number, Look::FAINT), 1);
    shown.push('\n');
    let indent = " ".repeat(NUMBERS + REMEDY);
    for hint in hints {
        for line in text::wrap(&text::clean(&hint), columns, &indent, &indent) {
            shown += &format!("{}\n", style.paint(&line, Look::FAINT));
        }
    }
    shown
}

/// Makes the object of a finding.
pub fn object(finding: &Finding, words: &dyn Words) -> Value {
    let Message { error, hints } = words.finding(finding);
    json!({
        "type": "problem",
        "name": finding.check.name(),
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "message": error,
        "hints": hints,
        "fixable": finding.mend.is_some(),
    })
}
