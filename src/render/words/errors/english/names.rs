//! Names that cannot be linked, in English.

use super::super::quote::{self, brief, guessed_name, whole_name};
use crate::app::{ImpossibleName, LONGEST_NAME, NameProblem, sigil_of};
use crate::model::{CardKind, Sigil};
use crate::render::message::Message;
use crate::render::words::{English, OutcomeWords};

/// Words all names that stand in the way of one entry.
pub(super) fn problems(problems: &[NameProblem]) -> Message {
    let mut errors = Vec::new();
    let mut hints: Vec<String> = Vec::new();
    for Message { error, hints: more } in problems.iter().map(problem) {
        errors.push(error);
        for hint in more {
            if !hints.contains(&hint) {
                hints.push(hint);
            }
        }
    }
    Message { error: errors.join("; "), hints }
}

fn problem(problem: &NameProblem) -> Message {
    match problem {
        NameProblem::Unclear { sigil, text } => unclear(*sigil, text),
        NameProblem::Unknown { kind, name, near } => {
            let message = Message::new(format!("no {} is called '{}'", English.card_kind(*kind), brief(name)));
            let message = match near {
                Some(near) => message.hint(format!("did you mean '{}'?", brief(near))),
                None => message,
            };
            message.hint("to make a card for a new name, leave out --strict, or strict = true in wlog.toml")
        }
        NameProblem::Part { kind, name, whole } => {
            let mark = sigil_of(Sigil::of_card(*kind));
            Message::new(format!("'{}' may be '{}', or new", brief(name), brief(whole)))
                .hint(format!("write the whole name: {mark}{}", whole_name(whole)))
        }
        NameProblem::Impossible { name, why } => impossible(name, *why),
    }
}

fn unclear(sigil: Sigil, text: &str) -> Message {
    let mark = sigil_of(sigil);
    let (name, rest) = guessed_name(text, if sigil == Sigil::Contact { 2 } else { 4 });
    let (given, name, rest) = (quote::word(name), brief(name), brief(rest));
    let message = Message::new(format!("where does the name end in '{mark}{}'?", brief(text)))
        .hint(format!("quote the name: {mark}\"{name}\"{rest}"))
        .hint("in a shell put the whole text in single quotes");
    match sigil.card_kind() {
        Some(kind) => message.hint(format!("or name it by an option: --{} {given}", option(kind))),
        None => message.hint(format!("or name it by an option: --tag {given}")),
    }
}

fn option(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Project => "project",
        CardKind::Contact => "contact",
        CardKind::Org => "org",
    }
}

fn impossible(name: &str, why: ImpossibleName) -> Message {
    match why {
        ImpossibleName::Empty => Message::new("a name is empty").hint("write the name, or leave the option out"),
        ImpossibleName::Unprintable => {
            Message::new(format!("the name '{}' holds characters that cannot be seen", brief(name)))
                .hint("type the name by hand instead of pasting it")
        }
        ImpossibleName::TooLong => {
            Message::new(format!("the name '{}' is longer than {LONGEST_NAME} characters", brief(name)))
                .hint("give a shorter name; if it is a sentence, leave the sigil or the option out")
        }
    }
}
