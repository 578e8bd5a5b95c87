//! What the application does once, before the first page: reading the embedded collection.
//!
//! Baseline: reading the same JSON without a model of it.

mod figure;
mod measure;

use corpus::Corpus;
use figure::Figure;
use knot_of_war::CORPUS_JSON;
use measure::best_of;

/// Of the 60 milliseconds that the start may take after the download, what is left to the collection.
const LIMIT: f64 = 20.0;

fn main() {
    Figure {
        what: "reading the collection",
        time: best_of(100, || Corpus::from_json(CORPUS_JSON)),
        baseline: Some(best_of(100, || serde_json::from_str::<serde_json::Value>(CORPUS_JSON))),
        limit: Some(LIMIT),
    }
    .print();
}
