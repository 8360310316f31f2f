//! All commits with the days that they touched, read on all cores.
//!
//! One thread walks from commit to commit, which cannot be shared, since each names the next; the others compare what it has met by then.

use super::Touched;
use super::commits::{self, Node, RawCommit, Walk};
use super::diff::Trees;
use super::source::Source;
use crate::store::packs::{PackList, Packs};
use crate::store::pile::{Done, Helpers, work_off};
use crate::store::{CommitId, StoreError};
use git2::{Odb, Oid, Repository};
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
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
    Compare(usize, Vec<RawCommit>),
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

impl<T> Note<T> {
    fn node(&self) -> Node<'_> {
        Node { id: self.id, parents: &self.parents, seconds: self.seconds }
    }
}

/// Notes of each commit what is wanted; see [`Past::list`](super::Past::list).
pub(super) fn list<T: Send + 'static>(
    repository: &Repository,
    head: Option<CommitId>,
    known: HashSet<CommitId>,
    note: impl Fn(Touched<'_>) -> T + Send + Sync + 'static,
) -> Result<(Vec<T>, Vec<CommitId>), StoreError> {
    let Some(head) = head else { return Ok((Vec::new(), Vec::new())) };
    let databases = Databases::of(repository, known.is_empty());
    let first = Job::Walk(Box::new(Walk::from(head, known)), 0);
    // Hashing what was read anew is a fifth of the work. Nothing that is listed here is written back, and what is damaged does not unpack.
    git2::opts::strict_hash_verification(false);
    // And each object is read once.
    git2::opts::enable_caching(false);
    let found = work_off(vec![first], Helpers { worth: 2, ..Helpers::on_each_core() }, move |job| {
        databases.with_one(|source| work(&databases, source, job, &note))
    });
    git2::opts::enable_caching(true);
    git2::opts::strict_hash_verification(true);
    let (mut notes, mut stops) = (Vec::new(), Vec::new());
    for found in found? {
        match found {
            Found::Notes(number, found) => notes.push((number, found)),
            Found::Stops(found) => stops.extend(found),
        }
    }
    notes.sort_unstable_by_key(|(number, _)| *number);
    let notes: Vec<Note<T>> = notes.into_iter().flat_map(|(_, notes)| notes).collect();
    let notes = commits::in_order(notes, Note::node);
    Ok((notes.into_iter().map(|note| note.note).collect(), stops))
}

fn work<T>(
    databases: &Databases,
    source: &Source<'_>,
    job: Job,
    note: &impl Fn(Touched<'_>) -> T,
) -> Result<Done<Job, Found<T>>, StoreError> {
    match job {
        Job::Walk(mut walk, number) => {
            let mut jobs = Vec::new();
            while jobs.len() < JOBS_A_STEP {
                let commits = walk.next(source, COMMITS_A_JOB)?;
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
            let mut trees = Trees::new(source);
            let parents = commits::parents(source, &commits)?;
            let mut notes = Vec::with_capacity(commits.len());
            for (commit, before) in commits.into_iter().zip(parents) {
                let days = match before.len() {
                    0 | 1 => trees.days(before.first().copied(), commit.tree)?,
                    _ => trees.days_of_merge(&before, &databases.parted(source, &commit)?, commit.tree)?,
                };
                let commit = commit.parse()?;
                let days = days.into_iter().collect();
                let seconds = commit.authored.seconds;
                let note = note(Touched { commit: &commit, days });
                notes.push(Note { id: commit.id, parents: commit.parents, seconds, note });
            }
            Ok(Done { results: vec![Found::Notes(number, notes)], jobs: Vec::new() })
        }
    }
}

/// Lists where the sides of a merge parted: several commits where they had been merged crosswise before, none where nothing is known.
pub(super) fn parted(repository: &Repository, sides: &[CommitId]) -> Vec<CommitId> {
    let sides: Vec<Oid> = sides.iter().map(|side| side.0).collect();
    repository
        .merge_bases_many(&sides)
        .map_or_else(|_| Vec::new(), |found| found.iter().copied().map(CommitId).collect())
}

/// The object database, opened once for each thread that works at the same time.
///
/// libgit2 shares a pack between all who open it under one path, and locks it at each step of each read: threads would wait for each
/// other longer than they read. Each opens it under a path of its own.
struct Databases {
    repository: PathBuf,
    objects: PathBuf,
    opened: AtomicUsize,
    free: Mutex<Vec<Source<'static>>>,
    packs: PackList,
    /// For where lines of work parted, which only a repository tells.
    whole: Mutex<Vec<Repository>>,
}

impl Databases {
    /// Opens nothing yet. Packs are only worth it where all of the past is read.
    fn of(repository: &Repository, is_all: bool) -> Self {
        let objects = repository.commondir().join("objects");
        Databases {
            packs: if is_all { PackList::of(&objects) } else { PackList::default() },
            repository: repository.path().to_owned(),
            objects,
            opened: AtomicUsize::new(0),
            free: Mutex::default(),
            whole: Mutex::default(),
        }
    }

    fn with_one<T>(&self, work: impl FnOnce(&Source<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let failed = || StoreError::git("open the history");
        let Some(objects) = self.objects.to_str() else {
            // Only a repository can be opened under such a path.
            let repository = Repository::open(&self.repository).map_err(failed())?;
            return work(&Source::of(repository.odb().map_err(failed())?));
        };
        let free = || self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = free().pop();
        let source = taken.map_or_else(|| self.open(objects), Ok).map_err(failed())?;
        let result = work(&source);
        free().push(source);
        result
    }

    /// Reads the trees of the commits at which the sides of a merge parted.
    fn parted(&self, source: &Source<'_>, merge: &RawCommit) -> Result<Vec<Oid>, StoreError> {
        let free = || self.whole.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = free().pop();
        let repository = taken.map_or_else(|| Repository::open(&self.repository), Ok);
        let repository = repository.map_err(StoreError::git("open the history"))?;
        let parted = parted(&repository, &merge.parents);
        free().push(repository);
        parted.iter().map(|commit| Ok(RawCommit::read(source, commit.0)?.tree)).collect()
    }

    fn open(&self, objects: &str) -> Result<Source<'static>, git2::Error> {
        let number = self.opened.fetch_add(1, Ordering::Relaxed);
        let odb = Odb::new()?;
        odb.add_disk_alternate(&format!("{objects}{}", "/.".repeat(number)))?;
        Ok(Source::of(odb).with(Packs::open(&self.packs)))
    }
}
