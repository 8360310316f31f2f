//! What a work log is made of: entries, tasks, days, cards, names, amounts. Plain data, no input or output.

mod amount;
mod card;
mod day;
mod entry;
mod id;
mod language;
mod mention;
mod names;
mod task;

pub use amount::{Figure, Money, Scale};
pub use card::{Card, CardKind, Contact, Details, Employment, Organisation, Project};
pub use day::{Day, Section};
pub use entry::{Entry, Links};
pub use id::{Id, IdKind};
pub use language::Language;
pub use mention::{Mention, Sigil};
pub use names::{Names, file_stem, name_may_end};
pub use task::{Home, Task, TaskState};
