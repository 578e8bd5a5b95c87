//! What the editor remarks on passages: their gist, the reasons of parallels, notes. They say in plain words of today
//! what the passage says in its own.
//!
//! Start with [`Remarks::of`], then [`Remarks::on`]. The remarks are passages of the index themselves, so that their
//! words are found like others; here stands what each is about. Must not know queries.

use corpus::sort;
use std::collections::BTreeMap;

use crate::index::{PassageId, PassageKind, Passages};
use corpus::{Corpus, Inline, PassageRef};

/// The greatest strength of a parallel.
const STRONGEST: f32 = 3.0;

/// A remark on a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Remark {
    /// The remark, a passage of the apparatus.
    pub remark: PassageId,
    /// What it is about.
    pub on: PassageId,
    /// Whether it says what the passage says, and not only something of it.
    pub is_gist: bool,
}

/// The remarks of a collection.
#[derive(Debug, Default)]
pub(crate) struct Remarks {
    /// In the order of the remarks.
    all: Vec<Remark>,
    /// The passages that have a gist, each with it, in order.
    gists: Vec<(PassageId, PassageId)>,
    /// Passages that the editor puts side by side, with the strength from 0 to 1.
    beside: Vec<(PassageId, PassageId, f32)>,
}

impl Remarks {
    /// Collects the remarks of a collection.
    pub fn of(all: &Passages, corpus: &Corpus) -> Self {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        numbers.extend(corpus.letters.iter().enumerate().map(|(at, letter)| (letter.id.as_str(), at)));
        let find = |place: &PassageRef| all.find(*numbers.get(place.letter.as_str())?, &place.part);
        let mut remarks = Self::default();
        for (at, letter) in corpus.letters.iter().enumerate() {
            let passages = || all.of_letter(at);
            let of_kind = |kind: PassageKind| {
                passages().filter(move |&id| all.get(id).is_some_and(|passage| passage.kind == kind))
            };
            // The reasons stand in the index in the order of the file.
            let parallels = corpus.parallels.iter().filter(|parallel| parallel.a.letter == letter.id);
            for (remark, parallel) in of_kind(PassageKind::Parallel).zip(parallels) {
                let (Some(a), Some(b)) = (find(&parallel.a), find(&parallel.b)) else { continue };
                remarks.all.extend([a, b].map(|on| Remark { remark, on, is_gist: false }));
                remarks.beside.push((a, b, f32::from(parallel.strength) / STRONGEST));
            }
            for gist in of_kind(PassageKind::Gist) {
                let on = all.get(gist).and_then(|passage| all.find(at, &passage.anchor));
                remarks.gists.extend(on.map(|on| (on, gist)));
            }
            for part in &letter.parts {
                let Some(on) = all.find(at, &part.id) else { continue };
                let notes = part.text.all_pieces().into_iter().filter_map(|piece| match piece {
                    Inline::NoteRef { note, .. } => all.find(at, note),
                    _ => None,
                });
                remarks.all.extend(notes.map(|remark| Remark { remark, on, is_gist: false }));
            }
        }
        remarks.all.extend(remarks.gists.iter().map(|&(on, remark)| Remark { remark, on, is_gist: true }));
        sort::natural(&mut remarks.all);
        remarks
    }

    /// What a passage is a remark on: mostly one passage, for the reason of a parallel two, for a part of a letter none.
    pub fn on(&self, remark: PassageId) -> impl Iterator<Item = Remark> {
        let first = self.all.partition_point(|other| other.remark < remark);
        self.all.iter().skip(first).take_while(move |other| other.remark == remark).copied()
    }

    /// The remarks on a passage, in the order of the collection.
    pub fn remarks_on(&self, passage: PassageId) -> impl Iterator<Item = PassageId> {
        self.all.iter().filter(move |remark| remark.on == passage).map(|remark| remark.remark)
    }

    /// The gist of a passage.
    pub fn gist(&self, passage: PassageId) -> Option<PassageId> {
        let at = self.gists.binary_search_by_key(&passage, |(on, _)| *on).ok()?;
        self.gists.get(at).map(|(_, gist)| *gist)
    }

    /// What passages gain from remarks on them, by number of passage: of the best score of a gist and of other remarks
    /// the given parts.
    pub fn gains(&self, scores: &[f32], of_gist: f32, of_others: f32) -> Vec<f32> {
        let mut gains = vec![0.0_f32; scores.len()];
        for Remark { remark, on, is_gist } in &self.all {
            if let (Some(most), Some(score)) = (gains.get_mut(on.at()), scores.get(remark.at())) {
                *most = most.max(score * if *is_gist { of_gist } else { of_others });
            }
        }
        gains
    }

    /// What passages gain from those that the editor puts beside them: of the best score, by strength, the given part.
    pub fn gains_beside(&self, scores: &[f32], part: f32) -> Vec<f32> {
        let mut gains = vec![0.0_f32; scores.len()];
        for &(a, b, strength) in &self.beside {
            for (one, other) in [(a, b), (b, a)] {
                if let (Some(most), Some(score)) = (gains.get_mut(one.at()), scores.get(other.at())) {
                    *most = most.max(score * strength * part);
                }
            }
        }
        gains
    }
}
