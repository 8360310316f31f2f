//! What happens to a book when processes are killed, disks are full or fail, the power fails, and others work beside wlog.
//!
//! A short run takes a sample of the points. All of them, and the figures in the end:
//!
//! ```text
//! WLOG_FAULTS=full cargo test --release --test faults -- --nocapture --test-threads 1
//! ```
//!
//! A number in the place of `full` takes at most so many points of a command. `WLOG_FAULT_BINARY` names another program than the one that
//! is built with the tests. What cannot be tried on a machine says so and passes: tracing programs takes Linux on x86-64, cutting the power takes the right to mount.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // A test is the world outside.
#![cfg(unix)]

mod book;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod linux;
mod refusals;
mod speed;
mod write_path;
