//! The port to the editor and to the words that stand in the page; `cli` gives it.

use crate::app::Error;
use crate::model::Links;
use std::path::Path;
use std::time::SystemTime;

/// Where a person writes.
pub trait Desk {
    /// Opens a file in the editor at a line, from 1, and waits until the person is done.
    ///
    /// # Errors
    ///
    /// When there is no editor, or it ended otherwise than well: what is in the file then is not to be taken.
    fn open(&self, file: &Path, line: usize) -> Result<(), EditorProblem>;

    /// Says below the page of a new entry how it is filled in; `known` are the names that came up lately.
    fn help_for_new(&self, known: &Links) -> String;

    /// Says below the page of an entry that is there how it is changed.
    fn help_for_change(&self) -> String;

    /// Says above the page what is wrong with it, and what to do.
    fn remark(&self, error: &Error) -> Vec<String>;

    /// Says beside the editor that a text is opened which was begun earlier.
    fn announce_resumed(&self, begun: Option<SystemTime>);

    /// Says above the page that it was begun earlier and is still to be finished.
    fn resumed(&self, begun: Option<SystemTime>) -> String;
}

/// Why an editor did not give a text back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditorProblem {
    /// Nobody named one, and none of the usual ones is there.
    None,
    /// The one that was named cannot be started.
    NotFound {
        /// The command.
        command: String,
    },
    /// It ended with a status that says no.
    Refused {
        /// The command.
        command: String,
        /// Its exit status; `None` when it was ended from outside.
        status: Option<i32>,
    },
}
