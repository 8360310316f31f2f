//! A pile of jobs that all cores work off, where jobs bring new jobs.
//!
//! The caller works too, and never waits for a thread that has not begun: waking a core that sleeps can take longer than all the jobs.
//! A thread that comes too late finds nothing to do and ends by itself.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// Who helps at a pile.
#[derive(Debug, Clone, Copy)]
pub(super) struct Helpers {
    /// The most threads beside the caller's.
    pub most: usize,
    /// With fewer jobs on the pile than this a thread costs more than it saves.
    pub worth: usize,
}

impl Helpers {
    /// As many as there are cores, for work that keeps them busy; more than seven wait for each other inside the file system.
    pub fn on_each_core() -> Self {
        Helpers { most: thread::available_parallelism().map_or(1, usize::from).min(8) - 1, worth: 8 }
    }
}

/// How often to look again at once before sleeping while others work.
const GLANCES: u32 = 100;
/// How long to sleep then: much less than a disk takes.
const NAP: Duration = Duration::from_micros(50);

/// What a job gives: results, and further jobs.
pub(super) struct Done<J, R> {
    pub results: Vec<R>,
    pub jobs: Vec<J>,
}

struct Pile<J, R, E> {
    jobs: Vec<J>,
    running: usize,
    results: Vec<R>,
    error: Option<E>,
}

/// Works off jobs until none is left and returns all results in no order; the first error ends the work.
pub(super) fn work_off<J, R, E, W>(jobs: Vec<J>, helpers: Helpers, work: W) -> Result<Vec<R>, E>
where
    J: Send + 'static,
    R: Send + 'static,
    E: Send + 'static,
    W: Fn(J) -> Result<Done<J, R>, E> + Send + Sync + 'static,
{
    let pile = Arc::new(Mutex::new(Pile { jobs, running: 0, results: Vec::new(), error: None }));
    let work = Arc::new(work);
    let mut hired = false;
    let mut hire = || {
        let jobs = locked(&pile).jobs.len();
        if hired || jobs < helpers.worth {
            return;
        }
        hired = true;
        for _ in 0..helpers.most.min(jobs - 1) {
            let (pile, work) = (Arc::clone(&pile), Arc::clone(&work));
            thread::spawn(move || toil(&pile, &*work, || ()));
        }
    };
    toil(&pile, &*work, &mut hire);
    let mut pile = locked(&pile);
    match pile.error.take() {
        Some(error) => Err(error),
        None => Ok(std::mem::take(&mut pile.results)),
    }
}

/// Works until nothing is left, looking up before each step.
fn toil<J, R, E>(pile: &Mutex<Pile<J, R, E>>, work: &impl Fn(J) -> Result<Done<J, R>, E>, mut look_up: impl FnMut()) {
    let mut idle = 0;
    loop {
        look_up();
        match step(pile, work) {
            Step::Over => return,
            Step::Worked => idle = 0,
            Step::Waiting if idle < GLANCES => {
                idle += 1;
                thread::yield_now();
            }
            Step::Waiting => thread::sleep(NAP),
        }
    }
}

/// What became of an attempt to do a job.
#[derive(PartialEq)]
enum Step {
    /// A job was done.
    Worked,
    /// Others are at jobs that may bring new ones.
    Waiting,
    /// There is nothing left.
    Over,
}

fn step<J, R, E>(pile: &Mutex<Pile<J, R, E>>, work: &impl Fn(J) -> Result<Done<J, R>, E>) -> Step {
    let job = {
        let mut pile = locked(pile);
        match pile.jobs.pop() {
            Some(job) => {
                pile.running += 1;
                job
            }
            None if pile.running == 0 => return Step::Over,
            None => return Step::Waiting,
        }
    };
    let done = work(job);
    let mut pile = locked(pile);
    pile.running -= 1;
    match done {
        Ok(Done { results, jobs }) if pile.error.is_none() => {
            pile.results.extend(results);
            pile.jobs.extend(jobs);
        }
        Ok(_) => {}
        Err(error) => {
            pile.error.get_or_insert(error);
            pile.jobs.clear();
        }
    }
    Step::Worked
}

/// Takes the lock; a thread that panicked with it has left the pile as it was between two steps.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Splits a number into halves until only ones are left.
    fn halve(number: u32) -> Result<Done<u32, u32>, String> {
        Ok(match number {
            0 => return Err("nothing to halve".into()),
            1 => Done { results: vec![1], jobs: Vec::new() },
            _ => Done { results: Vec::new(), jobs: vec![number / 2, number - number / 2] },
        })
    }

    #[test]
    fn all_jobs_are_done_once() {
        for size in [1, 2, 7, 1000, 40_000] {
            assert_eq!(work_off(vec![size], Helpers::on_each_core(), halve).map(|ones| ones.len()), Ok(size as usize));
        }
        assert_eq!(work_off(Vec::new(), Helpers { most: 3, worth: 2 }, halve), Ok(Vec::new()));
    }

    #[test]
    fn an_error_ends_the_work() {
        assert_eq!(work_off(vec![5, 0, 9], Helpers { most: 3, worth: 2 }, halve), Err("nothing to halve".into()));
    }
}
