//! The content of `/data/parallels.json`: all links of the collection, in order of rank.
//!
//! Start with [`records`]. All editor's parallels come first, by strength, within one strength by score; then, for each
//! passage, its three best computed partners in each other letter besides those that the editor has joined to it, by score.
//! Ties go by place in the collection.

use corpus::sort;
use std::cmp::Reverse;

use serde::Serialize;

use super::{
    choice::Side,
    evidence::Evidence,
    links::{Link, LinkEnd, Origin, PairLinks},
    shared_evidence::SharedEvidence,
};
use corpus::{Corpus, Parallel, ParallelKind, PassageRef, WordRange};

/// In a collection of more letters than this, computed links are written down only for the pairs of letters that have an
/// editor's parallel: all pairs would be a file that nobody can load.
pub const ALL_PAIRS_UP_TO: usize = 12;

/// One entry of the file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    /// The lasting id of the editor's parallel, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The question that the two passages answer differently.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Its place among the contradictions, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<u16>,
    /// `letter-id#part`, of the letter that stands first in the collection.
    pub a: String,
    /// `letter-id#part`, of the other.
    pub b: String,
    /// `editor` or `computed`.
    pub origin: &'static str,
    /// The editor's kind; null for computed links.
    pub kind: Option<ParallelKind>,
    /// The editor's strength; null for computed links.
    pub strength: Option<u8>,
    /// Why; for computed links, what the passages share.
    pub reason: String,
    /// How much the passages resemble each other, 0 to 1.
    pub score: f64,
    /// The shared words, phrases and names that make the score, the weightiest first.
    pub words: Vec<String>,
    /// Places in third letters beside which the editor has put both passages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<String>,
    /// The words of `a` that are meant, `3-25`; absent for the whole part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a_words: Option<String>,
    /// The words of `b` that are meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub b_words: Option<String>,
}

/// The pairs of letters (by index) that are compared in files and prerendered: all in a small collection, otherwise those
/// with an editor's parallel. The letter that stands first in the collection comes first.
#[must_use]
pub fn pairs(corpus: &Corpus) -> Vec<(usize, usize)> {
    let count = corpus.letters.len();
    if count <= ALL_PAIRS_UP_TO {
        return (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b))).collect();
    }
    let mut pairs: Vec<(usize, usize)> = corpus
        .parallels
        .iter()
        .filter_map(|parallel| {
            let a = super::choice::index_of(corpus, &parallel.a.letter)?;
            let b = super::choice::index_of(corpus, &parallel.b.letter)?;
            Some((a.min(b), a.max(b)))
        })
        .collect();
    sort::natural(&mut pairs);
    pairs.dedup();
    pairs
}

/// All entries, in order of rank.
#[must_use]
pub fn records(corpus: &Corpus, evidence: &Evidence) -> Vec<Record> {
    let mut links: Vec<Link> = pairs(corpus)
        .into_iter()
        .flat_map(|(a, b)| PairLinks::all(corpus, evidence, [(Side::A, a), (Side::B, b)]).links)
        .collect();
    sort::by_key(&mut links, |link| {
        let place = (link.left.letter, link.left.part, link.right.letter, link.right.part);
        (link.origin, Reverse(link.strength), Reverse(link.score), place)
    });
    links.iter().map(|link| record(corpus, evidence, link)).collect()
}

/// The editor's parallel that a link is.
fn noted<'c>(corpus: &'c Corpus, link: &Link) -> Option<&'c Parallel> {
    let is =
        |end: &LinkEnd, place: &PassageRef| corpus.letters[end.letter].id == place.letter && end.part_id == place.part;
    corpus.parallels.iter().find(|parallel| {
        let (a, b) = (&parallel.a, &parallel.b);
        (is(&link.left, a) && is(&link.right, b)) || (is(&link.left, b) && is(&link.right, a))
    })
}

fn record(corpus: &Corpus, evidence: &Evidence, link: &Link) -> Record {
    let place = |letter: usize, part_id: &str| format!("{}#{part_id}", corpus.letters[letter].id);
    let shared = SharedEvidence::of(link, evidence);
    let parallel = (link.origin == Origin::Editor).then(|| noted(corpus, link)).flatten();
    let said = |text: &String| (!text.is_empty()).then(|| text.clone());
    Record {
        id: parallel.and_then(|parallel| said(&parallel.id)),
        question: parallel.and_then(|parallel| said(&parallel.question)),
        order: parallel.and_then(|parallel| parallel.order),
        a: place(link.left.letter, &link.left.part_id),
        b: place(link.right.letter, &link.right.part_id),
        origin: link.origin.id(),
        kind: link.kind,
        strength: (link.strength > 0).then_some(link.strength),
        reason: link.reason.clone().unwrap_or_else(|| shared.sentence()),
        score: link.score.value(),
        words: shared.words_and_names(),
        beside: shared.beside,
        a_words: link.left.words.as_ref().map(WordRange::to_string),
        b_words: link.right.words.as_ref().map(WordRange::to_string),
    }
}
