//! Addresses of words in a letter: `p12:3-25~a1b2c3d4`, across parts `p12:40-p13:6`.
//!
//! Start with [`WordAddress`]. Words are counted from 1 in the reading text of their part (`crate::words`). Reading and
//! writing an address needs no letter; whether it still says what it said is the business of
//! [`resolve`](super::resolve()).

use std::{fmt, str::FromStr};

use corpus::WordRange;

/// One word of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WordPosition {
    /// Id of the part.
    pub part: String,
    /// The word of its reading text, from 1.
    pub word: u32,
}

/// Words of one letter, first to last, both included. Both may stand in the same part or in different ones; the order
/// of the parts is the letter's, and is not known here.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Words {
    /// The first word.
    pub first: WordPosition,
    /// The last word.
    pub last: WordPosition,
}

impl Words {
    /// Words of a single part.
    #[must_use]
    pub fn in_part(part: &str, words: WordRange) -> Self {
        let place = |word| WordPosition { part: part.to_owned(), word };
        Self { first: place(words.first), last: place(words.last) }
    }

    /// Whether they begin and end in the same part.
    #[must_use]
    pub fn is_within_part(&self) -> bool {
        self.first.part == self.last.part
    }

    /// The same words in the letter's own notation: `p12:3-25` or `p12:40-p13:6`, without a check.
    fn write(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last } = self;
        write!(out, "{}:{}", first.part, first.word)?;
        if !self.is_within_part() {
            write!(out, "-{}:{}", last.part, last.word)
        } else if first.word == last.word {
            Ok(())
        } else {
            write!(out, "-{}", last.word)
        }
    }
}

impl fmt::Display for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(out)
    }
}

/// An address of words, as it stands in `?at=`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WordAddress {
    /// The words.
    pub words: Words,
    /// What they were when the address was made ([`check`]); `None` where the address does not say.
    pub check: Option<u32>,
}

impl fmt::Display for WordAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words.write(out)?;
        if let Some(check) = self.check { write!(out, "~{check:08x}") } else { Ok(()) }
    }
}

/// Why a text is not an address of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordAddressError(String);

impl fmt::Display for WordAddressError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "“{}” is not a passage: write p12:3-25 or p12:40-p13:6, words counted from 1", self.0)
    }
}

impl std::error::Error for WordAddressError {}

impl FromStr for WordAddress {
    type Err = WordAddressError;

    fn from_str(text: &str) -> Result<Self, WordAddressError> {
        parse(text).ok_or_else(|| WordAddressError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<WordAddress> {
    let (words, check) = match text.split_once('~') {
        Some((words, digits)) => (words, parse_check(digits)?),
        None => (text, None),
    };
    let (part, rest) = words.split_once(':')?;
    let (first, last) = match rest.split_once('-') {
        None => (rest, None),
        Some((first, last)) => (first, Some(last)),
    };
    let first = word_place(part, first)?;
    let last = match last.map(|last| last.split_once(':').ok_or(last)) {
        None => first.clone(),
        Some(Ok((part, word))) => word_place(part, word)?,
        Some(Err(word)) => word_place(part, word)?,
    };
    let backwards = first.part == last.part && last.word < first.word;
    (!backwards).then_some(WordAddress { words: Words { first, last }, check })
}

fn word_place(part: &str, word: &str) -> Option<WordPosition> {
    let is_id =
        !part.is_empty() && part.chars().all(|character| character.is_alphanumeric() || "-_".contains(character));
    let word: u32 = digits(word)?.parse().ok()?;
    (is_id && word > 0).then(|| WordPosition { part: part.to_owned(), word })
}

/// Only digits: the standard library would also take a sign.
fn digits(text: &str) -> Option<&str> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

/// The check, `Some(None)` where it is cut, as some programs do with long addresses: the words are named all the same.
fn parse_check(text: &str) -> Option<Option<u32>> {
    let is_hexadecimal = text.len() <= 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hexadecimal.then(|| (text.len() == 8).then(|| u32::from_str_radix(text, 16).ok()).flatten())
}

/// The check of words: 32-bit FNV-1a (Fowler, Noll, Vo: offset basis 2166136261, prime 16777619) of the UTF-8 bytes of
/// the words, lower-cased, letters and digits only, joined by single spaces.
///
/// A word without any letter or digit, such as a dash standing alone, counts as a word of the address but adds nothing
/// here, not even a space; so a change of mere punctuation leaves every address valid. Vectors for other programs:
/// `tests/passage_vectors.tsv`.
#[must_use]
pub fn check<'a>(words: impl IntoIterator<Item = &'a str>) -> u32 {
    let mut hash = Hash::default();
    for word in words {
        hash.add_word(&normal_form(word));
    }
    hash.value
}

/// A word as the check sees it: lower-cased, letters and digits only; may be empty.
pub(super) fn normal_form(word: &str) -> String {
    word.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The check of the words added so far.
#[derive(Clone, Copy)]
pub(super) struct Hash {
    pub(super) value: u32,
    has_words: bool,
}

impl Default for Hash {
    fn default() -> Self {
        Self { value: 2_166_136_261, has_words: false }
    }
}

impl Hash {
    /// Adds a word in its [`normal_form`].
    pub(super) fn add_word(&mut self, normal: &str) {
        if normal.is_empty() {
            return;
        }
        if self.has_words {
            self.add_byte(b' ');
        }
        normal.bytes().for_each(|byte| self.add_byte(byte));
        self.has_words = true;
    }

    fn add_byte(&mut self, byte: u8) {
        self.value = (self.value ^ u32::from(byte)).wrapping_mul(16_777_619);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_forms_of_an_address_are_read_and_written_alike() {
        for text in
            ["p12:3-25~a1b2c3d4", "p12:40-p13:6", "p12:7", "heading:1-2~00000000", "frame-1:1-note_2:9~0badcafe"]
        {
            assert_eq!(text.parse::<WordAddress>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn redundant_forms_are_written_in_the_short_one() {
        assert_eq!("p1:3-3".parse::<WordAddress>().unwrap().to_string(), "p1:3");
        assert_eq!("p1:3-p1:9~ABCDEF01".parse::<WordAddress>().unwrap().to_string(), "p1:3-9~abcdef01");
        for cut in ["p1:3-9~", "p1:3-9~abc", "p1:3-9~abcdef0"] {
            assert_eq!(cut.parse::<WordAddress>().unwrap().to_string(), "p1:3-9", "{cut}");
        }
    }

    #[test]
    fn what_is_not_an_address_is_refused_with_a_remedy() {
        for text in [
            "",
            "p1",
            "p1:",
            ":1",
            "p1:0",
            "p1:5-4",
            "p1:+3",
            "p1:1-",
            "p1:1-p2",
            "p1:1~abcdef012",
            "p1:1~zzzzzzzz",
            "p 1:1",
        ] {
            let error = text.parse::<WordAddress>().unwrap_err();
            assert!(error.to_string().contains("write p12:3-25"), "{text}");
        }
    }

    #[test]
    fn the_check_knows_neither_case_nor_punctuation() {
        assert_eq!(check(["“You,", "–", "Mr.", "President"]), check(["you", "mr", "president"]));
        assert_ne!(check(["you", "mr"]), check(["youmr"]));
        assert_eq!(check(["–"]), check([]));
    }

    proptest! {
        #[test]
        fn nothing_in_an_address_can_panic(text in "[p0-9:~a-f\\-]{0,24}|\\PC{0,40}") {
            if let Ok(passage) = text.parse::<WordAddress>() {
                prop_assert_eq!(passage.to_string().parse::<WordAddress>(), Ok(passage));
            }
        }
    }
}
