//! The oddities that reading a file finds by itself, by the checks that they belong to.

use crate::app::Context;
use crate::config::Check;
use crate::format::{Diagnostic, Problem};

/// Returns the first oddity of a file that is worth a word after a command that touched it; `None` without any that is not silenced.
pub fn worth_a_word<'d>(context: &Context, odd: &'d [Diagnostic]) -> Option<&'d Diagnostic> {
    odd.iter().find(|odd| !is_silenced(context, odd))
}

/// Tells whether the book's settings silence an oddity.
pub fn is_silenced(context: &Context, odd: &Diagnostic) -> bool {
    context.settings.silenced.contains(&check_of(&odd.problem))
}

/// Returns the check that an oddity belongs to.
pub(super) fn check_of(problem: &Problem) -> Check {
    match problem {
        Problem::NoSuchTime { .. } | Problem::NoLength | Problem::VeryLong { .. } => Check::Time,
        Problem::NoTitle => Check::Title,
        Problem::MisspeltKey { .. } | Problem::RepeatedKey { .. } | Problem::SecondFieldList { .. } => Check::Key,
        Problem::NotUnderstood { .. } => Check::Value,
        Problem::OtherDate { .. } => Check::Date,
        Problem::DuplicateId { .. } => Check::DoubleId,
        Problem::MalformedId { .. } => Check::BadId,
        Problem::ConflictMarker => Check::Conflict,
        Problem::UnclosedFence | Problem::UnclosedHtml => Check::Unclosed,
        Problem::NoFrontMatter | Problem::BrokenFrontMatter { .. } | Problem::NoName => Check::Card,
    }
}
