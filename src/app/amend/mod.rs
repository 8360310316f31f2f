//! Changes an entry and keeps the trail: the old text stays in git, the commit says what was changed.

mod aspects;
mod change;
mod in_editor;
mod lists;
mod revise;
mod target;
mod wishes;

pub(super) use change::{InDay, stands};
pub(super) use target::Target;

pub(super) use aspects::shifts;
pub use aspects::{Aspect, Shift};
pub use in_editor::amend_in_editor;
pub use lists::changes_a_list;
pub use wishes::Wishes;

use super::closing::Why;
use super::links::NewCard;
use super::write::{self, Written};
use super::{CardTable, Context, Error, cards, links};
use crate::format::{self, Diagnostic, Note};
use crate::model::{Entry, Task};
use crate::store::BookPath;

/// An entry that was changed.
#[derive(Debug)]
pub struct Amended {
    /// As it was.
    pub before: Entry,
    /// As it reads back from the file.
    pub after: Entry,
    /// Its tasks.
    pub tasks: Vec<Task>,
    /// What is another.
    pub shifts: Vec<Shift>,
    /// The day's file.
    pub path: BookPath,
    /// The cards that were made.
    pub new_cards: Vec<NewCard>,
    /// What was done to the text so that it reads back as meant.
    pub notes: Vec<Note>,
    /// What is odd in the day's file.
    pub odd: Vec<Diagnostic>,
    /// Why, where that was said.
    pub reason: Option<String>,
    /// The commit; `None` when the entry said all of it already, so that nothing was written.
    pub written: Option<Written>,
}

impl Amended {
    /// Adds to both versions the links that their mentions make, and calls cards by their names.
    pub fn complete_links(&mut self, context: &Context) {
        let names = CardTable::glance(context).names;
        links::complete_entry(&mut self.before, &names);
        links::complete_entry(&mut self.after, &names);
    }
}

/// Changes the entry with an ID that begins so, or the one that was added last, as the wishes have it.
///
/// # Errors
///
/// When there is no such entry, a wish is not understood, the entry cannot be written as it was meant, or [`Error::ReasonNeeded`] where its day
/// has closed; nothing has changed then, but for [`crate::store::StoreError::Unfinished`].
pub fn amend(context: &Context, id: Option<&str>, wishes: &Wishes, why: Why<'_>) -> Result<Amended, Error> {
    write::demand_writable(context)?;
    let target = Target::find(context, id)?;
    change::change(context, &target, why, |text, entry| {
        let named = revise::texts_that_name(entry, wishes);
        let revision = cards::understand(context, &named, |table| revise::revise(context, table, entry, wishes))?;
        let edited = format::change_entry(text, target.date, &entry.id, &revision.content, &context.rules);
        let edited = edited.map_err(|problem| Error::Edit { problem: Box::new(problem), date: target.date })?;
        Ok((edited, revision.new_cards))
    })
}
