//! From a day file's text to the day, where everything stands, and what is odd.

use super::diagnostics::Diagnostic;
use super::layout::Layout;
use super::rules::Rules;
use crate::model::Day;
use chrono::NaiveDate;

/// A day file, read.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedDay {
    /// What it says.
    pub day: Day,
    /// Where everything stands in the source.
    pub layout: Layout,
    /// What is odd, in the order of the lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a day file. Never fails: what is not understood is text.
///
/// `date` is what the file's name says; it counts, whatever the heading says.
pub fn parse_day(date: NaiveDate, source: &str, rules: &Rules) -> ParsedDay {
    unimplemented!("{date} {source} {rules:?}")
}
