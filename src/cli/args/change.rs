//! What may be typed to change what was written.

use clap::Args;

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

/// `wlog undo`
#[derive(Debug, Args)]
pub struct Undo {
    /// How many changes back, or a commit.
    #[arg(value_name = "CHANGE")]
    pub which: Option<String>,
    /// Why it is taken back.
    #[arg(long, value_name = "REASON")]
    pub why: Option<String>,
}
