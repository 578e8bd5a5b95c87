//! What the best passages of a list bring with them: others of their themes, and this edition's notes on them.
//!
//! Start with [`add_alike`] and [`add_notes`]. Only the very best are looked at, so that the work does not grow with the list.
//! Must not know how a passage comes by its score: `ranking` does.

use crate::{
    index::{Index, PassageId, PassageKind, passage_set::PassageSet},
    ranking::RankedPassage,
};
use corpus::PartKind;

/// So many passages bring others with them.
pub(crate) const BEST: usize = 2;

/// The best of a list, in any order.
pub(super) fn of(found: &[RankedPassage]) -> Vec<RankedPassage> {
    let mut best: Vec<RankedPassage> = Vec::new();
    for one in found {
        let at = best.partition_point(|other| other.score >= one.score);
        if at < BEST {
            best.insert(at, *one);
            best.truncate(BEST);
        }
    }
    best
}

/// Adds what passages gain that are mainly about a theme of one of the best: `part` of that one's score, less the more
/// passages the theme has.
pub(super) fn add_alike(index: &Index, best: &[RankedPassage], found: &mut [RankedPassage], part: f32) {
    let mut gains = vec![0.0_f32; index.passages.len()];
    let mut none = true;
    for members in &index.themes {
        let mainly = || members.iter().filter(|(_, mainly)| *mainly).map(|(passage, _)| *passage);
        for one in best.iter().filter(|one| mainly().any(|passage| passage == one.passage)) {
            let gain = part * one.score / (members.len() as f32).sqrt();
            for passage in mainly().filter(|passage| *passage != one.passage) {
                if let Some(most) = gains.get_mut(passage.at()) {
                    *most = most.max(gain);
                    none = false;
                }
            }
        }
    }
    if !none {
        found.iter_mut().for_each(|found| found.score += gains.get(found.passage.at()).copied().unwrap_or_default());
    }
}

/// Puts a note on each of the best, of some that may be listed, at `part` of its passage's score: the one that has most of
/// the words itself, else the first.
pub(super) fn add_notes(
    index: &Index,
    best: &[RankedPassage],
    among: &PassageSet,
    found: &mut Vec<RankedPassage>,
    scores: &[f32],
    part: f32,
) {
    let score_of = |note: PassageId| scores.get(note.at()).copied().unwrap_or_default();
    let is_note =
        |note: PassageId| index.passage(note).is_some_and(|passage| passage.kind == PassageKind::Part(PartKind::Note));
    for one in best {
        let notes = index.remarks.remarks_on(one.passage).filter(|&note| among.has(note) && is_note(note));
        let note = notes.reduce(|one, other| if score_of(other) > score_of(one) { other } else { one });
        let Some(note) = note else { continue };
        let score = part * one.score;
        match found.iter_mut().find(|found| found.passage == note) {
            Some(listed) => listed.score = listed.score.max(score),
            None => found.push(RankedPassage { passage: note, score }),
        }
    }
}
