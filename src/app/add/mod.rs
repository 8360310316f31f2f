//! Adds an entry: what was typed becomes an entry in its day's file, cards for new names, and one commit.

mod compose;
mod in_editor;
mod like;
mod preview;
mod request;

pub(super) use compose::{link_text, take_times};
pub use in_editor::{Edited, add_in_editor};
pub use like::like;
pub use preview::{Preview, preview, preview_first};
pub use request::{Employer, Model, PageOnly, Request, Source};

use super::closing::{self, ClosedDay};
use super::links::NewCard;
use super::write::{self, Written};
use super::{CardTable, Clock, Context, Error, Now, cards, context, new_cards};
use crate::config::{BookSettings, Environment, Profile, ProjectHere};
use crate::format::{self, Diagnostic, Note, OwnFields, ParsedDay, Rules};
use crate::model::{Entry, Id, Language, Task};
use crate::store::{BookPath, Cache, Change, StoreError, WriteLock, day_path};
use compose::Composed;
use std::path::Path;

/// An entry that is in its file and in a commit, both on the disk.
#[derive(Debug)]
pub struct Added {
    /// The entry as it reads back from the file, links complete.
    pub entry: Entry,
    /// Its tasks.
    pub tasks: Vec<Task>,
    /// The day's file.
    pub path: BookPath,
    /// The date as it was said, where that was not plain: worth showing what was understood.
    pub said_date: Option<String>,
    /// Whether the time is the present minute because none was given.
    pub stamped: bool,
    /// A kind of the profile that is spelt nearly like the entry's, which is none of them.
    pub near_kind: Option<String>,
    /// The cards that were made.
    pub new_cards: Vec<NewCard>,
    /// The project that was taken from the working folder, since none was named.
    pub project_here: Option<ProjectHere>,
    /// Its day, where that had closed already: the entry is a late one.
    pub late: Option<ClosedDay>,
    /// What was changed in the text so that it reads back as meant.
    pub notes: Vec<Note>,
    /// What is odd in the day's file.
    pub odd: Vec<Diagnostic>,
    /// The commit, and what else happened on the way.
    pub written: Written,
}

/// Writes an entry.
///
/// # Errors
///
/// [`Error`] when the request is not understood, a name cannot be linked, the entry cannot be written as it was meant, or the book cannot be
/// written; nothing has changed then, but for [`crate::store::StoreError::Unfinished`]. A text from standard input that was refused is kept in the
/// cache folder, and the error is [`Error::Kept`].
pub fn add(context: &Context, request: &Request) -> Result<Added, Error> {
    write_entry(context, request).map_err(|error| keep_text(context.cache.as_ref(), &context.now, request, error))
}

fn write_entry(context: &Context, request: &Request) -> Result<Added, Error> {
    write::demand_writable(context)?;
    let mut composed = compose_with_cards(context, request)?;
    let near_kind = settle_kind(&context.profile, &mut composed.entry.content.kind);
    let late = closing::closed(context, composed.date);
    let (added, written) = write::write(context, |lock| {
        let (edited, changes) = plan(context, &composed, request, lock)?;
        let message = write::with_trailer(message(&composed), "Late", &closing::late_trailer(late));
        let is_there = changes.first().is_some_and(|change| change.expected == change.new);
        // What is there already is no edit by hand: the commit that follows is its own.
        let edits_by_hand = if is_there { Vec::new() } else { vec![composed.date] };
        Ok((edited, write::Plan { changes, message, edits_by_hand }))
    })?;
    let (entry, tasks, odd) = read_back(&context.rules, &composed, &added.text);
    Ok(Added {
        entry,
        tasks,
        path: day_path(composed.date),
        said_date: composed.said_date,
        stamped: composed.stamped,
        near_kind,
        new_cards: composed.new_cards,
        project_here: composed.project_here,
        late,
        notes: added.notes,
        odd,
        written,
    })
}

/// Tells whether a request can be written into a book that is still to be made at a folder, without making it: a first entry that
/// is refused leaves nothing behind.
///
/// # Errors
///
/// As [`add`], but for what only the disk can tell.
pub fn rehearse(
    request: &Request,
    root: &Path,
    language: Language,
    environment: &Environment,
    clock: Clock,
) -> Result<(), Error> {
    // A new book is given the system's zone and no settings beyond the defaults.
    let now = clock.read(None);
    let rules = Rules { own_fields: OwnFields::default(), language };
    let table = CardTable::default();
    let composed = compose::compose(&now, BookSettings::default().names, &rules.own_fields, &table, None, request);
    let edited = composed.and_then(|composed| {
        let edited = format::add_entry("", composed.date, &composed.entry, &rules);
        edited.map_err(|problem| Error::Edit { problem: Box::new(problem), date: composed.date })
    });
    edited.map(drop).map_err(|error| keep_text(context::cache(environment, root).as_ref(), &now, request, error))
}

