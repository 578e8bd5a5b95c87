//! What belongs beside a paragraph: its counterparts in all other letters.
//!
//! Start with [`CounterpartFinder::new`] (once for a letter), then [`CounterpartFinder::of`]; [`by_the_editor`] gives what can be had without
//! comparing words.

use corpus::sort;
use std::cmp::Reverse;

use super::{
    align::{PARTNERS, Score, ScoreTable},
    choice::{index_of, part_index},
    evidence::Evidence,
    links::Origin,
};
use corpus::{Corpus, ParallelKind, PassageRef, WordRange};

/// A passage of another letter that belongs beside the one being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counterpart {
    /// Index of the other letter.
    pub letter: usize,
    /// Index of the part in it.
    pub part: usize,
    /// The words meant there; `None` for the whole part.
    pub words: Option<WordRange>,
    /// The words meant in the passage being read; `None` for the whole part.
    pub own_words: Option<WordRange>,
    /// Who says so.
    pub origin: Origin,
    /// How they belong together; the editor's parallels only.
    pub kind: Option<ParallelKind>,
    /// 1 to 3 for the editor's parallels, 0 otherwise.
    pub strength: u8,
    /// Why; the editor's parallels only. For the others see [`Evidence::shared`].
    pub reason: Option<String>,
    /// How much the passages resemble each other.
    pub score: Score,
}

/// A letter set against all others.
pub struct CounterpartFinder<'c> {
    corpus: &'c Corpus,
    letter: usize,
    shown_from: f64,
    /// Its scores against each other letter.
    tables: Vec<(usize, ScoreTable)>,
}

impl<'c> CounterpartFinder<'c> {
    /// Compares a letter (by index) with all others.
    #[must_use]
    pub fn new(corpus: &'c Corpus, evidence: &Evidence, letter: usize) -> Self {
        let others = (0..corpus.letters.len()).filter(|other| *other != letter);
        Self {
            corpus,
            letter,
            shown_from: evidence.weights().shown_from,
            tables: others.map(|other| (other, evidence.align(letter, other))).collect(),
        }
    }

    /// The counterparts of a part in all other letters: the editor's by strength and score, then the computed ones from
    /// the threshold for pages upwards, by score, at most three for each letter; ties by place in the collection.
    #[must_use]
    pub fn of(&self, part_id: &str) -> Vec<Counterpart> {
        let own = self.corpus.letters.get(self.letter);
        let Some(part) = own.and_then(|own| part_index(own, part_id)) else {
            return Vec::new();
        };
        let mut found = self.by_the_editor(part_id, part);
        let known: Vec<(usize, usize)> = found.iter().map(|one| (one.letter, one.part)).collect();
        for (letter, table) in &self.tables {
            let partners = table
                .partners(part)
                .into_iter()
                .filter(|(other, score)| score.value() >= self.shown_from && !known.contains(&(*letter, *other)));
            found.extend(partners.take(PARTNERS).map(|(part, score)| Counterpart {
                letter: *letter,
                part,
                words: None,
                own_words: None,
                origin: Origin::Computed,
                kind: None,
                strength: 0,
                reason: None,
                score,
            }));
        }
        sort::by_key(&mut found, |one| (Reverse(one.strength), one.origin, Reverse(one.score), one.letter, one.part));
        found
    }

    /// The editor's parallels of a part, with the scores of their passages.
    fn by_the_editor(&self, part_id: &str, part: usize) -> Vec<Counterpart> {
        let mut found = by_the_editor(self.corpus, self.letter, part_id);
        for one in &mut found {
            let table = self.tables.iter().find(|(other, _)| *other == one.letter);
            one.score = table.map_or(Score::default(), |(_, table)| table.score(part, one.part));
        }
        found
    }
}

/// The editor's parallels of a part in all other letters, by strength, then by place in the collection. They need no
/// comparison of words, and carry no score.
#[must_use]
pub fn by_the_editor(corpus: &Corpus, letter: usize, part_id: &str) -> Vec<Counterpart> {
    let Some(own) = corpus.letters.get(letter) else {
        return Vec::new();
    };
    let is_here = |place: &PassageRef| place.letter == own.id && place.part == part_id;
    let parallels = corpus.parallels.iter().filter_map(|parallel| {
        let (own, other) = match (is_here(&parallel.a), is_here(&parallel.b)) {
            (true, _) => (&parallel.a, &parallel.b),
            (_, true) => (&parallel.b, &parallel.a),
            _ => return None,
        };
        let letter = index_of(corpus, &other.letter)?;
        Some(Counterpart {
            letter,
            part: part_index(corpus.letters.get(letter)?, &other.part)?,
            words: other.words,
            own_words: own.words,
            origin: Origin::Editor,
            kind: Some(parallel.kind),
            strength: parallel.strength,
            reason: Some(parallel.reason.clone()),
            score: Score::default(),
        })
    });
    let mut found: Vec<Counterpart> = parallels.collect();
    sort::by_key(&mut found, |one| (Reverse(one.strength), one.letter, one.part));
    found
}
