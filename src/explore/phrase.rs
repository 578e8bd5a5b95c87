//! Words that stand together: one after the other, or near each other.
//!
//! Works on slots: neighbours in a passage have neighbouring numbers, and no two passages touch.

use super::{
    index::{Index, Place},
    query::PhraseWord,
    search::{Hit, family, fitting},
};
use crate::order::InOrder as _;

/// The places of a word that may have several forms, in order.
pub(super) struct Any(Vec<(Place, f32)>);

impl Any {
    /// Of one form.
    pub fn form(index: &Index, form: &str) -> Self {
        Self::of(index, index.form(form).map(|form| (form, 1.0)))
    }

    /// Of a whole family.
    pub fn family(index: &Index, form: &str) -> Self {
        Self::of(index, family(index, form))
    }

    /// Of all forms that fit.
    fn pattern(index: &Index, pattern: &str) -> Self {
        Self::of(index, fitting(index, pattern).into_iter().map(|form| (form, 1.0)))
    }

    fn of(index: &Index, forms: impl IntoIterator<Item = (u32, f32)>) -> Self {
        let places = |(form, fit): (u32, f32)| index.places(form).iter().map(move |place| (*place, fit));
        let mut all: Vec<(Place, f32)> = forms.into_iter().flat_map(places).collect();
        all.order_by_key(|(place, _)| *place);
        Self(all)
    }

    /// The places that begin at a slot.
    fn at(&self, slot: u32) -> impl Iterator<Item = &(Place, f32)> {
        let first = self.0.partition_point(|(place, _)| place.slot < slot);
        self.0.iter().skip(first).take_while(move |(place, _)| place.slot == slot)
    }
}

/// Words one after the other.
pub(super) fn adjacent(words: &[Any]) -> Vec<Hit> {
    let Some((first, rest)) = words.split_first() else { return Vec::new() };
    let mut runs: Vec<Hit> =
        first.0.iter().map(|(place, fit)| Hit { slot: place.slot, width: place.width, fit: *fit }).collect();
    for word in rest {
        runs = runs
            .iter()
            .flat_map(|run| {
                word.at(run.slot + run.width).map(|(place, fit)| Hit {
                    slot: run.slot,
                    width: run.width + place.width,
                    fit: run.fit.min(*fit),
                })
            })
            .collect();
    }
    runs
}

/// A phrase, its compounds read as one word or as several.
pub(super) fn in_order(index: &Index, words: &[PhraseWord]) -> Vec<Hit> {
    // `runs[n]`: the beginnings of the phrase that have its first `n` words.
    let mut runs: Vec<Vec<Hit>> = vec![Vec::new(); words.len() + 1];
    for (at, word) in words.iter().enumerate() {
        let single = if word.is_pattern() { Any::pattern(index, &word.form) } else { Any::form(index, &word.form) };
        let joined = word.joined.as_ref().map(|(form, width)| (Any::form(index, form), *width));
        for (places, width) in [(single, 1)].into_iter().chain(joined) {
            let next: Vec<Hit> = if at == 0 {
                places.0.iter().map(|(place, _)| Hit { slot: place.slot, width: place.width, fit: 1.0 }).collect()
            } else {
                let before = runs.get(at).map_or(&[][..], Vec::as_slice);
                let longer = |run: &Hit| {
                    let run = *run;
                    places.at(run.slot + run.width).map(move |(place, _)| Hit { width: run.width + place.width, ..run })
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
pub(super) fn near(index: &Index, words: &[Vec<String>], within: u32) -> Vec<Hit> {
    let mut places: Vec<(Place, usize, f32)> = Vec::new();
    for (which, forms) in words.iter().enumerate() {
        let any = forms.iter().flat_map(|form| Any::family(index, form).0);
        places.extend(any.map(|(place, fit)| (place, which, fit)));
    }
    places.order_by_key(|(place, which, _)| (*place, *which));
    let mut hits: Vec<Hit> = Vec::new();
    let mut latest: Vec<Option<(Place, f32)>> = vec![None; words.len()];
    for (place, which, fit) in places {
        if let Some(seen) = latest.get_mut(which) {
            *seen = Some((place, fit));
        }
        let Some(together) = latest.iter().copied().collect::<Option<Vec<_>>>() else { continue };
        let Some(first) = together.iter().map(|(place, _)| place.slot).min() else { continue };
        let end = place.slot + place.width;
        let same_passage =
            index.slot(first).map(|slot| slot.passage) == index.slot(place.slot).map(|slot| slot.passage);
        let distinct = together
            .iter()
            .enumerate()
            .all(|(at, (one, _))| together.iter().skip(at + 1).all(|(other, _)| one.slot != other.slot));
        if same_passage && distinct && place.slot - first <= within {
            let fit = together.iter().map(|(_, fit)| *fit).fold(1.0, f32::min);
            hits.push(Hit { slot: first, width: end - first, fit });
        }
    }
    hits
}
