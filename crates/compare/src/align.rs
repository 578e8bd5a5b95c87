//! Computed links: which passages of two letters resemble each other, how much, and in which words.
//!
//! Start with [`Evidence::align`]. Deterministic, and symmetric under swapping: a pair is always computed with the
//! letter that stands first in the collection as the first, and turned round at the end.

use corpus::sort;
use std::cmp::Reverse;

use super::{
    evidence::Evidence,
    features::{Feature, IndexedParagraph},
};
use corpus::WordRange;

/// How many partners a passage is offered in another letter.
pub const PARTNERS: usize = 3;

/// How much two passages resemble each other, in ten-thousandths. Whole numbers, so that browser and publisher agree
/// on every tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Score(pub u32);

impl Score {
    fn from_fraction(fraction: f64) -> Self {
        Self((fraction.clamp(0.0, 1.0) * 10_000.0).round() as u32)
    }

    /// As a number from 0 to 1.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 10_000.0
    }
}

/// A computed link between a passage of letter `a` and one of letter `b`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Computed {
    /// Index of the part in letter `a`.
    pub a: usize,
    /// Index of the part in letter `b`.
    pub b: usize,
    /// How much they resemble each other.
    pub score: Score,
}

/// One thing that two passages share, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedFeature {
    /// The word or phrase (folded, as in the letter that stands first in the collection), the name, the label of the theme, or
    /// the place `letter-id#part` of a third letter.
    pub text: String,
    /// What kind of evidence it is.
    pub what: SharedKind,
    /// Its places in the passage of `a`; none for a theme or third passage.
    pub a: Vec<WordRange>,
    /// Its places in the passage of `b`.
    pub b: Vec<WordRange>,
    /// Its part of the resemblance of the two passages.
    pub weight: f64,
}

/// Kinds of shared evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SharedKind {
    /// Words that follow each other in both.
    Phrase,
    /// A word, or another word of its family.
    Word,
    /// A number or year.
    Number,
    /// A person, place, body or term, as marked by the editor.
    Name,
    /// A theme to which the editor has assigned both.
    Theme,
    /// A passage of a third letter beside which the editor has put both.
    Beside,
}

/// The scores of all pairs of passages of two letters.
#[derive(Clone, Debug)]
pub struct ScoreTable {
    /// Part indices of the passages of the letter that stands first in the collection.
    rows: Vec<usize>,
    /// Part indices of the passages of the other letter.
    columns: Vec<usize>,
    /// Row by row.
    scores: Vec<Score>,
    /// Whether `a` is the letter of the columns.
    mirrored: bool,
}

impl ScoreTable {
    /// The score of two parts; zero for parts that are not compared.
    #[must_use]
    pub fn score(&self, a: usize, b: usize) -> Score {
        let (row, column) = self.turned((a, b));
        match (self.rows.binary_search(&row), self.columns.binary_search(&column)) {
            (Ok(row), Ok(column)) => self.scores[row * self.columns.len() + column],
            _ => Score::default(),
        }
    }

    /// The passages of `b` that resemble part `a` at all, the most alike first, ties as they stand in the letter.
    #[must_use]
    pub fn partners(&self, a: usize) -> Vec<(usize, Score)> {
        let others = if self.mirrored { &self.rows } else { &self.columns };
        let mut partners: Vec<(usize, Score)> = others
            .iter()
            .map(|other| (*other, self.score(a, *other)))
            .filter(|(_, score)| *score > Score::default())
            .collect();
        sort::by_key(&mut partners, |(_, score)| Reverse(*score));
        partners
    }

    /// For each passage on either side its best partners ([`PARTNERS`] at most, besides those that `taken` names), as
    /// one list without repetition: best first, ties by place in the letter that stands first in the collection.
    #[must_use]
    pub fn best(&self, taken: impl Fn(usize, usize) -> bool) -> Vec<Computed> {
        let width = self.columns.len();
        let parts = |cell: usize| self.turned((self.rows[cell / width], self.columns[cell % width]));
        let mut chosen = vec![false; self.scores.len()];
        let mut choose = |cells: &mut Vec<usize>| {
            cells.retain(|cell| {
                let (a, b) = parts(*cell);
                self.scores[*cell] > Score::default() && !taken(a, b)
            });
            sort::by_key(cells, |cell| (Reverse(self.scores[*cell]), *cell));
            cells.iter().take(PARTNERS).for_each(|cell| chosen[*cell] = true);
        };
        for row in 0..self.rows.len() {
            choose(&mut (row * width..(row + 1) * width).collect());
        }
        for column in 0..width {
            choose(&mut (0..self.rows.len()).map(|row| row * width + column).collect());
        }
        let mut best: Vec<usize> = (0..self.scores.len()).filter(|cell| chosen[*cell]).collect();
        sort::by_key(&mut best, |cell| (Reverse(self.scores[*cell]), *cell));
        best.into_iter()
            .map(|cell| {
                let (a, b) = parts(cell);
                Computed { a, b, score: self.scores[cell] }
            })
            .collect()
    }

