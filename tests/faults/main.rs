//! What happens to a book when processes are killed, disks are full or fail, and git works beside wlog.
//!
//! The faults are put in from outside: `strace` ends, stops or fails a victim process at its Nth system call. A short run takes a
//! sample of the points; `WLOG_FAULTS=full` takes each one. Without a usable `strace` those tests say so and pass.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // A test is the world outside.
#![cfg(unix)]

mod book;
mod disk_errors;
mod git_beside;
mod kill;
mod many_writers;
mod refusals;
mod speed;
mod strace;
mod victim;
mod write_path;
