//! The `wlog` program; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    wlog::cli::main()
}
