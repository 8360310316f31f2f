//! What goes wrong with the index and with saved searches, in English.

use super::super::quote::{self, brief};
use super::system;
use crate::app::index::IndexProblem;
use crate::app::saved::SavedProblem;
use crate::render::message::Message;

pub(in super::super) fn index(problem: &IndexProblem) -> Message {
    match problem {
        IndexProblem::NoFolder => Message::new("the system names no folder for caches")
            .hint("name one: export XDG_CACHE_HOME=~/.cache (it takes HOME where that is set)"),
        IndexProblem::Busy => Message::new("another process is writing the search index")
            .hint("wait until it is done; searches find everything meanwhile"),
        IndexProblem::Unwritable { folder, source } => {
            let (reason, remedy) = system::reason(source, folder);
            Message::new(format!("cannot write {}{reason}", quote::path(folder))).hint(remedy)
        }
        IndexProblem::Engine { folder, said } => {
            Message::new(format!("the search engine failed in {} ({})", quote::path(folder), brief(said)))
                .hint("the folder can be deleted at any time; the next search builds it anew")
        }
    }
}

pub(super) fn saved(problem: &SavedProblem) -> Message {
    match problem {
        SavedProblem::Unknown { name, near: Some(near), .. } => {
            Message::new(format!("no search is saved as '{}'", brief(name)))
                .hint(format!("did you mean '{}'?", brief(near)))
                .hint("'wlog search --saved' lists all of them")
        }
        SavedProblem::Unknown { name, has_some: true, .. } => {
            Message::new(format!("no search is saved as '{}'", brief(name)))
                .hint("'wlog search --saved' lists those that are")
        }
        SavedProblem::Unknown { name, .. } => Message::new(format!("no search is saved as '{}'", brief(name)))
            .hint("to save one: wlog search is:open type:task --save promises"),
        SavedProblem::NoName { words } => Message::new("--saved alone lists the saved searches, and looks for nothing")
            .hint(format!(
                "put the name right behind it: {}",
                ["wlog search --saved NAME", words].join(" ").trim_end()
            )),
        SavedProblem::Nothing => Message::new("there is nothing to save: no query was given")
            .hint("for example: wlog search is:open type:task --save promises")
            .hint("to forget a saved search, delete its line in wlog.toml"),
        SavedProblem::BadName(name) => Message::new(format!("'{}' cannot be the name of a search", brief(name)))
            .hint("take a word or a few, without a dash in front"),
        SavedProblem::ByHand { name, query } => {
            Message::new(format!("the search '{}' cannot be put into wlog.toml by itself", brief(name))).hint(format!(
                "put it in with an editor: [searches] and below {} = {}",
                quote::toml(name),
                quote::toml(query)
            ))
        }
    }
}
