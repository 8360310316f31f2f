//! Doing the same to many things on all cores.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// More threads than this wait for each other inside the file system.
const MOST_THREADS: usize = 8;

/// Does something to each item and returns the results in the items' order. Each thread takes `share` items at a time; for fewer than
/// that no thread is started, since one costs more than it saves.
pub(super) fn in_parallel<T: Sync, R: Send>(items: &[T], share: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let shares: Vec<&[T]> = items.chunks(share.max(1)).collect();
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(MOST_THREADS).min(shares.len());
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(share) = shares.get(number) else { return done };
            done.push((number, share.iter().map(&work).collect::<Vec<R>>()));
        }
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(run)).collect();
        let mut done = run();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items() {
        for (count, share) in [(0, 4), (1, 4), (7, 2), (1000, 3), (5, 0)] {
            let items: Vec<usize> = (0..count).collect();
            assert_eq!(
                in_parallel(&items, share, |item| item * 2),
                items.iter().map(|item| item * 2).collect::<Vec<_>>()
            );
        }
    }
}
