//! What may be typed to search.

use super::Filters;
use clap::{Args, ValueEnum};
use std::num::NonZeroUsize;

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
    /// Why it is changed.
    #[arg(long, value_name = "REASON", requires = "open")]
    pub why: Option<String>,
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
