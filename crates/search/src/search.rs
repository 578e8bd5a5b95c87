//! Finds what a query asks for: where each of its words stands, and which passages satisfy it.
//!
//! Start with [`Search::run`]. The hits of a word are in the order of the collection; passages are sets of bits. Must
//! not know what is better: that is `rank`.

use std::collections::BTreeMap;

use super::{
    bits::Bits,
    index::Index,
    phrase,
    query::{Field, Leaf, Node, Query, Term},
    similar,
};
use corpus::{Corpus, PartialDate};

/// Where a word or phrase of the query stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hit {
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

/// What was found for one word or phrase.
#[derive(Clone, Debug, Default)]
pub(super) struct LeafHits {
    /// Where, in order.
    pub hits: Vec<Hit>,
    /// The forms matched, by number.
    pub forms: Vec<u32>,
    /// The passages.
    pub passages: Bits,
    /// Those with the word itself, where `passages` has others too.
    pub own: Option<Bits>,
}

/// A query with what was found for it.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    pub query: Query,
    pub leaves: Vec<LeafHits>,
    /// The passages that a query of this kind is about at all.
    pub domain: Bits,
    /// The passages of the domain that satisfy the query.
    pub found: Bits,
}

impl Search {
    /// Carries a query out.
    pub fn run(index: &Index, corpus: &Corpus, query: Query) -> Self {
        let size = index.passages.len();
        let leaves: Vec<LeafHits> = query.leaves.iter().map(|leaf| find(index, leaf)).collect();
        let domain = if query.in_notes { Bits::all(size) } else { index.plain.clone() };
        let mut search = Self { query, leaves, domain, found: Bits::none(size) };
        let mut found = search.anywhere(index, corpus);
        found.keep(&search.domain);
        search.found = found;
        search
    }

    /// The passages of any kind that satisfy the query.
    pub fn anywhere(&self, index: &Index, corpus: &Corpus) -> Bits {
        match &self.query.root {
            Some(root) => self.satisfying(index, corpus, root, &BTreeMap::new()),
            None => Bits::all(index.passages.len()),
        }
    }

    /// The passages of the domain that satisfy the query when some words are held to stand in other passages.
    pub fn with(&self, index: &Index, corpus: &Corpus, replaced: &BTreeMap<usize, Bits>) -> Bits {
        let Some(root) = &self.query.root else { return Bits::none(index.passages.len()) };
        let mut found = self.satisfying(index, corpus, root, replaced);
        found.keep(&self.domain);
        found
    }

    /// The passages of the domain with any of the words.
    pub fn with_any(&self) -> Bits {
        let mut any = Bits::none(0);
        for (leaf, _) in self.query.wanted() {
            if let Some(hits) = self.leaves.get(leaf) {
                if any == Bits::none(0) {
                    any = hits.passages.clone();
                } else {
                    any.add(&hits.passages);
                }
            }
        }
        any.keep(&self.domain);
        any
    }

    /// Whether any of some passages is one that a query of this kind is about.
    pub fn is_in_domain(&self, passages: &Bits) -> bool {
        let mut within = passages.clone();
        within.keep(&self.domain);
        !within.is_empty()
    }

    /// The passages that satisfy what the query asks for besides its wanted words: fields and exclusions. For the list
    /// of passages with some of the words.
    pub fn besides_words(&self, index: &Index, corpus: &Corpus) -> Bits {
        let mut kept = self.domain.clone();
        if let Some(Node::All(nodes)) = &self.query.root {
            for node in nodes.iter().filter(|node| matches!(node, Node::Field(_) | Node::Not(_))) {
                kept.keep(&self.satisfying(index, corpus, node, &BTreeMap::new()));
            }
        }
        kept
    }

    fn satisfying(&self, index: &Index, corpus: &Corpus, node: &Node, replaced: &BTreeMap<usize, Bits>) -> Bits {
        let size = index.passages.len();
        match node {
            Node::Leaf(leaf) => {
                let found = replaced.get(leaf).or_else(|| self.leaves.get(*leaf).map(|found| &found.passages));
                found.cloned().unwrap_or_else(|| Bits::none(size))
            }
            Node::Not(inner) => self.satisfying(index, corpus, inner, replaced).inverted(),
            Node::Field(field) => with_field(index, corpus, field),
            Node::All(nodes) => {
                let mut all = Bits::all(size);
                nodes.iter().for_each(|node| all.keep(&self.satisfying(index, corpus, node, replaced)));
                all
            }
            Node::Any(nodes) => {
                let mut any = Bits::none(size);
                nodes.iter().for_each(|node| any.add(&self.satisfying(index, corpus, node, replaced)));
                any
            }
        }
    }
}

