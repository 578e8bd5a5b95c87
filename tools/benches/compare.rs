//! What the comparison computes: once for the collection, and once for each pair that is opened.
//!
//! Baseline: going through all pairs of passages and counting the words that both have.

mod figure;
mod measure;

use std::collections::BTreeSet;

use compare::{Evidence, PairLinks, Side};
use corpus::{Corpus, Letter, reading::reading_text};
use figure::Figure;
use knot_of_war::CORPUS_JSON;
use measure::best_of;

fn main() -> Result<(), serde_json::Error> {
    let corpus = Corpus::from_json(CORPUS_JSON)?;
    let mut longest: Vec<usize> = (0..corpus.letters.len()).collect();
    longest.sort_by_key(|&at| corpus.letters.get(at).map_or(0, |letter| letter.parts.len()));
    let (Some(b), Some(a)) = (longest.pop(), longest.pop()) else { return Ok(()) };

    Figure {
        what: "compare: evidence for the whole collection",
        time: best_of(10, || Evidence::new(&corpus)),
        baseline: None,
        limit: None,
    }
    .print();
    let evidence = Evidence::new(&corpus);
    Figure {
        what: "compare: links of the two longest letters",
        time: best_of(20, || PairLinks::new(&corpus, &evidence, [(Side::A, a), (Side::B, b)])),
        baseline: Some(best_of(10, || shared_words(corpus.letters.get(a), corpus.letters.get(b)))),
        limit: None,
    }
    .print();
    Ok(())
}

fn shared_words(a: Option<&Letter>, b: Option<&Letter>) -> usize {
    let words = |letter: Option<&Letter>| -> Vec<BTreeSet<String>> {
        let parts = letter.into_iter().flat_map(|letter| letter.parts.iter().map(move |part| (letter, part)));
        parts
            .map(|(letter, part)| reading_text(letter, part).split_whitespace().map(str::to_lowercase).collect())
            .collect()
    };
    let (a, b) = (words(a), words(b));
    a.iter().flat_map(|left| b.iter().map(move |right| left.intersection(right).count())).sum()
}
