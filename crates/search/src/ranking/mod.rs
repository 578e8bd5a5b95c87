//! Puts passages in order: BM25 over the words of the query, raised where they stand together and where the editor's
//! themes are called by the same words.
//!
//! Start with [`Ranking::new`], then [`Ranking::score`]. Every number that could be otherwise is in [`crate::weights`].

use std::collections::BTreeMap;

use text::fold::fold;

use crate::{
    index::{Index, PassageId, Scope, passage_set::PassageSet},
    matching::{Search, hits::Hit},
    query::{Leaf, Term},
    stop_words,
    weights::{COMMON, Weights},
};

pub(crate) mod best;
mod counts;

/// Below this share of the mean length brevity proves nothing more.
const BRIEF: f32 = 0.33;

/// The first words of a passage, in tokens.
const OPENING: u32 = 20;

/// A list of passages with some of the words ends below this share of the best score. It orders nothing.
const LISTED_FROM: f32 = 0.12;

/// A passage found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RankedPassage {
    /// Which.
    pub passage: PassageId,
    /// How well it answers: above zero, comparable within one answer only.
    pub score: f32,
}

/// What is common to the passages of one ranking.
pub(crate) struct Ranking<'a> {
    index: &'a Index,
    weights: Weights,
    words: Vec<Word<'a>>,
    /// What belonging to a theme adds, by number of passage; empty where the query calls no theme.
    themes: Vec<f32>,
    /// The theme that the query calls most, by index, with the part of the query's weight that calls it.
    theme: Option<(usize, f32)>,
    /// Whether passages need not have all words.
    some: bool,
    /// Whether a number is asked for.
    asks_number: bool,
    /// Passages of the letters with all words exactly as typed; they come first.
    verbatim: PassageSet,
    /// Passages that stand before those of this ranking, and the notes that may be listed with the best.
    annotated: Option<(Vec<RankedPassage>, PassageSet)>,
}

/// A word or phrase that passages are to have.
struct Word<'a> {
    leaf: usize,
    hits: &'a [Hit],
    /// Rarity: BM25's inverse document frequency.
    weight: f32,
    /// Passages and letters in which it is meant otherwise.
    meant: Option<&'a PassageSet>,
    /// Passages that are about it in the editor's words, with how much.
    about: BTreeMap<PassageId, f32>,
}

impl<'a> Ranking<'a> {
    /// Prepares the ranking of what a search found. `meant`: by number of leaf, where its name is meant otherwise.
    pub fn new(index: &'a Index, search: &'a Search, meant: &'a BTreeMap<usize, PassageSet>, some: bool) -> Self {
        let weights = index.weights;
        let total = search.domain.count() as f32;
        let words = search.query.wanted().filter_map(|(leaf, term)| {
            let found = search.leaves.get(leaf)?;
            // Words of like meaning do not make a word frequent.
            let within = |passages: &PassageSet| {
                let mut within = passages.clone();
                within.keep(&search.domain);
                within
            };
            let own = said(index, found.own.as_ref().unwrap_or(&found.passages), &search.domain);
            let in_domain = if own.is_empty() { within(&found.passages) } else { own };
            // A name is as frequent as the one it names, by whatever form: *Persia* is no rarer than *Iran*.
            let count = in_domain.count().max(mentioned(index, &term.term)) as f32;
            let rarity = (1.0 + (total - count + 0.5) / (count + 0.5)).ln().max(0.05);
            let meant = meant.get(&leaf);
            let rarity = match meant {
                Some(_) if some => rarity.min(COMMON) * weights.correspondent,
                _ if matches!(&term.term, Term::Family(form) if stop_words::is_light(form)) => rarity * weights.light,
                _ => rarity,
            };
            // A word that the query repeats is asked for so many times.
            let weight = rarity * term.times as f32;

            let mut about = if some && term.wide { about(index, term, &found.hits) } else { BTreeMap::new() };
            about.extend(found.dated.iter().map(|&passage| (passage, 1.0)));
            Some(Word { leaf, hits: &found.hits, weight, meant, about })
        });
        let words: Vec<Word> = words.collect();
        let (themes, theme) = themes(index, search, &words, weights);
        let verbatim = index.verbatim(&search.query.verbatim).into_iter();
        let is_of_letter = |id: &PassageId| {
            index.passage(*id).is_some_and(|passage| matches!(passage.scope, Scope::Body | Scope::Framing))
        };
        let verbatim = PassageSet::of(index.passages.len(), verbatim.filter(is_of_letter));
        Self {
            index,
            weights,
            words,
            themes,
            theme,
            some,
            asks_number: search.query.asks_number,
            verbatim,
            annotated: None,
        }
    }

