//! What may be typed to read, to look back and to sum up.

use clap::Args;

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

/// `wlog history`
#[derive(Debug, Args)]
pub struct History {
    /// A date or the ID of an entry.
    #[arg(value_name = "DAY")]
    pub what: Vec<String>,
}

/// `wlog audit`
#[derive(Debug, Args)]
pub struct Audit {
    /// A period.
    #[arg(value_name = "PERIOD")]
    pub period: Vec<String>,
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
