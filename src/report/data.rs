//! The report as plain data.

use crate::calendar::{Period, Times};
use crate::model::{Figure, Id, Money, Scale};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What a period came to. Lists are empty where there is nothing to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The days reported on.
    pub period: Period,
    /// The period that comes next, for which [`Report::ahead`] is planned.
    pub next: Period,
    /// The day from which lateness is judged.
    pub today: NaiveDate,
    /// Who reports, when known.
    pub author: Option<String>,
    /// The last day of the period on which there is an entry or a summary.
    pub last_day: Option<NaiveDate>,
    /// The work: projects, then organisations, then the rest; in each the most time first, then the most entries.
    pub groups: Vec<Group>,
    /// How often each kind of entry occurs, the most frequent first.
    pub kinds: Vec<KindCount>,
    /// People met, the most often met first.
    pub people: Vec<Person>,
    /// The writer's own companions, in the same order.
    pub companions: Vec<Person>,
    /// Minutes worked, overlapping entries counted once.
    pub minutes: u32,
    /// How many entries took no minutes because a start or an end is missing.
    pub untimed: usize,
    /// Figures summed by name and unit, in the order in which they first occur.
    pub figures: Vec<FigureTotal>,
    /// Expenses summed by currency; their notes are empty.
    pub expense_totals: Vec<Money>,
    /// Every expense, by date.
    pub expenses: Vec<ExpenseLine>,
    /// Plan against done; `None` when nothing was planned.
    pub plan: Option<PlanCheck>,
    /// Open tasks that are planned for, or due in, the next period; by day and time.
    pub ahead: Vec<OpenTask>,
    /// The other open tasks: overdue, due in this period, later, without a date; each by date.
    pub open: Vec<OpenTask>,
    /// The days' summaries.
    pub summaries: Vec<DaySummary>,
    /// Days away: leave and business trips.
    pub absences: Vec<Absence>,
}

impl Report {
    /// Walks all entries, group by group.
    pub fn items(&self) -> impl Iterator<Item = &WorkItem> {
        self.groups.iter().flat_map(|group| &group.items)
    }

    /// Tells whether the period says nothing at all: no entry, plan, open task, summary or day away.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
            && self.plan.is_none()
            && self.ahead.is_empty()
            && self.open.is_empty()
            && self.summaries.is_empty()
            && self.absences.is_empty()
    }
}

/// What a group of entries is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A project.
    Project {
        /// Its name.
        name: String,
        /// The organisation it is for, as its card says.
        org: Option<String>,
    },
    /// An organisation, for entries without a project.
    Org(String),
    /// Neither.
    Other,
}

impl Subject {
    /// Returns the name; `None` for [`Subject::Other`].
    pub fn name(&self) -> Option<&str> {
        match self {
            Subject::Project { name, .. } | Subject::Org(name) => Some(name),
            Subject::Other => None,
        }
    }
}

/// Entries about one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What they are about.
    pub subject: Subject,
    /// Minutes spent, overlapping entries of the group counted once.
    pub minutes: u32,
    /// The entries by date and time; on one day the untimed ones last.
    pub items: Vec<WorkItem>,
}

/// One entry as a report needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkItem {
    /// The entry's ID.
    pub id: Id,
    /// The day on which it began.
    pub date: NaiveDate,
    /// The time, when one was given.
    pub times: Option<Times>,
    /// The title, raw Markdown; the sigils of linked mentions are taken off.
    pub title: String,
    /// All its projects; the first one is its group.
    pub projects: Vec<String>,
    /// People.
    pub contacts: Vec<String>,
    /// Organisations the entry names.
    pub orgs: Vec<String>,
    /// The organisation it was for: the entry's own, else that of its project, else that of the first contact who has one.
    pub client: Option<String>,
    /// How it was done, as written.
    pub kind: Option<String>,
    /// Whether `kind` names a visit and someone was visited.
    pub is_visit: bool,
    /// How it ended.
    pub outcome: Option<String>,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// The tasks inside it, dropped ones left out.
    pub next_steps: Vec<NextStep>,
}

/// A task that came out of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// What is to be done, raw Markdown.
    pub text: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// How it stands at the end of the period.
    pub standing: Standing,
}

/// How often a kind of entry occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindCount {
    /// The kind as first written.
    pub kind: String,
    /// How many entries.
    pub entries: usize,
    /// How many different clients among them.
    pub clients: usize,
}

/// Someone who was met, or who came along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// Where the person works on the last day, as the card says.
    pub org: Option<String>,
    /// In how many entries.
    pub times: usize,
    /// The last day.
    pub last: NaiveDate,
}

/// A figure summed over the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureTotal {
    /// What was counted, as first written.
    pub name: String,
    /// The sum before the scale, without trailing zeros.
    pub number: Decimal,
    /// The largest scale that was used.
    pub scale: Scale,
    /// The unit without its scale; may be empty.
    pub unit: String,
    /// How many figures were summed.
    pub count: usize,
}

/// One expense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpenseLine {
    /// The day.
    pub date: NaiveDate,
    /// The amount and what it was for.
    pub money: Money,
    /// The title of the entry.
    pub title: String,
    /// For whom the entry was.
    pub client: Option<String>,
}

/// How a planned task stands at the end of the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Finished.
    Done,
    /// Carried to a later day and not finished in the period.
    Carried,
    /// Dropped.
    Dropped,
    /// Not finished and not carried.
    Open,
}

/// Plan against done. Each planned task counts once, however often it was carried within the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanCheck {
    /// The planned tasks in the order in which they were first planned.
    pub tasks: Vec<PlannedTask>,
    /// Entries that carry out no task; `None` when no entry of the period names one, since then nothing can be told.
    pub unplanned: Option<usize>,
}

impl PlanCheck {
    /// Counts the tasks that stand so.
    pub fn count(&self, standing: Standing) -> usize {
        self.tasks.iter().filter(|task| task.standing == standing).count()
    }
}

/// One planned task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedTask {
    /// The ID of its last copy in the period.
    pub id: Id,
    /// What was to be done, raw Markdown.
    pub text: String,
    /// How it stands.
    pub standing: Standing,
    /// The day to which it was carried, when known.
    pub carried: Option<NaiveDate>,
    /// By when.
    pub due: Option<NaiveDate>,
}

/// Where a due date lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DueClass {
    /// Before today.
    Overdue,
    /// Today or later, up to the end of the period.
    ThisPeriod,
    /// In the next period.
    NextPeriod,
    /// After the next period.
    Later,
    /// No due date.
    Undated,
}

/// One open task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenTask {
    /// Its ID.
    pub id: Id,
    /// What is to be done, raw Markdown.
    pub text: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Where that date lies.
    pub class: DueClass,
    /// The day for which it is planned: of the plan it stands in, or the one it was carried to.
    pub planned: Option<NaiveDate>,
    /// The time it is meant for.
    pub times: Option<Times>,
    /// The priority, 1 the highest.
    pub prio: Option<u8>,
    /// The progress in per cent.
    pub progress: Option<u8>,
    /// Its projects.
    pub projects: Vec<String>,
    /// Its contacts.
    pub contacts: Vec<String>,
    /// Its organisations.
    pub orgs: Vec<String>,
}

/// The summary of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaySummary {
    /// The day.
    pub date: NaiveDate,
    /// The Markdown.
    pub text: String,
}

/// Why someone was away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AbsenceKind {
    /// `leave`, 请假.
    Leave,
    /// `trip`, 出差.
    Trip,
}

/// A day away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// The day.
    pub date: NaiveDate,
    /// Why.
    pub kind: AbsenceKind,
    /// What the field says: where to, what for.
    pub note: String,
}
