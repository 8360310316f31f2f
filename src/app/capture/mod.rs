//! Takes a line as people type it apart: title, body, and what its mentions leave behind.

mod body;
mod sentence;
mod title;

pub use body::plain_body;
pub use sentence::split_title;
pub use title::{Placed, plain_title};
