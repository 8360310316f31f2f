//! What may be wrong with a query, and where.

use super::pattern::PatternProblem;
use crate::calendar::DateProblem;
use std::ops::Range;
use thiserror::Error;

/// A query that cannot be understood: what is wrong, and the place in bytes of the text, for a caret under it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{what} at {at:?}")]
pub struct QueryProblem {
    /// What is wrong.
    pub what: Problem,
    /// Where; empty at the end of the text when something is missing there.
    pub at: Range<usize>,
}

/// What is wrong with a query.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// There is nothing in it.
    #[error("empty query")]
    Empty,
    /// A quotation mark is never closed.
    #[error("unclosed {open}")]
    UnclosedQuote {
        /// The mark that opened.
        open: char,
    },
    /// A parenthesis is never closed.
    #[error("unclosed parenthesis")]
    UnclosedParen,
    /// A closing parenthesis closes nothing.
    #[error("unmatched closing parenthesis")]
    UnopenedParen,
    /// There is nothing between two parentheses.
    #[error("empty parentheses")]
    EmptyParens,
    /// `OR`, `AND` or `NOT` lacks what it joins or negates.
    #[error("{operator} without operand")]
    MissingOperand {
        /// The operator as written.
        operator: &'static str,
    },
    /// `field:` has no value.
    #[error("field {field} without value")]
    EmptyValue {
        /// The field as written.
        field: String,
    },
    /// A word holds no letter, digit or other character that is searched.
    #[error("nothing to search in {text}")]
    NothingToSearch {
        /// The word as written.
        text: String,
    },
    /// `-word`, which a shell takes for a flag.
    #[error("leading dash at {word}")]
    LeadingDash {
        /// The word without its dash: `NOT word` is the way to say it.
        word: String,
    },
    /// `type:` is asked for a kind that is none.
    #[error("unknown type {value}")]
    UnknownType {
        /// The value as written.
        value: String,
        /// The nearest that exists.
        nearest: Option<&'static str>,
    },
    /// `is:` is asked for a state that is none.
    #[error("unknown state {value}")]
    UnknownState {
        /// The value as written.
        value: String,
        /// The nearest that exists.
        nearest: Option<&'static str>,
    },
    /// `has:` is asked for something that it does not know.
    #[error("unknown has {value}")]
    UnknownFact {
        /// The value as written.
        value: String,
        /// The nearest that exists.
        nearest: Option<&'static str>,
    },
    /// A filter by a number has a value that is neither a number nor a range.
    #[error("{field}: no range {value}")]
    BadRange {
        /// The filter as written.
        field: String,
        /// The value as written.
        value: String,
    },
    /// A filter by a name has a pattern or a near word for its value.
    #[error("{field}: no name {value}")]
    OnlyNames {
        /// The filter as written.
        field: String,
        /// The value as written.
        value: String,
    },
    /// A regular expression cannot be read.
    #[error("{problem}")]
    BadPattern {
        /// Why.
        problem: PatternProblem,
    },
    /// `~` stands behind what is not one word in letters.
    #[error("no near words to {text}")]
    NotNear {
        /// What it stands behind.
        text: String,
    },
    /// A `*` stands within or before what is not one word in letters.
    #[error("star within {text}")]
    StarWithin {
        /// The text as written.
        text: String,
    },
    /// A date filter has a value that is no date and no period.
    #[error("{field}: {problem}")]
    BadDate {
        /// The filter as written.
        field: String,
        /// What the calendar says.
        problem: DateProblem,
    },
    /// Parentheses and `NOT` are nested deeper than [`DEEPEST`](super::DEEPEST).
    #[error("nested too deep")]
    TooDeep,
}
