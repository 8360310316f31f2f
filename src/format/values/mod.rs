//! The values of fields and attributes: text to data and back.

mod date;
mod expense;
mod figure;
mod list;
mod number;
mod words;

pub(super) use date::{Lean, read_date};
pub(super) use expense::read_expense;
pub(super) use figure::read_figure;
pub(super) use list::{join_list, split_list};
pub(super) use words::{is_zone, read_yes_or_no};
