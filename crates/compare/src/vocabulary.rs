//! Comparing by words: which words are distinctive of one text against another.
//!
//! Start with [`Vocabulary::new`]. Only the body paragraphs count, in the reading text; a word is what
//! [`super::tokens`] says. Formulas:
//!
//! * Log-likelihood G² of two counts against what two texts of these lengths would be expected to have: T. Dunning,
//!   “Accurate Methods for the Statistics of Surprise and Coincidence”, *Computational Linguistics* 19 (1993), 61–74, in the
//!   form of P. Rayson and R. Garside, “Comparing Corpora using Frequency Profiling” (2000):
//!   `2 (a ln(a / E1) + b ln(b / E2))`, `E1 = c (a + b) / (c + d)`, `E2 = d (a + b) / (c + d)`, where `a` and `b` are the
//!   counts, `c` and `d` the lengths of the texts.
//! * Effect size: the log ratio of A. Hardie (2014), the binary logarithm of the ratio of the relative frequencies; a
//!   count of nought is taken as one half. 1 is twice as frequent in the first text, −1 twice as frequent in the second.

use corpus::sort;
use std::cmp::Reverse;

use super::{choice::Other, evidence::Evidence};
use text::decimal::decimals;

/// A text shorter than this many words gets a caution: its rates per 1,000 words rest on few cases.
pub const SMALL_TEXT: u32 = 2_000;

/// G² from which a difference would arise by chance in one word of a hundred (χ², one degree of freedom, 1 %).
pub const NOTABLE: f64 = 6.63;

/// The words of two texts, compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Vocabulary {
    /// Length of the first text in words.
    pub words_a: u32,
    /// Length of the second text in words.
    pub words_b: u32,
    /// Every word of either, the most distinctive first: by G², then by frequency, then by the alphabet.
    pub rows: Vec<WordRow>,
}

/// A word in two texts.
#[derive(Clone, Debug, PartialEq)]
pub struct WordRow {
    /// The word, folded.
    pub word: String,
    /// How often it stands in the first text.
    pub count_a: u32,
    /// How often it stands in the second text.
    pub count_b: u32,
    /// Occurrences in 1,000 words of the first text.
    pub rate_a: f64,
    /// Occurrences in 1,000 words of the second text.
    pub rate_b: f64,
    /// G²: how unlikely the difference is by chance. Never negative.
    pub log_likelihood: f64,
    /// Effect size: positive where the word is more frequent in the first text.
    pub log_ratio: f64,
}

impl WordRow {
    /// Whether the word is more frequent in the first text.
    #[must_use]
    pub fn is_of_a(&self) -> bool {
        self.log_ratio > 0.0
    }
}

impl Vocabulary {
    /// Compares a letter (by index in the collection) with another or with the rest of the collection.
    #[must_use]
    pub fn new(evidence: &Evidence, a: usize, b: Other) -> Self {
        let first = evidence.count_forms(|letter| letter == a);
        let second = evidence.count_forms(|letter| match b {
            Other::Letter(b) => letter == b,
            Other::Rest => letter != a,
        });
        let counts = first.into_iter().zip(second).zip(evidence.forms());
        Self::of_counts(counts.map(|((one, other), form)| (form.as_str(), one, other)))
    }

    /// Compares two lists of counts: words, each with how often it stands in either text.
    fn of_counts<'w>(counts: impl Iterator<Item = (&'w str, u32, u32)>) -> Self {
        let counts: Vec<(&str, u32, u32)> = counts.filter(|(_, one, other)| one + other > 0).collect();
        let words_a: u32 = counts.iter().map(|(_, one, _)| one).sum();
        let words_b: u32 = counts.iter().map(|(_, _, other)| other).sum();
        let mut rows: Vec<WordRow> = counts
            .into_iter()
            .map(|(word, count_a, count_b)| WordRow {
                word: word.to_owned(),
                count_a,
                count_b,
                rate_a: per_thousand(count_a, words_a),
                rate_b: per_thousand(count_b, words_b),
                log_likelihood: log_likelihood(count_a, count_b, words_a, words_b),
                log_ratio: log_ratio(count_a, count_b, words_a, words_b),
            })
            .collect();
        // G² in millionths, so that browser and publisher agree on ties.
        let rank =
            |row: &WordRow| (Reverse((row.log_likelihood * 1e6).round() as u64), Reverse(row.count_a + row.count_b));
        sort::by(&mut rows, |one, other| rank(one).cmp(&rank(other)).then_with(|| one.word.cmp(&other.word)));
        Self { words_a, words_b, rows }
    }

    /// The most distinctive words of the first text: more frequent there, G² at least [`NOTABLE`].
    pub fn distinctive_of_a(&self) -> impl Iterator<Item = &WordRow> {
        self.rows.iter().filter(|row| row.is_of_a() && row.log_likelihood >= NOTABLE)
    }

    /// The most distinctive words of the second text.
    pub fn distinctive_of_b(&self) -> impl Iterator<Item = &WordRow> {
        self.rows.iter().filter(|row| row.log_ratio < 0.0 && row.log_likelihood >= NOTABLE)
    }

    /// What has to be said where a text is small; `None` where both are long enough.
    #[must_use]
    pub fn caution(&self) -> Option<String> {
        let small = self.words_a.min(self.words_b);
        (small < SMALL_TEXT).then(|| {
            format!(
                "The shorter text has only {small} words: one occurrence more or less changes its rates visibly. \
                 Read the counts before the rates, and look at the places."
            )
        })
    }

    /// All figures as CSV, to the digits that are shown.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut csv =
            text::csv::head(&["word", "count_a", "count_b", "per_1000_a", "per_1000_b", "log_likelihood", "log_ratio"]);
        for row in &self.rows {
            csv.push_str(&text::csv::line(&[
                row.word.clone(),
                row.count_a.to_string(),
                row.count_b.to_string(),
                decimals(row.rate_a, 2),
                decimals(row.rate_b, 2),
                decimals(row.log_likelihood, 2),
                decimals(positive_zero(row.log_ratio), 2),
            ]));
        }
        csv
    }
}

