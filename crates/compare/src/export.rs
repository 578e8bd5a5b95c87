//! A comparison as a file: CSV, Markdown, JSON.
//!
//! Start with [`ComparisonExport`]. The links are those that are shown, in the order given.

use serde::Serialize;

use super::{evidence::Evidence, links::Link, shared_evidence::SharedEvidence};
use corpus::{Corpus, reading::reading_text};
use text::decimal::decimals;
use text::escape;

/// What is exported.
#[derive(Clone, Copy)]
pub struct ComparisonExport<'c> {
    /// The collection.
    pub corpus: &'c Corpus,
    /// Its evidence, for the words of computed links.
    pub evidence: &'c Evidence,
    /// The links that are shown.
    pub links: &'c [&'c Link],
    /// Heading of the comparison.
    pub title: &'c str,
    /// Its citation; empty if there is none.
    pub citation: &'c str,
}

/// One link, flat.
#[derive(Serialize)]
struct Line {
    a: String,
    b: String,
    origin: &'static str,
    kind: Option<&'static str>,
    strength: Option<u8>,
    reason: String,
    score: f64,
    words: Vec<String>,
    a_text: String,
    b_text: String,
}

#[derive(Serialize)]
struct Document<'d> {
    title: &'d str,
    citation: &'d str,
    links: Vec<Line>,
}

impl ComparisonExport<'_> {
    /// A table, one link a line, with the text of both passages; UTF-8, commas, CRLF (RFC 4180).
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut csv =
            text::csv::head(&["a", "b", "origin", "kind", "strength", "reason", "score", "words", "a_text", "b_text"]);
        for line in self.lines() {
            let fields = [
                line.a,
                line.b,
                line.origin.to_owned(),
                line.kind.unwrap_or_default().to_owned(),
                line.strength.map(|strength| strength.to_string()).unwrap_or_default(),
                line.reason,
                decimals(line.score, 4),
                line.words.join("; "),
                line.a_text,
                line.b_text,
            ];
            csv.push_str(&text::csv::line(&fields));
        }
        csv
    }

    /// A document for reading: each link with its reason and both passages as quotations.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut text = format!("# {}\n", escape::markdown(self.title));
        for (link, line) in self.links.iter().zip(self.lines()) {
            let strength = line.strength.map(|strength| format!(", strength {strength}")).unwrap_or_default();
            text.push_str(&format!(
                "\n## {} / {}\n\n*{}{strength}.* {}\n\n> {}\n\n> {}\n",
                line.a,
                line.b,
                link.kind.map_or_else(|| link.origin.label(), |kind| kind.label()),
                escape::markdown(&line.reason),
                escape::markdown(&line.a_text),
                escape::markdown(&line.b_text),
            ));
        }
        if !self.citation.is_empty() {
            text.push_str(&format!("\n---\n\n{}\n", escape::markdown(self.citation)));
        }
        text
    }

    /// The same as data.
    #[must_use]
    pub fn to_json(&self) -> String {
        let document = Document { title: self.title, citation: self.citation, links: self.lines().collect() };
        // Strings and finite numbers only: there is nothing here that JSON cannot hold.
        serde_json::to_string_pretty(&document).unwrap_or_default()
    }

    fn lines(&self) -> impl Iterator<Item = Line> {
        self.links.iter().map(|link| {
            let place = |letter: usize, part_id: &str| format!("{}#{part_id}", self.corpus.letters[letter].id);
            let text = |letter: usize, part: usize| {
                let letter = &self.corpus.letters[letter];
                reading_text(letter, &letter.parts[part])
            };
            let shared = SharedEvidence::of(link, self.evidence);
            Line {
                a: place(link.left.letter, &link.left.part_id),
                b: place(link.right.letter, &link.right.part_id),
                origin: link.origin.id(),
                kind: link.kind.map(corpus::ParallelKind::id),
                strength: (link.strength > 0).then_some(link.strength),
                reason: link.reason.clone().unwrap_or_else(|| shared.sentence()),
                score: link.score.value(),
                words: shared.words_and_names(),
                a_text: text(link.left.letter, link.left.part),
                b_text: text(link.right.letter, link.right.part),
            }
        })
    }
}
