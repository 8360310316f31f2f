//! Has a day's file or a card changed in an editor: on a copy, so that what others write meanwhile is merged and nothing typed is lost.

use super::cards::{kind_of, stem};
use super::closing::{self, ClosedDay, Why};
use super::editing::{Again, Desk, Ended, Nothing, utf8};
use super::write::{self, Written};
use super::{Context, Error, Item, lookup};
use crate::calendar::{self, Lean};
use crate::format::{self, Diagnostic, EntryContent, Work};
use crate::model::{Day, Entry, Id, Links};
use crate::store::{BookPath, Change, EditorDraft, Merged, day_path, merge_lines};
use chrono::NaiveDate;
use std::fmt;

/// How many entries a commit names at most.
const MOST_IDS: usize = 20;

/// What came of the editor.
#[derive(Debug)]
pub struct Edit {
    /// What was opened.
    pub what: Editable,
    /// The date as it was said, where that was not plain.
    pub said_date: Option<String>,
    /// Its file.
    pub path: BookPath,
    /// The change, or why there is none.
    pub ended: Ended<Saved>,
}

/// What can be opened in an editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Editable {
    /// A day.
    Day(NaiveDate),
    /// A card that is there.
    Card(BookPath),
}

/// What `wlog edit` takes: `2026-11-21`, `contacts/张伟.md`.
impl fmt::Display for Editable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Editable::Day(date) => date.fmt(f),
            Editable::Card(path) => path.fmt(f),
        }
    }
}

/// A file that was changed.
#[derive(Debug)]
pub struct Saved {
    /// The commit, and what else happened on the way.
    pub written: Written,
    /// Whether the file had been changed meanwhile by somebody else.
    pub is_merged: bool,
    /// Why, where that was said.
    pub reason: Option<String>,
    /// The day, where it had closed before entries came.
    pub late: Option<ClosedDay>,
    /// What is odd in the file.
    pub odd: Vec<Diagnostic>,
}

/// Opens in an editor what the words mean: a date, the beginning of an ID, at whose line the editor opens, or the file of a card; today
/// without words.
///
/// What becomes of tasks is no amendment, and neither are new entries: only of what stood there a change in a closed day needs a reason.
/// A text that was begun earlier and never arrived is opened again, and merged with what the file has become.
///
/// # Errors
///
/// When the words mean no day, the editor fails, the file was changed meanwhile in the same lines, the book cannot be written, or
/// no reason is given where one is needed. Whatever was
/// typed is kept then, and the error is [`Error::Drafted`].
pub fn edit(context: &Context, words: &str, why: Why<'_>, desk: &dyn Desk) -> Result<Edit, Error> {
    let (what, line, said_date) = place(context, words.trim())?;
    Ok(Edit { said_date, ..open(context, what, line, why, desk)? })
}

/// Opens a day or a card in an editor at a line of its file, from 1.
///
/// # Errors
///
/// As [`edit`].
pub fn open(context: &Context, what: Editable, line: usize, why: Why<'_>, desk: &dyn Desk) -> Result<Edit, Error> {
    write::demand_writable(context)?;
    context.book.check_writable()?;
    let path = what.path();
    let draft = context.book.drafts()?.take(&what.draft(), path.name())?;
    let draft = draft.ok_or_else(|| Error::BeingEdited { what: what.to_string() })?;
    let sheet = Sheet::of(context, draft, what.clone(), desk)?;
    Ok(Edit { what, said_date: None, path, ended: sheet.run(context, line, why, desk)? })
}

impl Editable {
    /// Takes the file of a day or a card; `None` for any other file.
    pub fn at(path: BookPath) -> Option<Self> {
        match path.day() {
            Some(date) => Some(Editable::Day(date)),
            None => is_card(&path).then_some(Editable::Card(path)),
        }
    }

    fn path(&self) -> BookPath {
        match self {
            Editable::Day(date) => day_path(*date),
            Editable::Card(path) => path.clone(),
        }
    }

    /// Names the folder in which the text lies while it is being edited.
    fn draft(&self) -> String {
        match self {
            Editable::Day(date) => format!("edit-{date}"),
            Editable::Card(path) => format!("card-{}", path.as_str().replacen('/', "-", 1)),
        }
    }

    fn again(&self) -> Again {
        match self {
            Editable::Day(date) => Again::Edit(*date),
            Editable::Card(path) => Again::Card(path.clone()),
        }
    }

    /// Returns the text that is opened where there is no file yet.
    fn blank(&self, context: &Context) -> String {
        match self {
            Editable::Day(date) => format::new_day(*date, context.rules.language),
            Editable::Card(_) => String::new(),
        }
    }
}

