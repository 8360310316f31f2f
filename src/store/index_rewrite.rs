//! The next index, written beside git's own before anything points at it.
//!
//! git's index holds a line for each file of the book. To read it, to check it, to write it anew and to bring it to the disk takes longer than
//! all the rest of an `add` where there are thousands of cards, so a large one is done beside the work on the commit's objects.

use super::buffer::Buffer;
use super::git_index::Slot;
use super::index_file::{Mark, Snapshot};
use super::known::IndexSum;
use super::places::Places;
use super::{BookPath, StoreError, disk};
use std::fs::{self, File};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// An index of so many bytes is worth a thread: about a thousand files.
const LARGE: u64 = 96 * 1024;

/// An index that is being read, and then written as it is to be; by a thread of its own if it is large.
///
/// Its draft is nobody else's until it is finished; dropped, it is waited for.
pub(super) struct Rewrite<'p> {
    places: &'p Places,
    state: State,
}

enum State {
    Read(Snapshot),
    Written(Draft),
    Running { slots: Option<Sender<Vec<(BookPath, Slot)>>>, draft: Receiver<Result<Option<Draft>, StoreError>> },
    Finished,
}

/// A draft that is written but not yet synced.
type Draft = (Ready, (PathBuf, File));

/// What is to become of the index, and the draft that says so. It has to be synced before it is used.
pub(super) struct Ready {
    slots: Vec<(BookPath, Slot)>,
    /// Tells the index that it was made from.
    pub(super) mark: Mark,
    /// The sum over its bytes.
    pub(super) sum: IndexSum,
    /// What the changed places held.
    pub(super) before: Vec<(BookPath, Slot)>,
}

impl<'p> Rewrite<'p> {
    /// Begins to read the index.
    pub(super) fn begin(places: &'p Places) -> Result<Rewrite<'p>, StoreError> {
        if fs::metadata(places.index()).map_or(0, |metadata| metadata.len()) < LARGE {
            return Ok(Rewrite { places, state: State::Read(Snapshot::take(places)?) });
        }
        let (slots, wanted) = channel();
        let (told, draft) = channel();
        let own = places.clone();
        thread::spawn(move || {
            // Whoever began it may give up before knowing what to write.
            let write = |snapshot| wanted.recv().ok().map(|slots| Ready::write_from(&own, snapshot, slots)).transpose();
            let (draft, bytes) = match Snapshot::take(&own).and_then(write) {
                Ok(written) => {
                    let (draft, bytes) = written.unzip();
                    (Ok(draft), bytes)
                }
                Err(error) => (Err(error), None),
            };
            // Nobody waits until so much memory is given back.
            let _ = told.send(draft);
            drop(bytes);
        });
        Ok(Rewrite { places, state: State::Running { slots: Some(slots), draft } })
    }

    /// Goes on to write the index with some paths changed.
    pub(super) fn write(&mut self, slots: Vec<(BookPath, Slot)>) -> Result<(), StoreError> {
        match std::mem::replace(&mut self.state, State::Finished) {
            State::Read(snapshot) => self.state = State::Written(Ready::write(self.places, snapshot, slots)?),
            State::Running { slots: Some(sender), draft } => {
                // A thread that has ended has an error to tell, in the end.
                let _ = sender.send(slots);
                self.state = State::Running { slots: None, draft };
            }
            other => self.state = other,
        }
        Ok(())
    }

    /// Waits until the draft is written; `None` where there is none and the index has to be read again.
    pub(super) fn finish(mut self) -> Result<Option<Draft>, StoreError> {
        match std::mem::replace(&mut self.state, State::Finished) {
            State::Written(draft) => Ok(Some(draft)),
            State::Running { slots, draft } => {
                drop(slots);
                draft.recv().unwrap_or(Ok(None))
            }
            State::Read(_) | State::Finished => Ok(None),
        }
    }
}

impl Drop for Rewrite<'_> {
    fn drop(&mut self) {
        if let State::Running { slots, draft } = std::mem::replace(&mut self.state, State::Finished) {
            drop(slots);
            let _ = draft.recv();
        }
    }
}

impl Ready {
    /// Writes the index as it is to be, and returns the draft to be synced. Refuses an index that cannot be edited.
    pub(super) fn write(
        places: &Places,
        snapshot: Snapshot,
        slots: Vec<(BookPath, Slot)>,
    ) -> Result<Draft, StoreError> {
        Self::write_from(places, snapshot, slots).map(|(draft, _)| draft)
    }

    /// Writes it, and returns also the memory from which it was written.
    fn write_from(
        places: &Places,
        snapshot: Snapshot,
        slots: Vec<(BookPath, Slot)>,
    ) -> Result<(Draft, Buffer), StoreError> {
        let Snapshot { index, mark } = snapshot;
        let edited = index.edit(mark.second(), &slots).map_err(|unfit| unfit.refusal(&places.index()))?;
        let draft = disk::write_anew(&places.index_draft(), &edited.bytes, mark.mode.clone())?;
        let sum = IndexSum::of(&edited.bytes);
        Ok(((Ready { slots, mark, sum, before: edited.before }, draft), edited.bytes))
    }

    /// Tells whether this is the index that is wanted now: the same contents, and files that look as they were expected to.
    pub(super) fn holds(&self, slots: &[(BookPath, Slot)]) -> bool {
        let is_same = |((path, slot), (other_path, other)): (&(BookPath, Slot), &(BookPath, Slot))| {
            path == other_path && slot.looks_like(other)
        };
        self.slots.len() == slots.len() && self.slots.iter().zip(slots).all(is_same)
    }
}
