//! What goes wrong with the book on disk, in English.

use super::super::quote::{self, brief};
use super::{refusals, system};
use crate::render::message::Message;
use crate::store::{Left, StoreError};

/// Words an error of the store, and says that nothing was written where that is not plain.
pub(super) fn error(error: &StoreError) -> Message {
    let Message { error: what, hints } = failure(error);
    let what = if error.gave_up_a_change() { format!("nothing was written: {what}") } else { what };
    Message { error: what, hints }
}

/// Words what failed, whatever it left behind.
fn failure(error: &StoreError) -> Message {
    match error {
        StoreError::Io { doing, path, source } => {
            let (reason, remedy) = system::reason(source, path);
            let tried = system::tried(doing).unwrap_or("use {}").replace("{}", &quote::path(path));
            Message::new(format!("cannot {tried}{reason}")).hint(remedy)
        }
        StoreError::Git { doing, source } => {
            let asked = system::asked(doing).unwrap_or(doing);
            Message::new(format!("git cannot {asked} ({})", brief(source.message())))
                .hint("look at the repository, in the book's folder: git status, git fsck")
        }
        StoreError::Refused(refusal) => refusals::refusal(refusal),
        StoreError::BadPath { text } => Message::new(format!("'{}' is not a path inside a book", brief(text)))
            .hint("write it from the book's folder on, without .. and .git: 2026/11/2026-11-21.md"),
        StoreError::NotAFile { path } => {
            let place = quote::word(path.as_str());
            Message::new(format!("{path}: a file is needed here, and this is something else"))
                .hint(format!("move it away, in the book's folder: mv {place} {place}.old"))
        }
        StoreError::Symlink { link } => {
            let place = quote::word(link.as_str());
            Message::new(format!("{link} is a symbolic link, and wlog follows none inside a book")).hint(format!(
                "put what it points to in its place, in the book's folder: cp -RL {place} {place}.new && rm {place} && mv {place}.new {place}"
            ))
        }
        StoreError::NotUtf8 { path, line, .. } => {
            let place = quote::word(path.as_str());
            Message::new(format!("{path}:{line}: this is not UTF-8, so the file is left alone")).hint(format!(
                "if it is GBK, convert it in the book's folder: iconv -f GB18030 -t UTF-8 {place} > converted.md && mv converted.md {place}"
            ))
        }
        StoreError::Changed { path } => {
            Message::new(format!("{path} was changed by another program at the same moment"))
                .hint("save the file and close it in your editor, then run the command again")
        }
        StoreError::Nothing => Message::new("there is nothing to commit: the files already say so"),
        StoreError::Twice { path } => Message::new(format!("{path} would be written twice at once"))
            .hint("this is a mistake in wlog; nothing was written; please report it"),
        StoreError::Locked { lock, waited_ms } => {
            Message::new(format!("another wlog is writing to the book, and was waited for {} s", waited_ms / 1000))
                .hint("run the command again in a moment")
                .hint(format!("to see which program it is: lsof {}", quote::argument(lock)))
        }
        StoreError::GitBusy { lock, age_s } => {
            Message::new(format!("git is at work in the book: {} has been there for {age_s} s", quote::path(lock)))
                .hint("wait until the git command is done, or its editor closed, then run the command again")
                .hint("if no git is running, it was left behind, and wlog removes it itself after some seconds")
        }
        StoreError::Contended { attempts } => {
            Message::new(format!("another program put commits on the branch {attempts} times meanwhile"))
                .hint("run the command again when it is done")
        }
        StoreError::Unfinished { left, source } => unfinished(left, source),
    }
}

fn unfinished(left: &Left, source: &StoreError) -> Message {
    let Message { error, hints } = failure(source);
    let message = match left {
        Left::InFiles(paths) => {
            let (list, more) = quote::list(paths, ", ");
            let more = if more == 0 { String::new() } else { format!(" and {more} more") };
            let places = quote::arguments(paths);
            Message::new(format!("the new text stands in {list}{more}, but in no commit: {error}"))
                .hint("do not run the command again, or the text will stand there twice")
                .hint(format!("commit it by hand, in the book's folder: git add {places} && git commit -m 'By hand'"))
        }
        Left::CommittedUnsynced => {
            Message::new(format!("the change is committed, but may not survive a power cut: {error}"))
                .hint("do not run the command again; to bring it to the disk: sync")
        }
    };
    // What else failed would have the command run again, which is wrong here.
    match source {
        StoreError::Io { .. } | StoreError::Git { .. } => hints.into_iter().fold(message, Message::hint),
        _ => message,
    }
}
