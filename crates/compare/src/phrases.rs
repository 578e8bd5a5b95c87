//! Phrases that two texts share word for word.
//!
//! Start with [`shared_phrases`]. A phrase is a run of four words or more within one paragraph, case and punctuation
//! apart. Only the longest are listed: none is part of another in the list.

use super::{
    choice::Other,
    evidence::{Evidence, as_printed},
    features::Word,
};
use corpus::{Corpus, WordRange, sort};

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

impl SharedPhrase {
    /// Its words as the first text has them, where it stands first.
    #[must_use]
    pub fn printed(&self, corpus: &Corpus) -> String {
        let first = self.a.first().and_then(|place| as_printed(corpus, place.letter, place.part, place.words));
        first.unwrap_or_else(|| self.text.clone())
    }
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

/// A paragraph, its words as numbers of forms.
struct Paragraph<'e> {
    letter: usize,
    part: usize,
    forms: Vec<u32>,
    words: &'e [Word],
}

/// The phrases that a letter (by index in the collection) shares with another or with the rest of the collection: the
/// longest first, then the most frequent, then by the alphabet. Exactly mirrored when two letters are swapped.
#[must_use]
pub fn shared_phrases(evidence: &Evidence, a: usize, b: Other) -> Vec<SharedPhrase> {
    let first = paragraphs(evidence, |letter| letter == a);
    let second = paragraphs(evidence, |letter| match b {
        Other::Letter(b) => letter == b,
        Other::Rest => letter != a,
    });
    let mut found: Vec<SharedPhrase> = longest_runs(&first, &second)
        .into_iter()
        .map(|run| SharedPhrase {
            text: run.iter().map(|form| evidence.forms()[*form as usize].as_str()).collect::<Vec<_>>().join(" "),
            words: run.len(),
            a: places(&first, run),
            b: places(&second, run),
        })
        .collect();
    let rank = |phrase: &SharedPhrase| (phrase.words, phrase.a.len() + phrase.b.len());
    sort::by(&mut found, |one, other| rank(other).cmp(&rank(one)).then_with(|| one.text.cmp(&other.text)));
    found
}

fn paragraphs(evidence: &Evidence, is_chosen: impl Fn(usize) -> bool) -> Vec<Paragraph<'_>> {
    let letters = evidence.letters.iter().enumerate().filter(|(letter, _)| is_chosen(*letter));
    letters
        .flat_map(|(letter, passages)| {
            passages.iter().map(move |passage| Paragraph {
                letter,
                part: passage.part,
                forms: passage.words.iter().map(|word| word.form).collect(),
                words: &passage.words,
            })
        })
        .collect()
}

/// All runs in both texts that cannot be made longer on either side and are part of no longer one.
fn longest_runs<'t>(first: &'t [Paragraph<'_>], second: &[Paragraph<'_>]) -> Vec<&'t [u32]> {
    // Every four words of the second text, in the order of their numbers, with where they begin.
    let mut beginnings: Vec<(&[u32], &[u32], usize)> = Vec::new();
    for text in second {
        let windows = text.forms.windows(FEWEST_WORDS).enumerate();
        beginnings.extend(windows.map(|(at, window)| (window, text.forms.as_slice(), at)));
    }
    sort::by_key(&mut beginnings, |(window, _, _)| *window);
    let mut runs: Vec<&[u32]> = Vec::new();
    for text in first {
        for (at, window) in text.forms.windows(FEWEST_WORDS).enumerate() {
            let from = beginnings.partition_point(|(other, _, _)| *other < window);
            let same = beginnings[from..].iter().take_while(|(other, _, _)| *other == window);
            for (_, other, other_at) in same {
                let goes_on_before = at > 0 && *other_at > 0 && text.forms[at - 1] == other[other_at - 1];
                if !goes_on_before {
                    let length = text.forms[at..]
                        .iter()
                        .zip(&other[*other_at..])
                        .take_while(|(one, other)| one == other)
                        .count();
                    runs.push(&text.forms[at..at + length]);
                }
            }
        }
    }
    sort::by(&mut runs, |one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    runs.dedup();
    let mut kept: Vec<&[u32]> = Vec::new();
    for run in runs {
        if !kept.iter().any(|longer| longer.windows(run.len()).any(|part| part == run)) {
            kept.push(run);
        }
    }
    kept
}

fn places(paragraphs: &[Paragraph<'_>], run: &[u32]) -> Vec<PhrasePlace> {
    let mut places = Vec::new();
    for text in paragraphs {
        for (at, _) in text.forms.windows(run.len()).enumerate().filter(|(_, window)| *window == run) {
            let words = WordRange { first: text.words[at].word, last: text.words[at + run.len() - 1].word };
            places.push(PhrasePlace { letter: text.letter, part: text.part, words });
        }
    }
    places
}
