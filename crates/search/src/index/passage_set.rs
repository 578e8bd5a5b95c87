//! Sets of passages, a bit each.
//!
//! Start with [`PassageSet`]. Must not know what a passage is.

use crate::index::PassageId;

/// A set of passages of one index.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct PassageSet {
    blocks: Vec<u64>,
    size: usize,
}

impl PassageSet {
    /// No passage of `size`.
    pub fn none(size: usize) -> Self {
        Self { blocks: vec![0; size.div_ceil(64)], size }
    }

    /// All passages.
    pub fn all(size: usize) -> Self {
        let mut bits = Self { blocks: vec![u64::MAX; size.div_ceil(64)], size };
        if let (Some(last), rest @ 1..) = (bits.blocks.last_mut(), size % 64) {
            *last = (1 << rest) - 1;
        }
        bits
    }

    /// The passages listed.
    pub fn of(size: usize, passages: impl IntoIterator<Item = PassageId>) -> Self {
        let mut bits = Self::none(size);
        for passage in passages {
            bits.insert(passage);
        }
        bits
    }

    /// Puts a passage in.
    pub fn insert(&mut self, passage: PassageId) {
        if let Some(block) = self.blocks.get_mut(passage.at() / 64) {
            *block |= 1 << (passage.at() % 64);
        }
    }

    /// Whether a passage is in.
    pub fn has(&self, passage: PassageId) -> bool {
        self.blocks.get(passage.at() / 64).is_some_and(|block| block >> (passage.at() % 64) & 1 == 1)
    }

    /// Keeps what is in the other too.
    pub fn keep(&mut self, other: &Self) {
        for (block, other) in self.blocks.iter_mut().zip(&other.blocks) {
            *block &= other;
        }
    }

    /// Takes in what is in the other.
    pub fn add(&mut self, other: &Self) {
        for (block, other) in self.blocks.iter_mut().zip(&other.blocks) {
            *block |= other;
        }
    }

    /// Takes out what is in the other.
    pub fn remove(&mut self, other: &Self) {
        for (block, other) in self.blocks.iter_mut().zip(&other.blocks) {
            *block &= !other;
        }
    }

    /// What is not in.
    pub fn inverted(&self) -> Self {
        let mut all = Self::all(self.size);
        all.remove(self);
        all
    }

    /// How many passages are in.
    pub fn count(&self) -> usize {
        self.blocks.iter().map(|block| block.count_ones() as usize).sum()
    }

    /// How many passages of a run of them are in.
    pub fn count_within(&self, run: std::ops::Range<u32>) -> u32 {
        let (start, end) = (run.start as usize, run.end as usize);
        let mut count = 0;
        for block in start / 64..end.div_ceil(64) {
            let mut bits = self.blocks.get(block).copied().unwrap_or_default();
            if block == start / 64 {
                bits &= u64::MAX << (start % 64);
            }
            if block == end / 64 {
                bits &= !(u64::MAX << (end % 64));
            }
            count += bits.count_ones();
        }
        count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| *block == 0)
    }

    /// The passages, in order.
    pub fn iter(&self) -> impl Iterator<Item = PassageId> {
        self.blocks.iter().zip(0_u32..).flat_map(|(&block, at)| {
            let mut rest = block;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(PassageId(at * 64 + bit))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::btree_set, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn a_set_gives_back_its_members_in_order(members in btree_set(0_u32..300, 0..40)) {
            let bits = PassageSet::of(300, members.iter().copied().map(PassageId));
            prop_assert_eq!(bits.iter().map(|id| id.0).collect::<Vec<_>>(), members.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(bits.count(), members.len());
            let within = |from: u32, to: u32| members.iter().filter(|member| (from..to).contains(*member)).count() as u32;
            for (from, to) in [(0, 300), (0, 64), (63, 65), (64, 128), (100, 101), (128, 300), (70, 70)] {
                prop_assert_eq!(bits.count_within(from..to), within(from, to));
            }
            prop_assert_eq!(bits.inverted().count(), 300 - members.len());
            prop_assert_eq!(bits.inverted().inverted(), bits);
        }
    }
}
