//! One way to change the book: lock, commit what was edited by hand, plan from what the disk holds, commit.

use super::trail::BY_HAND;
use super::{Context, Error};
use crate::calendar::Times;
use crate::model::{CardKind, Links, file_stem};
use crate::store::{Book, BookPath, Change, ChangeSet, Committed, Recovery, StoreError, WriteLock, day_path};
use crate::text;
use chrono::NaiveDate;
use std::time::{Duration, Instant};

/// How long to wait for another wlog: many can stand in line, and each takes a few hundredths of a second.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long to plan anew, and how often at least, when an editor saves a file between reading and writing, again and again: on a
/// machine that is very busy an attempt takes seconds.
const SETTLING: Duration = Duration::from_secs(10);
const LEAST_ATTEMPTS: u32 = 10;
/// The most cards whose names have the same file name; a book with more is not one that people keep.
const MOST_ALIKE: u32 = 10_000;
/// The columns of a commit's subject that git's own tools show well.
const SUBJECT_WIDTH: usize = 72;

/// What is to be written.
pub struct Plan {
    /// The files.
    pub changes: Vec<Change>,
    /// The commit's message.
    pub message: String,
    /// Days whose edits by hand are to be committed first, as the user's own.
    pub edits_by_hand: Vec<NaiveDate>,
}

/// What was written, and what else happened on the way.
#[derive(Debug)]
pub struct Written {
    /// The commit.
    pub commit: Committed,
    /// What was found half-done and set right.
    pub recovery: Recovery,
    /// The days with edits by hand that were committed first.
    pub by_hand: Vec<BookPath>,
}

/// Refuses to write into a book whose settings are not understood.
pub fn demand_writable(context: &Context) -> Result<(), Error> {
    if context.settings.writable { Ok(()) } else { Err(Error::NotWritable(context.problems.clone())) }
}

/// Takes the book's lock, waiting for others.
pub fn lock(context: &Context) -> Result<WriteLock, Error> {
    Ok(context.book.lock(PATIENCE)?)
}

/// Takes the lock, makes the plan and commits it; `plan` runs again when a file changed under it.
pub fn write<T>(
    context: &Context,
    plan: impl Fn(&WriteLock) -> Result<(T, Plan), Error>,
) -> Result<(T, Written), Error> {
    let lock = lock(context)?;
    let (begun, mut by_hand) = (Instant::now(), Vec::new());
    let mut attempts = 0;
    loop {
        attempts += 1;
        match attempt(context, &lock, &plan, &mut by_hand) {
            Err(Error::Store(StoreError::Changed { .. }))
                if attempts < LEAST_ATTEMPTS || begun.elapsed() < SETTLING => {}
            Err(Error::Store(StoreError::Changed { .. })) => return Err(Error::Unsettled),
            Err(error) => return Err(error),
            Ok((outcome, commit)) => {
                if context.settings.maintenance {
                    lock.maintain(commit.id);
                }
                by_hand.sort();
                by_hand.dedup();
                return Ok((outcome, Written { commit, recovery: lock.recovery().clone(), by_hand }));
            }
        }
    }
}

/// Commits what was edited by hand, then the plan; [`StoreError::Changed`] when somebody saves meanwhile.
fn attempt<T>(
    context: &Context,
    lock: &WriteLock,
    plan: impl Fn(&WriteLock) -> Result<(T, Plan), Error>,
    by_hand: &mut Vec<BookPath>,
) -> Result<(T, Committed), Error> {
    let mut planned = plan(lock)?;
    let mut is_edited = false;
    for date in &planned.1.edits_by_hand {
        let edited = commit_by_hand(context, lock, *date)?;
        is_edited |= edited.is_some();
        by_hand.extend(edited);
    }
    // To commit takes a while, in which whoever saved may have saved again.
    if is_edited {
        planned = plan(lock)?;
    }
    let (outcome, Plan { changes, message, .. }) = planned;
    let commit = lock.commit(&ChangeSet { changes, message, author: context.author.clone() })?;
    Ok((outcome, commit))
}

