//! Every text that a person sees, in English and Chinese.
//!
//! One trait for each topic, in one file, with both languages below it: the compiler finds what is missing, and a reader
//! sees both wordings side by side.

mod dates;
mod editing;
mod errors;
mod help;
mod outcomes;
mod report;
mod usage;

pub use dates::DateWords;
pub use editing::EditingWords;
pub use errors::ErrorWords;
pub use help::{HelpPart, HelpWords};
pub use outcomes::OutcomeWords;
pub use report::{Column, Part, ReportWords, Span};
pub use usage::{UsageProblem, UsageWords};

use crate::model::Language;

/// The English wordings.
pub struct English;

/// The Chinese wordings.
pub struct Chinese;

/// All wordings of one language.
pub trait Words:
    DateWords + EditingWords + ErrorWords + HelpWords + OutcomeWords + ReportWords + UsageWords + Sync
{
}

impl Words for English {}
impl Words for Chinese {}

/// Returns the wordings of a language.
pub fn words(language: Language) -> &'static dyn Words {
    match language {
        Language::English => &English,
        Language::Chinese => &Chinese,
    }
}