    /// With what the editor reads for words of the query (folded), and what is found so.
    pub fn by_editor(mut self, search: &Search, read: &[(Vec<String>, PassageSet)]) -> Self {
        for (words, found) in read {
            for word in &mut self.words {
                let typed = search.query.leaves.get(word.leaf).map(|leaf| leaf.typed.as_str());
                if typed.is_some_and(|typed| words.contains(&fold(typed))) {
                    word.about.extend(found.iter().map(|passage| (passage, self.weights.editor)));
                }
            }
        }
        self
    }

    /// With notes on the best passages, of those that may be listed. `before`: passages that stand before all of these, the
    /// best first.
    pub fn with_notes(mut self, before: &[RankedPassage], among: PassageSet) -> Self {
        self.annotated = Some((before.iter().take(best::BEST).copied().collect(), among));
        self
    }

    /// The theme that the query calls most, by index, with the part of the query's weight that calls it.
    pub fn theme(&self) -> Option<(usize, f32)> {
        self.theme
    }

    /// The passages with their scores, the first `limit` in order of score, then of the collection.
    pub fn score(&self, passages: &PassageSet, limit: usize) -> Vec<RankedPassage> {
        let size = self.index.passages.len();
        let mut scores = vec![0.0_f32; size];
        let mut present = vec![0.0_f32; size];
        for word in &self.words {
            self.add_word(word, &mut scores, &mut present);
        }
        for (one, other) in self.words.iter().zip(self.words.iter().skip(1)) {
            self.add_nearness(one, other, &mut scores);
        }
        if self.asks_number {
            let hits: Vec<&[Hit]> = self.words.iter().map(|word| word.hits).collect();
            for passage in counts::near(self.index, &hits).iter() {
                if let Some(score) = scores.get_mut(passage.at()) {
                    *score *= 1.0 + self.weights.number;
                }
            }
        }
        self.add_remarks(&mut scores);
        self.add_neighbours(passages, &mut scores);
        let total: f32 = self.words.iter().map(|word| word.weight).sum();
        let mut found: Vec<RankedPassage> = passages
            .iter()
            .map(|passage| {
                let at = passage.at();
                // Where only exclusions and fields are asked for, all passages answer alike.
                let mut score = if self.words.is_empty() { 1.0 } else { scores.get(at).copied().unwrap_or_default() };
                if self.some && total > 0.0 {
                    let share = present.get(at).copied().unwrap_or_default() / total;
                    score *= share.min(1.0).powf(self.weights.coverage / self.words.len() as f32);
                }
                score *= 1.0 + self.themes.get(at).copied().unwrap_or_default();
                let is_aside = self.index.passage(passage).is_some_and(|passage| passage.scope != Scope::Body);
                if is_aside {
                    score *= self.weights.aside;
                }
                RankedPassage { passage, score: score.max(f32::MIN_POSITIVE) }
            })
            .collect();
        let order = |one: &RankedPassage, other: &RankedPassage| {
            other.score.total_cmp(&one.score).then(one.passage.cmp(&other.passage))
        };
        let best = found.iter().map(|found| found.score).fold(0.0, f32::max);
        found.iter_mut().filter(|found| self.verbatim.has(found.passage)).for_each(|found| found.score += best);
        if self.some {
            let best = found.iter().map(|found| found.score).fold(0.0, f32::max);
            found.retain(|found| found.score >= best * LISTED_FROM);
            best::add_alike(self.index, &best::of(&found), &mut found, self.weights.alike);
        }
        if let Some((before, among)) = &self.annotated {
            let best = if before.is_empty() { best::of(&found) } else { before.clone() };
            best::add_notes(self.index, &best, among, &mut found, &scores, self.weights.noted);
        }
        if found.len() > limit && limit > 0 {
            found.select_nth_unstable_by(limit - 1, order);
        }
        let sorted = found.len().min(limit);
        if let Some(head) = found.get_mut(..sorted) {
            head.sort_unstable_by(order);
        }
        found
    }

