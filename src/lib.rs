//! wlog: a work log in plain Markdown and git.
//!
//! The crate is a house of rooms, low to high; a room uses only rooms below it. The table of who may use whom stands in
//! `docs/ARCHITECTURE.md`, and `tests/walls.rs` holds it.

pub mod calendar;
pub mod format;
pub mod index;
pub mod model;
pub mod query;
pub mod report;
pub mod store;
pub mod text;

pub mod config;

pub mod app;
pub mod render;

pub mod cli;
