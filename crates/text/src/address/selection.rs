//! From what is selected in a letter to the words of an address, and from a paragraph to words chosen by key.
//!
//! Start with [`selected`] and [`Extent`]. Whichever text is shown, addresses count words of the reading text.

use super::{
    select::{byte_offset, carry, words_in},
    word_address::{WordPosition, Words},
};
use crate::{Span, Version, compose, words};
use corpus::{Letter, WordRange};

/// A stretch of the text of a part, as a browser counts: in UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelectedText<'a> {
    /// Id of the part.
    pub part: &'a str,
    /// First unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
}

/// The words that a selection touches: from the first of its first stretch to the last of its last. Stretches are of the
/// text shown and in the order of the letter; those without a word do not count. `None` where there is no word.
#[must_use]
pub fn selected(letter: &Letter, version: Version, stretches: &[SelectedText]) -> Option<Words> {
    let mut touched = stretches.iter().filter_map(|stretch| {
        let words = words_of(letter, version, stretch)?;
        Some((stretch.part, words))
    });
    let (first_part, first) = touched.next()?;
    let (last_part, last) = touched.next_back().unwrap_or((first_part, first));
    let place = |part: &str, word| WordPosition { part: part.to_owned(), word };
    Some(Words { first: place(first_part, first.first), last: place(last_part, last.last) })
}

fn words_of(letter: &Letter, version: Version, stretch: &SelectedText) -> Option<WordRange> {
    let part = letter.part(stretch.part)?;
    let text = compose(letter, part, version).text;
    let span = Span { start: byte_offset(&text, stretch.start), end: byte_offset(&text, stretch.end) };
    if span.start >= span.end {
        return None;
    }
    let words = words_in(&text, span)?;
    match version {
        Version::Reading => Some(words),
        Version::Source => carry(letter, part, Version::Source, words),
    }
}

/// One of the two ends of a stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Boundary {
    /// The first word.
    First,
    /// The last word.
    Last,
}

/// Words of a part while they are being chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// How many words the part has; at least 1.
    pub count: u32,
    /// Those that are chosen.
    pub words: WordRange,
}

impl Extent {
    /// All words of a part's reading text; `None` if it has none.
    #[must_use]
    pub fn whole(letter: &Letter, part_id: &str) -> Option<Self> {
        let text = compose(letter, letter.part(part_id)?, Version::Reading).text;
        let count = u32::try_from(words(&text).len()).ok()?;
        (count > 0).then_some(Self { count, words: WordRange { first: 1, last: count } })
    }

    /// Whether all words are chosen.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.words == WordRange { first: 1, last: self.count }
    }

    /// The word at an end.
    #[must_use]
    pub fn at(self, end: Boundary) -> u32 {
        match end {
            Boundary::First => self.words.first,
            Boundary::Last => self.words.last,
        }
    }

    /// The range within which an end can move: the ends never pass each other.
    #[must_use]
    pub fn limits(self, end: Boundary) -> (u32, u32) {
        match end {
            Boundary::First => (1, self.words.last),
            Boundary::Last => (self.words.first, self.count),
        }
    }

    /// The same with an end at another word, or as near to it as it can be.
    #[must_use]
    pub fn with(self, end: Boundary, word: u32) -> Self {
        let (least, most) = self.limits(end);
        let word = word.clamp(least, most);
        let words = match end {
            Boundary::First => WordRange { first: word, ..self.words },
            Boundary::Last => WordRange { last: word, ..self.words },
        };
        Self { words, ..self }
    }

    /// The same with an end moved by a number of words.
    #[must_use]
    pub fn moved(self, end: Boundary, by: i32) -> Self {
        self.with(end, self.at(end).saturating_add_signed(by))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::fixture;

    fn letter() -> Letter {
        fixture::corpus().letters.swap_remove(0)
    }

    fn words_selected(version: Version, stretches: &[(&str, usize, usize)]) -> Option<String> {
        let stretches: Vec<SelectedText> =
            stretches.iter().map(|&(part, start, end)| SelectedText { part, start, end }).collect();
        selected(&letter(), version, &stretches).map(|words| words.to_string())
    }

    #[test]
    fn a_selection_takes_every_word_it_touches_across_parts() {
        // He said: “The sea ‘takes’ all.” …
        assert_eq!(words_selected(Version::Reading, &[("p2", 4, 12)]).unwrap(), "p2:2-3");
        assert_eq!(words_selected(Version::Reading, &[("p2", 40, 60), ("p3", 0, 7)]).unwrap(), "p2:10-p3:2");
    }

    #[test]
    fn a_paragraph_that_the_selection_only_reaches_does_not_count() {
        assert_eq!(words_selected(Version::Reading, &[("p2", 0, 2), ("p3", 0, 0)]).unwrap(), "p2:1");
        assert_eq!(words_selected(Version::Reading, &[("p2", 2, 3)]), None);
        assert_eq!(words_selected(Version::Reading, &[]), None);
    }

    #[test]
    fn words_selected_in_the_source_are_named_by_those_of_the_reading_text() {
        // Source: I did riot wait-- you know … , reading: I did not wait—you know …
        assert_eq!(words_selected(Version::Source, &[("p1", 6, 10)]).unwrap(), "p1:3");
        assert_eq!(words_selected(Version::Source, &[("p1", 18, 21)]).unwrap(), "p1:5");
    }

    #[test]
    fn the_ends_of_an_extent_stay_in_the_part_and_never_pass_each_other() {
        let whole = Extent::whole(&letter(), "p3").unwrap();
        assert_eq!((whole.count, whole.words.to_string()), (4, "1-4".to_owned()));
        assert!(whole.is_whole());
        let shorter = whole.moved(Boundary::Last, -1).moved(Boundary::First, 9);
        assert_eq!(shorter.words.to_string(), "3");
        assert_eq!(shorter.moved(Boundary::Last, -5), shorter);
        assert_eq!(shorter.moved(Boundary::First, i32::MIN).moved(Boundary::Last, i32::MAX), whole);
        assert_eq!(shorter.limits(Boundary::First), (1, 3));
        assert_eq!(Extent::whole(&letter(), "p9"), None);
    }
}