/// Occurrences in 1,000 words; nought for an empty text.
#[must_use]
pub fn per_thousand(count: u32, words: u32) -> f64 {
    if words == 0 { 0.0 } else { f64::from(count) * 1000.0 / f64::from(words) }
}

/// Log-likelihood G² of two counts in texts of two lengths; the source is named at the head of the module.
#[must_use]
pub fn log_likelihood(count_a: u32, count_b: u32, words_a: u32, words_b: u32) -> f64 {
    let (a, b) = (f64::from(count_a), f64::from(count_b));
    let (c, d) = (f64::from(words_a), f64::from(words_b));
    let part = |count: f64, words: f64| {
        let expected = words * (a + b) / (c + d);
        if count > 0.0 && expected > 0.0 { count * (count / expected).ln() } else { 0.0 }
    };
    (2.0 * (part(a, c) + part(b, d))).max(0.0)
}

/// Log ratio of two relative frequencies, binary; a count of nought is taken as one half; nought for an empty text.
#[must_use]
pub fn log_ratio(count_a: u32, count_b: u32, words_a: u32, words_b: u32) -> f64 {
    if words_a == 0 || words_b == 0 {
        return 0.0;
    }
    let relative = |count: u32, words: u32| f64::from(count).max(0.5) / f64::from(words);
    relative(count_a, words_a).log2() - relative(count_b, words_b).log2()
}

/// Rounds to the two digits shown, and turns −0.00 into 0.00.
#[must_use]
pub fn positive_zero(value: f64) -> f64 {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded == 0.0 { 0.0 } else { rounded }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_figures_of_a_worked_example_come_out() {
        // 20 in 1,000 words against 5 in 2,000: by hand E1 = 8.3333, E2 = 16.6667.
        assert!((log_likelihood(20, 5, 1000, 2000) - 22.979_3).abs() < 1e-3);
        assert!((log_ratio(20, 5, 1000, 2000) - 3.0).abs() < 1e-12);
        assert_eq!(per_thousand(5, 2000), 2.5);
    }

    #[test]
    fn a_word_that_one_text_lacks_counts_as_half_an_occurrence_there() {
        assert!((log_ratio(8, 0, 1000, 1000) - 4.0).abs() < 1e-12);
        assert!(log_likelihood(8, 0, 1000, 1000) > 11.0);
    }

    #[test]
    fn empty_texts_give_noughts() {
        assert_eq!(log_likelihood(0, 0, 0, 0), 0.0);
        assert_eq!(log_ratio(3, 0, 10, 0), 0.0);
        assert_eq!(per_thousand(0, 0), 0.0);
    }

    proptest! {
        #[test]
        fn swapping_the_texts_mirrors_every_figure(
            counts in prop::collection::btree_map("[a-f]", (0..40_u32, 0..40_u32), 0..6),
        ) {
            let straight = Vocabulary::of_counts(counts.iter().map(|(word, (one, other))| (word.as_str(), *one, *other)));
            let swapped = Vocabulary::of_counts(counts.iter().map(|(word, (one, other))| (word.as_str(), *other, *one)));
            prop_assert_eq!(straight.rows.len(), swapped.rows.len());
            for (one, other) in straight.rows.iter().zip(&swapped.rows) {
                prop_assert_eq!(&one.word, &other.word);
                prop_assert_eq!((one.count_a, one.rate_a), (other.count_b, other.rate_b));
                prop_assert_eq!(one.log_likelihood, other.log_likelihood);
                prop_assert_eq!(one.log_ratio, -other.log_ratio);
            }
        }
    }
}