fn commit_by_hand(context: &Context, lock: &WriteLock, date: NaiveDate) -> Result<Option<BookPath>, Error> {
    let path = day_path(date);
    let subject = format!("{}{BY_HAND}", date.format("%Y-%m-%d"));
    let message = message("edit", &subject, &[], &Links::default());
    let committed = lock.commit_as_user_edit(std::slice::from_ref(&path), &message, &context.author)?;
    Ok(committed.map(|_| path))
}

/// Commits some files as they are on disk, where they differ from HEAD, all at once: they may be a whole book that was written by hand.
pub fn commit_files_by_hand(context: &Context, lock: &WriteLock, paths: &[BookPath]) -> Result<Vec<BookPath>, Error> {
    let mut edited = Vec::new();
    for path in paths {
        if lock.differs_from_head(path)? {
            edited.push(path.clone());
        }
    }
    let subject = match edited.as_slice() {
        [] => return Ok(edited),
        [path] => path.day().map_or_else(|| path.to_string(), |date| date.to_string()),
        paths if paths.iter().all(|path| path.day().is_some()) => format!("{} days", paths.len()),
        paths => format!("{} files", paths.len()),
    };
    let message = message("edit", &format!("{subject}{BY_HAND}"), &[], &Links::default());
    lock.commit_as_user_edit(&edited, &message, &context.author)?;
    Ok(edited)
}

/// Says in a commit's subject which entry it is about.
pub fn subject_of(date: NaiveDate, times: Option<Times>, title: &str) -> String {
    let time = times.map_or_else(String::new, |times| format!(" {}", times.start.format("%H:%M")));
    format!("{}{time} {title}", date.format("%Y-%m-%d"))
}

/// Words a commit: `op: subject`, then trailers, one a line, without control characters.
pub fn message(op: &str, subject: &str, ids: &[&str], links: &Links) -> String {
    message_under(&format!("{op}: {subject}"), op, ids, links)
}

/// Words a commit as [`message`] does, under a subject that does not begin with what was done.
pub fn message_under(subject: &str, op: &str, ids: &[&str], links: &Links) -> String {
    with_trailers(&text::truncate(&one_line(subject), SUBJECT_WIDTH), op, ids, links)
}

/// Words a commit as [`message`] does, with a subject of any length: of what is gone, nothing else says what it was.
pub fn whole_message(op: &str, subject: &str, ids: &[&str], links: &Links) -> String {
    with_trailers(&one_line(&format!("{op}: {subject}")), op, ids, links)
}

fn with_trailers(subject: &str, op: &str, ids: &[&str], links: &Links) -> String {
    let mut message = format!("{subject}\n\nWlog-Op: {op}\n");
    let mut trailer = |key: &str, value: &str| message.push_str(&format!("{key}: {}\n", one_line(value)));
    ids.iter().for_each(|id| trailer("Entry", id));
    links.projects.iter().for_each(|name| trailer("Project", name));
    links.contacts.iter().for_each(|name| trailer("Contact", name));
    links.orgs.iter().for_each(|name| trailer("Org", name));
    message
}

/// Adds a trailer to a commit's message; one that says nothing is left out.
pub fn with_trailer(message: String, key: &str, value: &str) -> String {
    let value = one_line(value);
    if value.is_empty() { message } else { format!("{message}{key}: {value}\n") }
}

fn one_line(text: &str) -> String {
    text::clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Finds a file for a new card: its name's stem, with `-2` and so on where another card has that.
pub fn free_card_path(
    book: &Book,
    kind: CardKind,
    name: &str,
    is_taken: impl Fn(&BookPath) -> bool,
) -> Result<BookPath, Error> {
    let stem = file_stem(name);
    for number in 1..=MOST_ALIKE {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        let path = BookPath::new(format!("{}/{stem}{suffix}.md", kind.folder()))?;
        if !is_taken(&path) && book.stamp(&path)?.is_none() {
            return Ok(path);
        }
    }
    Err(Error::Unsettled)
}
