//! What the explorer does at each key press: the answer to what stands in the search field by then.
//!
//! Baseline: looking through every text for the words, without an index, a query language or an order. Measured with the
//! collection as it is and with a thousand letters made of its paragraphs.

mod measure;

use knot_of_war::{
    CORPUS_JSON,
    corpus::{Corpus, Letter, PartKind, reading::reading_text},
    explore::{Index, Request, answer},
};
use measure::{Figure, best_of, percentile_95};

/// What is typed, letter by letter: plain words, a phrase, a question, patterns, a field, exclusion.
const TYPED: &[&str] = &[
    "trust",
    "\"the united states\"",
    "who proposed the missiles",
    "missil* -cuba",
    "kruschev~ OR kennedy",
    "\"trust states\"~8",
    "withdraw date:1962-11",
];
/// As many results are put in order as a page draws.
const DRAWN: usize = 50;
/// How often everything is typed.
const ROUNDS: usize = 5;

fn main() -> Result<(), serde_json::Error> {
    let corpus = Corpus::from_json(CORPUS_JSON)?;
    Figure {
        what: "search: making the index",
        time: best_of(20, || Index::build(&corpus)),
        baseline: Some(best_of(20, || folded(&corpus))),
        limit: None,
    }
    .print();
    keys("search: one key", &corpus, 8.0);
    keys("search: one key, 1,000 letters, 500,000 words", &thousand(&corpus), 16.0);
    Ok(())
}

fn keys(what: &str, corpus: &Corpus, limit: f64) {
    let index = Index::build(corpus);
    let texts = folded(corpus);
    let requests: Vec<Request> = typed().map(Request::query).collect();
    let time = percentile_95(&requests, ROUNDS, |request| answer(corpus, &index, request, DRAWN));
    let baseline = percentile_95(&requests, ROUNDS, |request| {
        let words: Vec<&str> = request.q.split(' ').collect();
        texts.iter().filter(|text| words.iter().all(|word| text.contains(word))).count()
    });
    Figure { what, time, baseline: Some(baseline), limit: Some(limit) }.print();
}

/// Everything that stands in the field while it is being typed.
fn typed() -> impl Iterator<Item = &'static str> {
    TYPED.iter().flat_map(|text| (1..=text.len()).map(|end| &text[..end]))
}

/// All reading texts in small letters.
fn folded(corpus: &Corpus) -> Vec<String> {
    let parts = corpus.letters.iter().flat_map(|letter| letter.parts.iter().map(move |part| (letter, part)));
    parts.map(|(letter, part)| reading_text(letter, part).to_lowercase()).collect()
}

/// A thousand letters of five hundred words or a little more, from the paragraphs of the collection over and over.
fn thousand(corpus: &Corpus) -> Corpus {
    let mut short: Vec<Letter> = Vec::new();
    for letter in &corpus.letters {
        let mut piece = Letter { parts: Vec::new(), ..letter.clone() };
        let mut words = 0;
        for part in letter.parts.iter().filter(|part| part.kind == PartKind::Paragraph) {
            words += reading_text(letter, part).split_whitespace().count();
            piece.parts.push(part.clone());
            if words >= 500 {
                short.push(piece.clone());
                piece.parts.clear();
                words = 0;
            }
        }
    }
    let numbered = short.iter().cycle().take(1000).enumerate();
    let letters = numbered.map(|(number, letter)| Letter { id: format!("{}-{number}", letter.id), ..letter.clone() });
    Corpus { letters: letters.collect(), ..corpus.clone() }
}
