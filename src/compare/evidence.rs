//! What the passages of a collection have to show for belonging together: built once, used for every pair of letters.
//!
//! Start with [`Evidence::new`]: one pass over the words, no pair of letters is looked at. The cost is that of reading
//! the collection once; links are computed for a pair when it is asked for (`align`). Only body paragraphs are
//! evidence: headings, notes and frames are not the author's argument.

use std::collections::BTreeMap;

use super::{tokens, weights::Weights};
use crate::corpus::{Corpus, EntityKind, PartKind};

/// The channels in which passages are compared.
pub(super) const CHANNELS: usize = 5;
pub(super) const WORDS: usize = 0;
pub(super) const PHRASES: usize = 1;
pub(super) const ENTITIES: usize = 2;
pub(super) const NUMBERS: usize = 3;
pub(super) const THEMES: usize = 4;

/// The index of a collection for computing links.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub(super) weights: Weights,
    pub(super) letters: Vec<LetterEvidence>,
    pub(super) vocabulary: Vocabulary,
    /// Names of entities and themes by their numbers, for saying what is shared.
    pub(super) entity_labels: Vec<String>,
    pub(super) theme_labels: Vec<String>,
}

/// One letter's passages.
#[derive(Clone, Debug, Default)]
pub(super) struct LetterEvidence {
    pub passages: Vec<PassageEvidence>,
}

/// One body paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct PassageEvidence {
    /// Index of the part in its letter.
    pub part: usize,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// One weighted vector a channel.
    pub channels: [Vector; CHANNELS],
}

/// A word of a passage.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its number in the part, from 1.
    pub word: u32,
    /// Number of its form in the vocabulary.
    pub form: u32,
    /// Whether a clause ends with it.
    pub ends_clause: bool,
}

/// A sparse vector: terms in ascending order, each with its weight, and the length by which a cosine divides.
#[derive(Clone, Debug, Default)]
pub(super) struct Vector {
    pub entries: Vec<(u64, f64)>,
    pub norm: f64,
}

/// The forms and families of a collection.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    /// Folded forms by number.
    pub forms: Vec<String>,
    /// The family of each form.
    pub family_of: Vec<u32>,
    /// The commonest form of each family (ties: the first in the alphabet).
    pub family_label: Vec<u32>,
    /// Function words carry no weight.
    pub is_function: Vec<bool>,
}

impl Evidence {
    /// Reads the collection with the standard weights.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        Self::with_weights(corpus, Weights::STANDARD)
    }

    /// Reads the collection.
    #[must_use]
    pub fn with_weights(corpus: &Corpus, weights: Weights) -> Self {
        let mut interner = Interner::default();
        let mut letters: Vec<LetterEvidence> = corpus
            .letters
            .iter()
            .map(|letter| LetterEvidence {
                passages: letter
                    .parts
                    .iter()
                    .enumerate()
                    .filter(|(_, part)| part.kind == PartKind::Paragraph)
                    .map(|(index, part)| PassageEvidence {
                        part: index,
                        words: tokens::tokens(letter, part)
                            .into_iter()
                            .map(|token| Word {
                                word: token.word,
                                form: interner.form(token.form),
                                ends_clause: token.ends_clause,
                            })
                            .collect(),
                        channels: Default::default(),
                    })
                    .collect(),
            })
            .collect();
        let vocabulary = interner.finish();
        let mut counts = Counts::default();
        let mut raw: Vec<Vec<RawVectors>> = letters
            .iter()
            .map(|letter| letter.passages.iter().map(|passage| RawVectors::of(passage, &vocabulary)).collect())
            .collect();
        let entity_labels = add_entities(corpus, &mut raw, &letters);
        let theme_labels = add_themes(corpus, &mut raw, &letters, weights.touches);
        raw.iter().flatten().for_each(|vectors| counts.add(vectors));
        for (letter, raw) in letters.iter_mut().zip(raw) {
            for (passage, vectors) in letter.passages.iter_mut().zip(raw) {
                passage.channels = counts.weigh(vectors, &weights);
            }
        }
        set_norms(&mut letters, &weights);
        Self { weights, letters, vocabulary, entity_labels, theme_labels }
    }

    /// The weights with which the collection was read.
    #[must_use]
    pub fn weights(&self) -> &Weights {
        &self.weights
    }
}

#[derive(Default)]
struct Interner {
    form_numbers: BTreeMap<String, u32>,
    form_counts: Vec<u32>,
}

impl Interner {
    fn form(&mut self, form: String) -> u32 {
        let next = self.form_counts.len() as u32;
        let number = *self.form_numbers.entry(form).or_insert(next);
        if number == next {
            self.form_counts.push(0);
        }
        self.form_counts[number as usize] += 1;
        number
    }

    fn finish(self) -> Vocabulary {
        let size = self.form_counts.len();
        let mut vocabulary = Vocabulary {
            forms: vec![String::new(); size],
            family_of: vec![0; size],
            family_label: Vec::new(),
            is_function: vec![false; size],
        };
        let mut families: BTreeMap<String, u32> = BTreeMap::new();
        for (form, number) in self.form_numbers {
            let index = number as usize;
            let next = vocabulary.family_label.len() as u32;
            let family = *families.entry(tokens::family(&form)).or_insert(next);
            if family == next {
                vocabulary.family_label.push(number);
            }
            let label = &mut vocabulary.family_label[family as usize];
            if self.form_counts[index] > self.form_counts[*label as usize] {
                *label = number;
            }
            vocabulary.family_of[index] = family;
            vocabulary.is_function[index] = tokens::is_function_word(&form);
            vocabulary.forms[index] = form;
        }
        vocabulary
    }
}

