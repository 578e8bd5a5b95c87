//! Sorting that is compiled once.
//!
//! The standard library's sort is compiled anew for every type and closure, some kilobytes of WebAssembly each time: with
//! forty places that sort a handful of things it was a sixth of the application. Here the comparing goes through one
//! stable merge sort over indices; what is sorted is only permuted. Where tens of thousands of things are ranked at each
//! key press, `explore` keeps the standard library's. Collecting into a map or a set sorts too: `insert` does not.

use std::cmp::Ordering;

/// Putting a slice in order, stably.
pub trait InOrder<T> {
    /// By a comparison.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// By a key, which is made anew for each comparison.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }

    /// By what the things are themselves.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> InOrder<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut order = stable_order(self.len(), &mut |one, other| compare(&self[one], &self[other]));
        // Along each cycle of the permutation every element moves to its place by one exchange.
        for start in 0..order.len() {
            let mut at = start;
            while order[at] != start {
                let from = order[at];
                self.swap(at, from);
                order[at] = at;
                at = from;
            }
            order[at] = at;
        }
    }
}

/// For each place, the index of what belongs there: a bottom-up merge sort of `0..count`.
fn stable_order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = order.clone();
    let mut width = 1;
    while width < count {
        let mut start = 0;
        while start < count {
            let middle = (start + width).min(count);
            let end = (middle + width).min(count);
            let (mut left, mut right) = (start, middle);
            for place in &mut merged[start..end] {
                let takes_left =
                    left < middle && (right >= end || compare(order[left], order[right]) != Ordering::Greater);
                let from = if takes_left { &mut left } else { &mut right };
                *place = order[*from];
                *from += 1;
            }
            start = end;
        }
        std::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does_equal_things_included(
            things in proptest::collection::vec((0_u8..6, 0_u16..), 0..200),
        ) {
            let mut ours = things.clone();
            let mut theirs = things;
            ours.order_by_key(|(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(ours, theirs);
        }
    }
}
