//! What the passages of a collection have to show for belonging together: built once, used for every pair of letters.
//!
//! Start with [`Evidence::new`]: the words are read once and no pair of letters is looked at, so that a large collection
//! costs no more than its reading. Links are computed for a pair when it is asked for (`align`). Only body paragraphs
//! are evidence: headings, notes and frames are not the author's argument.

use corpus::sort;
use std::collections::BTreeMap;

use super::{
    features::{Feature, IndexedParagraph, Lexicon},
    weights::{CHANNELS, Weights},
};
use corpus::{Corpus, EntityKind, PassageRef, WordRange};
use text::{fold, reading::reading_text, span_of};

/// The index of a collection for computing links.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub(super) weights: Weights,
    pub(super) vocabulary: Lexicon,
    /// By letter, its body paragraphs.
    pub(super) letters: Vec<Vec<IndexedParagraph>>,
    /// What at least two passages share, ascending.
    pub(super) terms: Vec<Feature>,
    /// Names of people, places, organisations and terms, by number.
    pub(super) names: Vec<String>,
    /// Labels of the themes, by number.
    pub(super) themes: Vec<String>,
    /// All passages as places, by number.
    pub(super) places: Vec<String>,
}

/// What a passage has, each with how often (or, squared, how much).
type FeatureCounts = Vec<(Feature, f64)>;

impl Evidence {
    /// Reads the collection with the standard weights.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        Self::with_weights(corpus, Weights::STANDARD)
    }

    /// Reads the collection.
    #[must_use]
    pub fn with_weights(corpus: &Corpus, weights: Weights) -> Self {
        let (vocabulary, mut letters) = Lexicon::read(corpus, &weights);
        let mut counted: Vec<Vec<FeatureCounts>> = letters
            .iter()
            .map(|passages| passages.iter().map(|passage| count(vocabulary.terms(passage))).collect())
            .collect();
        let names = add_names(corpus, &mut letters, &mut counted);
        add_themes(corpus, &letters, &mut counted, weights.touches);
        let places = add_parallels(corpus, &letters, &mut counted);
        let terms = weigh(&mut letters, counted, &weights);
        let themes = corpus.themes.iter().map(|theme| theme.label.clone()).collect();
        let mut evidence = Self { weights, vocabulary, letters, terms, names, themes, places };
        evidence.find_kin();
        evidence
    }

    /// The weights with which the collection was read.
    #[must_use]
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The word forms of the collection.
    pub(super) fn forms(&self) -> &[String] {
        self.vocabulary.forms()
    }

    /// A folded word as it is printed: where it stands first with no sentence beginning at it, else where it stands first.
    #[must_use]
    pub fn printed(&self, corpus: &Corpus, form: &str) -> String {
        let found = || {
            let number = self.forms().iter().position(|one| one == form)? as u32;
            let places = self.letters.iter().enumerate().flat_map(|(letter, passages)| {
                let words = move |passage| {
                    places_of(passage, number).map(move |(begins, word)| (begins, letter, passage.part, word))
                };
                passages.iter().flat_map(words)
            });
            let printed = |(_, letter, part, word)| {
                let printed = as_printed(corpus, letter, part, WordRange { first: word, last: word })?;
                let owner = printed.strip_suffix('s').and_then(|start| start.strip_suffix(['’', '\'']));
                let printed = owner.unwrap_or(&printed);
                // A word of an address may be more than one word, and a plural be counted as its number is.
                (fold::fold(printed) == form).then(|| printed.to_owned())
            };
            let (begin, within): (Vec<_>, Vec<_>) = places.partition(|(begins, ..)| *begins);
            within.into_iter().chain(begin).find_map(printed)
        };
        found().unwrap_or_else(|| form.to_owned())
    }

    /// How often each form stands in the letters chosen.
    pub(super) fn count_forms(&self, is_chosen: impl Fn(usize) -> bool) -> Vec<u32> {
        let mut counts = vec![0; self.forms().len()];
        let chosen = self.letters.iter().enumerate().filter(|(letter, _)| is_chosen(*letter));
        for word in chosen.flat_map(|(_, passages)| passages).flat_map(|passage| &passage.words) {
            counts[word.form as usize] += 1;
        }
        counts
    }

    /// For each passage those of its own letter that it resembles most.
    fn find_kin(&mut self) {
        for letter in 0..self.letters.len() {
            let passages = &self.letters[letter];
            let resemblances = self.resemblances(passages, passages);
            let width = passages.len();
            let kin: Vec<Vec<(usize, f64)>> = (0..width)
                .map(|at| most_alike(&resemblances[at * width..(at + 1) * width], at, self.weights.kin_count))
                .collect();
            for (passage, kin) in self.letters[letter].iter_mut().zip(kin) {
                passage.kin = kin;
            }
        }
    }

    /// The resemblance of each passage of one list with each of another, row by row.
    pub(super) fn resemblances(&self, rows: &[IndexedParagraph], columns: &[IndexedParagraph]) -> Vec<f64> {
        let mut resemblances = Vec::with_capacity(rows.len() * columns.len());
        let mut row_weights = vec![0.0_f32; self.terms.len()];
        for row in rows {
            row.terms.iter().for_each(|(term, weight)| row_weights[*term as usize] = *weight);
            resemblances.extend(columns.iter().map(|column| {
                column.terms.iter().map(|(term, weight)| f64::from(row_weights[*term as usize] * weight)).sum::<f64>()
            }));
            row.terms.iter().for_each(|(term, _)| row_weights[*term as usize] = 0.0);
        }
        resemblances
    }
}