/// Term frequencies of one passage, by channel, before weighting.
#[derive(Default)]
struct RawVectors([BTreeMap<u64, f64>; CHANNELS]);

impl RawVectors {
    fn of(passage: &PassageEvidence, vocabulary: &Vocabulary) -> Self {
        let mut raw = Self::default();
        let mut previous: Option<u32> = None;
        for word in &passage.words {
            let form = word.form as usize;
            let family = vocabulary.family_of[form];
            if !vocabulary.is_function[form] {
                let is_number = vocabulary.forms[form].starts_with(|first: char| first.is_ascii_digit());
                let channel = if is_number { NUMBERS } else { WORDS };
                *raw.0[channel].entry(u64::from(family)).or_default() += 1.0;
                if let Some(previous) = previous {
                    *raw.0[PHRASES].entry(pair_term(previous, family)).or_default() += 1.0;
                }
                previous = Some(family);
            }
            if word.ends_clause {
                previous = None;
            }
        }
        raw
    }
}

/// The term of two families that follow each other.
pub(super) fn pair_term(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// In how many passages each term stands.
#[derive(Default)]
struct Counts {
    passages: f64,
    with_term: [BTreeMap<u64, f64>; CHANNELS],
}

impl Counts {
    fn add(&mut self, vectors: &RawVectors) {
        self.passages += 1.0;
        for (with_term, vector) in self.with_term.iter_mut().zip(&vectors.0) {
            for term in vector.keys() {
                *with_term.entry(*term).or_default() += 1.0;
            }
        }
    }

    fn weigh(&self, vectors: RawVectors, weights: &Weights) -> [Vector; CHANNELS] {
        let mut channel = 0;
        vectors.0.map(|frequencies| {
            let with_term = &self.with_term[channel];
            channel += 1;
            let entries: Vec<(u64, f64)> = frequencies
                .into_iter()
                .filter_map(|(term, frequency)| {
                    let passages = with_term.get(&term).copied().unwrap_or(1.0);
                    // A term of one passage only joins nothing, and would only lengthen the vector.
                    (passages > 1.0).then(|| {
                        let rarity = (1.0 + self.passages / passages).ln().powf(weights.rarity);
                        (term, frequency.sqrt() * rarity)
                    })
                })
                .collect();
            Vector { entries, norm: 0.0 }
        })
    }
}

/// Sets the lengths by which cosines divide: between the mean length of the collection's passages and the own length.
fn set_norms(letters: &mut [LetterEvidence], weights: &Weights) {
    for channel in 0..CHANNELS {
        let lengths = |letters: &[LetterEvidence]| -> Vec<f64> {
            letters
                .iter()
                .flat_map(|letter| &letter.passages)
                .map(|passage| length(&passage.channels[channel]))
                .collect()
        };
        let present: Vec<f64> = lengths(letters).into_iter().filter(|length| *length > 0.0).collect();
        let mean = present.iter().sum::<f64>() / (present.len().max(1) as f64);
        for passage in letters.iter_mut().flat_map(|letter| &mut letter.passages) {
            let vector = &mut passage.channels[channel];
            vector.norm = (1.0 - weights.length) * mean + weights.length * length(vector);
        }
    }
}

fn length(vector: &Vector) -> f64 {
    vector.entries.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt()
}

fn add_entities(corpus: &Corpus, raw: &mut [Vec<RawVectors>], letters: &[LetterEvidence]) -> Vec<String> {
    let mut labels = Vec::new();
    for entity in EntityKind::ALL.iter().flat_map(|kind| corpus.entities(*kind)) {
        let term = labels.len() as u64;
        labels.push(entity.name.clone());
        for (letter_index, letter) in corpus.letters.iter().enumerate() {
            for mention in entity.mentions.in_letter(&letter.id) {
                let passage = letters[letter_index]
                    .passages
                    .iter()
                    .position(|passage| letter.parts[passage.part].id == mention.part);
                if let Some(passage) = passage {
                    *raw[letter_index][passage].0[ENTITIES].entry(term).or_default() += 1.0;
                }
            }
        }
    }
    labels
}

fn add_themes(corpus: &Corpus, raw: &mut [Vec<RawVectors>], letters: &[LetterEvidence], touches: f64) -> Vec<String> {
    for (term, theme) in corpus.themes.iter().enumerate() {
        for (letter_index, letter) in corpus.letters.iter().enumerate() {
            let Some(assigned) = theme.in_letter(&letter.id) else { continue };
            for (index, passage) in letters[letter_index].passages.iter().enumerate() {
                let part_id = &letter.parts[passage.part].id;
                let weight = if assigned.main.contains(part_id) {
                    1.0
                } else if assigned.touches.contains(part_id) {
                    touches
                } else {
                    continue;
                };
                // Squared, because frequencies count by their square root.
                raw[letter_index][index].0[THEMES].insert(term as u64, weight * weight);
            }
        }
    }
    corpus.themes.iter().map(|theme| theme.label.clone()).collect()
}
