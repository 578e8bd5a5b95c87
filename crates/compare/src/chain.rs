//! Which links the lock follows: the heaviest chain of links that do not cross.
//!
//! Start with [`heaviest_chain`]. Links between different letters cross; panes can be level at all links of a set only
//! if these stand in the same order on both sides. Strength counts first and score second, summed over the chain, so
//! that no number of computed links outweighs one of the editor's.

use corpus::sort;
use std::cmp::Reverse;

use super::align::Score;

/// A link as the chain sees it. `first` is the part (by index) in the letter that stands first in the collection,
/// whichever side that is shown on: so the same chain is found when the sides are swapped, ties included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainLink {
    /// Part index in the letter that stands first in the collection.
    pub first: usize,
    /// Part index in the other letter.
    pub second: usize,
    /// Editor's strength, 0 for computed links.
    pub strength: u8,
    /// How much the passages resemble each other.
    pub score: Score,
}

/// What a chain weighs: the sum of strengths, then the sum of scores, then the number of links.
type Weight = (u64, u64, u64);

impl ChainLink {
    fn weight(&self) -> Weight {
        (u64::from(self.strength), u64::from(self.score.0), 1)
    }

    fn is_before(&self, other: &Self) -> bool {
        self.first < other.first && self.second < other.second
    }
}

/// The indices of the joints of the heaviest chain in which both places rise from link to link, in that order. Of equally
/// heavy chains the one whose joints stand first, compared joint by joint from the beginning. O(n²) in the number of joints.
///
/// With `through` (part indices, of the letter that stands first in the collection and of the other) the heaviest of the
/// chains that a link between these two parts could belong to, whether or not there is one: if there is, it is in the chain.
#[must_use]
pub fn heaviest_chain(joints: &[ChainLink], through: Option<(usize, usize)>) -> Vec<usize> {
    let Some((first, second)) = through else {
        return free_chain(joints, (0..joints.len()).collect());
    };
    let fits = |joint: &ChainLink| {
        let is_before = joint.first < first && joint.second < second;
        let is_after = joint.first > first && joint.second > second;
        is_before || is_after || (joint.first, joint.second) == (first, second)
    };
    free_chain(joints, (0..joints.len()).filter(|index| fits(&joints[*index])).collect())
}

/// The heaviest chain among some of the joints.
fn free_chain(joints: &[ChainLink], mut some: Vec<usize>) -> Vec<usize> {
    sort::by_key(&mut some, |index| {
        let joint = &joints[*index];
        // The heavier of two links between the same parts comes first and so wins the tie of order.
        (joint.first, joint.second, Reverse(joint.weight()), *index)
    });
    // From the end: the weight of the heaviest chain that begins with each joint, and the joint that follows in it.
    let mut begun: Vec<(Weight, Option<usize>)> = vec![((0, 0, 0), None); some.len()];
    for at in (0..some.len()).rev() {
        let joint = &joints[some[at]];
        let follower = heaviest((at + 1..some.len()).filter(|next| joint.is_before(&joints[some[*next]])), &begun);
        let rest = follower.map_or((0, 0, 0), |next| begun[next].0);
        begun[at] = (sum(joint.weight(), rest), follower);
    }
    let mut chain = Vec::new();
    let mut next = heaviest(0..some.len(), &begun);
    while let Some(at) = next {
        chain.push(some[at]);
        next = begun[at].1;
    }
    chain
}

/// The position with the heaviest chain; the first of equals.
fn heaviest(positions: impl Iterator<Item = usize>, begun: &[(Weight, Option<usize>)]) -> Option<usize> {
    positions.min_by_key(|at| Reverse(begun[*at].0))
}

fn sum(one: Weight, other: Weight) -> Weight {
    (one.0 + other.0, one.1 + other.1, one.2 + other.2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn joint(first: usize, second: usize, strength: u8, score: u32) -> ChainLink {
        ChainLink { first, second, strength, score: Score(score) }
    }

    fn weight(joints: &[ChainLink], chain: &[usize]) -> Weight {
        chain.iter().map(|index| joints[*index].weight()).fold((0, 0, 0), sum)
    }

    fn fits(joint: &ChainLink, (first, second): (usize, usize)) -> bool {
        let through = self::joint(first, second, 0, 0);
        joint.is_before(&through) || through.is_before(joint) || (joint.first, joint.second) == (first, second)
    }

    /// The heaviest weight among all subsets that do not cross: slow and obvious.
    fn heaviest_of_all_subsets(joints: &[ChainLink], through: Option<(usize, usize)>) -> Weight {
        (0_u32..1 << joints.len())
            .map(|set| (0..joints.len()).filter(|index| set >> index & 1 == 1).collect::<Vec<_>>())
            .filter(|chosen| {
                chosen.iter().all(|one| {
                    through.is_none_or(|through| fits(&joints[*one], through))
                        && chosen.iter().all(|other| {
                            one == other
                                || joints[*one].is_before(&joints[*other])
                                || joints[*other].is_before(&joints[*one])
                        })
                })
            })
            .map(|chosen| weight(joints, &chosen))
            .max()
            .unwrap_or_default()
    }

    prop_compose! {
        fn any_joints(most: usize)(joints in prop::collection::vec((0..9_usize, 0..9_usize, 0..4_u8, 0..5_u32), 0..most))
            -> Vec<ChainLink> {
            joints.into_iter().map(|(first, second, strength, score)| joint(first, second, strength, score)).collect()
        }
    }

    proptest! {
        #[test]
        fn no_set_of_links_that_do_not_cross_is_heavier(
            joints in any_joints(10), through in prop::option::of((0..9_usize, 0..9_usize))
        ) {
            let chain = heaviest_chain(&joints, through);
            prop_assert_eq!(weight(&joints, &chain), heaviest_of_all_subsets(&joints, through));
        }

        #[test]
        fn both_places_rise_along_the_chain_and_a_link_between_the_fixed_places_is_in_it(
            joints in any_joints(40), through in (0..9_usize, 0..9_usize)
        ) {
            let chain = heaviest_chain(&joints, Some(through));
            prop_assert!(chain.windows(2).all(|pair| joints[pair[0]].is_before(&joints[pair[1]])));
            prop_assert!(chain.iter().all(|index| fits(&joints[*index], through)));
            let joins = |joint: &ChainLink| (joint.first, joint.second) == through;
            prop_assert_eq!(joints.iter().any(joins), chain.iter().any(|index| joins(&joints[*index])));
        }

        #[test]
        fn the_order_in_which_links_are_given_does_not_matter(joints in any_joints(20), seed in any::<u64>()) {
            let mut shuffled: Vec<(u64, ChainLink)> = joints
                .iter()
                .zip(1_u64..)
                .map(|(joint, at)| (at.wrapping_mul(seed | 1).rotate_left(17), *joint))
                .collect();
            shuffled.sort_by_key(|(key, _)| *key);
            let shuffled: Vec<ChainLink> = shuffled.into_iter().map(|(_, joint)| joint).collect();
            let places = |joints: &[ChainLink]| -> Vec<(usize, usize)> {
                heaviest_chain(joints, None).iter().map(|index| (joints[*index].first, joints[*index].second)).collect()
            };
            prop_assert_eq!(places(&joints), places(&shuffled));
        }
    }

    #[test]
    fn one_strong_link_outweighs_many_computed_ones() {
        let joints = [joint(0, 9, 3, 0), joint(1, 1, 0, 10_000), joint(2, 2, 0, 10_000), joint(3, 3, 0, 10_000)];
        assert_eq!(heaviest_chain(&joints, None), [0]);
    }
}
