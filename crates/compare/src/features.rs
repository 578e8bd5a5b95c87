//! The words of a collection as numbers, and what passages can share.
//!
//! Start with [`Lexicon::read`]. Must not know pairs of letters.

use std::collections::HashMap;

use super::{tokens, weights::Weights};
use corpus::{Corpus, PartKind, WordRange};
use text::families::Families;

/// Something that passages can share. The variants are the channels of [`Weights`], in the order of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Feature {
    /// A word family.
    Word(u32),
    /// Two word families that follow each other.
    Phrase(u32, u32),
    /// A number, by its family.
    Number(u32),
    /// A person, place, organisation or term, by its place in the list of all of them.
    Name(u32),
    /// A theme.
    Theme(u32),
    /// A passage beside which the editor has put both, by its place in the list of all passages.
    Beside(u32),
}

impl Feature {
    pub(super) fn channel(self) -> usize {
        match self {
            Self::Word(_) => 0,
            Self::Phrase(..) => 1,
            Self::Number(_) => 2,
            Self::Name(_) => 3,
            Self::Theme(_) => 4,
            Self::Beside(_) => 5,
        }
    }
}

/// A body paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct IndexedParagraph {
    /// Index of the part in its letter.
    pub part: usize,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// The names in it, with their words.
    pub names: Vec<(u32, WordRange)>,
    /// What it has to share, ascending, each with its weight: the resemblance of two passages is the sum of the products of
    /// the weights of their common terms.
    pub terms: Vec<(u32, f32)>,
    /// The passages of the same letter that it resembles most, with their shares, which add up to 1.
    pub kin: Vec<(usize, f64)>,
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

/// The word forms and families of a collection.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    /// Folded forms by number.
    forms: Vec<String>,
    /// The family of each form.
    family_of: Vec<u32>,
    /// Families that stand in so many passages that they need no naming: the function words of whatever language.
    is_common: Vec<bool>,
}

impl Lexicon {
    /// Reads the body paragraphs of all letters; the weights say from when a family is common.
    pub(super) fn read(corpus: &Corpus, weights: &Weights) -> (Self, Vec<Vec<IndexedParagraph>>) {
        // Looked up only, never gone through: numbers are given in the order of the text.
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut vocabulary = Self::default();
        let mut letters = Vec::with_capacity(corpus.letters.len());
        let families = Families::of(corpus);
        // The language of each form; where texts in several have it, the one that most of the text is in.
        let mut languages: Vec<usize> = Vec::new();
        for letter in &corpus.letters {
            let paragraphs = letter.parts.iter().enumerate().filter(|(_, part)| part.kind == PartKind::Paragraph);
            let passages = paragraphs.map(|(index, part)| (index, part, families.number(corpus, letter, part)));
            let passages = passages.map(|(index, part, language)| IndexedParagraph {
                part: index,
                words: tokens::tokens(letter, part)
                    .into_iter()
                    .map(|token| {
                        let form = numbers.get(&token.form).copied().unwrap_or_else(|| {
                            let next = vocabulary.forms.len() as u32;
                            vocabulary.forms.push(token.form.clone());
                            numbers.insert(token.form, next);
                            languages.push(language);
                            next
                        });
                        if let Some(of_form) = languages.get_mut(form as usize) {
                            *of_form = language.min(*of_form);
                        }
                        Word { word: token.word, form, ends_clause: token.ends_clause }
                    })
                    .collect(),
                ..IndexedParagraph::default()
            });
            letters.push(passages.collect());
        }
        vocabulary.find_families(&families, &languages);
        vocabulary.find_common(&letters, weights);
        (vocabulary, letters)
    }

    fn find_families(&mut self, families: &Families, languages: &[usize]) {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        for (form, language) in self.forms.iter().zip(languages) {
            let next = numbers.len() as u32;
            self.family_of.push(*numbers.entry(families.key_in(form, *language)).or_insert(next));
        }
        self.is_common = vec![false; numbers.len()];
    }

    fn find_common(&mut self, letters: &[Vec<IndexedParagraph>], weights: &Weights) {
        let mut passages_with = vec![0_u32; self.is_common.len()];
        let mut last_seen_in = vec![0_u32; self.is_common.len()];
        let mut passages = 0;
        for passage in letters.iter().flatten() {
            passages += 1;
            for word in &passage.words {
                let family = self.family_of[word.form as usize] as usize;
                if last_seen_in[family] != passages {
                    last_seen_in[family] = passages;
                    passages_with[family] += 1;
                }
            }
        }
        let limit = (weights.common_from * f64::from(passages)).max(f64::from(weights.common_least));
        self.is_common = passages_with.into_iter().map(|count| f64::from(count) >= limit).collect();
    }

    /// All folded forms, by number.
    pub(super) fn forms(&self) -> &[String] {
        &self.forms
    }

    /// Whether a term says too little to be named: common words, and phrases of nothing else.
    pub(super) fn is_common(&self, term: Feature) -> bool {
        let is_common = |family: u32| self.is_common[family as usize];
        match term {
            Feature::Word(family) => is_common(family),
            Feature::Phrase(first, second) => is_common(first) && is_common(second),
            Feature::Number(_) | Feature::Name(_) | Feature::Theme(_) | Feature::Beside(_) => false,
        }
    }

    fn family(&self, word: &Word) -> u32 {
        self.family_of[word.form as usize]
    }

    /// Words that follow each other without a clause ending between them.
    fn neighbours(passage: &IndexedParagraph) -> impl Iterator<Item = (&Word, &Word)> {
        passage.words.iter().zip(passage.words.iter().skip(1)).filter(|(first, _)| !first.ends_clause)
    }

    /// The words, numbers and phrases of a passage, one entry an occurrence.
    pub(super) fn terms(&self, passage: &IndexedParagraph) -> Vec<Feature> {
        let words = passage.words.iter().map(|word| {
            let is_number = self.forms[word.form as usize].starts_with(|first: char| first.is_ascii_digit());
            if is_number { Feature::Number(self.family(word)) } else { Feature::Word(self.family(word)) }
        });
        let phrases = Self::neighbours(passage);
        words.chain(phrases.map(|(first, second)| Feature::Phrase(self.family(first), self.family(second)))).collect()
    }

    /// Where the words of a term stand in a passage.
    pub(super) fn places(&self, passage: &IndexedParagraph, term: Feature) -> Vec<WordRange> {
        let mut places = Vec::new();
        match term {
            Feature::Word(family) | Feature::Number(family) => {
                let same = passage.words.iter().filter(|word| self.family(word) == family);
                places.extend(same.map(|word| WordRange { first: word.word, last: word.word }));
            }
            Feature::Phrase(first, second) => {
                let same = Self::neighbours(passage)
                    .filter(|(one, other)| (self.family(one), self.family(other)) == (first, second));
                places.extend(same.map(|(one, other)| WordRange { first: one.word, last: other.word }));
            }
            Feature::Name(name) => {
                places.extend(passage.names.iter().filter(|(one, _)| *one == name).map(|(_, words)| *words));
            }
            Feature::Theme(_) | Feature::Beside(_) => {}
        }
        places
    }

    /// The words of a stretch of a passage, folded, joined by blanks.
    pub(super) fn text(&self, passage: &IndexedParagraph, range: WordRange) -> String {
        let words = passage.words.iter().filter(|word| (range.first..=range.last).contains(&word.word));
        words.map(|word| self.forms[word.form as usize].as_str()).collect::<Vec<_>>().join(" ")
    }
}
