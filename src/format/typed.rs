//! Values as people type them on the command line, outside of any file.

use super::attributes::{self, Attribute};
use super::diagnostics::Expected;
use super::edit::NewTask;
use super::values;
use crate::calendar::{self, DateProblem};
use crate::model::{Figure, Id, Language, Money, TaskState};
use chrono::NaiveDate;
use std::ops::Range;

/// Reads a figure (name, number, unit); `None` when it is none.
pub fn parse_figure(text: &str) -> Option<Figure> {
    values::read_figure(text.trim())
}

/// Reads an amount of money (amount, currency, note, in any usual order); `None` when it is none.
pub fn parse_money(text: &str) -> Option<Money> {
    values::read_expense(text.trim())
}

/// Splits a list of names at its commas, as a field of a file is split; quotes protect, and a sigil before a name goes.
pub fn split_values(text: &str) -> Vec<String> {
    values::split_list(text, &['+', '@', '%', '＋', '＠', '％'])
}

/// Writes the file of a day on which nothing stands yet.
pub fn new_day(date: NaiveDate, language: Language) -> String {
    format!("{}\n", super::edit::day_heading(date, language))
}

/// Tells whether a text holds the lines that a merge leaves where both sides changed the same.
pub fn has_conflict(text: &str) -> bool {
    let begins = |mark: &str| text.lines().any(|line| line.starts_with(mark));
    begins("<<<<<<< ") && begins(">>>>>>> ")
}

/// Joins names so that they split into the same again, quoting those that need it.
pub fn join_values(names: &[String], joiner: &str) -> String {
    values::join_list(names, joiner)
}

/// Takes the box off a task that was typed with one: `[x] called`; without a box it is open.
pub fn split_box(text: &str) -> (TaskState, &str) {
    let text = text.trim();
    let state = match text.get(..3) {
        Some("[ ]") => TaskState::Open,
        Some("[x]" | "[X]") => TaskState::Done,
        Some("[>]") => TaskState::Carried,
        Some("[-]") => TaskState::Dropped,
        _ => return (TaskState::Open, text),
    };
    match text[3..].starts_with([' ', '\t', '　']) {
        true => (state, text[3..].trim_start()),
        false => (TaskState::Open, text),
    }
}

/// Reads an open task with its time and attributes. Dates that a file would not hold (`due:friday`, 截止：周五) are handed to
/// `understand`, whose error is this function's. They may have several words, in quotes or not: as many words as make a date belong to
/// it (`due:next tuesday`).
pub fn parse_task(
    id: Id,
    text: &str,
    today: NaiveDate,
    understand: impl Fn(&str) -> Result<NaiveDate, DateProblem>,
) -> Result<NewTask, DateProblem> {
    let text = text.trim();
    let (times, behind) = match calendar::times_prefix(text) {
        Some(Ok((times, len))) => (Some(times), len),
        _ => (None, 0),
    };
    let found = attributes::take(text[behind..].trim_start(), today);
    let mut task = NewTask {
        times,
        due: found.due,
        done: found.done,
        from: found.from,
        carried: found.carried,
        prio: found.prio,
        progress: found.progress,
        ..NewTask::open(id, found.text)
    };
    for (word, value, expected) in found.refused {
        if expected == Expected::Date {
            let (date, typed) = read_date(&task.text, &word, &value, &understand)?;
            take_date(&mut task, &word, typed, date);
        }
    }
    Ok(task)
}

/// The most words that may follow the first of a date.
const LONGEST_DATE: usize = 5;

/// Reads the date that begins with `value`; returns also where it stands in the text, its attribute's word included.
fn read_date(
    text: &str,
    word: &str,
    value: &str,
    understand: impl Fn(&str) -> Result<NaiveDate, DateProblem>,
) -> Result<(NaiveDate, Range<usize>), DateProblem> {
    let place = [':', '：'].into_iter().find_map(|colon| {
        let start = text.find(&format!("{word}{colon}{value}"))?;
        Some((start, start + word.len() + colon.len_utf8()))
    });
    let Some((start, at)) = place else { return understand(value).map(|date| (date, 0..0)) };
    if let Some(quoted) = text[at..].strip_prefix('"').and_then(|rest| rest.split_once('"')) {
        return understand(quoted.0).map(|date| (date, start..at + quoted.0.len() + 2));
    }
    let after = at + value.len();
    let blanks = text[after..].char_indices().filter(|(_, c)| c.is_whitespace()).map(|(blank, _)| after + blank);
    let mut ends: Vec<usize> = blanks.chain([text.len()]).filter(|end| *end > after).take(LONGEST_DATE).collect();
    ends.reverse();
    for end in ends {
        match understand(&text[at..end]) {
            Ok(date) => return Ok((date, start..end)),
            Err(DateProblem::Unknown { .. } | DateProblem::WithTime { .. }) => {}
            Err(problem) => return Err(problem),
        }
    }
    understand(value).map(|date| (date, start..after))
}

/// Moves a date that was understood from the task's text to its place.
fn take_date(task: &mut NewTask, word: &str, typed: Range<usize>, date: NaiveDate) {
    let place = match Attribute::of_word(word) {
        Some(Attribute::Due) => &mut task.due,
        Some(Attribute::Done) => &mut task.done,
        Some(Attribute::From) => &mut task.from,
        Some(Attribute::Carried) => &mut task.carried,
        _ => return,
    };
    *place = Some(date);
    task.text.replace_range(typed, "");
    task.text = task.text.split_whitespace().collect::<Vec<_>>().join(" ");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Lean;

    #[test]
    fn dates_of_several_words_need_no_quotes() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
        let read = |text: &str| calendar::parse_date(text, today, Lean::Future).map(|said| said.value);
        let shown = |text: &str| match parse_task(Id::from_random([0; 8]), text, today, read) {
            Ok(task) => format!("{} | {}", task.text, task.due.map_or(String::new(), |due| due.to_string())),
            Err(problem) => problem.to_string(),
        };
        for (text, expected) in [
            ("call due:next tuesday", "call | 2026-11-24"),
            ("due:in 3 days call @Bob", "call @Bob | 2026-11-24"),
            ("call due:\"in 3 days\" @Bob", "call @Bob | 2026-11-24"),
            ("due:friday the report", "the report | 2026-11-27"),
            ("due:5 december the report", "the report | 2026-12-05"),
            ("due:friday 9:00 call", "9:00 call | 2026-11-27"),
            ("截止：下个月5号 交材料", "交材料 | 2026-12-05"),
            ("截止：下周五， 交材料", "， 交材料 | 2026-11-27"),
            ("due:next sunday call", "\"next sunday\" may be 2026-11-22 to 2026-11-22 or 2026-11-29 to 2026-11-29"),
            ("due:next call", "\"next\" is not understood as a date"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_in_words_are_handed_on() {
        let id = Id::from_random([0; 8]);
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
        let friday = NaiveDate::from_ymd_opt(2026, 11, 27).expect("a day");
        let read = |text: &str| calendar::parse_date(text, today, Lean::Future).map(|said| said.value);
        let task = parse_task(id.clone(), "9:30 送报价单 截止：周五 prio:1", today, read).expect("a task");
        assert_eq!((task.text.as_str(), task.due, task.prio), ("送报价单", Some(friday), Some(1)));
        assert!(task.times.is_some());
        let vague = DateProblem::Vague { text: "someday".to_owned() };
        assert_eq!(parse_task(id, "call due:someday", today, read), Err(vague));
    }
}
