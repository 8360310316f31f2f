//! A pile of jobs that all cores work off, where jobs bring new jobs.
//!
//! The caller works too, and never waits for a thread that has not begun: waking a core that sleeps can take longer than all the jobs.
//! A thread that comes too late finds nothing to do and ends by itself.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// More threads than this wait for each other inside the file system.
const MOST_THREADS: usize = 8;
/// Below so many jobs on the pile a thread costs more than it saves.
const WORTH_A_THREAD: usize = 8;

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
pub(super) fn work_off<J, R, E, W>(jobs: Vec<J>, work: W) -> Result<Vec<R>, E>
where
    J: Send + 'static,
    R: Send + 'static,
    E: Send + 'static,
    W: Fn(J) -> Result<Done<J, R>, E> + Send + Sync + 'static,
{
    let pile = Arc::new(Mutex::new(Pile { jobs, running: 0, results: Vec::new(), error: None }));
    let work = Arc::new(work);
    let mut helpers = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS) - 1;
    loop {
        if helpers > 0 && locked(&pile).jobs.len() >= WORTH_A_THREAD {
            for _ in 0..std::mem::take(&mut helpers) {
                let (pile, work) = (Arc::clone(&pile), Arc::clone(&work));
                thread::spawn(move || while step(&pile, &*work) != Step::Over {});
            }
        }
        if step(&pile, &*work) == Step::Over {
            break;
        }
    }
    let mut pile = locked(&pile);
    match pile.error.take() {
        Some(error) => Err(error),
        None => Ok(std::mem::take(&mut pile.results)),
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
            None => {
                drop(pile);
                // The others' jobs take a fraction of a millisecond; to sleep and be woken takes longer.
                thread::yield_now();
                return Step::Waiting;
            }
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
            assert_eq!(work_off(vec![size], halve).map(|ones| ones.len()), Ok(size as usize));
        }
        assert_eq!(work_off(Vec::new(), halve), Ok(Vec::new()));
    }

    #[test]
    fn an_error_ends_the_work() {
        assert_eq!(work_off(vec![5, 0, 9], halve), Err("nothing to halve".into()));
    }
}
