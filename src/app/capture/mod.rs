//! Takes a line as people type it apart: title, body, and what its mentions leave behind in the title.

mod sentence;
mod title;

pub use sentence::split_title;
pub use title::{Placed, plain_title};
