//! Stretches of texts and lists by ranges that this program has made for them.
//!
//! A range that does not fit is a mistake of the program and of nothing that it was given. While one works on it, and in
//! tests, it ends there with a word ([`Stretch::stretch`] asserts it); for a reader the page goes on with nothing in its
//! place. Ranges that come from data, addresses or readers are asked for with `get`, which says that there is none.

use std::slice::SliceIndex;

/// What stretches are taken of: `str` by bytes, lists by places.
pub trait Stretch<R> {
    /// What lies in a range that was made for this text or list.
    #[must_use]
    fn stretch(&self, range: R) -> &Self;
}

impl<R: SliceIndex<Self, Output = Self>> Stretch<R> for str {
    #[track_caller]
    fn stretch(&self, range: R) -> &Self {
        let found = self.get(range);
        debug_assert!(found.is_some(), "a range that was made for another text than “{self}”");
        found.unwrap_or_default()
    }
}

impl<T, R: SliceIndex<Self, Output = Self>> Stretch<R> for [T] {
    #[track_caller]
    fn stretch(&self, range: R) -> &Self {
        let found = self.get(range);
        debug_assert!(found.is_some(), "a range that was made for another list than one of {}", self.len());
        found.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Stretch as _;

    #[test]
    fn stretches_of_texts_and_lists_are_taken_by_any_kind_of_range() {
        assert_eq!(("the knot".stretch(4..), [1, 2, 3].stretch(..=1)), ("knot", &[1, 2][..]));
    }

    #[test]
    #[should_panic(expected = "made for another text")]
    fn a_range_that_cuts_a_character_is_a_mistake_that_is_heard() {
        let _ = "é".stretch(1..);
    }
}
