//! Understanding names with as little of the table of cards as they need.

use super::CardTable;
use crate::app::{Context, Error};
use crate::model::Links;

/// Something in which names were understood.
pub trait Named {
    /// Returns what it links to.
    fn links(&self) -> &Links;
    /// Tells whether a name brings a new card into being.
    fn makes_cards(&self) -> bool;
}

/// Has `attempt` understand texts that begin with names: with the cards that they seem to name, and where one is not among them, or has been
/// changed by hand, with all.
pub fn understand<T: Named>(
    context: &Context,
    texts: &[String],
    attempt: impl Fn(&CardTable) -> Result<T, Error>,
) -> Result<T, Error> {
    let table = match texts {
        [] => CardTable::default(),
        texts => CardTable::glance_for(context, texts.iter().map(String::as_str)),
    };
    match attempt(&table) {
        Ok(named) if !named.makes_cards() && table.still_holds(context, named.links()) => Ok(named),
        Ok(_) | Err(Error::Names(_)) => attempt(&CardTable::load(context)?),
        Err(error) => Err(error),
    }
}