    /// Adds what one word contributes to each passage that has it.
    fn add_word(&self, word: &Word, scores: &mut [f32], present: &mut [f32]) {
        let mut hits = word.hits.iter().peekable();
        while let Some(first) = hits.next() {
            let Some(passage) = self.index.slot(first.slot).map(|slot| slot.passage) else { continue };
            let (mut times, mut best) = (first.fit, first.fit);
            while let Some(next) =
                hits.next_if(|hit| self.index.slot(hit.slot).is_some_and(|slot| slot.passage == passage))
            {
                // A slip of the source stands beside its correction: it is not a second mention.
                if !self.index.is_slip(next.slot) {
                    times += next.fit;
                }
                best = best.max(next.fit);
            }
            let length = self.index.passage(passage).map_or(1.0, |passage| passage.length() as f32);
            let Weights { saturation, length: by_length, .. } = self.weights;
            let relative = (length / self.index.mean_length).max(BRIEF);
            let norm = saturation * (1.0 - by_length + by_length * relative);
            let start = self.index.passage(passage).map_or(0, |passage| passage.slots.start);
            let early = if first.slot - start < OPENING { 1.0 + self.weights.early } else { 1.0 };
            let gain = early * word.weight * times * (saturation + 1.0) / (times + norm);
            if let (Some(score), Some(share)) = (scores.get_mut(passage.at()), present.get_mut(passage.at())) {
                *score += gain;
                *share += word.weight * best;
            }
        }
        if let Some(meant) = word.meant.filter(|_| self.some) {
            self.add_meant(word, meant, scores, present);
        }
        self.add_about(word, scores, present);
    }

    /// Adds what a passage without the word gains where it is about it.
    fn add_about(&self, word: &Word, scores: &mut [f32], present: &mut [f32]) {
        let has = |passage: PassageId| {
            let start = self.index.passage(passage).map_or(0..0, |passage| passage.slots.clone());
            let first = word.hits.partition_point(|hit| hit.slot < start.start);
            word.hits.get(first).is_some_and(|hit| hit.slot < start.end)
        };
        for (&passage, &part) in word.about.iter().filter(|(passage, _)| !has(**passage)) {
            if let (Some(score), Some(share)) = (scores.get_mut(passage.at()), present.get_mut(passage.at())) {
                *score += word.weight * part;
                *share += word.weight * part;
            }
        }
    }

    /// Adds what a passage without the word gains where the one it names is meant otherwise.
    fn add_meant(&self, word: &Word, meant: &PassageSet, scores: &mut [f32], present: &mut [f32]) {
        let passages = word.hits.iter().filter_map(|hit| self.index.slot(hit.slot)).map(|slot| slot.passage);
        let mut otherwise = meant.clone();
        otherwise.remove(&PassageSet::of(self.index.passages.len(), passages));
        for passage in otherwise.iter() {
            if let (Some(score), Some(share)) = (scores.get_mut(passage.at()), present.get_mut(passage.at())) {
                *score += word.weight * self.weights.meant;
                *share += word.weight * self.weights.meant;
            }
        }
    }

