//! Words that stand together: one after the other, or near each other.
//!
//! Works on slots: neighbours in a passage have neighbouring numbers, and no two passages touch.

use crate::{
    index::Index,
    matching::hits::{Hit, family, fitting, hits_of},
    query::PhraseWord,
};

/// The places of a word that may have several forms, in order.
pub(crate) struct MergedHits(Vec<Hit>);

impl MergedHits {
    /// Of one form.
    pub fn form(index: &Index, form: &str) -> Self {
        Self(hits_of(index, index.form(form).map(|form| (form, 1.0))))
    }

    /// Of a whole family.
    pub fn family(index: &Index, form: &str) -> Self {
        Self(hits_of(index, family(index, form)))
    }

    /// Of all forms that fit.
    fn pattern(index: &Index, pattern: &str) -> Self {
        Self(hits_of(index, fitting(index, pattern).into_iter().map(|form| (form, 1.0))))
    }

    /// The places that begin at a slot.
    fn at(&self, slot: u32) -> impl Iterator<Item = &Hit> {
        let first = self.0.partition_point(|hit| hit.slot < slot);
        self.0.iter().skip(first).take_while(move |hit| hit.slot == slot)
    }
}

/// Words one after the other.
pub(crate) fn adjacent(words: &[MergedHits]) -> Vec<Hit> {
    let Some((first, rest)) = words.split_first() else { return Vec::new() };
    let mut runs = first.0.clone();
    for word in rest {
        let longer = |run: &Hit| {
            let run = *run;
            word.at(run.slot + run.width).map(move |hit| run.and(hit))
        };
        runs = runs.iter().flat_map(longer).collect();
    }
    runs
}

/// A phrase, its compounds read as one word or as several.
pub(crate) fn in_order(index: &Index, words: &[PhraseWord]) -> Vec<Hit> {
    // `runs[n]`: the beginnings of the phrase that have its first `n` words.
    let mut runs: Vec<Vec<Hit>> = vec![Vec::new(); words.len() + 1];
    for (at, word) in words.iter().enumerate() {
        let before = runs.get(at).cloned().unwrap_or_default();
        if at > 0 && before.is_empty() {
            continue;
        }
        let single = if word.is_pattern() {
            MergedHits::pattern(index, &word.form)
        } else {
            MergedHits::form(index, &word.form)
        };
        let joined = word.joined.as_ref().map(|(form, width)| (MergedHits::form(index, form), *width));
        for (places, width) in [(single, 1)].into_iter().chain(joined) {
            let next = if at == 0 {
                places.0
            } else {
                let longer = |run: &Hit| {
                    let run = *run;
                    places.at(run.slot + run.width).map(move |hit| run.and(hit))
                };
                before.iter().flat_map(longer).collect()
            };
            if let Some(there) = runs.get_mut(at + width) {
                there.extend(next);
            }
        }
    }
    runs.pop().unwrap_or_default()
}

/// One word of each list, or of their families, with at most `within` words from the first to the last.
pub(crate) fn near(index: &Index, words: &[Vec<String>], within: u32) -> Vec<Hit> {
    let lists: Vec<Vec<Hit>> = words
        .iter()
        .map(|forms| hits_of(index, forms.iter().flat_map(|form| family(index, form)).collect::<Vec<_>>()))
        .collect();
    let mut next = vec![0; lists.len()];
    let mut latest: Vec<Option<Hit>> = vec![None; lists.len()];
    let mut hits: Vec<Hit> = Vec::new();
    // The lists are walked together, always on from the word that comes first in the text.
    while let Some((which, hit)) = first_of(&lists, &next) {
        if let (Some(at), Some(seen)) = (next.get_mut(which), latest.get_mut(which)) {
            *at += 1;
            *seen = Some(hit);
        }
        let Some(together) = latest.iter().copied().collect::<Option<Vec<Hit>>>() else { continue };
        let Some(first) = together.iter().map(|hit| hit.slot).min() else { continue };
        let passage = |slot: u32| index.slot(slot).map(|slot| slot.passage);
        let distinct = together
            .iter()
            .enumerate()
            .all(|(at, one)| together.iter().skip(at + 1).all(|other| one.slot != other.slot));
        if passage(first) == passage(hit.slot) && distinct && hit.slot - first <= within {
            let fit = together.iter().map(|hit| hit.fit).fold(1.0, f32::min);
            hits.push(Hit { slot: first, width: hit.slot + hit.width - first, fit });
        }
    }
    hits
}

/// Of several lists, each read as far as `next` says, the one whose next hit comes first, and that hit.
fn first_of(lists: &[Vec<Hit>], next: &[usize]) -> Option<(usize, Hit)> {
    let heads = lists.iter().zip(next).enumerate();
    let heads = heads.filter_map(|(which, (list, &at))| list.get(at).map(|hit| (which, *hit)));
    heads.min_by_key(|(which, hit)| (hit.slot, *which))
}
