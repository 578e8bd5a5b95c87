//! How the costs grow with the collection: 5, 50, 500 and 1,000 letters of five hundred words, made by the generator.
//!
//! Prints lines of its own: `growth`, what, unit, and a figure for each size.

mod generator;
mod measure;
mod typed;

use std::time::Duration;

use compare::{Evidence, PairLinks, Side};
use corpus::Corpus;
use knot_of_war::CORPUS_JSON;
use measure::{best_of, percentile_95};
use search::{Filter, Index, Request, answer};

const SIZES: [usize; 4] = [5, 50, 500, 1000];
/// As many results are put in order as a page draws.
const DRAWN: usize = 50;

/// What is measured at each size, in this order.
const ROWS: [&str; 6] = [
    "start: reading the collection",
    "start: making the index",
    "search: one key (95th percentile)",
    "filter: one choice more (95th percentile)",
    "compare: evidence for the whole collection",
    "compare: links of two letters",
];

fn main() -> Result<(), serde_json::Error> {
    let corpus = Corpus::from_json(CORPUS_JSON)?;
    let mut columns = Vec::new();
    for size in SIZES {
        columns.push(measured(&generator::collection_of(&corpus, size)?)?);
    }
    for (row, what) in ROWS.iter().enumerate() {
        let figures = columns.iter().map(|column| format!("{:.4}", column[row].as_secs_f64() * 1000.0));
        println!("growth\t{what}\tms\t{}", figures.collect::<Vec<_>>().join("\t"));
    }
    Ok(())
}

fn measured(json: &str) -> Result<[Duration; ROWS.len()], serde_json::Error> {
    let corpus = Corpus::from_json(json)?;
    let rounds = if corpus.letters.len() > 100 { 2 } else { 10 };
    let index = Index::build(&corpus);
    let requests: Vec<Request> = typed::typed().map(Request::query).collect();
    let choices: Vec<Request> = corpus
        .themes
        .iter()
        .map(|theme| {
            let mut request = Request::query("");
            request.choose(Filter::Theme, &theme.id, false);
            request
        })
        .collect();
    let evidence = Evidence::new(&corpus);
    Ok([
        best_of(rounds, || Corpus::from_json(json)),
        best_of(rounds, || Index::build(&corpus)),
        percentile_95(&requests, rounds, |request| answer(&corpus, &index, request, DRAWN)),
        percentile_95(&choices, rounds, |request| answer(&corpus, &index, request, DRAWN)),
        best_of(rounds, || Evidence::new(&corpus)),
        best_of(rounds, || PairLinks::new(&corpus, &evidence, [(Side::A, 0), (Side::B, 1)])),
    ])
}
