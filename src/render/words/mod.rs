//! Every text that a person sees, in English and Chinese.
//!
//! One trait for each topic, in one file, with both languages below it: the compiler finds what is missing, and a reader
//! sees both wordings side by side.

mod check;
mod closing;
mod completion;
mod dates;
mod editing;
mod errors;
mod help;
mod man;
mod outcomes;
mod prompts;
mod report;
mod search;
mod trail;
mod usage;
mod welcome;

pub use check::CheckWords;
pub use closing::ClosingWords;
pub use completion::CompletionWords;
pub use dates::DateWords;
pub use editing::EditingWords;
pub use errors::ErrorWords;
pub use help::{ArgumentHelpWords, CommandHelpWords, HelpPart, HelpWords};
pub use man::{Group, ManPart, ManWords};
pub use outcomes::OutcomeWords;
pub use prompts::{KeyHelp, PromptWords};
pub use report::{Column, Part, ReportWords};
pub use search::{IndexPart, SearchWords};
pub use trail::TrailWords;
pub use usage::{UsageProblem, UsageWords};
pub use welcome::WelcomeWords;

pub(in crate::render) use errors::{argument, word};

use crate::model::Language;

/// The English wordings.
pub struct English;

/// The Chinese wordings.
pub struct Chinese;

/// All wordings of one language.
pub trait Words:
    ArgumentHelpWords
    + CheckWords
    + ClosingWords
    + CommandHelpWords
    + CompletionWords
    + DateWords
    + EditingWords
    + ErrorWords
    + HelpWords
    + ManWords
    + OutcomeWords
    + PromptWords
    + ReportWords
    + SearchWords
    + TrailWords
    + UsageWords
    + WelcomeWords
    + Sync
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
