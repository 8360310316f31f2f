//! The user's and the book's settings, typed and read once.
#![allow(clippy::disallowed_methods)] // The one door to the environment and to the settings files.

mod book;
mod discover;
mod environment;
mod user;

pub use book::{BookSettings, FORMAT, Names, SettingsProblem};
pub use discover::{Found, find_book};
pub use environment::{ColourWish, Environment, Identity};
pub use user::UserSettings;
