//! What `--help` says, one file a topic.

mod arguments;
mod commands;
mod page;

pub use arguments::ArgumentHelpWords;
pub use commands::CommandHelpWords;
pub use page::{HelpPart, HelpWords};
