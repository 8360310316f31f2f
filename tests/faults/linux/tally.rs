//! Counts what was tried and what went wrong, so that a long run gives figures and not only its first failure.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What can go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// What was acknowledged is not there.
    Lost,
    /// An entry stands twice.
    Doubled,
    /// What is there is neither what was before nor what was to be.
    Torn,
    /// It was refused, and yet something has changed.
    Dishonest,
    /// The next command does not work.
    Stuck,
    /// The repository is not whole, or something lies about.
    Disorder,
}

const ALL: [Wrong; 6] = [Wrong::Lost, Wrong::Doubled, Wrong::Torn, Wrong::Dishonest, Wrong::Stuck, Wrong::Disorder];

/// How many failures are told in full.
const MOST_TOLD: usize = 20;

/// Counts of one kind of trial.
#[derive(Default)]
pub struct Tally {
    counts: Mutex<BTreeMap<String, usize>>,
    wrong: Mutex<BTreeMap<Wrong, Vec<String>>>,
}

impl Tally {
    pub fn count(&self, what: &str) {
        self.add(what, 1);
    }

    pub fn add(&self, what: &str, number: usize) {
        *self.counts.lock().unwrap().entry(what.to_owned()).or_default() += number;
    }

    pub fn of(&self, what: &str) -> usize {
        self.counts.lock().unwrap().get(what).copied().unwrap_or_default()
    }

    pub fn wrong(&self, what: Wrong, context: String) {
        if is_full() {
            println!("{what:?}: {context}");
        }
        self.wrong.lock().unwrap().entry(what).or_default().push(context);
    }

    /// Says what was counted so far.
    pub fn summary(&self) -> String {
        let (counts, wrong) = (self.counts.lock().unwrap(), self.wrong.lock().unwrap());
        let counts: String = counts.iter().map(|(what, count)| format!("  {count:6} {what}\n")).collect();
        let of = |what: &Wrong| wrong.get(what).map_or(0, Vec::len);
        let wrong: Vec<String> = ALL.iter().map(|what| format!("{} {what:?}", of(what)).to_lowercase()).collect();
        format!("{counts}  {}", wrong.join(", "))
    }

    /// Prints the counts; nothing may have gone wrong.
    pub fn close(self, title: &str) {
        println!("{title}:\n{}", self.summary());
        let wrong = self.wrong.into_inner().unwrap();
        let told: Vec<String> =
            wrong.iter().flat_map(|(what, contexts)| contexts.iter().map(move |c| format!("{what:?}: {c}"))).collect();
        assert!(told.is_empty(), "{title}: {} wrong:\n{}", told.len(), told[..told.len().min(MOST_TOLD)].join("\n"));
    }
}

/// Tells whether this is a long run, and not only a sample.
pub fn is_full() -> bool {
    most().is_some()
}

/// How many points of a case a long run takes: all with `WLOG_FAULTS=full`, at most so many with `WLOG_FAULTS=80`.
fn most() -> Option<usize> {
    let wanted = std::env::var("WLOG_FAULTS").ok()?;
    if wanted == "full" { Some(usize::MAX) } else { wanted.parse().ok() }
}

/// Takes so many of the numbers from 1 on, spread over all; more or all of them in a long run.
pub fn sample(count: usize, size: usize, offset: usize) -> Vec<usize> {
    let size = most().unwrap_or(size);
    if count <= size {
        return (1..=count).collect();
    }
    (0..size).map(|index| 1 + (index * count / size + offset % (count / size).max(1)) % count).collect()
}

/// Does something with each of some things, on all cores.
pub fn in_parallel<T: Sync>(things: &[T], work: impl Fn(&T) + Sync) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(thing) = things.get(next.fetch_add(1, Ordering::Relaxed)) {
                    work(thing);
                }
            });
        }
    });
}
