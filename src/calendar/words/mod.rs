//! Days and periods as people say them.
//!
//! A phrase is brought into one form (width, case, blanks), then the numeric forms, English and Chinese are tried in turn. Each only
//! recognises its phrases; what they mean, seen from today, is settled by the methods of `Context`.

mod beside;
mod chinese;
mod context;
mod english;
mod holidays;
mod numerals;
mod numeric;
mod open;
mod parse;
#[cfg(test)]
mod phrases;
mod range;
mod relative;

pub(super) use numerals::{english_below_twenty, leading as leading_number};

pub use context::Lean;
pub use parse::{Said, parse_date, parse_iso_day, parse_leaning_period, parse_period};
