//! The index: every passage of a collection, its words, and where each word stands.
//!
//! Start with [`Index::build`]. A *slot* is one token of one passage; slots are numbered through the whole collection,
//! passage after passage, with an empty slot between two passages, so that words of one phrase are neighbours by number
//! and words of different passages never are. After the slots of a passage's reading text come those of the source's
//! slips in it. Forms are numbered in alphabetical order. Must not know queries.

use std::{ops::Range, sync::OnceLock};

use super::{
    bits::Bits, filters, indexing::Builder, passages, people::Correspondents, request::Filter, synonyms::LookedFor,
    topics::Topics, weights::Weights,
};
use corpus::{Corpus, EntityKind, PartKind};
use text::{families::Families, related::Related};

/// A passage, by its number in the collection: letters by date, parts in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct PassageId(pub u32);

impl PassageId {
    pub(super) fn at(self) -> usize {
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
    /// Catalogue summaries, this edition's notes, dossiers and reasons: found with `in:notes` only.
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
    pub(super) text: Range<u32>,
    /// Its slots; those from `main` on are the source's slips.
    pub(super) slots: Range<u32>,
    /// First slot after the reading text.
    pub(super) main: u32,
}

impl Passage {
    /// Number of tokens of its reading text.
    pub(super) fn length(&self) -> u32 {
        self.main - self.slots.start
    }
}

/// One token of one passage.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
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
pub(super) const NO_FORM: u32 = u32::MAX;

/// Where a form stands: at one slot, or as a compound over several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub slot: u32,
    pub width: u32,
}

/// A form of the letters.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub text: Box<str>,
    /// Number of its family.
    pub family: u32,
    /// Where its places begin in `Index::places`; they end where those of the next form begin.
    pub places: u32,
    /// Which letters a–z it has, a bit each: for finding similar forms quickly.
    pub letters: u32,
}

/// The index of a collection. Made once, at start.
#[derive(Debug)]
pub struct Index {
    pub(super) text: String,
    pub(super) passages: Vec<Passage>,
    /// The passages of each letter, by index of letter.
    pub(super) letters: Vec<Range<u32>>,
    pub(super) slots: Vec<Slot>,
    pub(super) forms: Vec<Form>,
    pub(super) places: Vec<Place>,
    /// The passages that a plain query is about: all but the apparatus.
    pub(super) plain: Bits,
    /// Notes and the apparatus.
    pub(super) notes: Bits,
    /// Who writes to whom.
    pub(super) correspondents: Correspondents,
    /// Family keys in order, each with its number.
    pub(super) family_keys: Vec<(Box<str>, u32)>,
    /// The forms of each family.
    pub(super) families: Vec<Vec<u32>>,
    pub(super) rules: Families,
    /// How much each sign of relevance counts.
    pub weights: Weights,
    /// Mean number of tokens of a body paragraph.
    pub(super) mean_length: f32,
    /// The passages that mention an entity, in the order of the collection, by kind and index in its file.
    pub(super) mentions: [Vec<Vec<PassageId>>; 4],
    /// What each filter offers, in the order of [`Filter::ALL`].
    pub(super) offered: Vec<Vec<filters::Offered>>,
    /// The passages of each theme, with whether they are mainly about it.
    pub(super) themes: Vec<Vec<(PassageId, bool)>>,
    /// The family keys of each theme's label and definition.
    pub(super) theme_words: Vec<passages::ThemeWords>,
    /// What passages are about in the editor's words.
    pub(super) topics: Topics,
    /// What the editor remarks on passages.
    pub(super) remarks: super::remarks::Remarks,
    /// Words of like meaning; made when a search first asks for them, which most never do.
    pub(super) related: OnceLock<Related>,
    /// Names that stand for one another.
    pub(super) names: super::names::Names,
    /// What the editor answers that the letters do not say.
    pub(super) looked_for: LookedFor,
}