/// The passages for which a field holds.
fn with_field(index: &Index, corpus: &Corpus, field: &Field) -> Bits {
    let size = index.passages.len();
    match field {
        Field::Is(filter, ids) => {
            let mut any = Bits::none(size);
            ids.iter().for_each(|id| any.add(&super::filters::passages(index, *filter, id)));
            any
        }
        Field::Dated(first, last) => super::filters::dated(index, corpus, Some(*first), Some(*last)),
        Field::Notes => index.notes.clone(),
    }
}

/// Whether a letter's date lies within a span whose ends are included whole.
pub(super) fn is_within(date: Option<PartialDate>, first: Option<PartialDate>, last: Option<PartialDate>) -> bool {
    let Some(date) = date else { return first.is_none() && last.is_none() };
    first.is_none_or(|first| date.last_day() >= first.first_day())
        && last.is_none_or(|last| date.first_day() <= last.last_day())
}

fn find(index: &Index, leaf: &Leaf) -> LeafHits {
    let mut forms: Vec<(u32, f32)> = Vec::new();
    let mut hits: Vec<Hit> = Vec::new();
    match &leaf.term {
        Term::Family(form) => forms = family(index, form),
        Term::Exact(form) => forms.extend(index.form(form).map(|form| (form, 1.0))),
        Term::Fuzzy(form, most) => forms = fuzzy(index, form, *most),
        Term::Pattern(pattern) => forms = fitting(index, pattern).into_iter().map(|form| (form, 1.0)).collect(),
        Term::Phrase(words) => hits = phrase::in_order(index, words),
        Term::Near(words, within) => hits = phrase::near(index, words, *within),
        Term::Name(names) => {
            for name in names {
                let words: Vec<phrase::Any> = name.iter().map(|form| phrase::Any::form(index, form)).collect();
                hits.extend(phrase::adjacent(&words));
            }
        }
        Term::Compound(joined, parts) => {
            forms = family(index, joined);
            let words: Vec<phrase::Any> = parts.iter().map(|form| phrase::Any::family(index, form)).collect();
            hits = phrase::adjacent(&words);
        }
        Term::Split(joined, parts) => {
            forms = family(index, joined);
            let words: Vec<Vec<(u32, f32)>> = parts.iter().map(|form| family(index, form)).collect();
            hits = both(index, &words);
        }
    }
    hits.extend(hits_of(index, forms.iter().copied()));
    let own = leaf.wide.then(|| passages_of(index, &hits));
    if let Term::Family(form) = &leaf.term
        && leaf.wide
    {
        let like = like(index, form);
        hits.extend(hits_of(index, like.iter().copied()));
        forms.extend(like);
    }
    in_text_order(&mut hits);
    if let Some(particle) = leaf.particle.as_ref().and_then(|form| index.form(form)) {
        for hit in &mut hits {
            if index.slot(hit.slot + hit.width).is_some_and(|next| next.form == particle) {
                hit.fit *= index.weights.particle;
            }
        }
    }
    // Of hits that begin at one word the longest stands.
    hits.dedup_by_key(|hit| hit.slot);
    let passages = passages_of(index, &hits);
    LeafHits { hits, forms: forms.into_iter().map(|(form, _)| form).collect(), passages, own }
}

fn passages_of(index: &Index, hits: &[Hit]) -> Bits {
    let passages = hits.iter().filter_map(|hit| index.slot(hit.slot)).map(|slot| slot.passage);
    Bits::of(index.passages.len(), passages)
}

/// The forms of words of like meaning, each with its fit: rare ones say more.
fn like(index: &Index, typed: &str) -> Vec<(u32, f32)> {
    let total = index.plain.count();
    let own = index.family(typed);
    let mut forms: Vec<(u32, f32)> = Vec::new();
    for word in index.like(&index.rules.key(typed)) {
        let family = index.family(word);
        let places = family.iter().map(|form| index.places(*form).len()).sum();
        let fit = index.weights.like * index.weights.rarity_of(places, total);
        forms.extend(family.iter().filter(|form| !own.contains(form)).map(|form| (*form, fit)));
    }
    forms
}

