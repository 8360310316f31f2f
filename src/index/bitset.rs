//! Sets of a segment's documents.

/// A set of numbers below a bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BitSet {
    words: Vec<u64>,
    bound: u32,
}

impl BitSet {
    /// Makes the empty set of numbers below a bound.
    pub fn empty(bound: u32) -> Self {
        BitSet { words: vec![0; (bound as usize).div_ceil(64)], bound }
    }

    /// Makes the set of all numbers below a bound.
    pub fn full(bound: u32) -> Self {
        let mut all = BitSet { words: vec![u64::MAX; (bound as usize).div_ceil(64)], bound };
        all.trim();
        all
    }

    pub fn insert(&mut self, number: u32) {
        if number < self.bound {
            self.words[number as usize / 64] |= 1 << (number % 64);
        }
    }

    pub fn contains(&self, number: u32) -> bool {
        self.words.get(number as usize / 64).is_some_and(|word| word & (1 << (number % 64)) != 0)
    }

    pub fn intersect(&mut self, other: &BitSet) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    pub fn unite(&mut self, other: &BitSet) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    pub fn invert(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
    }

    /// Walks the numbers in the set, smallest first.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().zip(0_u32..).flat_map(|(word, at)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(at * 64 + bit)
            })
        })
    }

    fn trim(&mut self) {
        let used = self.bound % 64;
        if let Some(last) = self.words.last_mut().filter(|_| used != 0) {
            *last &= (1 << used) - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_behave_as_sets_at_every_bound() {
        for bound in [0, 1, 63, 64, 65, 200] {
            assert_eq!(BitSet::full(bound).iter().count(), bound as usize);
            let mut odd = BitSet::empty(bound);
            (0..bound).filter(|number| number % 2 == 1).for_each(|number| odd.insert(number));
            let mut even = odd.clone();
            even.invert();
            assert!(even.iter().all(|number| number % 2 == 0));
            even.intersect(&odd);
            assert!(even.iter().next().is_none());
            assert!((0..bound).all(|number| odd.contains(number) == (number % 2 == 1)) && !odd.contains(bound));
            even.insert(bound);
            assert!(even.iter().next().is_none(), "what lies beyond the bound is left out");
            odd.unite(&BitSet::full(bound));
            assert_eq!(odd, BitSet::full(bound));
        }
    }
}
