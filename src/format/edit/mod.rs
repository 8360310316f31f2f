//! Edits of day files, by the line: add, change, remove. Each reads its result again before it gives it back.

mod add;
mod body;
mod change;
mod check;
mod compare;
mod draft;
mod ids;
mod lift;
mod list;
mod outcome;
mod pieces;
mod place;
mod remove;
mod replace;
mod style;
mod verify;
mod write;

pub(super) use write::day_heading;

pub use add::add_entry;
pub use change::change_entry;
pub use compare::{Work, is_only_tasks, work};
pub use draft::{EntryContent, NewEntry, NewTask};
pub use ids::{Renewed, WithoutId, without_id, write_ids};
pub use lift::{Lifted, lift_entry, set_entry};
pub use outcome::{Difference, EditError, Edited, Note, Part, TextProblem};
pub use remove::remove_entry;
pub use replace::{entry_lines, replace_entry};

#[cfg(test)]
mod tests;
