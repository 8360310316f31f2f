//! Profiles: what a trade calls its work, what it asks for, and how its reports look. A profile is a TOML file in the book
//! (docs/FORMAT.md §10); wlog brings a few, and a book is complete without one.

mod data;
mod form;
mod read;
mod trades;

pub use data::{Ask, Profile};
pub use form::{By, FormPart, ReportForm, Shows};
pub use trades::Trade;
