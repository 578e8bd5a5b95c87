//! Every hit on a line of its own with the words before and after it (KWIC).
//!
//! Start with [`concordance`]. Must not know how a line is drawn.

use crate::answer::Answer;
use crate::index::{Index, NO_FORM, PassageId};
use crate::matching::Search;
use crate::request::LineOrder;
use corpus::sort;

/// One hit in its context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcordanceLine {
    /// Which passage.
    pub passage: PassageId,
    /// The word of the passage address that the hit begins with, from 1.
    pub word: u32,
    /// The words before.
    pub left: String,
    /// The hit.
    pub hit: String,
    /// The words after.
    pub right: String,
}

/// A concordance.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Concordance {
    /// The first lines, as many as asked for.
    pub lines: Vec<ConcordanceLine>,
    /// How many hits there are.
    pub total: usize,
}

/// Words of context that decide the order.
const COMPARED: usize = 5;

/// The hits of an answer, sorted, the first `limit`; `context` characters on either side.
#[must_use]
pub fn concordance(index: &Index, answer: &Answer, order: LineOrder, limit: usize, context: usize) -> Concordance {
    let hits = places(index, &answer.search, |passage| answer.is_found(passage));
    // Forms are numbered alphabetically, so that words compare by their forms' numbers.
    let form = |slot: u32| index.slot(slot).map_or(NO_FORM, |slot| slot.form);
    let key = |(slot, width): (u32, u32)| match order {
        LineOrder::Letter => [0; COMPARED],
        LineOrder::Left => context_forms(|step| form(slot.wrapping_sub(step + 1))),
        LineOrder::Right => context_forms(|step| form(slot + width + step)),
    };
    let mut keyed: Vec<([u32; COMPARED], (u32, u32))> = hits.iter().map(|&hit| (key(hit), hit)).collect();
    sort::by_key(&mut keyed, |(contexts, _)| *contexts);
    let lines = keyed.iter().take(limit).filter_map(|&(_, (slot, width))| line(index, slot, width, context)).collect();
    Concordance { lines, total: hits.len() }
}

/// Where what is wanted stands in the passages found, in their order: the slot of its first word and how many it has. Of places that
/// overlap the first.
pub(crate) fn places(index: &Index, search: &Search, is_found: impl Fn(PassageId) -> bool) -> Vec<(u32, u32)> {
    let mut hits: Vec<(u32, u32)> = Vec::new();
    for (leaf, _) in search.query.wanted() {
        let found = search.leaves.get(leaf).map_or(&[][..], |found| &found.hits);
        hits.extend(found.iter().map(|hit| (hit.slot, hit.width)));
    }
    hits.retain(|(slot, _)| index.slot(*slot).is_some_and(|found| !index.is_slip(*slot) && is_found(found.passage)));
    sort::by(&mut hits, |one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
    let mut end = 0;
    hits.retain(|(slot, width)| {
        let is_apart = *slot >= end;
        end = end.max(slot + width);
        is_apart
    });
    hits
}

/// The forms of a context up to the end of the passage, counted from 1; shorter contexts come first.
fn context_forms(form: impl Fn(u32) -> u32) -> [u32; COMPARED] {
    let mut forms = [0; COMPARED];
    for (place, step) in forms.iter_mut().zip(0..) {
        match form(step) {
            NO_FORM => break,
            number => *place = number + 1,
        }
    }
    forms
}

fn line(index: &Index, slot: u32, width: u32, context: usize) -> Option<ConcordanceLine> {
    let first = index.slot(slot)?;
    let last = index.slot(slot + width - 1)?;
    let passage = index.passage(first.passage)?;
    let text = index.text(first.passage);
    let start = first.start.checked_sub(passage.text.start)? as usize;
    let end = last.end().checked_sub(passage.text.start)? as usize;
    let (before, after) = (text.get(..start)?, text.get(end..)?);
    let left_from = before.char_indices().rev().take(context).last().map_or(0, |(at, _)| at);
    let left_from =
        if left_from == 0 { 0 } else { before.get(left_from..)?.find(' ').map_or(left_from, |at| left_from + at + 1) };
    let right_to = after.char_indices().nth(context).map_or(after.len(), |(at, _)| at);
    let right_to =
        if right_to == after.len() { right_to } else { after.get(..right_to)?.rfind(' ').unwrap_or(right_to) };
    Some(ConcordanceLine {
        passage: first.passage,
        word: u32::from(first.word),
        left: before.get(left_from..)?.to_owned(),
        hit: text.get(start..end)?.to_owned(),
        right: after.get(..right_to)?.to_owned(),
    })
}
