//! Results that stand together: by recipient, by correspondence, by year, or by letter.
//!
//! Start with [`groups`]. Groups come in the order of the collection, which never changes; within one the best passages
//! come first.

use crate::{
    answer::{RankedPassage, ResultGroup},
    index::Index,
    request::Grouping,
};
use corpus::{Corpus, Letter, named::are_of_one_correspondence};

/// The passages found, in order, in groups of which each shows the first `limit`.
pub(crate) fn groups(
    corpus: &Corpus,
    index: &Index,
    grouping: Grouping,
    found: &[RankedPassage],
    limit: usize,
) -> Vec<ResultGroup> {
    let mut groups: Vec<ResultGroup> = Vec::new();
    let year = |letter: &Letter| letter.date.first().map(|date| date.year);
    for (at, letter) in corpus.letters.iter().enumerate() {
        let belongs = |first: &Letter| match grouping {
            Grouping::Recipient => first.recipient == letter.recipient,
            Grouping::Correspondence => are_of_one_correspondence(first, letter),
            Grouping::Year => year(first) == year(letter),
            Grouping::Letter => false,
        };
        let known = groups.iter_mut().find(|group| {
            let first = group.letters.first().and_then(|first| corpus.letters.get(*first));
            first.is_some_and(belongs)
        });
        match known {
            Some(group) => group.letters.push(at),
            None => groups.push(ResultGroup {
                recipient: letter.recipient.clone(),
                letters: vec![at],
                count: 0,
                passages: Vec::new(),
            }),
        }
    }
    for one in found {
        let Some(letter) = index.passage(one.passage).map(|passage| passage.letter) else { continue };
        if let Some(group) = groups.iter_mut().find(|group| group.letters.contains(&letter)) {
            group.count += 1;
            if group.passages.len() < limit {
                group.passages.push(*one);
            }
        }
    }
    groups.retain(|group| group.count > 0);
    groups
}
