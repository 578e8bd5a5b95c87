//! The two texts of a part, as flat strings with the piece that each stretch comes from.
//!
//! Start with [`compose`]. Views, search, passage addresses and exports all take their text from here, so that they
//! can never disagree about a word.

use super::{Inline, Letter, Part, Text, language, typography};

/// Which of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Version {
    /// To be read: additions in, deletions out, corrected (but where doubtful), expanded, regularised; dashes and
    /// quotation marks set.
    #[default]
    Reading,
    /// As transmitted: the source's words exactly, without its note and page marks; additions and deletions both.
    Source,
}

/// A part's text, flat.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Composed {
    /// The text.
    pub text: String,
    /// Which piece each stretch comes from: one run for every piece of the part, in order, covering `text` without
    /// gap or overlap. Pieces without words (note and page marks, deletions in the reading text) have empty runs.
    pub runs: Vec<Run>,
}

/// A stretch of a composed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Index of the piece in its text.
    pub piece: usize,
    /// First byte in the composed text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The runs of the pieces within it, of the text that [`shown_within`] gives; of a table's row, one run for each
    /// cell, whose own are those of its pieces.
    pub within: Vec<Run>,
}

/// The text within a piece that a version shows; nothing for pieces of plain words or without any, and for rows.
#[must_use]
pub fn shown_within(piece: &Inline, version: Version) -> Option<&Text> {
    match piece {
        Inline::Choice { old, new, .. } => Some(if version == Version::Reading { new } else { old }),
        Inline::Deleted { .. } if version == Version::Reading => None,
        Inline::Supplied { .. } if version == Version::Source => None,
        Inline::Row { .. } => None,
        other => other.texts().first().copied(),
    }
}

/// Composes one of the two texts of a part. `letter` is asked which corrections are applied.
#[must_use]
pub fn compose(letter: &Letter, part: &Part, version: Version) -> Composed {
    let mut writer = Writer { letter, version, raw: String::new(), keeps_lines: part.keeps_lines(), is_open: false };
    let mut runs = writer.text(&part.text);
    if writer.is_open {
        writer.raw.truncate(writer.raw.trim_end().len());
    }
    let raw = writer.raw;
    match version {
        Version::Source => {
            move_runs(&mut runs, &|at| at.min(raw.len()));
            Composed { text: raw, runs }
        }
        Version::Reading => {
            let marks = language::quotation_marks(part.lang.as_deref().or(letter.language.as_deref()));
            let set = typography::set(&raw, marks);
            // Where each character of the raw text comes to stand: both lists rise.
            let mut text = String::with_capacity(raw.len());
            let mut places: Vec<(usize, usize)> = Vec::with_capacity(set.len());
            for one in set {
                places.push((one.from, text.len()));
                text.push(one.shown);
            }
            let length = text.len();
            let place = |at: usize| {
                let next = places.partition_point(|(from, _)| *from < at);
                places.get(next).map_or(length, |(_, place)| *place)
            };
            move_runs(&mut runs, &place);
            Composed { text, runs }
        }
    }
}

/// The reading text of a part as a string.
#[must_use]
pub fn reading_text(letter: &Letter, part: &Part) -> String {
    compose(letter, part, Version::Reading).text
}

fn move_runs(runs: &mut [Run], place: &impl Fn(usize) -> usize) {
    for run in runs {
        (run.start, run.end) = (place(run.start), place(run.end));
        move_runs(&mut run.within, place);
    }
}

/// Writes the raw text, before dashes and quotation marks are set.
struct Writer<'a> {
    letter: &'a Letter,
    version: Version,
    raw: String,
    keeps_lines: bool,
    /// Something was left out here, or a line ended: the blanks on its two sides are to be one.
    is_open: bool,
}

impl Writer<'_> {
    fn text(&mut self, text: &Text) -> Vec<Run> {
        text.0.iter().enumerate().map(|(piece, inline)| self.piece(piece, inline)).collect()
    }

    fn piece(&mut self, piece: usize, inline: &Inline) -> Run {
        let start = self.raw.len();
        let mut within = Vec::new();
        let is_reading = self.version == Version::Reading;
        match inline {
            Inline::Words(words) => self.words(words),
            Inline::Brackets { text, .. } => self.words(text),
            Inline::Sic { sic, corr, correction } => {
                let applied = self.letter.applies(correction.as_deref());
                self.words(if is_reading && applied { corr } else { sic });
            }
            Inline::Deleted { .. } | Inline::Gap { .. } | Inline::Figure { .. } if is_reading => self.is_open = true,
            Inline::LineBreak { hyphen, .. } => self.line_break(hyphen.as_deref()),
            Inline::Item { item } => {
                self.separate('\n');
                within = self.text(item);
            }
            Inline::Row { row } => {
                for (cell, text) in row.iter().enumerate() {
                    self.separate(if cell == 0 { '\n' } else { '\t' });
                    let start = self.raw.len();
                    let within_cell = self.text(text);
                    within.push(Run { piece: cell, start, end: self.raw.len(), within: within_cell });
                }
            }
            other => {
                if let Some(text) = shown_within(other, self.version) {
                    within = self.text(text);
                }
            }
        }
        Run { piece, start, end: self.raw.len(), within }
    }

    fn words(&mut self, words: &str) {
        let closes = self.is_open && (self.raw.is_empty() || self.raw.ends_with(char::is_whitespace));
        let words = if closes { words.trim_start() } else { words };
        self.raw.push_str(words);
        self.is_open = self.is_open && words.is_empty();
    }

    /// Sets off an item, a row or a cell from what stands before it.
    fn separate(&mut self, by: char) {
        if !self.raw.is_empty() {
            self.raw.push(by);
        }
    }

    fn line_break(&mut self, hyphen: Option<&str>) {
        if self.version == Version::Source {
            self.raw.push_str(hyphen.unwrap_or_default());
            self.raw.push('\n');
        } else if hyphen.is_none() {
            if self.keeps_lines {
                self.raw.push('\n');
            } else if !self.raw.is_empty() && !self.raw.ends_with(char::is_whitespace) {
                self.raw.push(' ');
            }
            self.is_open = true;
        }
    }
}
