//! Reading files of the book again: what is in them now, on as many threads as there are processors.

use super::{Source, Stamped};
use crate::query::Doc;
use std::hash::Hasher;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What a file holds.
#[derive(Debug)]
pub(super) enum Content {
    /// It is gone or cannot be read.
    Nothing,
    /// The bytes are those that the index knows.
    Same,
    /// Something else.
    New { digest: u64, docs: Vec<Doc> },
}

/// Reads a file; its documents are made only when its bytes are not those of `known`.
pub(super) fn read(source: &dyn Source, file: &Stamped, known: Option<u64>) -> Content {
    let Some(bytes) = source.read(&file.path) else { return Content::Nothing };
    let digest = digest(&bytes);
    if known == Some(digest) {
        return Content::Same;
    }
    Content::New { digest, docs: source.documents(&file.path, &bytes) }
}

/// A digest of 64 bits. It need not be the same in another version of the program: then a file counts as changed.
fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// Below this many files another thread costs more than it saves.
const WORTH_A_THREAD: usize = 8;

/// Returns how many threads to use for a number of files.
pub(super) fn threads(files: usize) -> usize {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    processors.min(8).min(files.div_ceil(WORTH_A_THREAD)).max(1)
}

/// Does something for each number below a count, on several threads; each thread gathers into a state of its own.
pub(super) fn each<S: Send>(count: usize, make: impl Fn() -> S + Sync, act: impl Fn(&mut S, usize) + Sync) -> Vec<S> {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut state = make();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count {
                return state;
            }
            act(&mut state, at);
        }
    };
    let others = threads(count) - 1;
    thread::scope(|scope| {
        let handles: Vec<_> = (0..others).map(|_| scope.spawn(run)).collect();
        let mut states = vec![run()];
        for handle in handles {
            match handle.join() {
                Ok(state) => states.push(state),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        states
    })
}
