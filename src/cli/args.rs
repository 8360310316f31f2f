//! What may be typed: the commands and their options, as clap reads them. Knows no input or output.
//!
//! The texts of `--help` are not here: they exist in both languages, in `render::words`, and [`super::help`] hangs them on.

use super::complete::Shell;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
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

/// `wlog add`
#[derive(Debug, Args)]
pub struct Add {
    /// The text; `-` reads standard input.
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
    /// The day.
    #[arg(long, short = 'd', value_name = "DATE")]
    pub date: Option<String>,
    /// The time.
    #[arg(long, short = 't', value_name = "TIME", conflicts_with = "no_time", allow_hyphen_values = true)]
    pub time: Option<String>,
    /// No time, for today's entries too.
    #[arg(long)]
    pub no_time: bool,
    /// A project.
    #[arg(long, short = 'p', value_name = "NAME")]
    pub project: Vec<String>,
    /// A contact.
    #[arg(long, short = 'c', value_name = "NAME")]
    pub contact: Vec<String>,
    /// An organisation.
    #[arg(long, short = 'o', value_name = "NAME")]
    pub org: Vec<String>,
    /// A companion of one's own.
    #[arg(long, value_name = "NAME")]
    pub with: Vec<String>,
    /// How it was done.
    #[arg(long, short = 'k', value_name = "KIND")]
    pub kind: Option<String>,
    /// How it ended.
    #[arg(long, value_name = "TEXT")]
    pub outcome: Option<String>,
    /// A counted result.
    #[arg(long, value_name = "FIGURE", allow_hyphen_values = true)]
    pub figure: Vec<String>,
    /// What was spent.
    #[arg(long, value_name = "EXPENSE", allow_hyphen_values = true)]
    pub expense: Vec<String>,
    /// A tag.
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// A next step.
    #[arg(long, value_name = "TASK")]
    pub task: Vec<String>,
    /// Left out of reports.
    #[arg(long)]
    pub private: bool,
    /// A field of the user's own.
    #[arg(long, value_name = "KEY=VALUE")]
    pub field: Vec<String>,
    /// Refuse names that no card has.
    #[arg(long)]
    pub strict: bool,
    /// Write it in the editor.
    #[arg(long, short = 'e')]
    pub edit: bool,
    /// Repeat an earlier entry.
    #[arg(long, value_name = "ID")]
    pub like: Option<String>,
}

/// `wlog amend`
#[derive(Debug, Args)]
pub struct Amend {
    /// The beginning of an ID, then the new text; `-` reads standard input.
    #[arg(value_name = "ID-TEXT")]
    pub what: Vec<String>,
    /// The time.
    #[arg(long, short = 't', value_name = "TIME", conflicts_with = "no_time", allow_hyphen_values = true)]
    pub time: Option<String>,
    /// No time.
    #[arg(long)]
    pub no_time: bool,
    /// The projects.
    #[arg(long, short = 'p', value_name = "NAME", allow_hyphen_values = true)]
    pub project: Vec<String>,
    /// The contacts.
    #[arg(long, short = 'c', value_name = "NAME", allow_hyphen_values = true)]
    pub contact: Vec<String>,
    /// The organisations.
    #[arg(long, short = 'o', value_name = "NAME", allow_hyphen_values = true)]
    pub org: Vec<String>,
    /// The companions of one's own.
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub with: Vec<String>,
    /// How it was done.
    #[arg(long, short = 'k', value_name = "KIND")]
    pub kind: Option<String>,
    /// How it ended.
    #[arg(long, value_name = "TEXT")]
    pub outcome: Option<String>,
    /// The counted results.
    #[arg(long, value_name = "FIGURE", allow_hyphen_values = true)]
    pub figure: Vec<String>,
    /// What was spent.
    #[arg(long, value_name = "EXPENSE", allow_hyphen_values = true)]
    pub expense: Vec<String>,
    /// The tags.
    #[arg(long, value_name = "TAG", allow_hyphen_values = true)]
    pub tag: Vec<String>,
    /// Left out of reports.
    #[arg(long, conflicts_with = "no_private")]
    pub private: bool,
    /// No longer left out of reports.
    #[arg(long)]
    pub no_private: bool,
    /// A field of the user's own.
    #[arg(long, value_name = "KEY=VALUE")]
    pub field: Vec<String>,
    /// Refuse names that no card has.
    #[arg(long)]
    pub strict: bool,
    /// Why it is changed.
    #[arg(long, value_name = "REASON")]
    pub why: Option<String>,
    /// Change it in the editor.
    #[arg(long, short = 'e')]
    pub edit: bool,
}

