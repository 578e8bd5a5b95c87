//! Putting things in order, the code of it once for all of them.
//!
//! The standard library's sorting is compiled anew for every kind of thing and every comparison: a fifth of the
//! application's code was copies of it. Here it is compiled once, for positions that are compared through a pointer; the
//! things then change places. The order is that of [`slice::sort_by`], which is stable. Start with [`by_key`]. Where an order
//! is made at every key press, [`slice::sort_by`] itself is quicker and stays.

use std::cmp::Ordering;

/// Sorts by a key. Equal ones keep their order.
pub fn by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by a key that is dear to make: each is made once. Equal ones keep their order.
pub fn by_cached_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    arrange(items, positions(keys.len(), &mut |one, other| keys[one].cmp(&keys[other])));
}

/// Sorts by the order of the things themselves.
pub fn natural<T: Ord>(items: &mut [T]) {
    by(items, T::cmp);
}

/// Sorts by a comparison. Equal ones keep their order.
pub fn by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = positions(items.len(), &mut |one, other| compare(&items[one], &items[other]));
    arrange(items, order);
}

/// Puts at each place the thing whose position stands there in `order`.
fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    // `order[place]` is where the thing now stands that belongs there; what has been exchanged is looked for along its way.
    for place in 0..items.len() {
        let mut from = order[place];
        while from < place {
            from = order[from];
        }
        order[place] = from;
        items.swap(place, from);
    }
}

/// The positions `0..count` in the order of a comparison.
fn positions(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library_equal_ones_included(items: Vec<(u8, u32)>) {
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            super::by_key(&mut ours, |item| item.0 % 8);
            theirs.sort_by_key(|item| item.0 % 8);
            prop_assert_eq!(&ours, &theirs);
            let mut ours = items.clone();
            super::by_cached_key(&mut ours, |item| item.0 % 8);
            prop_assert_eq!(ours, theirs);

            let (mut ours, mut theirs) = (items.clone(), items);
            super::natural(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
