//! The words that an address names: which they are, and what became of them since the address was made.

use corpus::{Letter, Part, WordRange};
use site::LetterState;
use text::address::{
    resolve::{PartRange, Resolution, address, part_ranges, resolve},
    select,
    word_address::WordAddress,
};
use text::{Span, Version, compose};

/// The marked words of a letter, and what is to be said of them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MarkedWords {
    ranges: Vec<(String, WordRange)>,
    /// What became of the address; `None` if it names no words.
    pub notice: Option<String>,
    /// The words, with their check as they are now; `None` where there are none to be marked.
    pub passage: Option<WordAddress>,
}

impl MarkedWords {
    /// Reads the address of words in a letter's state and looks them up.
    #[must_use]
    pub fn of(letter: &Letter, state: &LetterState) -> Self {
        let Some(at) = &state.at else {
            return Self::default();
        };
        let Ok(passage) = at.parse::<WordAddress>() else {
            return Self { notice: Some(format!("“{at}” does not name words of a letter.")), ..Self::default() };
        };
        // Each message is short enough for two lines of a phone: so much room is kept for it.
        let resolution = resolve(letter, &passage);
        let ranges = resolution
            .words(&passage)
            .and_then(|words| part_ranges(letter, words).ok())
            .unwrap_or_default()
            .iter()
            .map(|PartRange { part, words }| (part.id.clone(), *words))
            .collect();
        let notice = match &resolution {
            Resolution::Unchanged => "The marked words are unchanged since this link was made.".to_owned(),
            Resolution::Unchecked => {
                "The words at this place now are marked; the link does not say what they were.".to_owned()
            }
            Resolution::Moved(_) => {
                "The words of this link have moved; they are marked where they stand now.".to_owned()
            }
            Resolution::TextDiffers => {
                "The text differs: other words stand here now than when the link was made.".to_owned()
            }
            Resolution::Missing(place) => {
                format!("The letter has no word {} in part {} any more.", place.word, place.part)
            }
        };
        let now = resolution.words(&passage).and_then(|words| address(letter, words.clone()));
        Self { ranges, notice: Some(notice), passage: now }
    }

    /// Where the marked words stand in one of the two texts of a part, in bytes.
    #[must_use]
    pub fn spans(&self, letter: &Letter, part: &Part, version: Version) -> Option<Span> {
        let (_, words) = self.ranges.iter().find(|(part_id, _)| *part_id == part.id)?;
        let words = match version {
            Version::Reading => *words,
            Version::Source => select::carry(letter, part, Version::Reading, *words)?,
        };
        text::span_of(&compose(letter, part, version).text, words)
    }

    /// The part in which the marked words begin.
    #[must_use]
    pub fn first_part(&self) -> Option<&str> {
        self.ranges.first().map(|(part_id, _)| part_id.as_str())
    }
}
