//! Computed links: which passages of two letters resemble each other, how much, and in which words.
//!
//! Start with [`Evidence::align`]. Deterministic, and symmetric under swapping: a pair is always computed with the
//! letter that stands first in the collection as the first, and turned round at the end.

use std::cmp::Reverse;

use super::evidence::{CHANNELS, ENTITIES, Evidence, NUMBERS, PHRASES, PassageEvidence, THEMES, Vector, WORDS};
use crate::corpus::WordRange;

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
pub struct Shared {
    /// The word or phrase; for a person, place or theme its name.
    pub text: String,
    /// What kind of evidence it is.
    pub what: SharedKind,
    /// Its places in the passage of `a`; empty for a theme.
    pub a: Vec<WordRange>,
    /// Its places in the passage of `b`.
    pub b: Vec<WordRange>,
    /// Its part of the score, for ordering.
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
}

/// The scores of all pairs of passages of two letters.
#[derive(Clone, Debug)]
pub struct Table {
    /// Part indices of the passages of the letter that stands first in the collection.
    rows: Vec<usize>,
    /// Part indices of the passages of the other letter.
    columns: Vec<usize>,
    /// Row by row.
    scores: Vec<Score>,
    /// Whether `a` is the letter of the columns.
    mirrored: bool,
}

impl Table {
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
        partners.sort_by_key(|(_, score)| Reverse(*score));
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
            cells.sort_by_key(|cell| (Reverse(self.scores[*cell]), *cell));
            cells.iter().take(PARTNERS).for_each(|cell| chosen[*cell] = true);
        };
        for row in 0..self.rows.len() {
            choose(&mut (row * width..(row + 1) * width).collect());
        }
        for column in 0..width {
            choose(&mut (0..self.rows.len()).map(|row| row * width + column).collect());
        }
        let mut best: Vec<usize> = (0..self.scores.len()).filter(|cell| chosen[*cell]).collect();
        best.sort_by_key(|cell| (Reverse(self.scores[*cell]), *cell));
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
    pub fn align(&self, a: usize, b: usize) -> Table {
        if a > b {
            return Table { mirrored: true, ..self.align(b, a) };
        }
        let empty = Vec::new();
        let passages = |letter: usize| self.letters.get(letter).map_or(&empty, |letter| &letter.passages);
        let (rows, columns) = (passages(a), passages(b));
        let plain: Vec<f64> =
            rows.iter().flat_map(|row| columns.iter().map(|column| self.resemblance(row, column))).collect();
        let scores = self.in_context(&plain, rows.len(), columns.len());
        Table {
            rows: rows.iter().map(|passage| passage.part).collect(),
            columns: columns.iter().map(|passage| passage.part).collect(),
            scores: scores.into_iter().map(Score::from_fraction).collect(),
            mirrored: false,
        }
    }

    /// The resemblance of two passages by themselves: the weighted mean of their cosines in each channel.
    fn resemblance(&self, a: &PassageEvidence, b: &PassageEvidence) -> f64 {
        let weights = self.channel_weights();
        let total: f64 = weights.iter().sum();
        (0..CHANNELS).map(|channel| weights[channel] * cosine(&a.channels[channel], &b.channels[channel])).sum::<f64>()
            / total
    }

    fn channel_weights(&self) -> [f64; CHANNELS] {
        let mut weights = [0.0; CHANNELS];
        weights[WORDS] = self.weights.words;
        weights[PHRASES] = self.weights.phrases;
        weights[ENTITIES] = self.weights.entities;
        weights[NUMBERS] = self.weights.numbers;
        weights[THEMES] = self.weights.themes;
        weights
    }

    /// Lends passages some of the resemblance of their neighbours: what stands round a counterpart corresponds, too.
    fn in_context(&self, plain: &[f64], height: usize, width: usize) -> Vec<f64> {
        let share = self.weights.context;
        let at = |row: usize, column: usize| plain[row * width + column];
        let mut scores = Vec::with_capacity(plain.len());
        for row in 0..height {
            for column in 0..width {
                let mut around = 0.0_f64;
                for near_row in row.saturating_sub(1)..=(row + 1).min(height - 1) {
                    for near_column in column.saturating_sub(1)..=(column + 1).min(width - 1) {
                        if (near_row, near_column) != (row, column) {
                            around = around.max(at(near_row, near_column));
                        }
                    }
                }
                scores.push((1.0 - share) * at(row, column) + share * around);
            }
        }
        scores
    }

    /// What two passages share, the weightiest first; parts by index, letters by index in the collection.
    #[must_use]
    pub fn shared(&self, (letter_a, part_a): (usize, usize), (letter_b, part_b): (usize, usize)) -> Vec<Shared> {
        if letter_a > letter_b {
            let mut shared = self.shared((letter_b, part_b), (letter_a, part_a));
            shared.iter_mut().for_each(|one| std::mem::swap(&mut one.a, &mut one.b));
            return shared;
        }
        let (Some(a), Some(b)) = (self.passage(letter_a, part_a), self.passage(letter_b, part_b)) else {
            return Vec::new();
        };
        let weights = self.channel_weights();
        let mut shared: Vec<Shared> = Vec::new();
        for (channel, what) in [
            (PHRASES, SharedKind::Phrase),
            (WORDS, SharedKind::Word),
            (NUMBERS, SharedKind::Number),
            (ENTITIES, SharedKind::Name),
            (THEMES, SharedKind::Theme),
        ] {
            let (one, other) = (&a.channels[channel], &b.channels[channel]);
            let scale = weights[channel] / (one.norm * other.norm).max(f64::MIN_POSITIVE);
            common(one, other, |term, product| {
                let (text, places_a, places_b) = match what {
                    SharedKind::Phrase => {
                        let (found_a, found_b) = (self.phrase_places(a, term), self.phrase_places(b, term));
                        let text = found_a.first().map_or_else(String::new, |range| self.words_of(a, *range));
                        (text, found_a, found_b)
                    }
                    SharedKind::Word | SharedKind::Number => {
                        let label = self.vocabulary.family_label[term as usize];
                        let text = self.vocabulary.forms[label as usize].clone();
                        (text, self.word_places(a, term), self.word_places(b, term))
                    }
                    SharedKind::Name => (self.entity_labels[term as usize].clone(), Vec::new(), Vec::new()),
                    SharedKind::Theme => (self.theme_labels[term as usize].clone(), Vec::new(), Vec::new()),
                };
                shared.push(Shared { text, what, a: places_a, b: places_b, weight: scale * product });
            });
        }
        shared.sort_by(|one, other| {
            other
                .weight
                .total_cmp(&one.weight)
                .then_with(|| one.what.cmp(&other.what))
                .then_with(|| one.text.cmp(&other.text))
        });
        shared
    }

    fn passage(&self, letter: usize, part: usize) -> Option<&PassageEvidence> {
        self.letters.get(letter)?.passages.iter().find(|passage| passage.part == part)
    }

    fn family(&self, form: u32) -> u64 {
        u64::from(self.vocabulary.family_of[form as usize])
    }

    fn word_places(&self, passage: &PassageEvidence, family: u64) -> Vec<WordRange> {
        passage
            .words
            .iter()
            .filter(|word| self.family(word.form) == family)
            .map(|word| WordRange { first: word.word, last: word.word })
            .collect()
    }

    /// Where the two families of a phrase follow each other, function words between them included.
    fn phrase_places(&self, passage: &PassageEvidence, term: u64) -> Vec<WordRange> {
        let mut places = Vec::new();
        let mut previous = None;
        for word in &passage.words {
            if !self.vocabulary.is_function[word.form as usize] {
                let family = self.vocabulary.family_of[word.form as usize];
                if let Some((before, first)) = previous
                    && super::evidence::pair_term(before, family) == term
                {
                    places.push(WordRange { first, last: word.word });
                }
                previous = Some((family, word.word));
            }
            if word.ends_clause {
                previous = None;
            }
        }
        places
    }

    fn words_of(&self, passage: &PassageEvidence, range: WordRange) -> String {
        let forms: Vec<&str> = passage
            .words
            .iter()
            .filter(|word| (range.first..=range.last).contains(&word.word))
            .map(|word| self.vocabulary.forms[word.form as usize].as_str())
            .collect();
        forms.join(" ")
    }
}

fn cosine(a: &Vector, b: &Vector) -> f64 {
    let mut product = 0.0;
    common(a, b, |_, both| product += both);
    if product == 0.0 { 0.0 } else { product / (a.norm * b.norm) }
}

/// Calls `each` with every common term, ascending, and the product of its weights.
fn common(a: &Vector, b: &Vector, mut each: impl FnMut(u64, f64)) {
    let (mut left, mut right) = (a.entries.iter().peekable(), b.entries.iter().peekable());
    while let (Some(&&(term_a, weight_a)), Some(&&(term_b, weight_b))) = (left.peek(), right.peek()) {
        if term_a <= term_b {
            left.next();
        }
        if term_b <= term_a {
            right.next();
        }
        if term_a == term_b {
            each(term_a, weight_a * weight_b);
        }
    }
}