    /// Adds what passages gain from the editor's remarks on them, and from passages that the editor puts beside them.
    fn add_remarks(&self, scores: &mut [f32]) {
        let Weights { remarked, gisted, beside, .. } = self.weights;
        let remarks = &self.index.remarks;
        let gains = remarks.gains(scores, gisted, remarked).into_iter().zip(remarks.gains_beside(scores, beside));
        for (score, (of_remarks, of_besides)) in scores.iter_mut().zip(gains) {
            *score += of_remarks + of_besides;
        }
    }

    /// Adds what the paragraphs among some passages gain from their neighbours in the letter.
    fn add_neighbours(&self, passages: &PassageSet, scores: &mut [f32]) {
        let own = scores.to_vec();
        let body = |at: usize| {
            self.index.passages.all.get(at).filter(|passage| passage.scope == Scope::Body).map(|passage| passage.letter)
        };
        let of = |at: usize| own.get(at).copied().unwrap_or_default();
        for at in passages.iter().map(PassageId::at) {
            let Some(letter) = body(at) else { continue };
            let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            let best = beside.filter(|&other| body(other) == Some(letter)).map(of).fold(0.0, f32::max);
            if let Some(score) = scores.get_mut(at) {
                *score += self.weights.neighbour * best;
            }
        }
    }

    /// Adds what two words gain by standing near each other, in each passage at their nearest.
    fn add_nearness(&self, one: &Word, other: &Word, scores: &mut [f32]) {
        let (mut left, mut right) = (one.hits.iter().peekable(), other.hits.iter().peekable());
        let mut best: Option<(PassageId, f32)> = None;
        let weight = self.weights.proximity * one.weight.min(other.weight);
        let mut settle = |best: &mut Option<(PassageId, f32)>| {
            if let Some((passage, nearness)) = best.take()
                && let Some(score) = scores.get_mut(passage.at())
            {
                *score += weight * nearness;
            }
        };
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            let passages =
                (self.index.slot(a.slot).map(|slot| slot.passage), self.index.slot(b.slot).map(|slot| slot.passage));
            if let (Some(passage), true) = (passages.0, passages.0 == passages.1) {
                let gap = if a.slot <= b.slot {
                    b.slot.saturating_sub(a.slot + a.width - 1)
                } else {
                    a.slot.saturating_sub(b.slot + b.width - 1)
                };
                if best.is_some_and(|(other, _)| other != passage) {
                    settle(&mut best);
                }
                if a.slot != b.slot {
                    let nearness = a.fit.min(b.fit) / (1.0 + gap.saturating_sub(1) as f32 / self.weights.near);
                    best = Some((passage, best.map_or(nearness, |(_, most)| most.max(nearness))));
                }
            }
            if a.slot <= b.slot {
                left.next();
            } else {
                right.next();
            }
        }
        settle(&mut best);
    }
}

/// What belonging to themes adds: by how much of the query's weight a theme's label and definition have.
fn themes(index: &Index, search: &Search, words: &[Word], weights: Weights) -> (Vec<f32>, Option<(usize, f32)>) {
    let keys: Vec<Vec<String>> = search.query.wanted().map(|(_, leaf)| keys(index, &leaf.term)).collect();
    // “Why” and “how” need not match, but a theme may be called by them.
    let asked: Vec<&String> = match search.query.asks_number {
        true => Vec::new(),
        false => search.query.ignored.iter().filter(|word| stop_words::calls_themes(word)).collect(),
    };
    let total: f32 = words.iter().filter(|word| !word.hits.is_empty()).map(|word| word.weight).sum();
    let mut added = Vec::new();
    let mut most: Option<(usize, f32)> = None;
    if total <= 0.0 {
        return (added, most);
    }
    for (at, (called, passages)) in index.theme_words.iter().zip(&index.themes).enumerate() {
        let share: f32 = keys
            .iter()
            .zip(words)
            .map(|(keys, word)| {
                let part = if keys.iter().any(|key| called.label.contains(key)) {
                    1.0
                } else if keys.iter().any(|key| called.definition.contains(key)) {
                    0.6
                } else {
                    0.0
                };
                part * word.weight / total
            })
            .sum();
        let called_by_question = asked.iter().any(|word| called.label.contains(&word.to_lowercase()));
        let share = if called_by_question { share * 2.0 } else { share }.min(1.0);
        if share < weights.called {
            continue;
        }
        if most.is_none_or(|(_, best)| share > best) {
            most = Some((at, share));
        }
        added.resize(index.passages.len(), 0.0);
        for &(passage, mainly) in passages {
            let gain = weights.theme * share * if mainly { 1.0 } else { weights.touches };
            if let Some(most) = added.get_mut(passage.at()) {
                *most = gain.max(*most);
            }
        }
    }
    (added, most)
}

