//! Errors in English.

mod books;
mod closing;
pub(super) mod dates;
pub(super) mod diagnostics;
mod edit;
mod editing;
mod git_settings;
mod names;
mod query;
mod refusals;
pub(super) mod search;
pub(super) mod settings;
mod store;
mod system;
mod undo;

#[cfg(test)]
pub(super) use refusals::damage;
#[cfg(test)]
pub(super) use system::{asked, tried};

use super::quote::{self, brief};
use crate::app::Error;
use crate::format::Key;
use crate::model::Language;
use crate::render::message::Message;
use chrono::NaiveDate;

/// How many candidates for an ID are shown.
const MOST_CANDIDATES: usize = 5;

/// Words any error of a use-case.
pub(super) fn error(error: &Error) -> Message {
    match error {
        Error::Store(error) => store::error(error),
        Error::Date(problem) => dates::date(problem),
        Error::Time(problem) => dates::time(problem),
        Error::Query { problem, text } => query::problem(problem, text),
        Error::Edit { problem, date } => edit::problem(problem, *date),
        Error::Kept { error: inner, kept } => {
            self::error(inner).hint(format!("your text is kept in {}", quote::path(kept)))
        }
        Error::Drafted { error: inner, draft, again } if matches!(**inner, Error::EditedNotUtf8 { .. }) => {
            editing::in_another_encoding(self::error(inner), draft, again)
        }
        Error::Drafted { error: inner, draft, again } => editing::drafted(self::error(inner), draft, again),
        Error::Editor(problem) => editing::editor(problem),
        Error::EditedNotUtf8 { offset } => editing::not_utf8(*offset),
        Error::BeingEdited { what } => editing::being_edited(what),
        Error::EditConflict { path } => editing::conflict(path),
        Error::Unresolved { path } => editing::unresolved(path),
        Error::BelowTheLine => editing::below_the_line(),
        Error::Odd(odd) => editing::odd(odd),
        Error::Names(problems) => names::problems(problems),
        Error::NotWritable(problems) => settings::not_writable(problems),
        Error::NoText => Message::new("there is nothing to write: the text is empty")
            .hint("say what you did: wlog add 'Called @Bob about the contract'"),
        Error::InputNotUtf8 { offset } => {
            Message::new(format!("the text on standard input is not UTF-8 (byte {})", offset + 1))
                .hint("if it is GBK: iconv -f GB18030 -t UTF-8 FILE | wlog add -")
        }
        Error::NoListYet(text) => Message::new(format!("'{}' changes the list of an entry that is there", brief(text)))
            .hint("in a new one write it alone, without += or -="),
        Error::BadFigure(text) => Message::new(format!("'{}' is no figure: it takes a name and a number", brief(text)))
            .hint("for example: new deposits 5000 USD"),
        Error::BadExpense(text) => Message::new(format!("'{}' is no expense: it takes an amount", brief(text)))
            .hint("for example: 35.00 CNY taxi"),
        Error::BadField(text) => Message::new(format!("'{}' is no field: it takes a key and a value", brief(text)))
            .hint("for example: --field contract=HT-2026-081"),
        Error::KnownField { key } => known_field(key),
        Error::NotABook { path, by, is_there } => books::not_found(path, *by, *is_there),
        Error::BookIsAFile { path, book } => books::is_a_file(path, book.as_deref()),
        Error::NoBook { usual, repository } => books::none(usual.as_deref(), repository.as_deref()),
        Error::FolderInUse { folder, usual } => books::in_use(folder, usual.as_deref()),
        Error::NoPlace { folder, source } => books::no_place(folder, source),
        Error::NoSuchProfile(name) => books::no_such_profile(name),
        Error::ProfileByHand(profile) => books::profile_by_hand(profile),
        Error::NotAName(text) => books::not_a_name(text),
        Error::NotAnAddress(text) => books::not_an_address(text),
        Error::AlreadyABook(path) => books::already(path),
        Error::InsideABook { folder, book } => books::inside(folder, book),
        Error::FolderInTheWay(path) => books::in_the_way(path),
        Error::NoSuchId(prefix) => {
            Message::new(format!("no entry or task has an ID that begins with '{}'", brief(prefix)))
                .hint("'wlog list' shows the IDs of the entries")
        }
        Error::NoSuchEntry(id) => editing::no_entry(id),
        Error::NotInTheBook(path) => Message::new(format!("nothing in the book is called '{}'", brief(path)))
            .hint("write it from the book's folder on: 2026/11/2026-11-21.md; or name a day or a period"),
        Error::Index(problem) => search::index(problem),
        Error::Saved(problem) => search::saved(problem),
        Error::NoWish => editing::no_wish(),
        Error::NoGoal => closing::no_goal(),
        Error::NoVictim => closing::no_victim(),
        Error::ReasonNeeded(closed) => closing::reason_needed(*closed),
        Error::Undo(problem) => undo::problem(problem),
        Error::NoEntries => editing::no_entries(),
        Error::ManyIds { prefix, candidates } => many_ids(prefix, candidates),
        Error::Unsettled => Message::new(
            "the files of the book kept changing while they were to be written; nothing was written",
        )
        .hint("wait until the program that changes them is done (a sync, an editor), then run the command again"),
        Error::BadNow(text) => Message::new(format!("WLOG_NOW is '{}', which is no moment in time", brief(text)))
            .hint("write it as RFC 3339 has it: WLOG_NOW=2026-11-21T09:00:00+08:00")
            .hint("or take the machine's own clock: unset WLOG_NOW"),
        Error::NoRandom(reason) => {
            Message::new(format!("the system gives no random numbers for a new ID ({})", brief(reason)))
                .hint("nothing was written; run the command again")
        }
    }
}

fn many_ids(prefix: &str, candidates: &[(String, NaiveDate, String)]) -> Message {
    let error = format!("{} IDs begin with '{}'", candidates.len(), brief(prefix));
    let is_one = candidates.windows(2).all(|two| two[0].0 == two[1].0);
    let hint = if is_one {
        "one ID stands several times; 'wlog check --fix' gives the later ones new IDs"
    } else {
        "type more of the ID"
    };
    let mut message = Message::new(error).hint(hint);
    for (id, date, title) in candidates.iter().take(MOST_CANDIDATES) {
        message = message.hint(format!("{id}  {date}  {}", brief(title)));
    }
    message
}

fn known_field(key: &str) -> Message {
    let option = match Key::read(key) {
        Some(Key::Contacts) => "contact",
        Some(Key::Tags) => "tag",
        Some(Key::Re | Key::Zone) | None => "",
        Some(key) => key.word(Language::English),
    };
    let message = Message::new(format!("'{}' is one of wlog's own fields, so --field does not set it", brief(key)));
    match option {
        "" => message.hint("write it into the day's file with an editor"),
        option => message.hint(format!("use its own option: --{option}")),
    }
}
