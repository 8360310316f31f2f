//! Mentions in running text.

use crate::model::Mention;

/// Finds the mentions in a text (a title, a body, a task's text), in order; spans are bytes of that text.
///
/// Candidates only: whether a name is known, and in Chinese text how far it reaches, [`resolve`](super::resolve) tells.
pub fn mentions(text: &str) -> Vec<Mention> {
    unimplemented!("{text}")
}
