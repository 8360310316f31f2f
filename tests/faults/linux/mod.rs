//! The program itself under faults, with the means of Linux: calls are watched by `ptrace`, power is cut on an ext4 image.

use super::book;

mod bytes;
mod calls;
mod cases;
mod cruel_disk;
mod disk_errors;
mod git_beside;
mod kill;
mod many_writers;
mod power;
mod search_index;
mod state;
mod tally;
mod tracer;
mod trial;
mod world;
