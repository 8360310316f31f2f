//! An entry by questions: who, what, outcome, next step. Decides what is asked, in which order, and what each question offers;
//! how it looks and how it is worded is the [`Interviewer`]'s.
//!
//! What was answered so far is kept beside the book's history at every keystroke, so that a terminal that is closed costs nothing.

mod ask;
mod asking;
mod draft;
mod known;
mod readings;
mod request;
mod scene;
mod steps;
#[cfg(test)]
mod tests;
mod topics;

pub use ask::{
    Answer, Beginning, Choice, Decision, Interviewer, Keep, LineQuestion, Offer, PickQuestion, Picked, Reading, Topic,
};
pub use draft::{Draft, NextStep};
pub use known::{Known, People, find};
pub use scene::Scene;
pub use steps::Ended;
