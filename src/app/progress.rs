//! The port by which work that takes long tells how far it has come; `cli` shows it.

use std::fmt;
use std::sync::Arc;

/// Is told how far something has come: how many of how many. Both are equal when it has ended.
#[derive(Clone, Default)]
pub struct Progress(Option<Arc<Watcher>>);

type Watcher = dyn Fn(usize, usize) + Send + Sync;

impl Progress {
    /// Makes a port that hands on what it is told; it may be called from several threads at once.
    pub fn new(watcher: impl Fn(usize, usize) + Send + Sync + 'static) -> Self {
        Progress(Some(Arc::new(watcher)))
    }

    /// Tells how far it has come.
    pub fn tell(&self, done: usize, all: usize) {
        if let Some(watcher) = &self.0 {
            watcher(done, all);
        }
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Progress").field(&self.0.is_some()).finish()
    }
}
