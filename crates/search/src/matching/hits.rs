//! Places of words: of a family, of a pattern, of forms that are nearly alike.
//!
//! Start with [`Hit`]. Must not know what a query is.

use crate::{
    index::{Index, letters_of},
    similar,
};

/// Where a word or phrase of the query stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    /// First slot.
    pub slot: u32,
    /// How many slots.
    pub width: u32,
    /// How well it fits: 1 for the form typed, less for others.
    pub fit: f32,
}

impl Hit {
    /// The two as one, the other beginning where this one ends.
    pub fn and(self, next: &Self) -> Self {
        Self { slot: self.slot, width: self.width + next.width, fit: self.fit.min(next.fit) }
    }
}

/// The places of several forms, each with its fit, in the order of the text.
pub(crate) fn hits_of(index: &Index, forms: impl IntoIterator<Item = (u32, f32)>) -> Vec<Hit> {
    let places = |(form, fit): (u32, f32)| {
        index.postings(form).iter().map(move |place| Hit { slot: place.slot, width: place.width, fit })
    };
    let mut hits: Vec<Hit> = forms.into_iter().flat_map(places).collect();
    in_text_order(&mut hits);
    hits
}

/// Sorts hits by place, the longest and best first where several begin at one word. The hits of one form are in order
/// already, and most words have one.
pub(crate) fn in_text_order(hits: &mut [Hit]) {
    let order = |one: &Hit, other: &Hit| {
        (one.slot, other.width).cmp(&(other.slot, one.width)).then(other.fit.total_cmp(&one.fit))
    };
    if !hits.is_sorted_by(|one, other| order(one, other).is_le()) {
        hits.sort_unstable_by(order);
    }
}

/// The forms of a family, each with its fit.
pub(crate) fn family(index: &Index, typed: &str) -> Vec<(u32, f32)> {
    let exact = index.form(typed);
    let family = index.family(typed);
    let total = index.plain.count() as f32;
    let rarity = |places: usize| (1.0 + total / (places as f32 + 0.5)).ln();
    let of_exact = exact.map_or(1.0, |form| {
        let all = family.iter().map(|form| index.postings(*form).len()).sum();
        1.0 + index.weights.exact * (rarity(index.postings(form).len()) / rarity(all) - 1.0)
    });
    family.iter().map(|&form| (form, if Some(form) == exact { of_exact } else { index.weights.family })).collect()
}

/// The forms that differ from a word in at most so many letters, the nearer the better.
pub(crate) fn fuzzy(index: &Index, word: &str, most: usize) -> Vec<(u32, f32)> {
    similar_forms(index, word, most).map(|(form, distance)| (form, 1.0 / (1.0 + distance as f32))).collect()
}

/// The forms that differ from a word in at most so many letters, with the number.
pub(crate) fn similar_forms<'a>(
    index: &'a Index,
    word: &'a str,
    most: usize,
) -> impl Iterator<Item = (u32, usize)> + 'a {
    let letters = letters_of(word);
    let length = word.chars().count();
    (0..).zip(&index.forms).filter_map(move |(number, form)| {
        // A letter that only one of the two has costs at least one change, which can account for two such letters.
        let could_be = (form.letters ^ letters).count_ones() as usize <= 2 * most
            && form.text.len().abs_diff(length) <= most + (form.text.len() - form.text.chars().count());
        if !could_be {
            return None;
        }
        similar::distance(word, &form.text, most).map(|distance| (number, distance))
    })
}

/// The forms that fit a pattern.
pub(crate) fn fitting(index: &Index, pattern: &str) -> Vec<u32> {
    let literal: String = pattern.chars().take_while(|letter| !matches!(letter, '*' | '?')).collect();
    let first = index.forms.partition_point(|form| *form.text < *literal);
    let candidates = (0..).zip(&index.forms).skip(first).take_while(|(_, form)| form.text.starts_with(&literal));
    candidates.filter(|(_, form)| fits(pattern, &form.text)).map(|(number, _)| number).collect()
}

/// Whether a text fits a pattern of `*` (any letters) and `?` (one letter).
fn fits(pattern: &str, text: &str) -> bool {
    if pattern.chars().filter(|letter| *letter != '*').count() > text.chars().count() {
        return false;
    }
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut at, mut in_text, mut star) = (0, 0, None);
    while in_text < text.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, in_text));
                at += 1;
            }
            Some(letter) if *letter == '?' || text.get(in_text) == Some(letter) => {
                at += 1;
                in_text += 1;
            }
            _ => match star {
                Some((star_at, from)) => {
                    at = star_at + 1;
                    in_text = from + 1;
                    star = Some((star_at, from + 1));
                }
                None => return false,
            },
        }
    }
    pattern.iter().skip(at).all(|letter| *letter == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_whole_words() {
        assert!(fits("missil*", "missiles") && fits("*war", "war") && fits("w?r", "war") && fits("*a*", "bay"));
        assert!(!fits("missil", "missiles") && !fits("w?r", "wear") && !fits("*war", "warm"));
    }
}