/// The places of several forms, each with its fit, in the order of the text.
pub(super) fn hits_of(index: &Index, forms: impl IntoIterator<Item = (u32, f32)>) -> Vec<Hit> {
    let places = |(form, fit): (u32, f32)| {
        index.places(form).iter().map(move |place| Hit { slot: place.slot, width: place.width, fit })
    };
    let mut hits: Vec<Hit> = forms.into_iter().flat_map(places).collect();
    in_text_order(&mut hits);
    hits
}

/// Sorts hits by place, the longest and best first where several begin at one word. The hits of one form are in order
/// already, and most words have one.
fn in_text_order(hits: &mut [Hit]) {
    let order = |one: &Hit, other: &Hit| {
        (one.slot, other.width).cmp(&(other.slot, one.width)).then(other.fit.total_cmp(&one.fit))
    };
    if !hits.is_sorted_by(|one, other| order(one, other).is_le()) {
        hits.sort_unstable_by(order);
    }
}

/// The forms of a family, each with its fit.
pub(super) fn family(index: &Index, typed: &str) -> Vec<(u32, f32)> {
    let exact = index.form(typed);
    let family = index.family(typed);
    let total = index.plain.count() as f32;
    let rarity = |places: usize| (1.0 + total / (places as f32 + 0.5)).ln();
    let of_exact = exact.map_or(1.0, |form| {
        let all = family.iter().map(|form| index.places(*form).len()).sum();
        1.0 + index.weights.exact * (rarity(index.places(form).len()) / rarity(all) - 1.0)
    });
    family.iter().map(|&form| (form, if Some(form) == exact { of_exact } else { index.weights.family })).collect()
}

/// Places of two words in passages that have both.
fn both(index: &Index, words: &[Vec<(u32, f32)>]) -> Vec<Hit> {
    let size = index.passages.len();
    let passage = |hit: &Hit| index.slot(hit.slot).map(|slot| slot.passage);
    let mut common = Bits::all(size);
    let mut all = Vec::new();
    for forms in words {
        let hits = hits_of(index, forms.iter().copied());
        common.keep(&Bits::of(size, hits.iter().filter_map(passage)));
        all.extend(hits);
    }
    all.retain(|hit| passage(hit).is_some_and(|passage| common.has(passage)));
    all
}

/// The forms that differ from a word in at most so many letters, the nearer the better.
pub(super) fn fuzzy(index: &Index, word: &str, most: usize) -> Vec<(u32, f32)> {
    similar_forms(index, word, most)
        .map(|(form, distance)| (form, 1.0 / (1.0 + index.weights.letter_off * distance as f32)))
        .collect()
}

/// The forms that differ from a word in at most so many letters, with the number.
pub(super) fn similar_forms<'a>(
    index: &'a Index,
    word: &'a str,
    most: usize,
) -> impl Iterator<Item = (u32, usize)> + 'a {
    let letters = super::index::letters_of(word);
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
pub(super) fn fitting(index: &Index, pattern: &str) -> Vec<u32> {
    let literal: String = pattern.chars().take_while(|letter| !matches!(letter, '*' | '?')).collect();
    let first = index.forms.partition_point(|form| *form.text < *literal);
    let candidates = (0..).zip(&index.forms).skip(first).take_while(|(_, form)| form.text.starts_with(&literal));
    candidates.filter(|(_, form)| fits(pattern, &form.text)).map(|(number, _)| number).collect()
}

/// Whether a text fits a pattern of `*` (any letters) and `?` (one letter).
fn fits(pattern: &str, text: &str) -> bool {
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

    #[test]
    fn a_span_of_time_includes_its_ends_whole() {
        let date = |text: &str| text.parse::<PartialDate>().ok();
        assert!(is_within(date("1900-11-30"), None, date("1900-11")));
        assert!(!is_within(date("1900-12-01"), None, date("1900-11")));
        assert!(is_within(date("1900-11"), date("1900-11-15"), None));
        assert!(!is_within(None, date("1900"), None) && is_within(None, None, None));
    }
}
