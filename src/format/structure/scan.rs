//! The skeleton by a scan of the lines, for texts without anything that could hide or move a heading.

use super::skeleton::{HeadingAt, Structure, TaskItem, is_task_mark, task_bracket};
use crate::format::lines::{Line, indent};

/// Finds the skeleton, or gives up: fences, HTML, quotes, tabs, nested tasks and the like are for the real parser.
pub(super) fn find(source: &str, lines: &[Line], first: usize) -> Option<Structure> {
    let begin = lines.get(first).map_or(source.len(), |line| line.start);
    let text = &source[begin..];
    if text.contains("```") || text.contains("~~~") {
        return None;
    }
    let mut found = Structure::default();
    for (index, line) in lines.iter().enumerate().skip(first) {
        match meaning(source, line)? {
            Meaning::Text => {}
            Meaning::Heading(level) => {
                found.headings.push(HeadingAt { level, line: index, end_line: index + 1, setext: false });
            }
            Meaning::Task(bracket) => found.tasks.push(TaskItem { line: index, bracket }),
        }
    }
    Some(found)
}

enum Meaning {
    Text,
    Heading(u8),
    Task(usize),
}

/// Tells what a line means; `None` when that depends on more than the line.
fn meaning(source: &str, line: &Line) -> Option<Meaning> {
    let bytes = source.as_bytes();
    if line.next - line.end == 1 && bytes[line.end] == b'\r' {
        return None;
    }
    let content = line.text(source);
    match *content.as_bytes() {
        [] => Some(Meaning::Text),
        [b'#', ..] => Some(heading_level(content).map_or(Meaning::Text, Meaning::Heading)),
        [b'-' | b'*' | b'+', b' ', third, ..] => list_item(source, line, third),
        [b'-' | b'*' | b'+', b'\t', ..] => None,
        [b'0'..=b'9', ..] => (!holds_task_mark(content)).then_some(Meaning::Text),
        [b' ', ..] => indented(content),
        [b'\t' | b'<' | b'>' | b'=' | b'[' | b'\0', ..] => None,
        _ => Some(Meaning::Text),
    }
}

fn heading_level(content: &str) -> Option<u8> {
    let hashes = content.bytes().take_while(|byte| *byte == b'#').count();
    let ends = matches!(content.as_bytes().get(hashes), None | Some(b' ' | b'\t'));
    u8::try_from(hashes).ok().filter(|level| ends && *level <= 6)
}

fn list_item(source: &str, line: &Line, third: u8) -> Option<Meaning> {
    match third {
        b'[' => Some(task_bracket(source.as_bytes(), line.start).map_or(Meaning::Text, Meaning::Task)),
        // An item may begin another list on the same line.
        b'-' | b'*' | b'+' | b'0'..=b'9' | b'>' | b' ' | b'\t' if holds_task_mark(line.text(source)) => None,
        _ => Some(Meaning::Text),
    }
}

fn indented(content: &str) -> Option<Meaning> {
    let first = content.as_bytes().get(indent(content));
    match first {
        Some(b'#' | b'<' | b'>' | b'=' | b'-' | b'*' | b'+' | b'0'..=b'9' | b'[' | b'\t') => None,
        _ => Some(Meaning::Text),
    }
}

fn holds_task_mark(content: &str) -> bool {
    let bytes = content.as_bytes();
    content.match_indices('[').any(|(at, _)| is_task_mark(bytes, at))
}
