//! The use-cases, one file each: a context in, an outcome out. Prints nothing and asks no clock.

pub mod add;
pub mod amend;
mod book_index;
mod capture;
mod cards;
mod context;
mod days;
pub mod edit;
pub mod editing;
mod error;
pub mod filters;
pub mod init;
mod items;
mod ledger;
mod linked_cards;
mod links;
pub mod list;
pub mod lookup;
mod new_cards;
mod now;
mod recent;
pub mod search;
pub mod show;
pub mod summary;
pub mod today;
mod write;

pub use cards::CardTable;
pub use context::{Clock, Context};
pub use days::{DayFile, Days};
pub use error::{Error, ImpossibleName, NameProblem};
pub use items::Item;
pub use ledger::{OpenTask, OpenTasks};
pub use links::{LONGEST_NAME, NewCard, sigil_of};
pub use now::Now;
pub use write::Written;