/// Tells whether a path is one that a card may have.
fn is_card(path: &BookPath) -> bool {
    let is_direct = path.parent().is_some_and(|folder| folder.parent().is_none());
    is_direct && path.as_str().ends_with(".md") && kind_of(path.as_str()).is_some()
}

/// Understands what is meant, and on which line of its file.
fn place(context: &Context, words: &str) -> Result<(Editable, usize, Option<String>), Error> {
    let today = context.now.working_day(context.settings.day_end);
    if words.is_empty() {
        return Ok((Editable::Day(today), 1, None));
    }
    if Id::is_prefix(words) {
        return match lookup::find(context, words)?.item {
            Item::Entry(entry) => Ok((Editable::Day(entry.date), entry.line, None)),
            Item::Task(task) => Ok((Editable::Day(task.date), task.line, None)),
            Item::Day(_) | Item::Card(_) => Err(Error::NoSuchId(words.to_owned())),
        };
    }
    if let Some(path) = BookPath::new(words).ok().filter(is_card) {
        return match context.book.stamp(&path)? {
            Some(_) => Ok((Editable::Card(path), 1, None)),
            None => Err(Error::NotInTheBook(words.to_owned())),
        };
    }
    let said = calendar::parse_date(words, today, Lean::Past)?;
    Ok((Editable::Day(said.value), 1, (!said.plain).then(|| words.to_owned())))
}

/// The text of a day or a card in the editor.
struct Sheet {
    draft: EditorDraft,
    what: Editable,
    path: BookPath,
    /// The file's text that it was made from; empty without a file.
    base: String,
    /// The text as it is opened. One that an editor saved in another encoding is opened as it is: there it can be saved anew.
    text: Vec<u8>,
    is_resumed: bool,
}

impl Sheet {
    /// Takes up what an earlier run left, or else the file as it is.
    fn of(context: &Context, draft: EditorDraft, what: Editable, desk: &dyn Desk) -> Result<Self, Error> {
        draft.rescue()?;
        let path = what.path();
        let new_day = what.blank(context);
        if let (Some(text), Some(base)) = (draft.text()?, draft.base()?) {
            let is_typed = text != base && !(base.is_empty() && text == new_day.as_bytes()) && !text.is_empty();
            if is_typed || draft.has_traces() {
                let base = String::from_utf8_lossy(&base).into_owned();
                desk.announce_resumed(draft.begun());
                return Ok(Sheet { draft, what, path, base, text, is_resumed: true });
            }
        }
        let base = context.book.read_text(&path)?;
        let text = base.clone().unwrap_or(new_day);
        let base = base.unwrap_or_default();
        draft.begin_from(base.as_bytes(), text.as_bytes())?;
        Ok(Sheet { draft, what, path, base, text: text.into_bytes(), is_resumed: false })
    }

    fn run(self, context: &Context, line: usize, why: Why<'_>, desk: &dyn Desk) -> Result<Ended<Saved>, Error> {
        self.draft.show(&self.text)?;
        let stamp = self.draft.stamp();
        let opened = desk.open(self.draft.path(), line);
        let bytes = self.draft.text()?.unwrap_or_default();
        let is_changed = !is_same(&bytes, &self.text);
        if let Err(problem) = opened {
            let is_kept = self.is_resumed || is_changed || self.draft.has_traces();
            return Err(if is_kept {
                self.keep(Error::Editor(problem))
            } else {
                self.drop_for(Error::Editor(problem))
            });
        }
        let text = utf8(bytes).map_err(|error| self.keep(error))?;
        if self.is_resumed && stamp == self.draft.stamp() {
            return Ok(Ended::Nothing(Nothing::StillKept));
        }
        let nothing = match () {
            () if text.trim().is_empty() => Some(Nothing::Empty),
            () if !self.is_resumed && !is_changed => Some(Nothing::Unchanged),
            () if is_same(text.as_bytes(), self.base.as_bytes()) => Some(Nothing::Unchanged),
            () => None,
        };
        if let Some(nothing) = nothing {
            self.draft.discard();
            return Ok(Ended::Nothing(nothing));
        }
        match self.save(context, &text, why) {
            Ok(saved) => {
                self.draft.discard();
                Ok(Ended::Done(saved))
            }
            Err(error) => Err(self.keep(error)),
        }
    }

