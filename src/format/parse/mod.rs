//! From a day file's text to the day, where everything stands, and what is odd.

mod block;
mod day;
mod head;
mod ids;
mod reader;

pub use day::{ParsedDay, may_have_open_task, parse_day};

#[cfg(test)]
mod tests;
