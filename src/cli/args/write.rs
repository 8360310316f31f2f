//! What may be typed to write something down.

use clap::Args;

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
