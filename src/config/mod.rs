//! The user's and the book's settings, typed and read once.
#![allow(clippy::disallowed_methods)] // The one door to the environment and to the settings files.

mod book;
mod checks;
mod closing;
mod discover;
mod environment;
mod here;
mod profile;
mod reader;
mod searches;
mod user;

pub use book::{BookSettings, FORMAT, Names, Reasons};
pub use checks::Check;
pub use discover::{Found, NamedBy, find_book, usual_place};
pub use environment::{ColourWish, Environment, Identity};
pub use here::{ProjectHere, project_here};
pub use profile::{Ask, By, FormPart, Profile, ReportForm, Shows, Trade};
pub use reader::SettingsProblem;
pub use user::UserSettings;
