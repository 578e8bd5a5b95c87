//! How well the computed links find the editor's parallels, beside TF-IDF. Used by the tests and by
//! `benches/alignment.rs`.

use std::collections::BTreeMap;

use compare::{
    Evidence,
    align::ScoreTable,
    choice::{index_of, part_index},
};
use corpus::{Corpus, PartKind, reading::reading_text};

/// Pairs of letters (by index) on which the weights were tuned; all others are for checking.
pub const TUNED_ON: [(usize, usize); 3] = [(0, 4), (1, 2), (2, 3)];

/// How many partners count.
const FIRST: usize = 3;

/// A passage: letter and part, by index.
pub type Passage = (usize, usize);

/// The editor's parallels as pairs of passages.
pub fn editors_pairs(corpus: &Corpus) -> Vec<(Passage, Passage)> {
    let find = |letter_id: &str, part_id: &str| {
        let letter = index_of(corpus, letter_id)?;
        Some((letter, part_index(corpus.letters.get(letter)?, part_id)?))
    };
    let pairs = corpus.parallels.iter().filter_map(|parallel| {
        Some((find(&parallel.a.letter, &parallel.a.part)?, find(&parallel.b.letter, &parallel.b.part)?))
    });
    pairs.collect()
}

/// How often partners were found among the first three, as shares of 1.
pub struct Found {
    /// For at least one side of a pair.
    pub on_a_side: f64,
    /// Each side counted by itself.
    pub of_sides: f64,
}

/// Counts how often a way of ranking has the editor's partner among the first three. `rank` gives the parts of a letter that
/// belong beside a passage, best first.
pub fn measure(pairs: &[(Passage, Passage)], rank: impl Fn(Passage, usize) -> Vec<usize>) -> Found {
    let is_found = |own: Passage, other: Passage| rank(own, other.0).iter().take(FIRST).any(|part| *part == other.1);
    let (mut on_a_side, mut of_sides) = (0.0, 0.0);
    for (a, b) in pairs {
        let sides = [is_found(*a, *b), is_found(*b, *a)];
        on_a_side += f64::from(u8::from(sides.contains(&true)));
        of_sides += sides.map(|found| f64::from(u8::from(found))).iter().sum::<f64>() / 2.0;
    }
    let count = pairs.len().max(1) as f64;
    Found { on_a_side: on_a_side / count, of_sides: of_sides / count }
}

/// The computed links, each pair of letters aligned once.
pub struct Computed {
    tables: Vec<Vec<ScoreTable>>,
}

impl Computed {
    /// Aligns all pairs of letters.
    pub fn new(corpus: &Corpus, evidence: &Evidence) -> Self {
        let letters = 0..corpus.letters.len();
        Self { tables: letters.clone().map(|a| letters.clone().map(|b| evidence.align(a, b)).collect()).collect() }
    }

    /// The parts of a letter by their score with a passage.
    pub fn rank(&self, (letter, part): Passage, other: usize) -> Vec<usize> {
        let table = self.tables.get(letter).and_then(|tables| tables.get(other));
        table.map_or_else(Vec::new, |table| table.partners(part).into_iter().map(|(part, _)| part).collect())
    }
}

/// Plain TF-IDF with cosine, as libraries have it by default: lower-case words of two letters or more, smoothed IDF.
pub struct TfIdf {
    /// By letter and part, the normalised vector.
    vectors: Vec<BTreeMap<usize, BTreeMap<String, f64>>>,
}

impl TfIdf {
    /// Reads the body paragraphs.
    pub fn new(corpus: &Corpus) -> Self {
        let mut passages_with: BTreeMap<String, f64> = BTreeMap::new();
        let mut count = 0.0;
        let mut vectors: Vec<BTreeMap<usize, BTreeMap<String, f64>>> = Vec::new();
        for letter in &corpus.letters {
            let mut of_letter = BTreeMap::new();
            for (index, part) in letter.parts.iter().enumerate().filter(|(_, part)| part.kind == PartKind::Paragraph) {
                let mut vector: BTreeMap<String, f64> = BTreeMap::new();
                let text = reading_text(letter, part).to_lowercase();
                for word in text.split(|one: char| !one.is_alphanumeric()).filter(|word| word.chars().count() > 1) {
                    *vector.entry(word.to_owned()).or_default() += 1.0;
                }
                vector.keys().for_each(|word| *passages_with.entry(word.clone()).or_default() += 1.0);
                count += 1.0;
                of_letter.insert(index, vector);
            }
            vectors.push(of_letter);
        }
        for vector in vectors.iter_mut().flat_map(BTreeMap::values_mut) {
            for (word, weight) in vector.iter_mut() {
                *weight *= ((1.0 + count) / (1.0 + passages_with.get(word).copied().unwrap_or_default())).ln() + 1.0;
            }
            let length = vector.values().map(|weight| weight * weight).sum::<f64>().sqrt();
            vector.values_mut().for_each(|weight| *weight /= length.max(f64::MIN_POSITIVE));
        }
        Self { vectors }
    }

    /// The parts of a letter by their cosine with a passage.
    pub fn rank(&self, (letter, part): Passage, other: usize) -> Vec<usize> {
        let Some(own) = self.vectors.get(letter).and_then(|parts| parts.get(&part)) else { return Vec::new() };
        let cosine = |vector: &BTreeMap<String, f64>| -> f64 {
            own.iter().filter_map(|(word, weight)| Some(weight * vector.get(word)?)).sum()
        };
        let mut ranked: Vec<(usize, f64)> =
            self.vectors.get(other).into_iter().flatten().map(|(part, vector)| (*part, cosine(vector))).collect();
        ranked.sort_by(|one, other| other.1.total_cmp(&one.1));
        ranked.into_iter().map(|(part, _)| part).collect()
    }
}
