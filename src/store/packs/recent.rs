//! What was needed last, up to a size.

use std::collections::HashMap;
use std::hash::Hash;

/// Things by name: the new ones, and those that were there before as many had come. Twice the size is held at most.
pub(super) struct Recent<K, V> {
    most: usize,
    size: usize,
    new: HashMap<K, V>,
    old: HashMap<K, V>,
}

impl<K: Eq + Hash, V> Recent<K, V> {
    /// Begins with nothing.
    pub(super) fn new(most: usize) -> Self {
        Recent { most, size: 0, new: HashMap::new(), old: HashMap::new() }
    }

    /// Returns what is held under a name.
    pub(super) fn get(&self, name: &K) -> Option<&V> {
        self.new.get(name).or_else(|| self.old.get(name))
    }

    /// Holds a thing of a size. What has been there long goes.
    pub(super) fn put(&mut self, name: K, thing: V, size: usize) {
        if self.size + size > self.most && !self.new.is_empty() {
            self.old = std::mem::take(&mut self.new);
            self.size = 0;
        }
        self.size += size;
        self.new.insert(name, thing);
    }
}
