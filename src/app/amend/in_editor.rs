//! Changes an entry in an editor: its own lines, as they stand in the day's file.

use super::revise::{self, Revision};
use super::target::Target;
use super::wishes::Wishes;
use super::{Amended, change};
use crate::app::closing::Why;
use crate::app::editing::{Again, Desk, Ended, Rounds, Setback, Typed};
use crate::app::links::{Linker, NewCard};
use crate::app::{Context, Error, cards, write};
use crate::config::Names as NamesPolicy;
use crate::format::{self, EditError, EntryContent};
use crate::model::{CardKind, Entry};
use crate::store::{Merged, day_path, merge_lines};

/// The file in a draft, whose name an editor shows.
const FILE: &str = "wlog-amend.md";

/// Has the entry with an ID that begins so, or the one that was added last, changed in an editor; what the wishes say is filled in.
///
/// What is odd in the new lines comes back once, and is taken when it is left so: a file may hold anything.
///
/// # Errors
///
/// As [`amend`](super::amend()), and [`Error::Editor`]; whatever was typed is kept then, and the error is [`Error::Drafted`].
pub fn amend_in_editor(
    context: &Context,
    id: Option<&str>,
    wishes: &Wishes,
    why: Why<'_>,
    desk: &dyn Desk,
) -> Result<Ended<Box<Amended>>, Error> {
    write::demand_writable(context)?;
    context.book.check_writable()?;
    let target = Target::find(context, id)?;
    why.demand_possible(context, target.date)?;
    let base = lines(context, &target, &read(context, &target)?)?;
    let filled = filled_in(context, &target, &read(context, &target)?, wishes)?;
    let name = format!("amend-{}", target.id);
    let being_edited = || Error::BeingEdited { what: target.id.to_string() };
    let draft = context.book.drafts()?.take(&name, FILE)?.ok_or_else(being_edited)?;
    draft.rescue()?;
    let again = Again::Amend(target.id.clone());
    let (rounds, text) = Rounds::of(desk, draft, desk.help_for_change(), &base, again)?;
    let text = match text == base {
        true => filled,
        // What is wished now counts for the text that an earlier run left, too.
        false if !wishes.is_empty() => {
            rounds.demand_utf8()?;
            fill_in_left(context, &target, &text, wishes).map_err(|error| rounds.keep(error))?
        }
        false => text,
    };
    rounds.run(&text, |typed| {
        if format::has_conflict(typed.text) && !format::has_conflict(typed.base) {
            return Err(Error::Unresolved { path: day_path(target.date) }.into());
        }
        let text = merged(context, &target, typed)?;
        Ok(Box::new(take(context, &target, &text, why, (typed.is_meant, wishes.strict))?))
    })
}

fn read(context: &Context, target: &Target) -> Result<String, Error> {
    Ok(context.book.read_text(&day_path(target.date))?.unwrap_or_default())
}

fn lines(context: &Context, target: &Target, day: &str) -> Result<String, Error> {
    format::entry_lines(day, target.date, &target.id, &context.rules).map_err(|problem| refused(target, problem))
}

fn refused(target: &Target, problem: EditError) -> Error {
    Error::Edit { problem: Box::new(problem), date: target.date }
}

/// Returns an unfinished text with the wishes filled in.
fn fill_in_left(context: &Context, target: &Target, text: &str, wishes: &Wishes) -> Result<String, Error> {
    let replaced = format::replace_entry(&read(context, target)?, target.date, &target.id, text, &context.rules);
    let (edited, _) = replaced.map_err(|problem| refused(target, problem))?;
    filled_in(context, target, &edited.text, wishes)
}

