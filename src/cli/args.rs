//! What may be typed: the commands and their options, as clap reads them; a file for each thing that people want to do. Knows no input
//! or output.
//!
//! The texts of `--help` are not here: they exist in both languages, in `render::words`, and [`super::help`] hangs them on.

mod change;
mod read;
mod search;
mod upkeep;
mod write;

pub use change::{Amend, Edit, Move, Rm, Undo};
pub use read::{Audit, Filters, History, List, Report, Show};
pub use search::{Group, Order, Search};
pub use upkeep::{Check, Completions, Index, IndexAction, Init, Man};
pub use write::Add;

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "wlog",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct CommandLine {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// The command; without one, today at a glance.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// The book's folder.
    #[arg(long, global = true, value_name = "PATH")]
    pub book: Option<PathBuf>,
    /// The language to speak.
    #[arg(long, global = true, value_name = "LANG", hide_possible_values = true)]
    pub lang: Option<Tongue>,
    /// When to colour.
    #[arg(long, global = true, value_name = "WHEN", hide_possible_values = true)]
    pub color: Option<When>,
    /// One JSON object a line.
    #[arg(long, global = true)]
    pub json: bool,
}

/// The languages that `--lang` takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tongue {
    /// English.
    #[value(aliases = ["英文", "英语", "english"])]
    En,
    /// Chinese.
    #[value(aliases = ["中文", "汉语", "chinese", "zh-cn", "zh_cn"])]
    Zh,
}

/// When output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal.
    Auto,
    /// On a pipe too.
    Always,
    /// Not at all.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// A new book.
    Init(Init),
    /// A new entry.
    #[command(alias = "记")]
    Add(Box<Add>),
    /// A change of an entry.
    #[command(alias = "更正")]
    Amend(Box<Amend>),
    /// A day in the editor.
    #[command(alias = "编辑")]
    Edit(Edit),
    /// An entry on another day.
    #[command(alias = "移动")]
    Move(Move),
    /// An entry less.
    #[command(alias = "删除")]
    Rm(Rm),
    /// The versions of an entry or a day.
    #[command(alias = "修改记录")]
    History(History),
    /// A change less.
    #[command(alias = "撤销")]
    Undo(Undo),
    /// What was done to closed days.
    #[command(alias = "留痕检查")]
    Audit(Audit),
    /// A day, a period or an entry in full.
    #[command(alias = "看")]
    Show(Show),
    /// Entries, one a line.
    #[command(alias = "列")]
    List(List),
    /// Full text.
    #[command(alias = "查")]
    Search(Search),
    /// A summary of a day, a week, a month.
    #[command(alias = "报告")]
    Report(Report),
    /// Problems of the book.
    #[command(alias = "检查")]
    Check(Check),
    /// The search index.
    #[command(alias = "索引")]
    Index(Index),
    /// A script for a shell.
    Completions(Completions),
    /// The manual.
    #[command(alias = "手册")]
    Man(Man),
}
