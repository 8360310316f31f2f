//! What goes wrong around an editor, in English.

use super::super::quote::{self, brief};
use super::diagnostics;
use crate::app::editing::{Again, EditorProblem};
use crate::format::Diagnostic;
use crate::render::message::Message;
use crate::store::BookPath;
use std::path::Path;

pub(super) fn drafted(error: Message, draft: &Path, again: &Again) -> Message {
    error
        .hint(format!("your text is kept; '{}' opens it again", command(again)))
        .hint(format!("it lies in {}", quote::path(draft)))
}

/// Says of a text that was saved in another encoding where it lies, and how it becomes UTF-8.
pub(super) fn in_another_encoding(error: Message, draft: &Path, again: &Again) -> Message {
    let place = quote::argument(draft);
    error
        .hint(format!("your text is kept as it is; '{}' opens it again, to be saved as UTF-8 there", command(again)))
        .hint(format!(
            "or, if it is GBK, convert it: iconv -f GB18030 -t UTF-8 {place} > {place}.utf8 && mv {place}.utf8 {place}"
        ))
}

fn command(again: &Again) -> String {
    match again {
        Again::Add => "wlog add -e".to_owned(),
        Again::Edit(date) => format!("wlog edit {date}"),
        Again::Card(path) => format!("wlog edit {}", quote::argument(Path::new(path.as_str()))),
        Again::Amend(id) => format!("wlog amend -e {id}"),
    }
}

pub(super) fn editor(problem: &EditorProblem) -> Message {
    match problem {
        EditorProblem::None => Message::new("no editor was found")
            .hint("name one: export EDITOR=nano")
            .hint("or do without: wlog add 'Called @Bob about the contract'"),
        EditorProblem::NotFound { command } => {
            Message::new(format!("the editor '{}' cannot be started", brief(command))).hint(format!(
                "name one that is there: export EDITOR={} (WLOG_EDITOR and VISUAL are asked before it)",
                quote::another_editor(command)
            ))
        }
        EditorProblem::Refused { command, status: Some(status) } => {
            Message::new(format!("the editor '{}' ended with status {status}, so nothing was written", brief(command)))
                .hint("save the text and close the editor as usual to have it taken")
        }
        EditorProblem::Refused { command, status: None } => {
            Message::new(format!("the editor '{}' was ended from outside, so nothing was written", brief(command)))
                .hint("save the text and close the editor as usual to have it taken")
        }
    }
}

pub(super) fn not_utf8(offset: usize) -> Message {
    Message::new(format!("the editor did not save the text as UTF-8 (byte {})", offset + 1))
        .hint("set it to UTF-8, or choose another one: export WLOG_EDITOR=nano")
}

pub(super) fn being_edited(what: &str) -> Message {
    Message::new(format!("{} is open in another editor", brief(what))).hint("finish there first")
}

pub(super) fn conflict(path: &BookPath) -> Message {
    Message::new(format!("{path} was changed while you edited it, in the same lines; nothing was written")).hint(
        "both versions stand in your text now, between <<<<<<< and >>>>>>>: keep what is right, without the marks",
    )
}

pub(super) fn unresolved(path: &BookPath) -> Message {
    Message::new(format!("two versions still stand side by side in the text for {path}; nothing was written"))
        .hint("between <<<<<<< and >>>>>>> keep what is right, without the marks")
}

pub(super) fn below_the_line() -> Message {
    Message::new("what you wrote below the line has been moved above it")
        .hint("see whether it stands where it should, and save")
}

/// Words what looks like slips on a page; all of them in one message, with the remedies behind.
pub(super) fn odd(odd: &[Diagnostic]) -> Message {
    let messages: Vec<Message> = odd.iter().map(diagnostics::diagnostic).collect();
    let error = messages.iter().map(|message| message.error.as_str()).collect::<Vec<_>>().join("\n");
    messages.into_iter().flat_map(|message| message.hints).fold(Message::new(error), Message::hint)
}

pub(super) fn no_entry(id: &str) -> Message {
    Message::new(format!("'{}' is the ID of a task, not of an entry", brief(id)))
        .hint("'wlog list' shows the IDs of the entries")
}

pub(super) fn no_entries() -> Message {
    Message::new("there is no entry to change yet").hint("write one: wlog add 'Called @Bob about the contract'")
}

pub(super) fn no_wish() -> Message {
    Message::new("nothing says what is to be changed")
        .hint("name it: wlog amend --outcome 'they agree', or wlog amend 'the new title'")
        .hint("or change it in your editor: wlog amend -e")
}