/// Understands the request with the names of the cards.
fn compose_with_cards(context: &Context, request: &Request) -> Result<Composed, Error> {
    let (own_fields, here) = (&context.rules.own_fields, context.project_here.as_ref());
    let mut named = compose::texts_that_name(request);
    named.extend(here.map(|here| here.project.clone()));
    cards::understand(context, &named, |table| {
        compose::compose(&context.now, context.settings.names, own_fields, table, here, request)
    })
}

/// Spells a kind as the profile does; returns the profile's kind that is near to one that is none of them.
fn settle_kind(profile: &Profile, kind: &mut Option<String>) -> Option<String> {
    let typed = kind.as_deref()?;
    match profile.kind(typed) {
        Some(own) => {
            *kind = Some(own.to_owned());
            None
        }
        None => profile.kind_near(typed).map(str::to_owned),
    }
}

/// Makes the changes of the day's file and of the cards from what the disk holds now.
fn plan(
    context: &Context,
    composed: &Composed,
    request: &Request,
    lock: &WriteLock,
) -> Result<(format::Edited, Vec<Change>), Error> {
    let path = day_path(composed.date);
    let old = lock.book().read_text(&path)?;
    let text = old.as_deref().unwrap_or_default();
    let edited = match already_there(context, composed, text) {
        Some(edited) => edited,
        None => format::add_entry(text, composed.date, &composed.entry, &context.rules)
            .map_err(|problem| Error::Edit { problem: Box::new(problem), date: composed.date })?,
    };
    let mut changes =
        vec![Change { path, expected: old.map(String::into_bytes), new: Some(edited.text.clone().into_bytes()) }];
    changes.extend(new_cards::changes(context, &composed.new_cards, &request.employers, lock.book())?);
    Ok((edited, changes))
}

/// Finds the entry in the day's text: an attempt that came too late may have written it, and an editor may have saved the file with it since.
fn already_there(context: &Context, composed: &Composed, text: &str) -> Option<format::Edited> {
    let (id, title) = (&composed.entry.id, composed.entry.content.title.trim());
    if !text.contains(id.as_str()) {
        return None;
    }
    let day = format::parse_day(composed.date, text, &context.rules).day;
    let entry = day.entries.iter().find(|entry| entry.id == *id && entry.title == title)?;
    Some(format::Edited { text: text.to_owned(), id: id.clone(), line: entry.line, notes: Vec::new() })
}

/// Words the commit: the subject says what was written, the trailers let `git log --grep` find it.
fn message(composed: &Composed) -> String {
    let content = &composed.entry.content;
    let subject = write::subject_of(composed.date, content.times, &content.title);
    write::message("add", &subject, &[composed.entry.id.as_str()], &content.links)
}

/// Reads the entry from the new text, so that what is shown is what the file says; and what is odd in the file.
fn read_back(rules: &Rules, composed: &Composed, text: &str) -> (Entry, Vec<Task>, Vec<Diagnostic>) {
    let ParsedDay { day, diagnostics, .. } = format::parse_day(composed.date, text, rules);
    let place = day.entries.iter().position(|entry| entry.id == composed.entry.id);
    let tasks = place.map_or_else(Vec::new, |place| day.tasks_of(place).cloned().collect());
    let found = place.and_then(|place| day.entries.into_iter().nth(place));
    (found.unwrap_or_else(|| composed.as_entry()), tasks, diagnostics)
}

/// Keeps a text from standard input that was refused, where the user can find it again.
fn keep_text(cache: Option<&Cache>, now: &Now, request: &Request, error: Error) -> Error {
    let Source::Piped(text) = &request.source else { return error };
    // What stands in the files already must not be written again.
    let is_written = matches!(error, Error::Store(StoreError::Unfinished { .. }));
    if is_written || text.trim().is_empty() {
        return error;
    }
    let stem = now.local().format("kept-%Y%m%d-%H%M%S").to_string();
    match cache.and_then(|cache| cache.keep(&stem, text.as_bytes())) {
        Some(kept) => Error::Kept { error: Box::new(error), kept },
        None => error,
    }
}

/// Draws an ID.
pub(super) fn draw_id() -> Result<Id, Error> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(|error| Error::NoRandom(error.to_string()))?;
    Ok(Id::from_random(bytes))
}
