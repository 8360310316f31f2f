//! Texts that a person changes in an editor: the page, the draft that keeps it, and the way back until it is understood.

mod desk;
mod page;
mod rounds;

pub use desk::{Desk, EditorProblem};
pub use rounds::{Again, Ended, Nothing, Rounds, Setback, Typed, is_left_behind, utf8};
