//! Outcomes to terminal text, Markdown and JSON; errors to message and hint; the English and Chinese words.

pub mod amend;
pub mod audit;
pub mod check;
mod difference;
pub mod entry;
pub mod history;
pub mod index;
pub mod json;
pub mod json_report;
pub mod markdown;
pub mod message;
pub mod report;
pub mod search;
pub mod style;
pub mod today;
pub mod welcome;
pub mod words;
