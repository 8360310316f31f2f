//! What a person is told when something is wrong: the error, and what to do about it.

/// An error in words: what is wrong and where, then what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is wrong and where; no full stop.
    pub error: String,
    /// What to do, one remedy each; no full stop.
    pub hints: Vec<String>,
}

impl Message {
    /// Makes a message without a hint.
    pub fn new(error: impl Into<String>) -> Self {
        Message { error: error.into(), hints: Vec::new() }
    }

    /// Adds a remedy.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}
