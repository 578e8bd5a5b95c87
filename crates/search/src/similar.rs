//! Words that differ in a few letters.
//!
//! Start with [`distance`]. Must not know which words there are.

/// The number of letters to insert, leave out, change or swap with a neighbour to make one word of the other (optimal
/// string alignment), if it is at most `most`.
#[must_use]
pub fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut two_before = vec![0; other.len() + 1];
    let mut before: Vec<usize> = (0..=other.len()).collect();
    let mut current = Vec::with_capacity(other.len() + 1);
    for (row, letter) in one.iter().enumerate() {
        current.clear();
        current.push(row + 1);
        for (column, against) in other.iter().enumerate() {
            let at = |line: &[usize], at: usize| line.get(at).copied().unwrap_or(usize::MAX / 2);
            let changed = at(&before, column) + usize::from(letter != against);
            let mut best = changed.min(at(&before, column + 1) + 1).min(at(&current, column) + 1);
            let swapped =
                row > 0 && column > 0 && one.get(row - 1) == Some(against) && other.get(column - 1) == Some(letter);
            if swapped {
                best = best.min(at(&two_before, column - 1) + 1);
            }
            current.push(best);
        }
        if current.iter().all(|&distance| distance > most) {
            return None;
        }
        std::mem::swap(&mut two_before, &mut before);
        std::mem::swap(&mut before, &mut current);
    }
    before.last().copied().filter(|&distance| distance <= most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_left_out_changed_and_swapped_are_counted() {
        assert_eq!(distance("colour", "color", 2), Some(1));
        assert_eq!(distance("recieve", "receive", 2), Some(1));
        assert_eq!(distance("kitten", "sitting", 3), Some(3));
        assert_eq!(distance("kitten", "sitting", 2), None);
    }

    proptest! {
        #[test]
        fn the_distance_is_the_same_both_ways(one in "[a-d]{0,6}", other in "[a-d]{0,6}") {
            prop_assert_eq!(distance(&one, &other, 6), distance(&other, &one, 6));
        }
    }
}
