//! Completing, or taking back, a change set of several files that an ended process left half-way.

use super::book::read;
use super::git_index::Slot;
use super::head::Head;
use super::intent::{self, Intent, Step};
use super::objects::Objects;
use super::publish::restore;
use super::transaction::Transaction;
use super::{BookPath, Change, Recovery, StoreError, WriteLock, index_file, tree};
use git2::{ObjectType, Oid};
use std::path::Path;

/// Which of its two contents a file has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Old,
    New,
    /// Neither: somebody has edited the file since, and it is not touched.
    Edited,
}

/// Looks for a record of a change set and deals with it.
pub(super) fn recover(lock: &WriteLock) -> Result<Recovery, StoreError> {
    let Some((intent, steps)) = Intent::load(&lock.places)? else { return Ok(Recovery::Nothing) };
    let objects = Objects::of(&lock.repo)?;
    if is_committed(lock, &objects, &steps)? {
        return intent::forget(&lock.places).map(|()| Recovery::Nothing);
    }
    // Blobs that no commit holds are there for two weeks at least, unless the user has them pruned at once.
    let Ok(changes) = steps.iter().map(|step| change(&objects, step)).collect::<Result<Vec<_>, _>>() else {
        return intent::set_aside(&lock.places).map(|()| Recovery::Nothing);
    };
    let states = steps.iter().map(|step| state(lock, step)).collect::<Result<Vec<_>, _>>()?;
    if states.contains(&State::Edited) {
        roll_back(lock, &changes, &states)?;
        unstage(lock, &objects, &steps)?;
        intent::forget(&lock.places)?;
        let paths = |wanted: State| paths_of(&changes, &states, wanted);
        return Ok(Recovery::RolledBack { restored: paths(State::New), edited: paths(State::Edited) });
    }
    if states.contains(&State::New) {
        Transaction::resume(lock, &changes, &intent)?;
    } else {
        // Nothing was placed yet, or all was taken back: the change was not acknowledged, and its author may have begun anew.
        unstage(lock, &objects, &steps)?;
    }
    intent::forget(&lock.places)?;
    let paths = changes.into_iter().map(|change| change.path).collect();
    Ok(if states.contains(&State::New) { Recovery::Completed(paths) } else { Recovery::Nothing })
}

fn is_committed(lock: &WriteLock, objects: &Objects, steps: &[Step]) -> Result<bool, StoreError> {
    let head = Head::read(&lock.repo)?;
    for step in steps {
        if tree::find_blob(objects, head.tree, &step.path)? != step.new {
            return Ok(false);
        }
    }
    Ok(true)
}

fn change(objects: &Objects, step: &Step) -> Result<Change, StoreError> {
    let content = |oid: Option<Oid>| oid.map(|oid| objects.read(oid, ObjectType::Blob)).transpose();
    Ok(Change { path: step.path.clone(), expected: content(step.old)?, new: content(step.new)? })
}

fn state(lock: &WriteLock, step: &Step) -> Result<State, StoreError> {
    let found = read(lock.book().root(), &step.path)?;
    let hash = |bytes: Vec<u8>| Oid::hash_object(ObjectType::Blob, &bytes);
    let found = found.map(hash).transpose().map_err(StoreError::git("name an object"))?;
    Ok(match found {
        _ if found == step.new => State::New,
        _ if found == step.old => State::Old,
        _ => State::Edited,
    })
}

/// Puts back the files that hold their new content.
fn roll_back(lock: &WriteLock, changes: &[Change], states: &[State]) -> Result<(), StoreError> {
    let new = changes.iter().zip(states).filter(|(_, state)| **state == State::New);
    new.map(|(change, _)| change).try_for_each(|change| restore(lock.book().root(), &lock.places, change))
}

/// Takes what the change had staged out of git's index again. What the user has staged stays.
fn unstage(lock: &WriteLock, objects: &Objects, steps: &[Step]) -> Result<(), StoreError> {
    let head = Head::read(&lock.repo)?;
    let index = lock.repo.index().map_err(StoreError::git("read the index"))?;
    let mut slots = Vec::new();
    for step in steps {
        let staged = index.get_path(Path::new(step.path.as_str()), 0).map(|entry| entry.id);
        let blob = tree::find_blob(objects, head.tree, &step.path)?;
        if staged == step.new && staged != blob {
            slots.push((step.path.clone(), blob.map_or(Slot::Gone, |blob| Slot::Blob(blob, [0; 40]))));
        }
    }
    if slots.is_empty() {
        return Ok(());
    }
    index_file::update(&lock.places, None, &slots, Vec::new(), &mut Vec::new()).map(|_| ())
}

fn paths_of(changes: &[Change], states: &[State], wanted: State) -> Vec<BookPath> {
    let with = changes.iter().zip(states).filter(|(_, state)| **state == wanted);
    with.map(|(change, _)| change.path.clone()).collect()
}
