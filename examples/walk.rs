//! Looks at every file of a book and prints how many there are: the floor under any search that sees every change.
//!
//! `cargo run --release --example walk -- BOOK`
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // A program of its own.

use std::path::Path;
use std::process::ExitCode;
use wlog::store::Book;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: walk BOOK");
        return ExitCode::from(2);
    };
    match Book::open(Path::new(&folder)).and_then(|book| book.walk()) {
        Ok(files) => {
            println!("{} files", files.len());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(4)
        }
    }
}
