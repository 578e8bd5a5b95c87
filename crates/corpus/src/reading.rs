//! The two texts of a part, as flat strings with the piece that each stretch comes from.
//!
//! Start with [`compose`]. Views, search, passage addresses and exports all take their text from here, so that they
//! can never disagree about a word.

use super::{Correction, Inline, Letter, Part, typography};

/// Which of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Version {
    /// Corrections applied (not the doubtful ones), dashes and quotation marks set.
    #[default]
    Reading,
    /// The source's words exactly, without its note and page marks.
    Source,
}

/// A part's text, flat.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Composed {
    /// The text.
    pub text: String,
    /// Which piece each stretch comes from: one run for every piece of the part, in order, covering `text` without
    /// gap or overlap. Pieces without words (note and page marks) have empty runs.
    pub runs: Vec<Run>,
}

/// A stretch of a composed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Index of the piece in the part's text.
    pub piece: usize,
    /// First byte in the composed text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Composes one of the two texts of a part. `letter` is asked which corrections are applied.
#[must_use]
pub fn compose(letter: &Letter, part: &Part, version: Version) -> Composed {
    let mut raw = String::new();
    let mut starts = Vec::with_capacity(part.text.0.len());
    for piece in &part.text.0 {
        starts.push(raw.len());
        raw.push_str(words_of(letter, piece, version));
    }
    match version {
        Version::Source => {
            let ends = starts.iter().skip(1).copied().chain([raw.len()]);
            let runs =
                starts.iter().zip(ends).enumerate().map(|(piece, (&start, end))| Run { piece, start, end }).collect();
            Composed { text: raw, runs }
        }
        Version::Reading => set_runs(&raw, &starts),
    }
}

/// The reading text of a part as a string.
#[must_use]
pub fn reading_text(letter: &Letter, part: &Part) -> String {
    compose(letter, part, Version::Reading).text
}

fn words_of<'a>(letter: &Letter, piece: &'a Inline, version: Version) -> &'a str {
    match (piece, version) {
        (_, Version::Source) => piece.source(),
        (Inline::Sic { sic, corr, correction }, Version::Reading) => {
            let applied = letter.correction(correction).is_some_and(Correction::is_applied);
            if applied { corr } else { sic }
        }
        (Inline::Supplied { supplied, .. }, Version::Reading) => supplied,
        (_, Version::Reading) => piece.source(),
    }
}

/// Sets the raw text and carries the pieces' boundaries over.
fn set_runs(raw: &str, starts: &[usize]) -> Composed {
    let mut text = String::with_capacity(raw.len());
    let mut runs: Vec<Run> = Vec::with_capacity(starts.len());
    let mut set = typography::set(raw).into_iter().peekable();
    for (piece, &start) in starts.iter().enumerate() {
        let end = starts.get(piece + 1).copied().unwrap_or(raw.len());
        let first = text.len();
        while let Some(one) = set.next_if(|one| one.from < end) {
            text.push(one.shown);
        }
        debug_assert!(start <= end);
        runs.push(Run { piece, start: first, end: text.len() });
    }
    text.extend(set.map(|one| one.shown));
    if let Some(last) = runs.last_mut() {
        last.end = text.len();
    }
    Composed { text, runs }
}
