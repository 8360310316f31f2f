//! Shows a request as the entry that it would become, without writing anything.

use super::compose::{self, Composed};
use super::request::Request;
use super::{compose_with_cards, read_back};
use crate::app::{CardTable, Context, Error, NewCard, Now};
use crate::config::BookSettings;
use crate::format::{self, Rules};
use crate::model::{Entry, Task};

/// The entry as it would be written.
#[derive(Debug)]
pub struct Preview {
    /// The entry.
    pub entry: Entry,
    /// Its tasks.
    pub tasks: Vec<Task>,
    /// The cards to be made.
    pub new_cards: Vec<NewCard>,
    /// Whether the time is the present minute because none was given.
    pub stamped: bool,
}

/// Shows a request as the entry that it would become.
///
/// # Errors
///
/// As [`add`](super::add), but for what only the disk can tell.
pub fn preview(context: &Context, request: &Request) -> Result<Preview, Error> {
    written_alone(compose_with_cards(context, request)?, &context.rules)
}

/// Shows a request as the first entry of a book that is still to be made, as [`preview`] does.
pub fn preview_first(now: &Now, rules: &Rules, request: &Request) -> Result<Preview, Error> {
    let (names, table) = (BookSettings::default().names, CardTable::default());
    written_alone(compose::compose(now, names, &rules.own_fields, &table, None, request)?, rules)
}

/// Writes an entry into a day of its own, which is not kept, and reads it back.
fn written_alone(composed: Composed, rules: &Rules) -> Result<Preview, Error> {
    let edited = format::add_entry("", composed.date, &composed.entry, rules)
        .map_err(|problem| Error::Edit { problem: Box::new(problem), date: composed.date })?;
    let (entry, tasks, _) = read_back(rules, &composed, &edited.text);
    Ok(Preview { entry, tasks, new_cards: composed.new_cards, stamped: composed.stamped })
}
