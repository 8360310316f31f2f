//! What may be typed to set a book up and to keep it in order.

use super::Tongue;
use crate::cli::complete::Shell;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// `wlog init`
#[derive(Debug, Args)]
pub struct Init {
    /// Where; the working folder by default.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The language that wlog writes into the book.
    #[arg(long, value_name = "LANG", hide_possible_values = true)]
    pub language: Option<Tongue>,
    /// The name that signs the book's commits.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// The address that signs the book's commits.
    #[arg(long, value_name = "MAIL")]
    pub email: Option<String>,
    /// The trade of its user.
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
}

/// `wlog check`
#[derive(Debug, Args)]
pub struct Check {
    /// Days, a period, files, folders.
    #[arg(value_name = "PLACE")]
    pub what: Vec<String>,
    /// Mend what can be mended.
    #[arg(long)]
    pub fix: bool,
    /// Without asking.
    #[arg(long, requires = "fix")]
    pub yes: bool,
}

/// `wlog index`
#[derive(Debug, Args)]
pub struct Index {
    /// What to do; tell how it is by default.
    #[arg(value_name = "ACTION", hide_possible_values = true)]
    pub action: Option<IndexAction>,
}

/// What `wlog index` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum IndexAction {
    /// Tells how it is.
    #[value(aliases = ["状态"])]
    Status,
    /// Builds it anew.
    #[value(aliases = ["重建"])]
    Rebuild,
}

/// `wlog completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// For which shell; that of `$SHELL` by default.
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    pub shell: Option<Shell>,
}

/// `wlog man`
#[derive(Debug, Args)]
pub struct Man {
    /// Of which command; of the program by default.
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
    /// Write all pages below a folder.
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    pub out: Option<PathBuf>,
}
