//! The format on disk (`docs/FORMAT.md`): text to model and back.
//!
//! Reading never fails: what is not understood is text, with a [`Diagnostic`]. Editing changes only the lines concerned,
//! takes its style from the file and reads the result again before it is given back. Nothing here touches a disk.

mod attributes;
mod card;
mod diagnostics;
mod edit;
mod fields;
mod form;
mod heading;
mod idmark;
mod keys;
mod layout;
mod lines;
mod mentions;
mod parse;
#[cfg(test)]
mod props;
mod report;
mod rules;
#[cfg(test)]
mod spec;
mod structure;
mod tasks;
#[cfg(test)]
mod testing;
mod typed;
mod values;

pub use card::{CardEditError, ParsedCard, add_alias, new_card, parse_card, set_key};
pub use diagnostics::{Diagnostic, Expected, Problem};
pub use edit::{
    Difference, EditError, Edited, EntryContent, Lifted, NewEntry, NewTask, Note, Part, Renewed, TextProblem,
    WithoutId, Work, add_entry, change_entry, entry_lines, is_only_tasks, lift_entry, remove_entry, replace_entry,
    set_entry, without_id, work, write_ids,
};
pub use form::{Form, read_form};
pub use keys::Key;
pub use layout::{BlockKind, BlockSpan, FieldSpan, HeadingSpan, Layout, TaskSpan};
pub use mentions::{NewName, Resolution, mention_form, mentions, new_name, resolve};
pub use parse::{ParsedDay, may_have_open_task, parse_day};
pub use rules::{Language, OwnFields, Rules};
pub use typed::{has_conflict, join_values, new_day, parse_figure, parse_money, parse_task, split_box, split_values};
