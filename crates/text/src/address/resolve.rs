//! What became of an address of words: unchanged, moved, or another text.
//!
//! Start with [`resolve`]; [`part_ranges`] says which words of which parts an address names, [`address`] makes one.
//! Must not guess: words are only ever pointed at when their check agrees.

use super::word_address::{Hash, WordAddress, WordPosition, Words, check, normal_form};
use crate::Span;
use corpus::stretch::Stretch as _;
use corpus::{Letter, Part, WordRange};

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
    Missing(WordPosition),
}

impl Resolution {
    /// The words that may be marked: those of the address or the place they have moved to. `None` where marking would
    /// point at other words.
    #[must_use]
    pub fn words<'a>(&'a self, passage: &'a WordAddress) -> Option<&'a Words> {
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
pub fn part_ranges<'a>(letter: &'a Letter, words: &Words) -> Result<Vec<PartRange<'a>>, WordPosition> {
    let position = |place: &WordPosition| letter.parts.iter().position(|part| part.id == place.part);
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
pub fn address(letter: &Letter, words: Words) -> Option<WordAddress> {
    let check = check_of(letter, &part_ranges(letter, &words).ok()?);
    Some(WordAddress { words, check: Some(check) })
}

/// Says what became of an address.
///
/// *Moved* is exactly one match of the same length elsewhere in the letter. An address across parts does not say how
/// long it is once its parts have changed: where the present length gives no match, every length is tried that begins
/// in one part and ends in a later one, up to [`SLACK`] words more than now.
#[must_use]
pub fn resolve(letter: &Letter, passage: &WordAddress) -> Resolution {
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
        let shortest = to_usize(last.word).saturating_add(1);
        found = search.across_parts(shortest, to_usize(length).max(shortest).saturating_add(SLACK));
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
    let texts: Vec<String> = ranges.iter().map(|range| crate::reading::reading_text(letter, range.part)).collect();
    let words = ranges.iter().zip(&texts).flat_map(|(range, text)| {
        let first = to_usize(range.words.first) - 1;
        let count = to_usize(range.words.last) - first;
        slices(text).skip(first).take(count)
    });
    check(words)
}

fn word_count(letter: &Letter, part: &Part) -> u32 {
    let count = crate::words(&crate::reading::reading_text(letter, part)).len();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn slices(text: &str) -> impl Iterator<Item = &str> {
    crate::words(text).into_iter().filter_map(|Span { start, end }| text.get(start..end))
}

fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// All words of a letter in order, to look for those with a known check.
struct Search {
    words: Vec<(WordPosition, String)>,
    expected: u32,
}

impl Search {
    fn new(letter: &Letter, expected: u32) -> Self {
        let mut words = Vec::new();
        for part in &letter.parts {
            let text = crate::reading::reading_text(letter, part);
            words.extend(
                (1..)
                    .zip(slices(&text))
                    .map(|(word, slice)| (WordPosition { part: part.id.clone(), word }, normal_form(slice))),
            );
        }
        Self { words, expected }
    }

    fn with_length(&self, length: usize) -> Vec<Words> {
        if length == 0 {
            return Vec::new();
        }
        let matches = |window: &&[(WordPosition, String)]| {
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
        for start in 0..=self.words.len().saturating_sub(shortest) {
            let rest = self.words.stretch(start..);
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

fn words_of(window: &[(WordPosition, String)]) -> Option<Words> {
    Some(Words { first: window.first()?.0.clone(), last: window.last()?.0.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::fixture;
    use corpus::{Inline, Text};

    fn letter() -> Letter {
        fixture::corpus().letters.swap_remove(0)
    }

    fn words(text: &str) -> Words {
        text.parse::<WordAddress>().unwrap().words
    }

    fn with_text(mut letter: Letter, part_id: &str, text: &str) -> Letter {
        let part = letter.parts.iter_mut().find(|part| part.id == part_id).unwrap();
        part.text = Text(vec![Inline::Words(text.to_owned())]);
        letter
    }

    #[test]
    fn an_address_made_of_a_text_finds_it_unchanged() {
        let letter = letter();
        for text in ["p2:1-3", "p2:4", "p1:3-p3:2", "frame1:1-signature:2"] {
            let passage = address(&letter, words(text)).unwrap();
            assert_eq!(resolve(&letter, &passage), Resolution::Unchanged, "{text}");
        }
    }

    #[test]
    fn words_that_stand_elsewhere_once_have_moved_there() {
        let letter = letter();
        let passage = address(&letter, words("p2:3-6")).unwrap();
        let edited = with_text(letter.clone(), "p2", "Then he said: \"The sea 'takes' all.\"");
        assert_eq!(resolve(&edited, &passage), Resolution::Moved(words("p2:4-7")));
        let elsewhere = with_text(with_text(letter, "p2", "Gone."), "p3", "Now: the sea takes all");
        assert_eq!(resolve(&elsewhere, &passage), Resolution::Moved(words("p3:2-5")));
    }

    #[test]
    fn words_that_stand_in_several_places_or_nowhere_are_not_pointed_at() {
        let letter = letter();
        let passage = address(&letter, words("p2:3-4")).unwrap();
        let twice = with_text(letter.clone(), "p2", "Oh he said: the sea and the sea");
        assert_eq!(resolve(&twice, &passage), Resolution::TextDiffers);
        let gone = with_text(letter, "p2", "Nothing left of it, not a word");
        assert_eq!(resolve(&gone, &passage), Resolution::TextDiffers);
        assert_eq!(Resolution::TextDiffers.words(&passage), None);
    }

    #[test]
    fn a_passage_across_parts_is_found_again_when_a_part_has_grown() {
        let letter = letter();
        let passage = address(&letter, words("p2:8-p3:2")).unwrap();
        let grown = with_text(letter, "p2", "And he said: \"The sea 'takes' all.\" I go & stay – always.");
        assert_eq!(resolve(&grown, &passage), Resolution::Moved(words("p2:9-p3:2")));
    }

    #[test]
    fn what_the_letter_does_not_have_is_named() {
        let letter = letter();
        let place = |part: &str, word| WordPosition { part: part.to_owned(), word };
        for (text, missing) in [
            ("p9:1-2~00000001", place("p9", 1)),
            ("p3:1-99~00000001", place("p3", 99)),
            ("p3:1-99", place("p3", 99)),
            ("p3:1-p2:1~00000001", place("p2", 1)),
            ("p1:1-p9:4294967295~00000001", place("p9", u32::MAX)),
        ] {
            assert_eq!(resolve(&letter, &text.parse().unwrap()), Resolution::Missing(missing), "{text}");
        }
    }

    #[test]
    fn an_address_without_a_check_says_that_it_is_unchecked() {
        assert_eq!(resolve(&letter(), &"p2:1-2".parse().unwrap()), Resolution::Unchecked);
    }
}
