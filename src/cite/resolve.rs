//! What became of an address of words: unchanged, moved, or another text.
//!
//! Start with [`resolve`]; [`part_ranges`] says which words of which parts an address names, [`address`] makes one.
//! Must not guess: words are only ever pointed at when their check agrees.

use super::passage::{Hash, Passage, WordPlace, Words, check, normal_form};
use crate::{
    corpus::{Letter, Part, WordRange},
    text::{self, Span},
};

/// What became of the words that an address names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// They are what they were.
    Unchanged,
    /// They are there, but the address carries no check, so that nobody can say whether they are the same.
    Unchecked,
    /// The same words now stand here, and nowhere else.
    Moved(Words),
    /// Other words stand there now, and the old ones are found nowhere or in several places.
    TextDiffers,
    /// The letter has no such part, or not so many words in it, and the words are found nowhere or in several places.
    Missing(WordPlace),
}

impl Resolution {
    /// The words that may be marked: those of the address or the place they have moved to. `None` where marking would
    /// point at other words.
    #[must_use]
    pub fn words<'a>(&'a self, passage: &'a Passage) -> Option<&'a Words> {
        match self {
            Self::Unchanged | Self::Unchecked => Some(&passage.words),
            Self::Moved(words) => Some(words),
            Self::TextDiffers | Self::Missing(_) => None,
        }
    }
}

/// Words of one part of a letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartRange<'a> {
    /// The part.
    pub part: &'a Part,
    /// Its words.
    pub words: WordRange,
}

/// Which words of which parts are named, in the order of the letter.
///
/// # Errors
/// With the end that the letter does not have. An end that comes before the beginning counts as missing.
pub fn part_ranges<'a>(letter: &'a Letter, words: &Words) -> Result<Vec<PartRange<'a>>, WordPlace> {
    let position = |place: &WordPlace| letter.parts.iter().position(|part| part.id == place.part);
    let first_part = position(&words.first).ok_or_else(|| words.first.clone())?;
    let last_part = position(&words.last).ok_or_else(|| words.last.clone())?;
    let mut ranges = Vec::new();
    for (index, part) in letter.parts.iter().enumerate().take(last_part + 1).skip(first_part) {
        let count = word_count(letter, part);
        let first = if index == first_part { words.first.word } else { 1 };
        let last = if index == last_part { words.last.word } else { count };
        if index == first_part && first > count {
            return Err(words.first.clone());
        }
        if index == last_part && last > count {
            return Err(words.last.clone());
        }
        if first <= last {
            ranges.push(PartRange { part, words: WordRange { first, last } });
        }
    }
    if ranges.is_empty() { Err(words.last.clone()) } else { Ok(ranges) }
}

/// The address of words as they are now, with their check; `None` where the letter does not have them.
#[must_use]
pub fn address(letter: &Letter, words: Words) -> Option<Passage> {
    let check = check_of(letter, &part_ranges(letter, &words).ok()?);
    Some(Passage { words, check: Some(check) })
}

/// Says what became of an address.
///
/// *Moved* is exactly one match of the same length elsewhere in the letter. An address across parts does not say how
/// long it is once its parts have changed: where the present length gives no match, every length is tried that begins
/// in one part and ends in a later one, up to [`SLACK`] words more than now.
#[must_use]
pub fn resolve(letter: &Letter, passage: &Passage) -> Resolution {
    let ranges = part_ranges(letter, &passage.words);
    let Some(expected) = passage.check else {
        return match ranges {
            Ok(_) => Resolution::Unchecked,
            Err(missing) => Resolution::Missing(missing),
        };
    };
    if ranges.as_ref().is_ok_and(|ranges| check_of(letter, ranges) == expected) {
        return Resolution::Unchanged;
    }
    let Words { first, last } = &passage.words;
    let length = if passage.words.is_within_part() {
        last.word.saturating_sub(first.word).saturating_add(1)
    } else {
        ranges.iter().flatten().map(|range| range.words.last - range.words.first + 1).sum()
    };
    let search = Search::new(letter, expected);
    let mut found = search.with_length(to_usize(length));
    if found.is_empty() && !passage.words.is_within_part() {
        found = search.across_parts(to_usize(last.word) + 1, to_usize(length.max(last.word)) + SLACK);
    }
    match (found.as_slice(), ranges) {
        ([only], _) => Resolution::Moved(only.clone()),
        (_, Ok(_)) => Resolution::TextDiffers,
        (_, Err(missing)) => Resolution::Missing(missing),
    }
}

/// How many words more than it has now a passage across parts may have had when its address was made.
pub const SLACK: usize = 100;

fn check_of(letter: &Letter, ranges: &[PartRange]) -> u32 {
    let texts: Vec<String> = ranges.iter().map(|range| text::reading::reading_text(letter, range.part)).collect();
    let words = ranges.iter().zip(&texts).flat_map(|(range, text)| {
        let first = to_usize(range.words.first) - 1;
        let count = to_usize(range.words.last) - first;
        slices(text).skip(first).take(count)
    });
    check(words)
}

fn word_count(letter: &Letter, part: &Part) -> u32 {
    let count = text::words(&text::reading::reading_text(letter, part)).len();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn slices(text: &str) -> impl Iterator<Item = &str> {
    text::words(text).into_iter().filter_map(|Span { start, end }| text.get(start..end))
}

fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// All words of a letter in order, to look for those with a known check.
struct Search {
    words: Vec<(WordPlace, String)>,
    expected: u32,
}

impl Search {
    fn new(letter: &Letter, expected: u32) -> Self {
        let mut words = Vec::new();
        for part in &letter.parts {
            let text = text::reading::reading_text(letter, part);
            words.extend(
                (1..).zip(slices(&text)).map(|(word, slice)| {
                    (WordPlace { part: part.id.clone(), word }, normal_form(slice))
                }),
            );
        }
        Self { words, expected }
    }

    fn with_length(&self, length: usize) -> Vec<Words> {
        if length == 0 {
            return Vec::new();
        }
        let matches = |window: &&[(WordPlace, String)]| {
            let mut hash = Hash::default();
            window.iter().for_each(|(_, normal)| hash.add_word(normal));
            hash.value == self.expected
        };
        self.words.windows(length).filter(matches).filter_map(words_of).collect()
    }

    /// Every stretch of `shortest` to `longest` words that begins in one part and ends in a later one. It begins and
    /// ends with a word that counts for the check, or one match would be found at several lengths.
    fn across_parts(&self, shortest: usize, longest: usize) -> Vec<Words> {
        let mut found = Vec::new();
        for start in 0..self.words.len() {
            let rest = self.words.get(start..).unwrap_or_default();
            if rest.first().is_none_or(|(_, normal)| normal.is_empty()) {
                continue;
            }
            let mut hash = Hash::default();
            for (at, (_, normal)) in rest.iter().take(longest).enumerate() {
                hash.add_word(normal);
                if hash.value == self.expected && at + 1 >= shortest && !normal.is_empty() {
                    found.extend(rest.get(..=at).and_then(words_of).filter(|words| !words.is_within_part()));
                }
            }
        }
        found
    }
}

fn words_of(window: &[(WordPlace, String)]) -> Option<Words> {
    Some(Words { first: window.first()?.0.clone(), last: window.last()?.0.clone() })
}
