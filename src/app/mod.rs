//! The use-cases, one file each: a context in, an outcome out. Prints nothing and asks no clock.

pub mod add;
mod capture;
mod cards;
mod context;
mod days;
mod error;
pub mod init;
mod links;
mod now;

pub use cards::CardTable;
pub use context::{Clock, Context, OpenError};
pub use days::{DayFile, Days};
pub use error::{Error, ImpossibleName, NameProblem};
pub use now::Now;