/// Returns the entry's lines in a day with the wishes filled in.
fn filled_in(context: &Context, target: &Target, day: &str, wishes: &Wishes) -> Result<String, Error> {
    if wishes.is_empty() {
        return lines(context, target, day);
    }
    let parsed = format::parse_day(target.date, day, &context.rules).day;
    let missing = || refused(target, EditError::NotFound { id: target.id.clone() });
    let entry = parsed.entries.iter().find(|entry| entry.id == target.id).ok_or_else(missing)?;
    let named = revise::texts_that_name(entry, wishes);
    let revision = cards::understand(context, &named, |table| revise::revise(context, table, entry, wishes))?;
    let edited = format::change_entry(day, target.date, &target.id, &revision.content, &context.rules);
    lines(context, target, &edited.map_err(|problem| refused(target, problem))?.text)
}

/// Merges the text with what the entry has become meanwhile.
fn merged(context: &Context, target: &Target, typed: Typed<'_>) -> Result<String, Setback> {
    let now = lines(context, target, &read(context, target)?)?;
    if now == typed.base.trim_end() {
        return Ok(typed.text.to_owned());
    }
    let path = day_path(target.date);
    let whole = |text: &str| format!("{}\n", text.trim_end());
    let (base, mine, theirs) = (whole(typed.base), whole(typed.text), whole(&now));
    let merged = merge_lines(base.as_bytes(), (mine.as_bytes(), "wlog amend"), (theirs.as_bytes(), path.as_str()));
    match merged.map_err(Error::from)? {
        Merged::Clean(bytes) => Ok(String::from_utf8_lossy(&bytes).trim_end().to_owned()),
        Merged::Conflict(bytes) => {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            Err(Setback::Conflict { path, text, base: now })
        }
    }
}

/// Puts the lines in, with cards for the names that are new in them.
fn take(
    context: &Context,
    target: &Target,
    text: &str,
    why: Why<'_>,
    (is_meant, strict): (bool, bool),
) -> Result<Amended, Error> {
    change::change(context, target, why, |day, before| {
        let replaced = format::replace_entry(day, target.date, &target.id, text, &context.rules);
        let (edited, odd) = replaced.map_err(|problem| refused(target, problem))?;
        if !is_meant && !odd.is_empty() {
            return Err(Error::Odd(odd));
        }
        let parsed = format::parse_day(target.date, &edited.text, &context.rules).day;
        let after = parsed.entries.into_iter().find(|entry| entry.id == target.id);
        let cards = after.map_or_else(|| Ok(Vec::new()), |after| new_names(context, before, &after, strict))?;
        Ok((edited, cards))
    })
}

/// Finds the cards to be made for names that were not there before; what a mention does not tell clearly is refused, as when it is added.
fn new_names(context: &Context, before: &Entry, after: &Entry, strict: bool) -> Result<Vec<NewCard>, Error> {
    let policy = if strict { NamesPolicy::Refuse } else { context.settings.names };
    let new = |kind: CardKind| after.links.of(kind).iter().filter(move |name| !before.links.of(kind).contains(name));
    let names: Vec<(CardKind, &String)> =
        CardKind::ALL.into_iter().flat_map(|kind| new(kind).map(move |name| (kind, name))).collect();
    let text = format!("{}\n{}", after.title, after.body);
    let old = format::mentions(&format!("{}\n{}", before.title, before.body));
    let is_new = |text: &str| !old.iter().any(|mention| mention.text == text);
    let mentions: Vec<_> = format::mentions(&text).into_iter().filter(|mention| is_new(&mention.text)).collect();
    if names.is_empty() && mentions.is_empty() {
        return Ok(Vec::new());
    }
    let texts: Vec<String> = names
        .iter()
        .map(|(_, name)| (*name).clone())
        .chain(mentions.iter().map(|mention| mention.text.clone()))
        .collect();
    let revision = cards::understand(context, &texts, |table| {
        let mut linker = Linker::new(table, policy);
        names.iter().for_each(|(kind, name)| linker.name(*kind, name));
        for mention in &mentions {
            linker.mention(mention, &text);
        }
        let Linker { links, new_cards, problems, .. } = linker;
        let content = EntryContent { links, ..EntryContent::default() };
        if problems.is_empty() { Ok(Revision { content, new_cards }) } else { Err(Error::Names(problems)) }
    });
    revision.map(|revision| revision.new_cards)
}
