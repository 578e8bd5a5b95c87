//! The index: every passage of a collection, its words, and where each word stands.
//!
//! Start with [`Index::build`]. A *slot* is one token of one passage; slots are numbered through the whole collection,
//! passage after passage, with an empty slot between two passages, so that words of one phrase are neighbours by number
//! and words of different passages never are. After the slots of a passage's reading text come those of the source's
//! slips in it. Forms are numbered in alphabetical order. Must not know queries.

use std::{collections::HashMap, ops::Range};

use super::{bits::Bits, filters, passages, people::Correspondents, request::Filter, slips, weights::Weights};
use crate::{
    corpus::{Corpus, EntityKind, PartKind},
    text::{
        families::Families,
        fold::{Token, tokens},
    },
};

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
    length: u16,
    /// The word of the passage address, from 1.
    word: u16,
}

impl Slot {
    /// One past its last byte.
    pub fn end(&self) -> u32 {
        self.start + u32::from(self.length)
    }

    /// The word of the passage address that it is in, from 1.
    pub fn word(&self) -> u32 {
        u32::from(self.word)
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
    family_keys: Vec<(Box<str>, u32)>,
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
    /// Names that stand for one another.
    pub(super) names: super::names::Names,
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
        index
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

    /// How many passages, forms and tokens there are.
    #[must_use]
    pub fn size(&self) -> (usize, usize, usize) {
        (self.passages.len(), self.forms.len(), self.slots.len())
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

/// An index in the making.
#[derive(Default)]
pub(super) struct Builder {
    text: String,
    pub(super) passages: Vec<Passage>,
    slots: Vec<Slot>,
    forms: HashMap<String, u32>,
    compounds: Vec<(u32, Place)>,
    /// Slips of spelling: the form of the source, and the form that it stands for.
    misspelt: Vec<(u32, u32)>,
}

fn number(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

impl Builder {
    /// Adds a passage with its text and, if the source has slips in it, what the source has.
    pub(super) fn add(
        &mut self,
        letter: usize,
        anchor: &str,
        (kind, scope): (PassageKind, Scope),
        text: &str,
        slips: &slips::Slips,
    ) {
        let id = PassageId(number(self.passages.len()));
        let (text_start, first) = (number(self.text.len()), number(self.slots.len()));
        self.text.push_str(text);
        for token in tokens(text) {
            self.push_token(&token, text_start, id);
        }
        let main = number(self.slots.len());
        for run in &slips.runs {
            self.push_gap(id);
            for token in run {
                self.push_token(token, text_start, id);
            }
        }
        for (slip, meant) in &slips.misspelt {
            let pair = (self.intern(slip), self.intern(meant));
            self.misspelt.push(pair);
        }
        self.passages.push(Passage {
            letter,
            anchor: anchor.to_owned(),
            kind,
            scope,
            text: text_start..number(self.text.len()),
            slots: first..number(self.slots.len()),
            main,
        });
        self.push_gap(id);
    }

    fn push_token(&mut self, token: &Token, text_start: u32, passage: PassageId) {
        let slot = number(self.slots.len());
        if let Some(joined) = &token.joined {
            let form = self.intern(&joined.form);
            self.compounds.push((form, Place { slot, width: u32::from(joined.width) }));
        }
        let form = self.intern(&token.form);
        let start = text_start + number(token.span.start);
        let length = u16::try_from(token.span.end - token.span.start).unwrap_or(u16::MAX);
        let word = u16::try_from(token.word).unwrap_or(u16::MAX);
        self.slots.push(Slot { form, start, passage, length, word });
    }

    fn push_gap(&mut self, passage: PassageId) {
        let end = number(self.text.len());
        self.slots.push(Slot { form: NO_FORM, start: end, passage, length: 0, word: 0 });
    }

    fn intern(&mut self, form: &str) -> u32 {
        if let Some(&known) = self.forms.get(form) {
            return known;
        }
        let next = number(self.forms.len());
        self.forms.insert(form.to_owned(), next);
        next
    }

    fn finish(mut self, rules: Families, letters: Vec<Range<u32>>) -> Index {
        let mut forms: Vec<(String, u32)> = self.forms.drain().collect();
        forms.sort_unstable();
        let mut renumbered = vec![NO_FORM; forms.len()];
        for (new, (_, old)) in forms.iter().enumerate() {
            if let Some(place) = renumbered.get_mut(*old as usize) {
                *place = number(new);
            }
        }
        let new_number = |old: u32| renumbered.get(old as usize).copied().unwrap_or(NO_FORM);
        for slot in &mut self.slots {
            slot.form = new_number(slot.form);
        }
        for (form, _) in &mut self.compounds {
            *form = new_number(*form);
        }

        let (starts, places) = sort_places(&self.slots, &self.compounds, forms.len());
        let mut keys: Vec<String> = forms.iter().map(|(form, _)| rules.key(form)).collect();
        let is_in_a_reading_text = |form: u32| {
            let from = starts.get(form as usize).map_or(0, |start| *start as usize);
            let to = starts.get(form as usize + 1).map_or(places.len(), |start| *start as usize);
            places.get(from..to).unwrap_or_default().iter().any(|place| {
                let passage = self.slots.get(place.slot as usize).and_then(|slot| self.passages.get(slot.passage.at()));
                passage.is_some_and(|passage| place.slot < passage.main)
            })
        };
        for (slip, meant) in self.misspelt.iter().map(|&(slip, meant)| (new_number(slip), new_number(meant))) {
            if !is_in_a_reading_text(slip) {
                let key = keys.get(meant as usize).cloned();
                if let (Some(place), Some(key)) = (keys.get_mut(slip as usize), key) {
                    *place = key;
                }
            }
        }
        let (family_keys, family_of, families) = sort_families(&keys);
        let forms = forms
            .into_iter()
            .zip(family_of)
            .zip(&starts)
            .map(|(((text, _), family), &places)| Form {
                letters: letters_of(&text),
                text: text.into_boxed_str(),
                family,
                places,
            })
            .collect();

        let body = || self.passages.iter().filter(|passage| passage.scope == Scope::Body);
        let (count, total) =
            body().fold((0_u32, 0_u32), |(count, total), passage| (count + 1, total + passage.length()));
        let size = self.passages.len();
        let of_scope = |is_in: fn(Scope) -> bool| {
            let ids = (0..).map(PassageId).zip(&self.passages);
            Bits::of(size, ids.filter(|(_, passage)| is_in(passage.scope)).map(|(id, _)| id))
        };
        Index {
            plain: of_scope(|scope| scope != Scope::Apparatus),
            notes: of_scope(|scope| matches!(scope, Scope::SourceNote | Scope::Apparatus)),
            correspondents: Correspondents::default(),
            mean_length: if count == 0 { 1.0 } else { (total as f32 / count as f32).max(1.0) },
            text: self.text,
            passages: self.passages,
            letters,
            slots: self.slots,
            forms,
            places,
            family_keys,
            families,
            rules,
            weights: Weights::default(),
            mentions: Default::default(),
            offered: Vec::new(),
            themes: Vec::new(),
            theme_words: Vec::new(),
            names: super::names::Names::default(),
        }
    }
}

/// Which of the letters a–z a word has.
pub(super) fn letters_of(text: &str) -> u32 {
    text.bytes().filter(u8::is_ascii_lowercase).fold(0, |letters, byte| letters | 1 << (byte - b'a'))
}

/// Brings the places of each form together, in order: where each form's places begin, and all places.
fn sort_places(slots: &[Slot], compounds: &[(u32, Place)], forms: usize) -> (Vec<u32>, Vec<Place>) {
    let mut compounds = compounds.iter().peekable();
    let mut all: Vec<(u32, Place)> = Vec::with_capacity(slots.len());
    for (at, slot) in slots.iter().enumerate() {
        while let Some(compound) = compounds.next_if(|(_, place)| place.slot as usize <= at) {
            all.push(*compound);
        }
        if slot.form != NO_FORM {
            all.push((slot.form, Place { slot: number(at), width: 1 }));
        }
    }
    all.extend(compounds.copied());
    // Counting sort by form; within a form the order of the text stays.
    let mut next = vec![0_u32; forms];
    for (form, _) in &all {
        if let Some(count) = next.get_mut(*form as usize) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for place in &mut next {
        sum += std::mem::replace(place, sum);
    }
    let starts = next.clone();
    let mut places = vec![Place { slot: 0, width: 0 }; all.len()];
    for (form, place) in all {
        let Some(at) = next.get_mut(form as usize) else { continue };
        if let Some(free) = places.get_mut(*at as usize) {
            *free = place;
        }
        *at += 1;
    }
    (starts, places)
}

type FamilyTable = (Vec<(Box<str>, u32)>, Vec<u32>, Vec<Vec<u32>>);

/// Numbers the families: keys in order, the family of each form, the forms of each family.
fn sort_families(keys: &[String]) -> FamilyTable {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|&one, &other| keys.get(one).cmp(&keys.get(other)).then(one.cmp(&other)));
    let mut family_keys: Vec<(Box<str>, u32)> = Vec::new();
    let mut family_of = vec![0; keys.len()];
    let mut families: Vec<Vec<u32>> = Vec::new();
    for form in order {
        let Some(key) = keys.get(form) else { continue };
        if family_keys.last().is_none_or(|(last, _)| **last != **key) {
            family_keys.push((key.as_str().into(), number(families.len())));
            families.push(Vec::new());
        }
        if let (Some(of), Some(family)) = (family_of.get_mut(form), families.last_mut()) {
            *of = number(family_keys.len() - 1);
            family.push(number(form));
        }
    }
    (family_keys, family_of, families)
}