/// Of some passages those of the domain, and those whose gist is among them: what the editor says often is not rare.
fn said(index: &Index, passages: &PassageSet, domain: &PassageSet) -> PassageSet {
    let (mut said, mut beyond) = (passages.clone(), passages.clone());
    said.keep(domain);
    beyond.remove(domain);
    for remark in beyond.iter().flat_map(|passage| index.remarks.on(passage)).filter(|remark| remark.is_gist) {
        said.insert(remark.on);
    }
    said
}

/// How many passages mention the one that a single word names; none where it names nobody, or several.
fn mentioned(index: &Index, term: &Term) -> usize {
    let Term::Family(form) = term else { return 0 };
    match index.names.named(&[form]).0.as_slice() {
        [(kind, at)] => index.mentions_of(*kind).get(*at).map_or(0, Vec::len),
        _ => 0,
    }
}

/// The passages that are about a word or name in the editor's words, with how much.
fn about(index: &Index, leaf: &Leaf, hits: &[Hit]) -> BTreeMap<PassageId, f32> {
    let mut about: BTreeMap<PassageId, f32> = BTreeMap::new();
    for key in keys(index, &leaf.term) {
        for (passage, part) in index.topics.about(&key, &index.weights) {
            let most = about.entry(passage).or_default();
            *most = most.max(part * index.weights.about);
        }
    }
    for hit in hits {
        let Some(slot) = index.slot(hit.slot) else { continue };
        for remark in index.remarks.on(slot.passage) {
            let part = if remark.is_gist { index.weights.gist } else { index.weights.remark };
            let most = about.entry(remark.on).or_default();
            *most = most.max(hit.fit * part);
        }
    }
    about
}

/// The passages that are about any word of a search, in the editor's words.
pub(crate) fn about_any(index: &Index, search: &Search) -> PassageSet {
    let size = index.passages.len();
    PassageSet::of(
        size,
        search.query.wanted().flat_map(|(at, leaf)| {
            let hits = search.leaves.get(at).map_or(&[][..], |found| &found.hits);
            about(index, leaf, hits).into_keys()
        }),
    )
}

/// The family keys of a word or phrase.
fn keys(index: &Index, term: &Term) -> Vec<String> {
    match term {
        Term::Family(form) | Term::Exact(form) => vec![index.rules.key(form)],
        Term::Compound(joined, _) => vec![index.rules.key(joined)],
        Term::PartOf(form, joined) => vec![index.rules.key(form), index.rules.key(joined)],
        Term::Phrase(words) => words.iter().map(|word| index.rules.key(&word.form)).collect(),
        Term::Name(names) => names.iter().flatten().map(|form| index.rules.key(form)).collect(),
        Term::Near(words, _) => words.iter().flatten().map(|form| index.rules.key(form)).collect(),
        Term::Fuzzy(..) | Term::Pattern(_) | Term::Date(_) | Term::Years(_) => Vec::new(),
    }
}
