//! Times of day: the one form that files hold, and what people say.

mod english;
mod joiner;
mod length;
mod point;
mod present;
mod spoken;
mod strict;
#[cfg(test)]
mod tests;
mod vague;
mod whole;

pub use present::parse_times_at;
pub use spoken::{parse_times, spoken_times_prefix};
pub use strict::times_prefix;
