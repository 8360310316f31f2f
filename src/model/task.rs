//! A task: one thing to do.

use super::{Id, Links, Mention};
use crate::calendar::Times;
use chrono::NaiveDate;

/// What became of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskState {
    /// `[ ]`
    Open,
    /// `[x]`
    Done,
    /// `[>]`: carried to a later day.
    Carried,
    /// `[-]`: dropped.
    Dropped,
}

/// Where in a day a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Home {
    /// Under the plan of the day.
    Plan,
    /// Under the plan for the next working day.
    PlanForTomorrow,
    /// Inside the entry with this index in the day.
    Entry(usize),
    /// Anywhere else: before the first block, under the summary.
    Day,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// The ID: written at the line's end, or derived.
    pub id: Id,
    /// The day whose file it stands in.
    pub date: NaiveDate,
    /// What became of it.
    pub state: TaskState,
    /// Where it stands.
    pub home: Home,
    /// The time it is meant for.
    pub times: Option<Times>,
    /// What is to be done, raw Markdown with its mentions, without time, attributes and ID.
    pub text: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// When it was done, if not on `date`.
    pub done: Option<NaiveDate>,
    /// The day it was carried here from.
    pub from: Option<NaiveDate>,
    /// The day it was carried to.
    pub carried: Option<NaiveDate>,
    /// The priority as written, 1 the highest.
    pub prio: Option<u8>,
    /// The progress in per cent, 0 to 100.
    pub progress: Option<u8>,
    /// What the entry around it links to; empty outside of entries.
    pub inherited: Links,
    /// Mention candidates in `text`.
    pub mentions: Vec<Mention>,
    /// The line, from 1.
    pub line: usize,
}
