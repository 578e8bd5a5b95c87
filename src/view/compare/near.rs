//! Which letters are offered to be set beside one: all in a small collection, the nearest in a large one.
//!
//! Start with [`others`].

use corpus::sort;
use std::cmp::Reverse;

use corpus::{Corpus, Letter, named::are_of_one_correspondence};
use site::pages::{ALL_PAIRS_UP_TO, has_many_letters};

/// The other letters, in the order of the collection; in a large one those that the editor has joined to it, those of the
/// same correspondence, and among them the nearest in time, as many as fit a menu.
pub fn others<'a>(corpus: &'a Corpus, letter: &Letter) -> Vec<&'a Letter> {
    let mut others: Vec<(usize, &Letter)> =
        corpus.letters.iter().enumerate().filter(|(_, other)| other.id != letter.id).collect();
    if has_many_letters(corpus) {
        sort::by_cached_key(&mut others, |(_, other)| {
            (
                Reverse(is_joined(corpus, letter, other)),
                Reverse(are_of_one_correspondence(letter, other)),
                days_between(letter, other),
            )
        });
        others.truncate(ALL_PAIRS_UP_TO);
        sort::by_key(&mut others, |(at, _)| *at);
    }
    others.into_iter().map(|(_, other)| other).collect()
}

fn is_joined(corpus: &Corpus, one: &Letter, other: &Letter) -> bool {
    let ends = |a: &str, b: &str| (a == one.id && b == other.id) || (a == other.id && b == one.id);
    corpus.parallels.iter().any(|parallel| ends(&parallel.a.letter, &parallel.b.letter))
}

fn days_between(one: &Letter, other: &Letter) -> i32 {
    let first = |letter: &Letter| letter.date.days().map(|(first, _)| first);
    match (first(one), first(other)) {
        (Some(one), Some(other)) => one.saturating_sub(other).saturating_abs(),
        _ => i32::MAX,
    }
}
