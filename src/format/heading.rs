//! An entry's heading: `[START[-END]] TITLE [<!--ID-->]`.

use super::idmark::{self, Mark};
use crate::calendar::{self, TimeProblem, Times};
use crate::model::Id;
use crate::text;
use std::ops::Range;

/// A heading taken apart; ranges are bytes of the line's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub times: Option<(Times, Range<usize>)>,
    pub no_such_time: Option<TimeProblem>,
    pub title: Range<usize>,
    pub id: Option<(Id, Range<usize>)>,
    pub malformed_id: Option<Range<usize>>,
}

/// Takes apart the content of a line that CommonMark holds for an ATX heading of level 2.
pub(super) fn parse(line: &str) -> Heading {
    let content = atx_content(line);
    let offset = content.start;
    let text = &line[content];
    let (id, malformed_id, text) = match idmark::mark_at_end(text) {
        Mark::Id(id, at) => (Some((id, shift(&at, offset))), None, trim_end(&text[..at.start])),
        Mark::Malformed(at) => (None, Some(shift(&at, offset)), text),
        Mark::None => (None, None, text),
    };
    let (times, no_such_time) = match calendar::times_prefix(text) {
        Some(Ok((times, len))) => (Some((times, offset..offset + len)), None),
        Some(Err(none)) => (None, Some(none)),
        None => (None, None),
    };
    let behind = times.as_ref().map_or(0, |(_, span)| span.end - offset);
    let title_start = text.len() - text[behind..].trim_start().len();
    Heading { times, no_such_time, title: offset + title_start..offset + text.len(), id, malformed_id }
}

/// Returns the text of an ATX heading of any level: without its opening and closing `#`, without spaces around it.
pub(super) fn atx_content(line: &str) -> Range<usize> {
    let opened = line.trim_start_matches(' ').trim_start_matches('#');
    let inner = trim_start(opened);
    let start = line.len() - inner.len();
    let inner = trim_end(inner);
    let unclosed = inner.trim_end_matches('#');
    let closes = unclosed.len() < inner.len() && (unclosed.is_empty() || unclosed.ends_with([' ', '\t']));
    let len = if closes { trim_end(unclosed).len() } else { inner.len() };
    start..start + len
}

fn shift(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

fn trim_start(text: &str) -> &str {
    text.trim_start_matches([' ', '\t'])
}

fn trim_end(text: &str) -> &str {
    text.trim_end_matches([' ', '\t'])
}

/// The headings that do not begin an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reserved {
    Plan,
    PlanForTomorrow,
    Summary,
}

/// Reads a reserved title, whatever its case and width; one colon at its end is passed over.
pub(super) fn reserved(title: &str) -> Option<Reserved> {
    // Folding costs more than a look at length and first character, which rule out nearly every title.
    if title.len() > 64 || !title.starts_with(|c| "pPsSｐＰｓＳ计今工明小总心".contains(c)) {
        return None;
    }
    let key = text::name_key(title.trim_end_matches(['：', ':']));
    Some(match key.as_str() {
        "plan" | "计划" | "今日计划" | "工作计划" => Reserved::Plan,
        "plan for tomorrow" | "明日计划" => Reserved::PlanForTomorrow,
        "summary" | "小结" | "今日小结" | "总结" | "心得" => Reserved::Summary,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> String {
        let heading = parse(line);
        let times = heading.times.map_or_else(String::new, |(times, _)| times.to_string());
        let id = heading.id.map_or_else(String::new, |(id, _)| id.to_string());
        format!("{times}|{}|{id}", &line[heading.title])
    }

    #[test]
    fn headings_come_apart() {
        let cases = [
            ("## 09:00-10:30 Visited Hengda <!--k7q2m9xd-->", "09:00-10:30|Visited Hengda|k7q2m9xd"),
            ("##\t9:00拜访 ", "09:00|拜访|"),
            ("## Fixed it", "|Fixed it|"),
            ("## Fixed it ##", "|Fixed it|"),
            ("## Learned C#", "|Learned C#|"),
            ("## Fixed # <!--k7q2m9xd-->", "|Fixed #|k7q2m9xd"),
            ("## Fixed <!--k7q2m9xd--> ##", "|Fixed|k7q2m9xd"),
            ("## 25:00 Call", "|25:00 Call|"),
            ("## 09:00", "09:00||"),
            ("##", "||"),
            ("## <!--k7q2m9xd-->", "||k7q2m9xd"),
            ("## ##", "||"),
            ("   ## Deep", "|Deep|"),
            ("## Rollout {staging}", "|Rollout {staging}|"),
        ];
        for (line, expected) in cases {
            assert_eq!(read(line), expected, "{line:?}");
        }
    }

    #[test]
    fn reserved_titles() {
        assert_eq!(reserved("PLAN"), Some(Reserved::Plan));
        assert_eq!(reserved("今日计划："), Some(Reserved::Plan));
        assert_eq!(reserved("Plan  for tomorrow"), Some(Reserved::PlanForTomorrow));
        assert_eq!(reserved("心得"), Some(Reserved::Summary));
        assert_eq!(reserved("Plan B"), None);
        assert_eq!(reserved(""), None);
    }

    fn read_times(text: &str) -> String {
        match calendar::times_prefix(text) {
            None => "-".to_owned(),
            Some(Err(none)) => format!("none {}", none.text()),
            Some(Ok((times, len))) => format!("{times}|{}", &text[len..]),
        }
    }

    #[test]
    fn times_of_files() {
        let cases = [
            ("9:00 Call", "09:00| Call"),
            ("09:00-10:30 Call", "09:00-10:30| Call"),
            ("9:00 - 10:30 Call", "09:00-10:30| Call"),
            ("09:00–10:30", "09:00-10:30|"),
            ("09:00—10:30拜访", "09:00-10:30|拜访"),
            ("9：00——10：30 拜访", "09:00-10:30| 拜访"),
            ("9:00~10:30 x", "09:00-10:30| x"),
            ("9:00～10:30 x", "09:00-10:30| x"),
            ("9:00至10:30拜访", "09:00-10:30|拜访"),
            ("9:00到10:30拜访", "09:00-10:30|拜访"),
            ("9:00到恒达", "09:00|到恒达"),
            ("9:00-拜访", "09:00|-拜访"),
            ("9:00 - Call", "09:00| - Call"),
            ("09:00- Call", "09:00-| Call"),
            ("09:00-", "09:00-|"),
            ("23:00-01:00 x", "23:00-01:00| x"),
            ("22:00-24:00 x", "22:00-00:00| x"),
            ("24:00 x", "none 24:00"),
            ("25:00 x", "none 25:00"),
            ("9:75 x", "none 9:75"),
            ("09:00-25:00 x", "none 25:00"),
            ("9:00-10 x", "none 9:00-10"),
            ("9:30pm x", "none 9:30pm"),
            ("09:00-10:30x", "none 09:00-10:30x"),
            ("9:5 x", "-"),
            ("9:000 x", "-"),
            ("123:00 x", "-"),
            ("9:00, then", "-"),
            ("4:3 screens", "-"),
            ("x 9:00", "-"),
            ("", "-"),
        ];
        for (text, expected) in cases {
            assert_eq!(read_times(text), expected, "{text:?}");
        }
    }
}
