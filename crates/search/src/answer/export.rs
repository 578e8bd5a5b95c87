//! The hits as files: CSV and Markdown, one passage a line, each with its citation.
//!
//! The citation comes from the caller: the search knows nothing of citing.

use crate::answer::excerpt::excerpt;
use crate::answer::{Answer, RankedPassage};
use crate::index::Index;
use corpus::{Corpus, Letter};
use text::{csv, escape};

/// Characters of a passage in an export.
const LENGTH: usize = 300;

/// Gives the citation of a passage, by letter and anchor.
pub type Cite<'a> = &'a dyn Fn(&Letter, &str) -> String;

/// What an export lists: the passages found; where none has all words, those with some.
fn listed(answer: &Answer) -> &[RankedPassage] {
    match &answer.partial_matches {
        Some(some) if answer.passages.is_empty() => &some.passages,
        _ => &answer.passages,
    }
}

/// The passages of an answer as CSV (RFC 4180), with a heading line.
#[must_use]
pub fn csv(corpus: &Corpus, index: &Index, answer: &Answer, cite: Cite) -> String {
    let mut out = csv::head(&["letter", "passage", "date", "text", "citation"]);
    for (letter, anchor, text) in rows(corpus, index, answer) {
        let date = letter.date.notation().unwrap_or_default();
        out.push_str(&csv::line(&[letter.id.as_str(), anchor, &date, &text, &cite(letter, anchor)]));
    }
    out
}

/// The passages of an answer as a Markdown list.
#[must_use]
pub fn markdown(corpus: &Corpus, index: &Index, answer: &Answer, cite: Cite) -> String {
    let mut out = String::new();
    for (letter, anchor, text) in rows(corpus, index, answer) {
        out.push_str(&format!("- “{}” — {}\n", escape::markdown(&text), escape::markdown(&cite(letter, anchor))));
    }
    out
}

fn rows<'a>(
    corpus: &'a Corpus,
    index: &'a Index,
    answer: &'a Answer,
) -> impl Iterator<Item = (&'a Letter, &'a str, String)> {
    listed(answer).iter().filter_map(move |found| {
        let passage = index.passage(found.passage)?;
        let shown = excerpt(index, answer, found.passage, LENGTH);
        let (before, after) = (if shown.cut_before { "… " } else { "" }, if shown.cut_after { " …" } else { "" });
        Some((corpus.letters.get(passage.letter)?, passage.anchor.as_str(), format!("{before}{}{after}", shown.text())))
    })
}
