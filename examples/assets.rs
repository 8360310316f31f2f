//! Writes what a package installs beside the program: completion scripts and the manual in both languages.
//!
//! `cargo run --release --example assets -- OUT` fills `OUT/completions` and `OUT/man`. A build script could do the same, but
//! it would have to compile the command line twice, at every build.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // A program of its own: it reads its arguments and prints.

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let out = std::env::args_os().nth(1).ok_or("usage: assets OUT")?;
    wlog::cli::write_assets(Path::new(&out))?;
    println!("wrote completions and manual below {}", Path::new(&out).display());
    Ok(())
}
