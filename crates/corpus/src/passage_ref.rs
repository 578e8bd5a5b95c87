//! Places in letters: `1871-03-04-berg#p9`, `1871-03-04-berg#p9:3-25`.
//!
//! Words are counted from 1 in the reading text of their part (the counting itself is `corpus::words`). Must not know
//! whether a place exists: `validate` does.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Words of one part, first to last, both counted from 1 and included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordRange {
    /// First word, from 1.
    pub first: u32,
    /// Last word, included; never before the first.
    pub last: u32,
}

/// A part of a letter, or words in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PassageRef {
    /// The letter's id.
    pub letter: String,
    /// The part's id.
    pub part: String,
    /// The words meant; `None` for the whole part.
    pub words: Option<WordRange>,
}

/// Why a text is not a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageRefError(String);

impl fmt::Display for PassageRefError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "“{}” is not a place: write letter-id#p9 or letter-id#p9:3-25", self.0)
    }
}

impl std::error::Error for PassageRefError {}

impl FromStr for WordRange {
    type Err = PassageRefError;

    fn from_str(text: &str) -> Result<Self, PassageRefError> {
        let wrong = || PassageRefError(text.to_owned());
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let first: u32 = first.parse().map_err(|_| wrong())?;
        let last: u32 = last.parse().map_err(|_| wrong())?;
        if first == 0 || last < first {
            return Err(wrong());
        }
        Ok(Self { first, last })
    }
}

impl fmt::Display for WordRange {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(out, "{}", self.first)
        } else {
            write!(out, "{}-{}", self.first, self.last)
        }
    }
}

impl PassageRef {
    /// A whole part.
    #[must_use]
    pub fn part(letter: impl Into<String>, part: impl Into<String>) -> Self {
        Self { letter: letter.into(), part: part.into(), words: None }
    }
}

impl FromStr for PassageRef {
    type Err = PassageRefError;

    fn from_str(text: &str) -> Result<Self, PassageRefError> {
        let wrong = || PassageRefError(text.to_owned());
        let (letter, rest) = text.split_once('#').ok_or_else(wrong)?;
        let (part, words) = match rest.split_once(':') {
            Some((part, words)) => (part, Some(words.parse().map_err(|_| wrong())?)),
            None => (rest, None),
        };
        if letter.is_empty() || part.is_empty() {
            return Err(wrong());
        }
        Ok(Self { letter: letter.to_owned(), part: part.to_owned(), words })
    }
}

impl fmt::Display for PassageRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}#{}", self.letter, self.part)?;
        if let Some(words) = self.words { write!(out, ":{words}") } else { Ok(()) }
    }
}

impl Serialize for PassageRef {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PassageRef {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
