//! What was found, as a file: all of it, each passage with its citation.

use crate::view::{PageContext, share::citing};
use citations::{CitedEdition, Style, Subject, cite};
use corpus::{Letter, WordRange};
use search::{self, Request, export};
use text::address::{Words, resolve};
use text::{Version, compose, words};

/// The kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultsFile {
    /// A table.
    Csv,
    /// A list of quotations.
    Markdown,
}

impl ResultsFile {
    /// The word shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Markdown => "Markdown",
        }
    }

    /// The ending of the file's name.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Markdown => "md",
        }
    }

    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
        }
    }
}

/// All results of a request.
#[must_use]
pub fn results(context: &PageContext, request: &Request, kind: ResultsFile) -> String {
    let corpus = &context.edition.corpus;
    let index = context.edition.index();
    let answer = search::answer(corpus, index, request, usize::MAX);
    let edition = citing(context);
    let cited = |letter: &Letter, anchor: &str| citation(&edition, letter, anchor);
    match kind {
        ResultsFile::Csv => export::csv(corpus, index, &answer, &cited),
        ResultsFile::Markdown => export::markdown(corpus, index, &answer, &cited),
    }
}

fn citation(edition: &CitedEdition, letter: &Letter, anchor: &str) -> String {
    let whole = letter.part(anchor).and_then(|part| {
        let count = words(&compose(letter, part, Version::Reading).text).len();
        let last = u32::try_from(count).ok()?;
        resolve::address(letter, Words::in_part(anchor, WordRange { first: 1, last }))
    });
    let subject = whole.as_ref().map_or(Subject::Letter(letter), |passage| Subject::Words(letter, passage));
    cite(edition, subject, Style::ChicagoNote).entry.plain()
}
