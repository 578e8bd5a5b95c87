//! What the explorer does at each key press: the answer to what stands in the search field by then.
//!
//! Baseline: looking through every text for the words, without an index, a query language or an order. Measured with the
//! collection as it is and with a thousand letters made from it; with these also the costliest queries. Where `SEARCH_FILES` names a folder, both are written
//! there, for the comparison with other search engines.

mod costly;
mod figure;
mod generator;
mod measure;
mod typed;

use corpus::{Corpus, reading::reading_text};
use figure::Figure;
use knot_of_war::CORPUS_JSON;
use measure::{best_of, percentile_95};
use search::{Index, Request, answer};
use std::{env, error::Error, fs, path::PathBuf, time::Duration};

/// As many results are put in order as a page draws.
const DRAWN: usize = 50;
/// How often everything is typed.
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let corpus = Corpus::from_json(CORPUS_JSON)?;
    Figure {
        what: "search: making the index",
        time: best_of(20, || Index::build(&corpus)),
        baseline: Some(best_of(20, || folded(&corpus))),
        limit: None,
    }
    .print();
    keys("search: one key", &corpus, 8.0);
    let thousand = generator::collection_of(&corpus, 1000)?;
    if let Some(folder) = env::var_os("SEARCH_FILES").map(PathBuf::from) {
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("five.json"), CORPUS_JSON)?;
        fs::write(folder.join("thousand.json"), &thousand)?;
    }
    let thousand = Corpus::from_json(&thousand)?;
    keys("search: one key, 1,000 letters, 500,000 words", &thousand, 16.0);
    costliest("search: the costliest queries of 8 kB, 1,000 letters", &thousand);
    Ok(())
}

/// Of each of the costliest queries the time; printed is the worst.
fn costliest(what: &str, corpus: &Corpus) {
    let index = Index::build(corpus);
    let mut worst = Duration::ZERO;
    for q in costly::costly(&folded(corpus)) {
        let request = Request::query(&q);
        let time = best_of(ROUNDS, || answer(corpus, &index, &request, DRAWN));
        eprintln!("{:8.2} ms: {}", time.as_secs_f64() * 1000.0, q.chars().take(40).collect::<String>());
        worst = worst.max(time);
    }
    Figure { what, time: worst, baseline: None, limit: None }.print();
}

fn keys(what: &str, corpus: &Corpus, limit: f64) {
    let index = Index::build(corpus);
    let texts = folded(corpus);
    let requests: Vec<Request> = typed::typed().map(Request::query).collect();
    let time = percentile_95(&requests, ROUNDS, |request| answer(corpus, &index, request, DRAWN));
    let baseline = percentile_95(&requests, ROUNDS, |request| {
        let words: Vec<&str> = request.q.split(' ').collect();
        texts.iter().filter(|text| words.iter().all(|word| text.contains(word))).count()
    });
    Figure { what, time, baseline: Some(baseline), limit: Some(limit) }.print();
}

/// All reading texts in small letters.
fn folded(corpus: &Corpus) -> Vec<String> {
    let parts = corpus.letters.iter().flat_map(|letter| letter.parts.iter().map(move |part| (letter, part)));
    parts.map(|(letter, part)| reading_text(letter, part).to_lowercase()).collect()
}
