//! What is odd in a file, in English.

use super::super::quote::brief;
use crate::format::{Diagnostic, Expected, Problem};
use crate::render::message::Message;
use crate::render::words::{DateWords, English};

/// Words an oddity without its place.
pub(in super::super) fn diagnostic(diagnostic: &Diagnostic) -> Message {
    match &diagnostic.problem {
        Problem::NoSuchTime { text } => {
            Message::new(format!("'{}' looks like a time and is none", brief(text))).hint("times go from 0:00 to 23:59")
        }
        Problem::NoLength => Message::new("start and end are the same minute").hint("correct the end, or leave it out"),
        Problem::VeryLong { minutes } => {
            Message::new(format!("the entry would last {}", English.minutes(*minutes))).hint("check its end")
        }
        Problem::NoTitle => Message::new("the entry has no title").hint("write one behind the time"),
        Problem::MisspeltKey { key, meant } => {
            Message::new(format!("'{}' is nearly a known field", brief(key))).hint(format!("did you mean '{meant}'?"))
        }
        Problem::RepeatedKey { key } => {
            Message::new(format!("'{}' stands a second time; the first counts", brief(key)))
                .hint("leave one of them out")
        }
        Problem::NotUnderstood { key, value, expected } => {
            Message::new(format!("'{}' is not understood for '{}'", brief(value), brief(key))).hint(example(*expected))
        }
        Problem::OtherDate { heading, file } => {
            Message::new(format!("the heading says {heading}, the file's name {file}; the name counts"))
                .hint(format!("write # {file}"))
        }
        Problem::DuplicateId { id, first_line } => {
            Message::new(format!("the ID {id} stands on line {first_line} too")).hint("remove one of the two comments")
        }
        Problem::MalformedId { text } => Message::new(format!("'{}' looks like an ID and is none", brief(text)))
            .hint("remove the comment at the end of the line"),
        Problem::ConflictMarker => Message::new("git left a conflict here")
            .hint("keep the lines that are right and remove those of <, = and >"),
        Problem::UnclosedFence => {
            Message::new("a code block begins here and never ends").hint("close it with a line of ```")
        }
        Problem::UnclosedHtml => {
            Message::new("a comment or HTML block begins here and never ends").hint("close it, a comment with -->")
        }
        Problem::SecondFieldList { key } => {
            Message::new(format!("'{}' stands below the list of fields, so it is text", brief(key)))
                .hint("move it up, right below the heading")
        }
        Problem::NoFrontMatter => Message::new("the card has no front matter between lines of +++")
            .hint("begin it with +++, name = \"…\", +++"),
        Problem::BrokenFrontMatter { message } => {
            Message::new(format!("the card's front matter is not valid TOML ({})", brief(message)))
                .hint("correct it in an editor")
        }
        Problem::NoName => Message::new("the card has no name").hint("add a line name = \"…\" to its front matter"),
    }
}

fn example(expected: Expected) -> &'static str {
    match expected {
        Expected::Figure => "write name, number, unit: new deposits 5000 USD",
        Expected::Expense => "write amount, currency, note: 35.00 CNY taxi",
        Expected::Date => "write a date: 2026-11-24",
        Expected::YesOrNo => "write yes or no",
        Expected::Zone => "write a zone: Asia/Shanghai",
        Expected::Ids => "write IDs, or 4 of their characters and more: k7q2m9xd",
        Expected::Priority => "write a number from 1 to 9",
        Expected::PerCent => "write a number from 0 to 100",
        Expected::Text => "write a text in quotes: \"…\"",
        Expected::Texts => "write a list of texts: [\"…\", \"…\"]",
    }
}