    /// Writes the text as one commit, merged with what the file has become.
    fn save(&self, context: &Context, text: &str, why: Why<'_>) -> Result<Saved, Error> {
        if format::has_conflict(text) && !format::has_conflict(&self.base) {
            return Err(Error::Unresolved { path: self.path.clone() });
        }
        let (work, reason, late) = self.accounts(context, text, why)?;
        let ((text, is_merged), written) = write::write(context, |lock| {
            let old = lock.book().read(&self.path)?;
            let on_disk = old.clone().unwrap_or_default();
            let is_merged = on_disk != self.base.as_bytes();
            let new = if is_merged { self.merge(text, &on_disk)? } else { text.as_bytes().to_vec() };
            let merged = String::from_utf8_lossy(&new).into_owned();
            let op = if work == Work::Tasks { "tasks" } else { "edit" };
            let message = self.message(context, op, &String::from_utf8_lossy(&on_disk), &merged);
            let message = write::with_trailer(message, "Reason", reason.as_deref().unwrap_or_default());
            let message = write::with_trailer(message, "Late", &closing::late_trailer(late));
            let changes = vec![Change { path: self.path.clone(), expected: old, new: Some(new) }];
            let edits_by_hand = self.day().into_iter().collect();
            if self.day().is_none() {
                let by_hand = write::message("edit", &format!("{} (by hand)", self.path), &[], &Links::default());
                lock.commit_as_user_edit(std::slice::from_ref(&self.path), &by_hand, &context.author)?;
            }
            Ok(((merged, is_merged), write::Plan { changes, message, edits_by_hand }))
        })?;
        Ok(Saved { written, is_merged, reason, late, odd: self.odd(context, &text) })
    }

    fn day(&self) -> Option<NaiveDate> {
        match self.what {
            Editable::Day(date) => Some(date),
            Editable::Card(_) => None,
        }
    }

    /// Tells what kind of work a change of a day is, the reason for it, and whether it comes late. A card never closes.
    fn accounts(
        &self,
        context: &Context,
        text: &str,
        why: Why<'_>,
    ) -> Result<(Work, Option<String>, Option<ClosedDay>), Error> {
        let Some(date) = self.day() else { return Ok((Work::Amended, why.given(), None)) };
        // What others did meanwhile is theirs to answer for.
        let work = format::work(&self.base, text, date, &context.rules);
        let reason = if work == Work::Amended { why.of_change(context, date)? } else { why.given() };
        let late = closing::closed(context, date).filter(|_| work == Work::Added);
        Ok((work, reason, late))
    }

    fn odd(&self, context: &Context, text: &str) -> Vec<Diagnostic> {
        match &self.what {
            Editable::Day(date) => format::parse_day(*date, text, &context.rules).diagnostics,
            Editable::Card(path) => match kind_of(path.as_str()) {
                Some(kind) => format::parse_card(kind, stem(path), text).diagnostics,
                None => Vec::new(),
            },
        }
    }

    /// Merges the text with what stands on the disk; where both changed the same lines, both stand in the draft from now on.
    fn merge(&self, text: &str, on_disk: &[u8]) -> Result<Vec<u8>, Error> {
        match merge_lines(self.base.as_bytes(), (text.as_bytes(), "wlog edit"), (on_disk, self.path.as_str()))? {
            Merged::Clean(bytes) => Ok(bytes),
            Merged::Conflict(bytes) => {
                self.draft.begin_from(on_disk, &bytes)?;
                Err(Error::EditConflict { path: self.path.clone() })
            }
        }
    }

    fn message(&self, context: &Context, op: &str, old: &str, new: &str) -> String {
        let Some(date) = self.day() else {
            return write::message(op, self.path.as_str(), &[], &Links::default());
        };
        let read = |text: &str| format::parse_day(date, text, &context.rules).day;
        let ids = changed_entries(&read(old), &read(new));
        let ids: Vec<&str> = ids.iter().map(Id::as_str).take(MOST_IDS).collect();
        write::message(op, &date.to_string(), &ids, &Links::default())
    }

    fn keep(&self, error: Error) -> Error {
        kept(&self.draft, &self.what, error)
    }

    fn drop_for(self, error: Error) -> Error {
        self.draft.discard();
        error
    }
}

/// Names the draft in which a text is kept.
fn kept(draft: &EditorDraft, what: &Editable, error: Error) -> Error {
    Error::Drafted { error: Box::new(error), draft: draft.path().to_owned(), again: what.again() }
}

/// Compares two texts; the last line ending aside, which many editors add.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    fn bare(text: &[u8]) -> &[u8] {
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        text.strip_suffix(b"\r").unwrap_or(text)
    }
    bare(one) == bare(other)
}

/// Lists the entries that are new, gone, or say something else.
fn changed_entries(old: &Day, new: &Day) -> Vec<Id> {
    let is_in = |entry: &Entry, day: &Day| {
        day.entries.iter().any(|other| other.id == entry.id && EntryContent::from(other) == EntryContent::from(entry))
    };
    let come = new.entries.iter().filter(|entry| !is_in(entry, old));
    let gone = old.entries.iter().filter(|entry| !new.entries.iter().any(|other| other.id == entry.id));
    come.chain(gone).map(|entry| entry.id.clone()).collect()
}
