//! What the tests of this folder share.

use citations::CitedEdition;
use corpus::Corpus;
use knot_of_war::CORPUS_JSON;

/// The embedded collection.
pub fn collection() -> Corpus {
    Corpus::from_json(CORPUS_JSON).unwrap()
}

/// The edition of a collection as published at an address.
pub fn published(corpus: &Corpus) -> CitedEdition<'_> {
    CitedEdition { corpus, base: Some("https://letters.example.org/knot/"), accessed: "2027-02-03".parse().ok() }
}