impl Index {
    /// Makes the index. For 20,000 words a few milliseconds.
    #[must_use]
    pub fn build(corpus: &Corpus) -> Self {
        let rules = Families::english();
        let mut builder = Builder::default();
        let mut letters = Vec::with_capacity(corpus.letters.len());
        for (at, letter) in corpus.letters.iter().enumerate() {
            let first = builder.passages.len();
            passages::add_letter(&mut builder, corpus, at, letter);
            letters.push(number(first)..number(builder.passages.len()));
        }
        let mut index = builder.finish(rules, letters);
        index.mentions = EntityKind::ALL.map(|kind| passages::mentions(&index, corpus, kind));
        index.themes = corpus.themes.iter().map(|theme| passages::of_theme(&index, corpus, theme)).collect();
        index.theme_words = corpus.themes.iter().map(|theme| passages::words_of_theme(&index.rules, theme)).collect();
        index.offered = Filter::ALL.into_iter().map(|filter| filters::offered(&index, corpus, filter)).collect();
        index.correspondents = Correspondents::of(&index, corpus);
        index.names = super::names::Names::of(corpus);
        index.looked_for = LookedFor::of(&index.rules, corpus);
        index.topics = Topics::of(&index, corpus);
        index.remarks = super::remarks::Remarks::of(&index, corpus);
        index
    }

    /// The words of like meaning to those of a family.
    pub(super) fn like(&self, key: &str) -> Vec<&'static str> {
        self.related.get_or_init(|| Related::english(&self.rules)).of(&self.rules, key)
    }

    /// A passage by number. Numbers come from answers of the same index.
    #[must_use]
    pub fn passage(&self, id: PassageId) -> Option<&Passage> {
        self.passages.get(id.at())
    }

    /// The passage of a part, by index of letter and anchor.
    #[must_use]
    pub fn find(&self, letter: usize, anchor: &str) -> Option<PassageId> {
        let range = self.letters.get(letter)?.clone();
        range.map(PassageId).find(|&id| self.passage(id).is_some_and(|passage| passage.anchor == anchor))
    }

    /// The text of a passage: the reading text of a part, or the editor's words.
    #[must_use]
    pub fn text(&self, id: PassageId) -> &str {
        let range = self.passage(id).map_or(0..0, |passage| passage.text.start as usize..passage.text.end as usize);
        self.text.get(range).unwrap_or_default()
    }

    /// The line in which the editor says what a passage says, as a passage of its own.
    #[must_use]
    pub fn gist(&self, id: PassageId) -> Option<PassageId> {
        self.remarks.gist(id)
    }

    /// How many passages, forms and tokens there are.
    #[must_use]
    pub fn size(&self) -> (usize, usize, usize) {
        (self.passages.len(), self.forms.len(), self.slots.len())
    }

    /// The passages that mention each entity of a kind, by index in its file.
    pub(super) fn mentions_of(&self, kind: EntityKind) -> &[Vec<PassageId>] {
        self.mentions.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    pub(super) fn slot(&self, slot: u32) -> Option<&Slot> {
        self.slots.get(slot as usize)
    }

    /// Whether the slot belongs to a slip of the source.
    pub(super) fn is_slip(&self, slot: u32) -> bool {
        self.slot(slot).and_then(|slot| self.passage(slot.passage)).is_some_and(|passage| slot >= passage.main)
    }

    /// The places of a form, in order.
    pub(super) fn places(&self, form: u32) -> &[Place] {
        let start = self.forms.get(form as usize).map_or(0, |form| form.places as usize);
        let end = self.forms.get(form as usize + 1).map_or(self.places.len(), |form| form.places as usize);
        self.places.get(start..end).unwrap_or_default()
    }

    /// The number of a folded form.
    pub(super) fn form(&self, folded: &str) -> Option<u32> {
        self.forms.binary_search_by(|form| (*form.text).cmp(folded)).ok().map(number)
    }

    /// The forms of the family of a folded form; empty where the letters have none.
    pub(super) fn family(&self, folded: &str) -> &[u32] {
        let known = self.form(folded).and_then(|form| self.forms.get(form as usize)).map(|form| form.family);
        let family = known.or_else(|| {
            let key = self.rules.key(folded);
            let at = self.family_keys.binary_search_by(|(other, _)| (**other).cmp(&key)).ok()?;
            self.family_keys.get(at).map(|(_, family)| *family)
        });
        family.and_then(|family| self.families.get(family as usize)).map_or(&[], Vec::as_slice)
    }
}

/// Which of the letters a–z a word has.
pub(super) fn letters_of(text: &str) -> u32 {
    text.bytes().filter(u8::is_ascii_lowercase).fold(0, |letters, byte| letters | 1 << (byte - b'a'))
}

/// A number of a slot, form or passage: four billion are more than any collection has.
pub(super) fn number(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
