//! The judged queries of the repository, on its own collection.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use corpus::Corpus;
use search::{Index, Request};

use crate::{collection::Query, measures::Figures};

/// The sets of `tests/queries`; the last five were never tuned on.
pub const SETS: [&str; 11] = [
    "judgements",
    "held_out",
    "further",
    "further_held_out",
    "unseen",
    "asked",
    "fresh",
    "independent",
    "places",
    "asked_held_out",
    "classroom",
];

/// The repository's own collection.
pub fn corpus(root: &Path) -> Result<Corpus> {
    let loaded = corpus::load::read_folder(&root.join("corpus"));
    loaded.problems.is_empty().then_some(loaded.corpus).context("the repository's collection is not whole")
}

/// Reads a set.
pub fn read(root: &Path, set: &str) -> Result<Vec<Query>> {
    let file = root.join("tests/queries").join(format!("{set}.tsv"));
    let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let queries = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [query, kind, passages] = cells[..] else { return None };
        let grades = passages.split_whitespace().filter_map(|passage| passage.split_once('='));
        let grades = grades.filter_map(|(passage, grade)| Some((passage.to_owned(), grade.parse().ok()?)));
        (kind != "absent").then(|| Query { text: query.to_owned(), grades: grades.collect() })
    });
    Ok(queries.collect())
}

/// How good the answers are to a set.
pub fn figures(corpus: &Corpus, index: &Index, queries: &[Query]) -> Figures {
    let listed: Vec<Vec<String>> = queries.iter().map(|query| listed(corpus, index, &query.text)).collect();
    Figures::of(queries, &listed)
}

/// The places that the page lists: passages found, then those with some of the words; where there are neither, those where
/// the ones named are meant otherwise.
fn listed(corpus: &Corpus, index: &Index, q: &str) -> Vec<String> {
    let answer = search::answer(corpus, index, &Request::query(q), 10);
    let some = answer.partial_matches.iter().flat_map(|some| &some.passages);
    let mut passages: Vec<_> = answer.passages.iter().chain(some).map(|found| found.passage).collect();
    if passages.is_empty() {
        passages.extend(answer.names.iter().flat_map(|named| &named.passages).map(|place| place.passage));
    }
    let places = passages.into_iter().filter_map(|id| {
        let passage = index.passage(id)?;
        Some(format!("{}#{}", corpus.letters.get(passage.letter)?.id, passage.anchor))
    });
    places.collect()
}
