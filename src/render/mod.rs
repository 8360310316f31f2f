//! Outcomes to terminal text, Markdown and JSON; errors to message and hint; the English and Chinese words.

pub mod json;
pub mod markdown;
pub mod message;
pub mod report;
pub mod style;
pub mod words;
