//! Numbers near the words of a query: what *how many* asks for.
//!
//! Start with [`near`]. A number counts something if it is neither a date nor part of a name (`Ab-28`).

use crate::{
    index::{Index, Slot, passage_set::PassageSet},
    matching::hits::Hit,
};
use corpus::PartialDate;

/// A number is near a word up to so many tokens away.
const WITHIN: u32 = 6;

/// Numbers as words. *One* is none by itself, but part of one.
const NUMBERS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "dozen",
    "dozens",
];

/// The passages with a number near one of the words, the number being none of the words itself.
pub(crate) fn near(index: &Index, words: &[&[Hit]]) -> PassageSet {
    let mut passages = PassageSet::none(index.passages.len());
    for hit in words.iter().copied().flatten() {
        let Some(passage) = index.slot(hit.slot).map(|slot| slot.passage) else { continue };
        let mut around = hit.slot.saturating_sub(WITHIN)..hit.slot + hit.width + WITHIN;
        let is_here = |slot: u32| index.slot(slot).is_some_and(|slot| slot.passage == passage);
        if around.any(|slot| is_here(slot) && counts(index, slot) && !is_hit(words, slot)) {
            passages.insert(passage);
        }
    }
    passages
}

/// Whether a number stands at a slot that counts something.
fn counts(index: &Index, slot: u32) -> bool {
    let at = |slot: u32| Some((index.slot(slot)?, &*index.forms.get(index.slot(slot)?.form as usize)?.text));
    let number = at(slot).filter(|(_, form)| is_number(form) && *form != "one" && !is_year(form));
    let Some((here, _)) = number else { return false };
    let fits_beside = |(beside, form): (&Slot, &str)| {
        let same_word = beside.passage == here.passage && beside.word == here.word;
        !is_month(form) && (!same_word || is_number(form))
    };
    [slot.checked_sub(1), Some(slot + 1)].into_iter().flatten().filter_map(at).all(fits_beside)
}

/// Whether a slot belongs to one of the words.
fn is_hit(words: &[&[Hit]], slot: u32) -> bool {
    words.iter().any(|hits| {
        let before = hits.partition_point(|hit| hit.slot <= slot);
        let last = before.checked_sub(1).and_then(|at| hits.get(at));
        last.is_some_and(|hit| slot < hit.slot + hit.width)
    })
}

fn is_number(form: &str) -> bool {
    form.bytes().all(|byte| byte.is_ascii_digit()) || NUMBERS.contains(&form)
}

/// A year of the last thousand, in digits.
fn is_year(form: &str) -> bool {
    form.len() == 4
        && (form.starts_with('1') || form.starts_with("20"))
        && form.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_month(form: &str) -> bool {
    PartialDate::MONTHS.iter().any(|month| month.eq_ignore_ascii_case(form))
}
