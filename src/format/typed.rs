//! Values as people type them on the command line, outside of any file.

use super::attributes::{self, Attribute};
use super::diagnostics::Expected;
use super::edit::NewTask;
use super::values;
use crate::calendar;
use crate::model::{Figure, Id, Language, Money, TaskState};
use chrono::NaiveDate;

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
/// `understand`; its error is this function's.
pub fn parse_task<E>(
    id: Id,
    text: &str,
    today: NaiveDate,
    understand: impl Fn(&str) -> Result<NaiveDate, E>,
) -> Result<NewTask, E> {
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
            let date = understand(&value)?;
            take_date(&mut task, &word, &value, date);
        }
    }
    Ok(task)
}

/// Moves a date that was understood from the task's text to its place.
fn take_date(task: &mut NewTask, word: &str, value: &str, date: NaiveDate) {
    let place = match Attribute::of_word(word) {
        Some(Attribute::Due) => &mut task.due,
        Some(Attribute::Done) => &mut task.done,
        Some(Attribute::From) => &mut task.from,
        Some(Attribute::Carried) => &mut task.carried,
        _ => return,
    };
    *place = Some(date);
    for colon in [':', '：'] {
        task.text = task.text.replacen(&format!("{word}{colon}{value}"), "", 1);
    }
    task.text = task.text.split_whitespace().collect::<Vec<_>>().join(" ");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words_are_handed_on() {
        let id = Id::from_random([0; 8]);
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
        let friday = NaiveDate::from_ymd_opt(2026, 11, 27).expect("a day");
        let read = |text: &str| if text == "周五" { Ok(friday) } else { Err(text.to_owned()) };
        let task = parse_task(id.clone(), "9:30 送报价单 截止：周五 prio:1", today, read).expect("a task");
        assert_eq!((task.text.as_str(), task.due, task.prio), ("送报价单", Some(friday), Some(1)));
        assert!(task.times.is_some());
        assert_eq!(parse_task(id, "call due:someday", today, read), Err("someday".to_owned()));
    }
}
