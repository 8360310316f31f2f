//! Why a change cannot be taken back, in English.

use super::brief;
use crate::app::undo::{Changed, UndoProblem};
use crate::render::message::Message;

/// How many places are named.
const MOST_PLACES: usize = 5;

pub(super) fn problem(problem: &UndoProblem) -> Message {
    match problem {
        UndoProblem::NoSuchCommit(name) => Message::new(format!("no change of this book is called '{}'", brief(name)))
            .hint("name it by its commit, or by how many changes back it is: wlog undo 3")
            .hint("'wlog history ID' shows the commits of an entry"),
        UndoProblem::TooFar { asked, there } => {
            Message::new(format!("there is no change number {asked} from the last: the book has had {there}"))
                .hint("'wlog undo' takes back the last one, 'wlog undo 2' the one before it")
        }
        UndoProblem::Merge(commit) => {
            Message::new(format!("{commit} merges several lines of work, so that it cannot be told what to take back"))
                .hint("name one of the commits that it brought: wlog undo COMMIT")
        }
        UndoProblem::First(commit) => Message::new(format!("{commit} is the first commit: there is nothing before it"))
            .hint("to take single entries out: wlog rm ID"),
        UndoProblem::MakesTheBook(commit) => {
            Message::new(format!("{commit} made the book: without its wlog.toml it would be none"))
                .hint("to take single entries out: wlog rm ID")
        }
        UndoProblem::NotOfTheBook(commit) => Message::new(format!("{commit} changes nothing in the log"))
            .hint(format!("it is git's to take back: git revert {commit}")),
        UndoProblem::NoFile { commit, path } => {
            Message::new(format!("{commit} changes '{}', which is no plain file", brief(path)))
                .hint(format!("it is git's to take back: git revert {commit}"))
        }
        UndoProblem::TooMany { commit, count } => {
            Message::new(format!("{commit} changes {count} files, more than can be written at once"))
                .hint(format!("it is git's to take back: git revert {commit}"))
        }
        UndoProblem::Changed { commit, places, was } => {
            let message =
                Message::new(format!("what {commit} changed has changed again since; nothing was taken back"));
            let message = places.iter().take(MOST_PLACES).fold(message, |message, place| message.hint(changed(place)));
            let file = was.as_ref().map(|path| super::quote::word(path.as_str()));
            file.into_iter().fold(message, |message, file| {
                message.hint(format!("as it was before, in the book's folder: git show {commit}~:{file}"))
            })
        }
        UndoProblem::AlreadySo(commit) => {
            Message::new(format!("there is nothing to take back: all is as it was before {commit}"))
                .hint("'wlog history' shows what happened since")
        }
    }
}

fn changed(place: &Changed) -> String {
    match &place.entry {
        Some(id) => format!("{}: see what became of the entry: wlog history {id}", place.path),
        None => match place.path.day() {
            Some(date) => format!("{}: see what became of the day: wlog history {date}", place.path),
            None => format!(
                "{}: see what became of it, in the book's folder: git log -p -- {}",
                place.path,
                super::quote::word(place.path.as_str())
            ),
        },
    }
}
