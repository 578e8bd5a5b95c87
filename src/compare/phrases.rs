//! Phrases that two texts share word for word.
//!
//! Start with [`shared_phrases`]. A phrase is a run of four words or more within one paragraph, case and punctuation
//! apart. Only the longest are listed: none is part of another in the list.

use std::collections::BTreeMap;

use super::{
    choice::Other,
    tokens::{Token, tokens},
};
use crate::corpus::{Corpus, PartKind, WordRange};

/// The fewest words that make a phrase.
pub const FEWEST_WORDS: usize = 4;

/// A phrase in both texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedPhrase {
    /// Its words, folded, joined by single blanks.
    pub text: String,
    /// How many words.
    pub words: usize,
    /// Where it stands in the first text.
    pub a: Vec<PhrasePlace>,
    /// Where it stands in the second text.
    pub b: Vec<PhrasePlace>,
}

/// Where a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PhrasePlace {
    /// Index of the letter.
    pub letter: usize,
    /// Index of the part in it.
    pub part: usize,
    /// The words of the part.
    pub words: WordRange,
}

/// A paragraph as a list of numbers, one a word.
struct Paragraph {
    letter: usize,
    part: usize,
    numbers: Vec<u32>,
    tokens: Vec<Token>,
}

/// The phrases that a letter (by index) shares with another or with the rest of the collection: the longest first, then
/// the most frequent, then by the alphabet. Exactly mirrored when the letters are swapped.
#[must_use]
pub fn shared_phrases(corpus: &Corpus, a: usize, b: Other) -> Vec<SharedPhrase> {
    let mut numbers = BTreeMap::new();
    let first = paragraphs(corpus, &|letter| letter == a, &mut numbers);
    let second = match b {
        Other::Letter(b) => paragraphs(corpus, &|letter| letter == b, &mut numbers),
        Other::Rest => paragraphs(corpus, &|letter| letter != a, &mut numbers),
    };
    let mut found: Vec<SharedPhrase> = longest_runs(&first, &second)
        .into_iter()
        .map(|run| SharedPhrase {
            text: text_of(&first, &run),
            words: run.len(),
            a: places(&first, &run),
            b: places(&second, &run),
        })
        .collect();
    found.sort_by(|one, other| {
        let key = |phrase: &SharedPhrase| (phrase.words, phrase.a.len() + phrase.b.len());
        key(other).cmp(&key(one)).then_with(|| one.text.cmp(&other.text))
    });
    found
}

fn paragraphs(corpus: &Corpus, chosen: &dyn Fn(usize) -> bool, numbers: &mut BTreeMap<String, u32>) -> Vec<Paragraph> {
    let mut found = Vec::new();
    for (letter_index, letter) in corpus.letters.iter().enumerate().filter(|(index, _)| chosen(*index)) {
        for (part_index, part) in letter.parts.iter().enumerate().filter(|(_, part)| part.kind == PartKind::Paragraph) {
            let tokens = tokens(letter, part);
            let numbers = tokens
                .iter()
                .map(|token| {
                    let next = numbers.len() as u32;
                    *numbers.entry(token.form.clone()).or_insert(next)
                })
                .collect();
            found.push(Paragraph { letter: letter_index, part: part_index, numbers, tokens });
        }
    }
    found
}

/// All runs in both texts that cannot be made longer on either side and are part of no longer one.
fn longest_runs(first: &[Paragraph], second: &[Paragraph]) -> Vec<Vec<u32>> {
    let mut starts: BTreeMap<&[u32], Vec<(usize, usize)>> = BTreeMap::new();
    for (paragraph, text) in second.iter().enumerate() {
        for (at, window) in text.numbers.windows(FEWEST_WORDS).enumerate() {
            starts.entry(window).or_default().push((paragraph, at));
        }
    }
    let mut runs: Vec<Vec<u32>> = Vec::new();
    for text in first {
        for (at, window) in text.numbers.windows(FEWEST_WORDS).enumerate() {
            for (paragraph, other_at) in starts.get(window).into_iter().flatten() {
                let other = &second[*paragraph].numbers;
                let goes_on_before = at > 0 && *other_at > 0 && text.numbers[at - 1] == other[other_at - 1];
                if !goes_on_before {
                    let length = text.numbers[at..].iter().zip(&other[*other_at..]).take_while(|(x, y)| x == y).count();
                    runs.push(text.numbers[at..at + length].to_vec());
                }
            }
        }
    }
    runs.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    runs.dedup();
    let mut kept: Vec<Vec<u32>> = Vec::new();
    for run in runs {
        if !kept.iter().any(|longer| longer.windows(run.len()).any(|part| part == run)) {
            kept.push(run);
        }
    }
    kept
}

fn places(paragraphs: &[Paragraph], run: &[u32]) -> Vec<PhrasePlace> {
    let mut places = Vec::new();
    for text in paragraphs {
        for (at, _) in text.numbers.windows(run.len()).enumerate().filter(|(_, window)| *window == run) {
            let words = WordRange { first: text.tokens[at].word, last: text.tokens[at + run.len() - 1].word };
            places.push(PhrasePlace { letter: text.letter, part: text.part, words });
        }
    }
    places
}

fn text_of(paragraphs: &[Paragraph], run: &[u32]) -> String {
    let found = paragraphs.iter().find_map(|text| {
        let at = text.numbers.windows(run.len()).position(|window| window == run)?;
        Some(text.tokens[at..at + run.len()].iter().map(|token| token.form.as_str()).collect::<Vec<_>>().join(" "))
    });
    found.unwrap_or_default()
}