    /// Turns a pair of parts from the order of the sides into that of the collection, or back.
    fn turned(&self, (one, other): (usize, usize)) -> (usize, usize) {
        if self.mirrored { (other, one) } else { (one, other) }
    }
}

impl Evidence {
    /// Compares every passage of letter `a` with every passage of letter `b` (indices in the collection).
    #[must_use]
    pub fn align(&self, a: usize, b: usize) -> ScoreTable {
        if a > b {
            return ScoreTable { mirrored: true, ..self.align(b, a) };
        }
        let (rows, columns) = (self.passages(a), self.passages(b));
        let resemblances = self.resemblances(rows, columns);
        let with_kin = self.with_kin(&resemblances, rows, columns);
        let scores = self.with_neighbours(&with_kin, rows.len(), columns.len());
        ScoreTable {
            rows: rows.iter().map(|passage| passage.part).collect(),
            columns: columns.iter().map(|passage| passage.part).collect(),
            scores: scores.into_iter().map(Score::from_fraction).collect(),
            mirrored: false,
        }
    }

    fn passages(&self, letter: usize) -> &[IndexedParagraph] {
        self.letters.get(letter).map_or(&[], Vec::as_slice)
    }

    /// Mixes in what the kin of both passages score: their own letter's passages that resemble them most.
    fn with_kin(&self, plain: &[f64], rows: &[IndexedParagraph], columns: &[IndexedParagraph]) -> Vec<f64> {
        let width = columns.len();
        let mut mixed = Vec::with_capacity(plain.len());
        for (row, passage) in rows.iter().enumerate() {
            for (column, other) in columns.iter().enumerate() {
                let by_row: f64 = passage.kin.iter().map(|(kin, share)| share * plain[kin * width + column]).sum();
                let by_column: f64 = other.kin.iter().map(|(kin, share)| share * plain[row * width + kin]).sum();
                let own = plain[row * width + column];
                mixed.push((1.0 - self.weights.kin) * own + self.weights.kin * (by_row + by_column) / 2.0);
            }
        }
        mixed
    }

    /// Mixes in the best score round each: what stands beside a counterpart often corresponds, too.
    fn with_neighbours(&self, plain: &[f64], height: usize, width: usize) -> Vec<f64> {
        let share = self.weights.context;
        let mut mixed = Vec::with_capacity(plain.len());
        for row in 0..height {
            for column in 0..width {
                let mut best = 0.0_f64;
                for near_row in row.saturating_sub(1)..(row + 2).min(height) {
                    for near_column in column.saturating_sub(1)..(column + 2).min(width) {
                        if (near_row, near_column) != (row, column) {
                            best = best.max(plain[near_row * width + near_column]);
                        }
                    }
                }
                mixed.push((1.0 - share) * plain[row * width + column] + share * best);
            }
        }
        mixed
    }

    /// What two passages share, the weightiest first; letters by index in the collection, parts by index in the letter.
    #[must_use]
    pub fn shared(&self, (letter_a, part_a): (usize, usize), (letter_b, part_b): (usize, usize)) -> Vec<SharedFeature> {
        if letter_a > letter_b {
            let mut shared = self.shared((letter_b, part_b), (letter_a, part_a));
            shared.iter_mut().for_each(|one| std::mem::swap(&mut one.a, &mut one.b));
            return shared;
        }
        let find = |letter: usize, part: usize| self.passages(letter).iter().find(|passage| passage.part == part);
        let (Some(a), Some(b)) = (find(letter_a, part_a), find(letter_b, part_b)) else {
            return Vec::new();
        };
        let mut shared: Vec<SharedFeature> = a
            .terms
            .iter()
            .filter(|(number, _)| !self.vocabulary.is_common(self.terms[*number as usize]))
            .filter_map(|(number, weight)| {
                let other = b.terms.binary_search_by_key(number, |(other, _)| *other).ok()?;
                Some(self.describe(self.terms[*number as usize], f64::from(weight * b.terms[other].1), a, b))
            })
            .collect();
        sort::by(&mut shared, |one, other| {
            let by_weight = other.weight.total_cmp(&one.weight);
            by_weight.then_with(|| (one.what, &one.text).cmp(&(other.what, &other.text)))
        });
        shared
    }

    fn describe(
        &self,
        term: Feature,
        weight: f64,
        passage_a: &IndexedParagraph,
        passage_b: &IndexedParagraph,
    ) -> SharedFeature {
        let a = self.vocabulary.places(passage_a, term);
        let b = self.vocabulary.places(passage_b, term);
        let words = || a.first().map_or_else(String::new, |place| self.vocabulary.text(passage_a, *place));
        let (what, text) = match term {
            Feature::Word(_) => (SharedKind::Word, words()),
            Feature::Phrase(..) => (SharedKind::Phrase, words()),
            Feature::Number(_) => (SharedKind::Number, words()),
            Feature::Name(name) => (SharedKind::Name, self.names[name as usize].clone()),
            Feature::Theme(theme) => (SharedKind::Theme, self.themes[theme as usize].clone()),
            Feature::Beside(place) => (SharedKind::Beside, self.places[place as usize].clone()),
        };
        SharedFeature { text, what, a, b, weight }
    }
}
