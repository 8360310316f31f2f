//! The record of a change set of several files, on the disk before the first of them changes.

use super::identity::Signed;
use super::places::Places;
use super::{BookPath, StoreError, disk};
use git2::Oid;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::ErrorKind;

/// A record with another number was written by another version of the program.
const VERSION: u32 = 1;

/// A change set that is being carried out. The contents are blobs of the repository.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Intent {
    version: u32,
    /// The commit's message.
    pub message: String,
    /// Who commits.
    pub signed: Signed,
    steps: Vec<Written>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Written {
    path: String,
    old: Option<String>,
    new: Option<String>,
}

/// One file of a recorded change set.
#[derive(Debug)]
pub(super) struct Step {
    /// The file.
    pub path: BookPath,
    /// Its content before; `None` when there was none.
    pub old: Option<Oid>,
    /// Its content after.
    pub new: Option<Oid>,
}

impl Intent {
    /// Makes the record of a change set.
    pub(super) fn new(message: &str, signed: &Signed, steps: &[Step]) -> Intent {
        let name = |oid: &Option<Oid>| oid.map(|oid| oid.to_string());
        let write = |step: &Step| Written { path: step.path.to_string(), old: name(&step.old), new: name(&step.new) };
        let steps = steps.iter().map(write).collect();
        Intent { version: VERSION, message: message.to_owned(), signed: signed.clone(), steps }
    }

    /// Writes the record and waits until it has reached the disk.
    pub(super) fn record(&self, places: &Places) -> Result<(), StoreError> {
        let text = serde_json::to_vec(self).map_err(|error| StoreError::io("write", places.intent())(error.into()))?;
        disk::replace(&places.intent(), &text)
    }

    /// Reads the record that is there. One that cannot be understood is set aside beside it, so that it stops nobody.
    pub(super) fn load(places: &Places) -> Result<Option<(Intent, Vec<Step>)>, StoreError> {
        let bytes = match fs::read(places.intent()) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            result => result.map_err(StoreError::io("read", places.intent()))?,
        };
        let intent = serde_json::from_slice::<Intent>(&bytes).ok().filter(|intent| intent.version == VERSION);
        match intent.and_then(|intent| intent.steps().map(|steps| (intent, steps))) {
            Some(found) => Ok(Some(found)),
            None => set_aside(places).map(|()| None),
        }
    }

    fn steps(&self) -> Option<Vec<Step>> {
        let oid = |name: &Option<String>| match name {
            Some(name) => Oid::from_str(name).ok().map(Some),
            None => Some(None),
        };
        let step = |step: &Written| {
            Some(Step { path: BookPath::new(&step.path).ok()?, old: oid(&step.old)?, new: oid(&step.new)? })
        };
        self.steps.iter().map(step).collect()
    }
}

/// Removes the record: its change set is done, or taken back. Waits for the disk, because a record that comes back with a power
/// cut would meet files that have changed since.
pub(super) fn forget(places: &Places) -> Result<(), StoreError> {
    disk::remove(&places.intent())
}

/// Puts a record out of the way that cannot be carried out.
pub(super) fn set_aside(places: &Places) -> Result<(), StoreError> {
    let aside = places.intent().with_extension("unreadable");
    fs::rename(places.intent(), aside).map_err(StoreError::io("rename", places.intent()))
}
