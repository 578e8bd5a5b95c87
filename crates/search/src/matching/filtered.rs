//! Which passages a filter's choices leave, and how many each further choice would.
//!
//! Choices of one filter are alternatives, filters hold together, and what is excluded goes in any case. The counts of
//! a filter's choices disregard what is chosen in that filter.

use crate::{
    index::{Index, PassageId, passage_set::PassageSet},
    query::dates::is_within,
    request::{Filter, Request},
};
use corpus::{Corpus, PartialDate};

/// The passages with one choice of a filter.
pub(crate) fn passages(index: &Index, filter: Filter, id: &str) -> PassageSet {
    let offered = index.offered.get(filter as usize).and_then(|choices| choices.iter().find(|choice| choice.id == id));
    PassageSet::of(index.passages.len(), offered.into_iter().flat_map(|choice| choice.passages.iter().copied()))
}

/// The passages of letters dated within a span.
pub(crate) fn dated(
    index: &Index,
    corpus: &Corpus,
    first: Option<PartialDate>,
    last: Option<PartialDate>,
) -> PassageSet {
    of_letters(index, |letter| {
        corpus.letters.get(letter).is_some_and(|letter| is_within(letter.date.span(), first, last))
    })
}

fn of_letters(index: &Index, is_in: impl Fn(usize) -> bool) -> PassageSet {
    let ranges =
        index.passages.letters.iter().enumerate().filter(|(letter, _)| is_in(*letter)).map(|(_, range)| range.clone());
    PassageSet::of(index.passages.len(), ranges.flatten().map(PassageId))
}

/// What the filters of a request leave, each by itself.
pub(crate) struct Filtered {
    /// By filter; `None` where nothing is chosen.
    each: Vec<Option<PassageSet>>,
    dates: Option<PassageSet>,
}

impl Filtered {
    /// Applies every filter of a request by itself.
    pub fn by(index: &Index, corpus: &Corpus, request: &Request) -> Self {
        let one = |filter: Filter| -> Option<PassageSet> {
            let chosen = request.chosen(filter);
            let mut left = PassageSet::all(index.passages.len());
            let mut kept = PassageSet::none(index.passages.len());
            for choice in chosen {
                let with = passages(index, filter, &choice.id);
                if choice.exclude { left.remove(&with) } else { kept.add(&with) }
            }
            if chosen.iter().any(|choice| !choice.exclude) {
                left.keep(&kept);
            }
            (!chosen.is_empty()).then_some(left)
        };
        let has_dates = request.after.is_some() || request.before.is_some();
        Self {
            each: Filter::ALL.into_iter().map(one).collect(),
            dates: has_dates.then(|| dated(index, corpus, request.after, request.before)),
        }
    }

    /// What all filters leave of some passages, but for one filter.
    pub fn of(&self, passages: &PassageSet, but: Option<Filter>) -> PassageSet {
        let mut left = passages.clone();
        for (filter, bits) in Filter::ALL.into_iter().zip(&self.each) {
            if let Some(bits) = bits.as_ref().filter(|_| Some(filter) != but) {
                left.keep(bits);
            }
        }
        if let Some(dates) = &self.dates {
            left.keep(dates);
        }
        left
    }

    /// What all filters but the dates leave.
    pub fn but_dates(&self, passages: &PassageSet) -> PassageSet {
        let mut left = passages.clone();
        self.each.iter().flatten().for_each(|bits| left.keep(bits));
        left
    }
}

/// How many of the passages each letter has.
pub(crate) fn per_letter(index: &Index, passages: &PassageSet) -> Vec<u32> {
    index.passages.letters.iter().map(|range| passages.count_within(range.clone())).collect()
}
