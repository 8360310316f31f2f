//! All commits with the days that they touched, read on all cores.
//!
//! One thread walks from commit to commit, which cannot be shared, since each names the next; the others compare what it has met by then.

use super::Touched;
use super::commits::{self, Ordered, PastCommit, Walk};
use super::diff::Trees;
use crate::store::pile::{Done, Helpers, work_off};
use crate::store::{CommitId, StoreError, repo};
use git2::Repository;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// How many commits are compared in one job.
const COMMITS_A_JOB: usize = 512;
/// How many jobs the walk makes before it looks whether it is better to compare.
const JOBS_A_STEP: usize = 8;

/// A step of the work.
enum Job {
    /// Walk on; the number of the next job for comparing.
    Walk(Box<Walk>, usize),
    /// Compare these.
    Compare(usize, Vec<PastCommit>),
}

/// What came of a step.
enum Found<T> {
    /// The notes of a job.
    Notes(usize, Vec<Note<T>>),
    /// Where the walk stopped.
    Stops(Vec<CommitId>),
}

/// What is wanted of a commit, and its place in the order.
struct Note<T> {
    id: CommitId,
    parents: Vec<CommitId>,
    seconds: i64,
    note: T,
}

impl<T> Ordered for Note<T> {
    fn id(&self) -> CommitId {
        self.id
    }

    fn parents(&self) -> &[CommitId] {
        &self.parents
    }

    fn seconds(&self) -> i64 {
        self.seconds
    }
}

/// Notes of each commit what is wanted; see [`Past::list`](super::Past::list).
pub(super) fn list<T: Send + 'static>(
    root: &Path,
    head: Option<CommitId>,
    known: HashSet<CommitId>,
    note: impl Fn(Touched<'_>) -> T + Send + Sync + 'static,
) -> Result<(Vec<T>, Vec<CommitId>), StoreError> {
    let Some(head) = head else { return Ok((Vec::new(), Vec::new())) };
    let repositories = Repositories { root: root.to_owned(), free: Mutex::default() };
    let first = Job::Walk(Box::new(Walk::from(head, known)), 0);
    // Hashing what was read anew is a fifth of the work. Nothing that is listed here is written back, and what is damaged does not unpack.
    git2::opts::strict_hash_verification(false);
    let found = work_off(vec![first], Helpers { worth: 2, ..Helpers::on_each_core() }, move |job| {
        repositories.with_one(|repository| work(repository, job, &note))
    });
    git2::opts::strict_hash_verification(true);
    let (mut notes, mut stops) = (Vec::new(), Vec::new());
    for found in found? {
        match found {
            Found::Notes(number, found) => notes.push((number, found)),
            Found::Stops(found) => stops.extend(found),
        }
    }
    notes.sort_unstable_by_key(|(number, _)| *number);
    let notes = commits::in_order(notes.into_iter().flat_map(|(_, notes)| notes).collect());
    Ok((notes.into_iter().map(|note| note.note).collect(), stops))
}

fn work<T>(
    repository: &Repository,
    job: Job,
    note: &impl Fn(Touched<'_>) -> T,
) -> Result<Done<Job, Found<T>>, StoreError> {
    let odb = repository.odb().map_err(StoreError::git("open the object database"))?;
    match job {
        Job::Walk(mut walk, number) => {
            let mut jobs = Vec::new();
            while jobs.len() < JOBS_A_STEP {
                let commits = walk.next(&odb, COMMITS_A_JOB)?;
                if commits.is_empty() {
                    return Ok(Done { results: vec![Found::Stops(walk.stops)], jobs });
                }
                jobs.push(Job::Compare(number + jobs.len(), commits));
            }
            // What lies on top of the pile is done next: nobody waits for the walk.
            let number = number + jobs.len();
            jobs.push(Job::Walk(walk, number));
            Ok(Done { results: Vec::new(), jobs })
        }
        Job::Compare(number, commits) => {
            let mut trees = Trees::new(&odb);
            let parents = commits::parents(&odb, &commits)?;
            let mut notes = Vec::with_capacity(commits.len());
            for (commit, before) in commits.into_iter().zip(parents) {
                let days = trees.days(&before, commit.tree)?;
                let note = note(Touched { commit: &commit, days });
                notes.push(Note { id: commit.id, parents: commit.parents, seconds: commit.seconds, note });
            }
            Ok(Done { results: vec![Found::Notes(number, notes)], jobs: Vec::new() })
        }
    }
}

/// The repository, opened once for each thread that works at the same time.
struct Repositories {
    root: PathBuf,
    free: Mutex<Vec<Repository>>,
}

impl Repositories {
    fn with_one<T>(&self, work: impl FnOnce(&Repository) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let free = || self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = free().pop();
        let repository = taken.map_or_else(|| repo::open(&self.root), Ok)?;
        let result = work(&repository);
        free().push(repository);
        result
    }
}
