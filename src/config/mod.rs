//! The user's and the book's settings, typed and read once.
#![allow(clippy::disallowed_methods)] // The one door to the environment and to the settings files.

mod book;
mod discover;
mod environment;
mod here;
mod reader;
mod user;

pub use book::{BookSettings, FORMAT, Names};
pub use discover::{Found, find_book};
pub use environment::{ColourWish, Environment, Identity};
pub use here::{ProjectHere, project_here};
pub use reader::SettingsProblem;
pub use user::UserSettings;
