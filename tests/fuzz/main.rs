//! Texts that nobody would write: whatever stands in a file or on a command line, reading it neither panics nor hangs, and keeps its
//! promises.
//!
//! Each test begins with the kept texts of its target (`corpus/`) and with the samples of the project, then changes them by chance for a
//! second. Ten minutes each:
//!
//! ```text
//! WLOG_FUZZ_SECONDS=600 cargo test --release --test fuzz -- --nocapture
//! ```
//!
//! No instrumented build tells which code a text reaches, so that this runs on a stable compiler; what a target answers (kinds of
//! problems, counts) stands in for it: a text that is answered in a new way is changed further. A text that breaks something is made
//! small and written to `corpus/`, where it is tried ever after.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // A test is the world outside.

mod mutate;
mod run;
mod seeds;
mod targets;

use run::fuzz;

#[test]
fn days() {
    fuzz("days", targets::day, seeds::days());
}

#[test]
fn cards() {
    fuzz("cards", targets::card, seeds::cards());
}

#[test]
fn settings() {
    fuzz("settings", targets::settings, seeds::settings());
}

#[test]
fn dates() {
    fuzz("dates", targets::date, seeds::dates());
}

#[test]
fn queries() {
    fuzz("queries", targets::query, seeds::queries());
}

#[test]
fn terminal() {
    fuzz("terminal", targets::terminal, seeds::terminal());
}
