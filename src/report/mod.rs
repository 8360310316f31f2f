//! What a period came to: work by project and organisation, people, hours, figures, expenses, plan against done, what is
//! open. Data, no words: `render::report` words it.
//!
//! Four rules hold throughout. A private entry counts nowhere, nor do the tasks inside it, even where they were carried on
//! to another day's plan. Each entry stands in exactly one group. Sums are exact decimals. Running and untimed entries
//! take no minutes.

mod ahead;
mod amounts;
mod build;
mod chains;
mod data;
mod groups;
mod hours;
mod kinds;
mod people;
mod tasks;

#[cfg(test)]
mod tests;

pub use build::{Context, build};
pub use data::{
    Absence, AbsenceKind, DaySummary, DueClass, ExpenseLine, FigureTotal, Group, KindCount, NextStep, OpenTask, Person,
    PlanCheck, PlannedTask, Report, Standing, Subject, WorkItem,
};
pub use hours::Covered;
