//! A task's line: `[ ] [START[-END]] TEXT [ATTRIBUTES] [<!--ID-->]`.

use super::attributes::{self, Attributes};
use super::idmark::{self, Mark};
use crate::calendar::{self, Times};
use crate::model::{Id, TaskState};
use chrono::NaiveDate;
use std::ops::Range;

/// A task taken apart; ranges are bytes of the source.
pub(super) struct TaskLine {
    pub state: TaskState,
    pub mark: Range<usize>,
    pub content: Range<usize>,
    pub times: Option<Times>,
    pub no_such_time: Option<String>,
    pub attributes: Attributes,
    pub id: Option<(Id, Range<usize>)>,
    pub malformed_id: Option<Range<usize>>,
}

/// Takes apart the task whose `[` stands at `bracket`, up to the end of its line.
pub(super) fn parse(source: &str, bracket: usize, line_end: usize, date: NaiveDate) -> TaskLine {
    let mark = bracket + 1..bracket + 2;
    let state = match source.as_bytes()[mark.start] {
        b'x' | b'X' => TaskState::Done,
        b'>' => TaskState::Carried,
        b'-' => TaskState::Dropped,
        _ => TaskState::Open,
    };
    let raw = &source[bracket + 3..line_end];
    let start = line_end - raw.trim_start_matches([' ', '\t']).len();
    let text = source[start..line_end].trim_end_matches([' ', '\t']);
    let (id, malformed_id, text) = match idmark::mark_at_end(text) {
        Mark::Id(id, at) => {
            (Some((id, start + at.start..start + at.end)), None, text[..at.start].trim_end_matches([' ', '\t']))
        }
        Mark::Malformed(at) => (None, Some(start + at.start..start + at.end), text),
        Mark::None => (None, None, text),
    };
    let (times, no_such_time, behind) = match calendar::times_prefix(text) {
        Some(Ok((times, len))) => (Some(times), None, len),
        Some(Err(none)) => (None, Some(none.text().to_owned()), 0),
        None => (None, None, 0),
    };
    let attributes = attributes::take(text[behind..].trim_start(), date);
    TaskLine { state, mark, content: start..start + text.len(), times, no_such_time, attributes, id, malformed_id }
}

/// Returns the character between the brackets.
pub(super) fn mark_of(state: TaskState) -> char {
    match state {
        TaskState::Open => ' ',
        TaskState::Done => 'x',
        TaskState::Carried => '>',
        TaskState::Dropped => '-',
    }
}
