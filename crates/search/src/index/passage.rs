//! Passages and their words: what the index and everything above it names.
//!
//! Start with [`Passage`] and [`Slot`]. Must not know how an index is made or asked.

use std::ops::Range;

use corpus::PartKind;

/// A passage, by its number in the collection: letters by date, parts in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct PassageId(pub u32);

impl PassageId {
    pub(crate) fn at(self) -> usize {
        self.0 as usize
    }
}

/// Whose words a passage is, as far as search cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// A paragraph of a letter's body.
    Body,
    /// Heading, frame, dateline, salutation, closing, signature.
    Framing,
    /// A note of the source or its translator.
    SourceNote,
    /// Catalogue summaries, this edition's notes, dossiers and reasons: found with `in:notes`; summaries and notes also
    /// stand among passages with some of the words.
    Apparatus,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PassageKind {
    /// A part of a letter.
    Part(PartKind),
    /// The editor's reason for a correction.
    Correction,
    /// A statement of the dossier.
    Dossier,
    /// The editor's reason for a parallel.
    Parallel,
    /// What a passage says, in a line of the editor's.
    Gist,
}

/// A unit of search results.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Index in `corpus.letters`.
    pub letter: usize,
    /// Id of the element to go to: the part's id, a correction's, or `dossier`.
    pub anchor: String,
    /// What it is.
    pub kind: PassageKind,
    /// Whose words.
    pub scope: Scope,
    /// Where its text stands in the index's text, in bytes.
    pub(crate) text: Range<u32>,
    /// Its slots; those from `main` on are the source's slips.
    pub(crate) slots: Range<u32>,
    /// First slot after the reading text.
    pub(crate) main: u32,
}

impl Passage {
    /// Number of tokens of its reading text.
    pub(crate) fn length(&self) -> u32 {
        self.main - self.slots.start
    }
}

/// One token of one passage.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    /// Number of its form; [`NO_FORM`] between passages.
    pub form: u32,
    /// Where it stands in the index's text, in bytes.
    pub start: u32,
    /// Its passage.
    pub passage: PassageId,
    /// How many bytes it has.
    pub length: u16,
    /// The word of the passage address that it is in, from 1; the last that fits for words beyond.
    pub word: u16,
}

impl Slot {
    /// One past its last byte.
    pub fn end(&self) -> u32 {
        self.start + u32::from(self.length)
    }
}

/// The form of slots that divide passages and slips.
pub(crate) const NO_FORM: u32 = u32::MAX;

/// Where a form stands: at one slot, or as a compound over several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Posting {
    pub slot: u32,
    pub width: u32,
}

/// The passages of a collection.
#[derive(Debug, Default)]
pub(crate) struct Passages {
    pub all: Vec<Passage>,
    /// The passages of each letter, by index of letter.
    pub letters: Vec<Range<u32>>,
}

impl Passages {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// A passage by number.
    pub fn get(&self, id: PassageId) -> Option<&Passage> {
        self.all.get(id.at())
    }

    /// The passages of a letter.
    pub fn of_letter(&self, letter: usize) -> impl Iterator<Item = PassageId> + use<> {
        self.letters.get(letter).cloned().unwrap_or_default().map(PassageId)
    }

    /// The passage of a part, by index of letter and anchor.
    pub fn find(&self, letter: usize, anchor: &str) -> Option<PassageId> {
        self.of_letter(letter).find(|&id| self.get(id).is_some_and(|passage| passage.anchor == anchor))
    }
}

/// Which of the letters a–z a word has.
pub(crate) fn letters_of(text: &str) -> u32 {
    text.bytes().filter(u8::is_ascii_lowercase).fold(0, |letters, byte| letters | 1 << (byte - b'a'))
}

/// A number of a slot, form or passage: four billion are more than any collection has.
pub(crate) fn number(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