/// `wlog edit`
#[derive(Debug, Args)]
pub struct Edit {
    /// A date or the ID of an entry.
    #[arg(value_name = "DAY")]
    pub what: Vec<String>,
    /// Why it is changed.
    #[arg(long, value_name = "REASON")]
    pub why: Option<String>,
}

/// `wlog move`
#[derive(Debug, Args)]
pub struct Move {
    /// The beginning of an ID; further words belong to the date.
    #[arg(value_name = "ID")]
    pub what: Vec<String>,
    /// The day.
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Why it is moved.
    #[arg(long, value_name = "REASON")]
    pub why: Option<String>,
}

/// `wlog rm`
#[derive(Debug, Args)]
pub struct Rm {
    /// The beginning of an ID.
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    /// Why it is removed.
    #[arg(long, value_name = "REASON")]
    pub why: Option<String>,
    /// Without a question.
    #[arg(long, short = 'y')]
    pub yes: bool,
}

/// `wlog show`
#[derive(Debug, Args)]
pub struct Show {
    /// A date, a period or the ID of an entry.
    #[arg(value_name = "WHAT")]
    pub what: Vec<String>,
}

/// `wlog list`
#[derive(Debug, Args)]
pub struct List {
    /// A period.
    #[arg(value_name = "PERIOD")]
    pub period: Vec<String>,
    /// Which entries.
    #[command(flatten)]
    pub filters: Filters,
}

/// `wlog search`
#[derive(Debug, Args)]
pub struct Search {
    /// What is looked for.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// Which results.
    #[command(flatten)]
    pub filters: Filters,
    /// Texts exactly as typed.
    #[arg(long)]
    pub exact: bool,
    /// The order.
    #[arg(long, value_name = "ORDER", hide_possible_values = true)]
    pub sort: Option<Order>,
    /// At most so many.
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<usize>,
    /// All of them.
    #[arg(long, conflicts_with = "limit")]
    pub all: bool,
    /// How much there is of each, and how many hours.
    #[arg(long, value_name = "GROUP", hide_possible_values = true, conflicts_with_all = ["files", "count", "open", "sort"])]
    pub by: Option<Group>,
    /// Only the files.
    #[arg(long, short = 'l', conflicts_with_all = ["count", "open"])]
    pub files: bool,
    /// Only the number.
    #[arg(long, conflicts_with_all = ["open", "sort", "limit", "all"])]
    pub count: bool,
    /// One of them in the editor.
    #[arg(long, value_name = "NUMBER", num_args = 0..=1, require_equals = true, default_missing_value = "1")]
    pub open: Option<NonZeroUsize>,
    /// Keep the search under a name.
    #[arg(long, value_name = "NAME")]
    pub save: Option<String>,
    /// Ask a saved search again; without a name, list them.
    #[arg(long, value_name = "SEARCH", num_args = 0..=1)]
    pub saved: Option<Option<String>>,
}

/// By what `--by` groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Group {
    /// By project.
    #[value(aliases = ["projects", "项目"])]
    Project,
    /// By contact.
    #[value(aliases = ["contacts", "联系人", "客户"])]
    Contact,
    /// By organisation.
    #[value(aliases = ["orgs", "organisation", "organization", "工作单位", "单位"])]
    Org,
    /// By kind.
    #[value(aliases = ["kinds", "类型"])]
    Kind,
    /// By month.
    #[value(aliases = ["months", "月", "月份"])]
    Month,
}

/// The orders that `--sort` takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// The latest first.
    Newest,
    /// The earliest first.
    Oldest,
    /// The best match first.
    Best,
}

/// Options that choose entries, the same on every command that reads.
#[derive(Debug, Clone, Default, Args)]
pub struct Filters {
    /// Of a project.
    #[arg(long, short = 'p', value_name = "NAME")]
    pub project: Vec<String>,
    /// With a contact.
    #[arg(long, short = 'c', value_name = "NAME")]
    pub contact: Vec<String>,
    /// With an organisation.
    #[arg(long, short = 'o', value_name = "NAME")]
    pub org: Vec<String>,
    /// With a tag.
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// Of a kind.
    #[arg(long, short = 'k', value_name = "KIND")]
    pub kind: Vec<String>,
    /// From a day on.
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Up to a day, which is included.
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// On a day or in a period.
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["since", "until"])]
    pub on: Option<String>,
    /// An organisation without its people.
    #[arg(long)]
    pub direct: bool,
}

/// `wlog report`
#[derive(Debug, Args)]
pub struct Report {
    /// `day`, `week`, `month`, … and which one.
    #[arg(value_name = "PERIOD")]
    pub period: Vec<String>,
    /// Which entries.
    #[command(flatten)]
    pub filters: Filters,
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
