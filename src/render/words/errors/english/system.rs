//! What the file system and git say when they fail, in English.

use super::super::quote;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Says what was tried at a file, whose path stands for `{}`.
pub(in super::super) fn tried(doing: &str) -> Option<&'static str> {
    Some(match doing {
        "read" => "read {}",
        "read back" => "read {} back from the disk",
        "write" => "write {}",
        "write an object into" => "write a git object into {}",
        "sync" => "bring {} safely to the disk",
        "rename" => "rename {}",
        "lock" => "lock {}",
        "make" => "make {}",
        "remove" => "remove {}",
        _ => return None,
    })
}

/// Says what git was asked for.
pub(in super::super) fn asked(doing: &str) -> Option<&'static str> {
    Some(match doing {
        "make a repository" => "make a repository",
        "merge texts" => "merge two versions of a text",
        "move the branch" => "move the branch",
        "name an object" => "name an object",
        "open the object database" => "open its objects",
        "read HEAD" => "read HEAD",
        "read HEAD's commit" => "read the last commit",
        "read a commit" => "read a commit",
        "read a tree" => "read the tree of the last commit",
        "open the history" => "open its history",
        "read an earlier version" => "read an earlier version of a file",
        "read an object" => "read an object",
        "look for an object in the packs" => "look for an object in its packs",
        "read back an object" => "read back what was written",
        "read the attributes" => "read .gitattributes",
        "read the branch" => "read the branch",
        "read the configuration" => "read its configuration",
        "read the index" => "read its index",
        "write the configuration" => "write its configuration",
        "walk the history" => "walk the history",
        _ => return None,
    })
}

/// Returns the system's reason as it ends a sentence, and what to do about it.
pub(super) fn reason(source: &io::Error, path: &Path) -> (String, String) {
    let place = quote::argument(path);
    let (reason, remedy) = match source.kind() {
        ErrorKind::PermissionDenied => ("permission denied", format!("see who may do that: ls -ld {place}")),
        ErrorKind::ReadOnlyFilesystem => (
            "the file system is read-only",
            "mount it for writing, or keep the book elsewhere: wlog --book FOLDER".into(),
        ),
        ErrorKind::StorageFull => ("the disk is full", "make room; df -h shows what is full".into()),
        ErrorKind::QuotaExceeded => ("your share of the disk is used up", "make room in your folders".into()),
        ErrorKind::NotFound => {
            ("it is not there", format!("see what is there: ls -l {}", quote::argument(path.parent().unwrap_or(path))))
        }
        ErrorKind::AlreadyExists => ("something is there already", format!("see what it is: ls -ld {place}")),
        ErrorKind::NotADirectory => {
            ("a file stands where a folder is needed", format!("see which: ls -ld {place}, then move it away"))
        }
        ErrorKind::IsADirectory => ("it is a folder", format!("move it away: mv {place} ELSEWHERE")),
        ErrorKind::InvalidFilename => {
            ("the file system does not take such a name", "choose a shorter or plainer name".into())
        }
        ErrorKind::FileTooLarge => ("the file is too large", "split it up".into()),
        ErrorKind::ResourceBusy | ErrorKind::TimedOut | ErrorKind::WouldBlock => {
            ("it is busy", "wait until the program that uses it is done".into())
        }
        ErrorKind::StaleNetworkFileHandle => ("the network drive has gone away", "mount it again".into()),
        ErrorKind::OutOfMemory => ("there is not enough memory", "close other programs".into()),
        _ => return (format!(" ({})", quote::reason(source)), other(source)),
    };
    (format!(": {reason}"), remedy)
}

fn other(source: &io::Error) -> String {
    const INPUT_OUTPUT: i32 = 5;
    match cfg!(unix) && source.raw_os_error() == Some(INPUT_OUTPUT) {
        true => "the disk may be failing: copy the book to another one, then check it".to_owned(),
        false => "see to what the system says".to_owned(),
    }
}
