//! Queries that are not understood, in English.

use super::super::quote::{brief, pointed};
use crate::query::{DEEPEST, DocKind, PatternProblem, Problem, QueryProblem, State, fact_words};
use crate::render::message::Message;

pub(super) fn problem(problem: &QueryProblem, text: &str) -> Message {
    let Message { error, hints } = what(&problem.what);
    Message { error: format!("{error}{}", pointed(text, &problem.at)), hints }
}

fn what(problem: &Problem) -> Message {
    match problem {
        Problem::Empty => Message::new("the query is empty")
            .hint("say what to look for: wlog search loan, or wlog search project:loan-renewal"),
        Problem::UnclosedQuote { open } => {
            let close = match open {
                '「' => '」',
                '『' => '』',
                '“' => '”',
                open => *open,
            };
            Message::new(format!("the quotation mark {open} is never closed"))
                .hint(format!("put {close} behind the phrase"))
        }
        Problem::UnclosedParen => {
            Message::new("the parenthesis is never closed").hint("put ) behind what it is to hold together")
        }
        Problem::UnopenedParen => Message::new("the parenthesis closes nothing")
            .hint("leave it out, or quote the text that it belongs to: '\"…\"'"),
        Problem::EmptyParens => Message::new("there is nothing in the parentheses").hint("leave them out"),
        Problem::MissingOperand { operator: "NOT" } => Message::new("NOT has nothing behind it")
            .hint("say what is not to be found: loan NOT draft")
            .hint("to search for the word itself, quote it: '\"NOT\"'"),
        Problem::MissingOperand { operator } => Message::new(format!("{operator} lacks one of its two sides"))
            .hint(format!("it stands between two words: loan {operator} credit"))
            .hint(format!("to search for the word itself, quote it: '\"{operator}\"'")),
        Problem::EmptyValue { field } => {
            let field = brief(field);
            Message::new(format!("'{field}:' has no value"))
                .hint(format!("put the value right behind the colon, quoted if it has spaces: {field}:\"…\""))
        }
        Problem::NothingToSearch { text } => {
            Message::new(format!("'{}' holds no letter or digit to search for", brief(text)))
                .hint("leave it out, or search for a word beside it")
        }
        Problem::LeadingDash { word } => Message::new(format!("'-{}' does not leave a word out here", brief(word)))
            .hint(format!("write: NOT {}", brief(word))),
        Problem::UnknownType { value, nearest } => {
            let known = DocKind::ALL.map(DocKind::as_str).join(", ");
            choice(format!("there is no type '{}'", brief(value)), "type", *nearest, &known)
        }
        Problem::UnknownState { value, nearest } => {
            let known = State::ALL.map(State::as_str).join(", ");
            choice(format!("there is no state '{}'", brief(value)), "is", *nearest, &known)
        }
        Problem::UnknownFact { value, nearest } => {
            let known = fact_words().collect::<Vec<_>>().join(", ");
            choice(format!("has: knows no '{}'", brief(value)), "has", *nearest, &known)
        }
        Problem::BadRange { field, value } => {
            let field = brief(field);
            Message::new(format!("'{}' is no number and no range", brief(value)))
                .hint(format!("write {field}:2, {field}:2.., {field}:..8 or {field}:2..8"))
        }
        Problem::OnlyNames { field, value } => {
            let field = brief(field);
            Message::new(format!("{field}: takes a name, and '{}' is none", brief(value)))
                .hint(format!("a name may have stars, which stand for any text: {field}:heng*"))
                .hint(format!("to search for a name that is written so, quote it: '{field}:\"…\"'"))
        }
        Problem::BadPattern { problem } => pattern(*problem),
        Problem::NotNear { text } => {
            Message::new(format!("'{}~' does not find near words: ~ goes with one word in letters", brief(text)))
                .hint("leave the ~ out, or quote the text that it belongs to: '\"…\"'")
        }
        Problem::StarWithin { text } => {
            Message::new(format!("in '{}' a * stands before or inside of what is not one word in letters", brief(text)))
                .hint("put the * at the end, or use a pattern: '/loan.*renewal/'")
        }
        Problem::BadDate { field, problem } => {
            let Message { error, hints } = super::dates::date(problem);
            Message { error: format!("{}: {error}", brief(field)), hints }
        }
        Problem::TooDeep => Message::new(format!("the query is nested more than {DEEPEST} levels deep"))
            .hint("leave out parentheses that are not needed, or search in two steps"),
    }
}

fn pattern(problem: PatternProblem) -> Message {
    let (error, hint) = match problem {
        PatternProblem::UnclosedGroup => {
            ("this group of the pattern is never closed", r"put ) behind it, or write \( for the character")
        }
        PatternProblem::UnopenedGroup => {
            ("this closes no group of the pattern", r"leave it out, or write \) for the character")
        }
        PatternProblem::UnclosedClass => {
            ("this class of the pattern is never closed", r"put ] behind it, or write \[ for the character")
        }
        PatternProblem::Repetition => {
            ("this repeats nothing", r"put what it repeats before it, or a backslash for the character: \*")
        }
        PatternProblem::Escape => {
            ("this means nothing behind a backslash", r"leave the backslash out, or write \\ for the character")
        }
        PatternProblem::LookAround => {
            ("patterns do not look ahead or back", "search for more, and leave some out: /loan/ NOT /loans/")
        }
        PatternProblem::Backreference => ("patterns do not refer back to a group", "write out what is to be repeated"),
        PatternProblem::TooLarge => ("the pattern is too large", "repeat less, or search in two steps"),
        PatternProblem::Other => (
            "the pattern cannot be read from here on",
            r"put a backslash before a character that is meant as it is: \. for a dot",
        ),
    };
    Message::new(error).hint(hint)
}

fn choice(error: String, field: &str, nearest: Option<&str>, known: &str) -> Message {
    let message = Message::new(error);
    match nearest {
        Some(nearest) => message.hint(format!("did you mean {field}:{nearest}?")),
        None => message.hint(format!("it takes: {known}")),
    }
}