/// The words of a passage that have a form: whether a sentence or clause begins there, and which word it is.
fn places_of(passage: &IndexedParagraph, form: u32) -> impl Iterator<Item = (bool, u32)> {
    let begins = |at: usize| at.checked_sub(1).is_none_or(|before| passage.words[before].ends_clause);
    let words = passage.words.iter().enumerate().filter(move |(_, word)| word.form == form);
    words.map(move |(at, word)| (begins(at), word.word))
}

/// Words of a part (by its place in a letter) as they are printed, without what stands round them.
pub(super) fn as_printed(corpus: &Corpus, letter: usize, part: usize, words: WordRange) -> Option<String> {
    let letter = corpus.letters.get(letter)?;
    let text = reading_text(letter, letter.parts.get(part)?);
    let span = span_of(&text, words)?;
    let printed = text.get(span.start..span.end)?;
    Some(printed.trim_matches(|character: char| !character.is_alphanumeric()).to_owned())
}

/// The `count` highest resemblances of a row but that of the passage with itself, as shares of their sum.
fn most_alike(row: &[f64], itself: usize, count: usize) -> Vec<(usize, f64)> {
    let mut alike: Vec<(usize, f64)> =
        row.iter().copied().enumerate().filter(|(other, resemblance)| *other != itself && *resemblance > 0.0).collect();
    sort::by(&mut alike, |one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    alike.truncate(count);
    let sum: f64 = alike.iter().map(|(_, resemblance)| resemblance).sum();
    alike.iter_mut().for_each(|(_, resemblance)| *resemblance /= sum);
    alike
}

/// Counts features; ascending.
fn count(mut features: Vec<Feature>) -> FeatureCounts {
    sort::natural(&mut features);
    features.chunk_by(|one, other| one == other).map(|same| (same[0], same.len() as f64)).collect()
}

/// The people, places, organisations and terms that the editor has marked, and their names.
fn add_names(
    corpus: &Corpus,
    letters: &mut [Vec<IndexedParagraph>],
    counted: &mut [Vec<FeatureCounts>],
) -> Vec<String> {
    let mut names = Vec::new();
    for entity in EntityKind::ALL.iter().flat_map(|kind| corpus.entities(*kind)) {
        let name = names.len() as u32;
        names.push(entity.name.clone());
        for (letter_index, letter) in corpus.letters.iter().enumerate() {
            let mentions = entity.mentions.in_letter(&letter.id);
            if mentions.is_empty() {
                continue;
            }
            for (passage, counted) in letters[letter_index].iter_mut().zip(&mut counted[letter_index]) {
                let part_id = &letter.parts[passage.part].id;
                let here = mentions.iter().filter(|mention| mention.part == *part_id);
                let before = passage.names.len();
                passage.names.extend(here.map(|mention| (name, mention.words)));
                let times = passage.names.len() - before;
                if times > 0 {
                    counted.push((Feature::Name(name), times as f64));
                }
            }
        }
    }
    names
}

fn add_themes(corpus: &Corpus, letters: &[Vec<IndexedParagraph>], counted: &mut [Vec<FeatureCounts>], touches: f64) {
    for (number, theme) in corpus.themes.iter().enumerate() {
        for (letter_index, letter) in corpus.letters.iter().enumerate() {
            let Some(assigned) = theme.in_letter(&letter.id) else { continue };
            for (passage, counted) in letters[letter_index].iter().zip(&mut counted[letter_index]) {
                let part_id = &letter.parts[passage.part].id;
                // Squared, because frequencies count by their square root.
                if assigned.main.contains(part_id) {
                    counted.push((Feature::Theme(number as u32), 1.0));
                } else if assigned.touches.contains(part_id) {
                    counted.push((Feature::Theme(number as u32), touches * touches));
                }
            }
        }
    }
}

/// The passages beside which the editor has put each passage. Two passages can share only one of a third letter: what the
/// editor says of a pair itself is no evidence for its computed link.
fn add_parallels(
    corpus: &Corpus,
    letters: &[Vec<IndexedParagraph>],
    counted: &mut [Vec<FeatureCounts>],
) -> Vec<String> {
    let mut numbers: BTreeMap<(&str, &str), (u32, usize, usize)> = BTreeMap::new();
    let mut places = Vec::new();
    for (letter_index, letter) in corpus.letters.iter().enumerate() {
        for (index, passage) in letters[letter_index].iter().enumerate() {
            let part_id = letter.parts[passage.part].id.as_str();
            numbers.insert((&letter.id, part_id), (places.len() as u32, letter_index, index));
            places.push(format!("{}#{part_id}", letter.id));
        }
    }
    for parallel in &corpus.parallels {
        let find = |place: &PassageRef| numbers.get(&(place.letter.as_str(), place.part.as_str())).copied();
        let (Some(a), Some(b)) = (find(&parallel.a), find(&parallel.b)) else { continue };
        let strength = f64::from(parallel.strength);
        counted[a.1][a.2].push((Feature::Beside(b.0), strength * strength));
        counted[b.1][b.2].push((Feature::Beside(a.0), strength * strength));
    }
    places
}

/// Turns counts into weights, and gives back the terms that are shared at all.
fn weigh(letters: &mut [Vec<IndexedParagraph>], counted: Vec<Vec<FeatureCounts>>, weights: &Weights) -> Vec<Feature> {
    let passages = counted.iter().map(Vec::len).sum::<usize>() as f64;
    let mut all: Vec<Feature> = counted.iter().flatten().flatten().map(|(term, _)| *term).collect();
    sort::natural(&mut all);
    // A term of one passage joins nothing.
    let shared = all.chunk_by(|one, other| one == other).filter(|same| same.len() > 1);
    let (terms, rarity): (Vec<Feature>, Vec<f64>) =
        shared.map(|same| (same[0], (1.0 + passages / same.len() as f64).ln().powf(weights.rarity))).unzip();
    for (passage, counted) in letters.iter_mut().flatten().zip(counted.into_iter().flatten()) {
        passage.terms = counted
            .into_iter()
            .filter_map(|(term, times)| {
                let number = terms.binary_search(&term).ok()?;
                Some((number as u32, (times.sqrt() * rarity[number]) as f32))
            })
            .collect();
        sort::by_key(&mut passage.terms, |(number, _)| *number);
    }
    normalise(letters, &terms, weights);
    terms
}

/// Divides each passage's weights in a channel by a length between the mean of the collection and its own, and gives each
/// channel its weight. A channel in which the collection has nothing does not count.
fn normalise(letters: &mut [Vec<IndexedParagraph>], terms: &[Feature], weights: &Weights) {
    let lengths_of = |passage: &IndexedParagraph| {
        let mut squares = [0.0_f64; CHANNELS];
        for (number, weight) in &passage.terms {
            squares[terms[*number as usize].channel()] += f64::from(*weight) * f64::from(*weight);
        }
        squares.map(f64::sqrt)
    };
    let mut sums = [(0.0_f64, 0_u32); CHANNELS];
    for passage in letters.iter().flatten() {
        for (sum, length) in sums.iter_mut().zip(lengths_of(passage)).filter(|(_, length)| *length > 0.0) {
            *sum = (sum.0 + length, sum.1 + 1);
        }
    }
    let means = sums.map(|(sum, count)| sum / f64::from(count.max(1)));
    let of_channels = weights.of_channels();
    let total: f64 = of_channels.iter().zip(means).filter(|(_, mean)| *mean > 0.0).map(|(weight, _)| weight).sum();
    for passage in letters.iter_mut().flatten() {
        let lengths = lengths_of(passage);
        for (number, weight) in &mut passage.terms {
            let channel = terms[*number as usize].channel();
            let length = (1.0 - weights.length) * means[channel] + weights.length * lengths[channel];
            *weight = (f64::from(*weight) * (of_channels[channel] / total).sqrt() / length) as f32;
        }
    }
}
