//! Entries that cannot be written as they were meant, in English.

use super::super::quote::brief;
use super::diagnostics;
use crate::format::{Difference, EditError, Key, Part, TextProblem};
use crate::model::Language;
use crate::render::message::Message;
use crate::store::day_path;
use chrono::NaiveDate;

pub(super) fn problem(problem: &EditError, date: NaiveDate) -> Message {
    what(problem, day_path(date).as_str())
}

fn what(problem: &EditError, file: &str) -> Message {
    match problem {
        EditError::NotFound { id } => Message::new(format!("{file}: no entry or task has the ID {id}"))
            .hint(format!("it went meanwhile; see how: wlog history {id}")),
        EditError::IdTwice { id, lines: [first, second] } => {
            Message::new(format!("{file}:{first}: the ID {id} stands again at line {second}"))
                .hint("take one of the two comments out of the file; the entry gets another ID")
        }
        EditError::IdTaken { id, line } => Message::new(format!("{file}:{line}: the ID {id} is taken"))
            .hint("run the command again, and another ID is drawn"),
        EditError::Text { part, problem } => text(part, *problem),
        EditError::ReadsDifferently { difference, cause } => {
            let error = format!("nothing was written to {file}: {}", differs(difference));
            match cause {
                Some(cause) => {
                    let odd = diagnostics::diagnostic(cause);
                    let hint = format!("{file}:{}: {}", cause.line, odd.error);
                    odd.hints.into_iter().fold(Message::new(error).hint(hint), Message::hint)
                }
                None => Message::new(error)
                    .hint("put the part that reads differently in other words, or edit the file by hand"),
            }
        }
    }
}

fn part_name(part: &Part) -> String {
    match part {
        Part::Title => "the title".to_owned(),
        Part::Task => "the task".to_owned(),
        Part::Field(key) => format!("the field '{}'", key.word(Language::English)),
        Part::OwnField(key) => format!("the field '{}'", brief(key)),
    }
}

fn text(part: &Part, problem: TextProblem) -> Message {
    let part = part_name(part);
    match problem {
        TextProblem::Empty => Message::new(format!("{part} is empty")).hint("write something, or leave it out"),
        TextProblem::SeveralLines => Message::new(format!("{part} has more than one line"))
            .hint("put it on one line; what does not fit there belongs into the text below the title"),
        TextProblem::ControlCharacter => Message::new(format!("{part} holds a control character"))
            .hint("type it by hand instead of pasting it from a terminal"),
        TextProblem::BeginsLikeTime => Message::new(format!("{part} begins like a time and would be read as one"))
            .hint("put a word before it; the time of an entry is set by --time"),
        TextProblem::EndsLikeId => Message::new(format!("{part} ends in a comment that would be read as an ID"))
            .hint("leave the <!--…--> at its end out"),
        TextProblem::NotAKey => Message::new(format!("{part} has a name that no field can have"))
            .hint("use letters, digits, '-' and '_', without a colon, and none of wlog's own names"),
        TextProblem::Undeclared => Message::new(format!("{part} is not declared, so it would be read as text"))
            .hint("declare it in wlog.toml: [fields], and a line below: contract = \"text\"")
            .hint("or give the entry another field too, such as --kind visit"),
    }
}

fn differs(difference: &Difference) -> String {
    match difference {
        Difference::Missing => "the entry would not be found in it".to_owned(),
        Difference::Twice => "the entry would be found in it twice".to_owned(),
        Difference::Times => "the time would read differently".to_owned(),
        Difference::Title { read } => format!("the title would read '{}'", brief(read)),
        Difference::Field(key) => format!("the field '{}' would read differently", Key::word(*key, Language::English)),
        Difference::OwnFields => "your own fields would read differently".to_owned(),
        Difference::Tasks => "the tasks of the entry would read differently".to_owned(),
        Difference::Body => "the text below the title would read differently".to_owned(),
        Difference::OtherEntry { title } => format!("the entry '{}' would read differently", brief(title)),
        Difference::Day => "the rest of the day would read differently".to_owned(),
    }
}
