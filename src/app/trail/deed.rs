//! What a commit did, in one word.

use super::Said;
use super::said::BY_HAND;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// An entry was added.
    Added,
    /// An entry was amended.
    Amended,
    /// Tasks were worked on.
    Tasks,
    /// A day was changed by `wlog edit`.
    Edited,
    /// A file was edited by hand, or changed by a commit that is not wlog's.
    ByHand,
    /// An entry was moved to another day.
    Moved,
    /// An entry was removed.
    Removed,
    /// An earlier change was taken back.
    Undone,
    /// A check wrote IDs.
    Checked,
    /// The book was made.
    Made,
    /// Several lines of work were joined.
    Merged,
    /// wlog did something that this version does not know.
    Unknown,
}

impl Deed {
    /// All of them; each is a byte in the map, by its place here.
    pub const ALL: [Deed; 12] = [
        Deed::Added,
        Deed::Amended,
        Deed::Tasks,
        Deed::Edited,
        Deed::ByHand,
        Deed::Moved,
        Deed::Removed,
        Deed::Undone,
        Deed::Checked,
        Deed::Made,
        Deed::Merged,
        Deed::Unknown,
    ];

    /// Tells it from a message.
    pub fn of(said: &Said) -> Self {
        match said.op.as_deref() {
            Some("add") => Deed::Added,
            Some("amend") => Deed::Amended,
            Some("tasks") => Deed::Tasks,
            // What somebody edited is committed by wlog before it writes to the same file, and is theirs all the same.
            Some("edit") if said.subject.ends_with(BY_HAND) => Deed::ByHand,
            Some("edit") => Deed::Edited,
            Some("move") => Deed::Moved,
            Some("rm") => Deed::Removed,
            Some("undo") => Deed::Undone,
            Some("check") => Deed::Checked,
            Some("init") => Deed::Made,
            Some(_) => Deed::Unknown,
            None => Deed::ByHand,
        }
    }

    /// Names it for programs.
    pub fn name(self) -> &'static str {
        match self {
            Deed::Added => "add",
            Deed::Amended => "amend",
            Deed::Tasks => "tasks",
            Deed::Edited => "edit",
            Deed::ByHand => "hand",
            Deed::Moved => "move",
            Deed::Removed => "rm",
            Deed::Undone => "undo",
            Deed::Checked => "check",
            Deed::Made => "init",
            Deed::Merged => "merge",
            Deed::Unknown => "other",
        }
    }
}
