//! Takes passages in, numbers their forms, and sorts postings and families.
//!
//! Start with [`Postings::add`]; [`sort_forms`](Postings::sort_forms), [`sort_postings`](Postings::sort_postings) and
//! [`sort_families`] follow, once, in this order. Must not know what a letter is made of: `contents` does.

use corpus::stretch::Stretch as _;
use std::collections::HashMap;

use crate::index::{
    NO_FORM, Passage, PassageId, PassageKind, Passages, Posting, Scope, Slot, number, source_slips::SourceSlips,
};
use text::{
    fold::{Token, tokens},
    numerals,
};

/// Passages with their words.
#[derive(Default)]
pub(crate) struct Postings {
    pub text: String,
    pub passages: Passages,
    pub slots: Vec<Slot>,
    forms: HashMap<String, u32>,
    /// The language of what is being added, as its number in the families; that of most of the text is 0.
    pub language: usize,
    /// The language of each form: where texts in several have it, the one that most of the text is in.
    languages: Vec<usize>,
    /// Where the postings of each form begin, once they are sorted.
    starts: Vec<u32>,
    /// All postings, form after form, once they are sorted.
    pub postings: Vec<Posting>,
    compounds: Vec<(u32, Posting)>,
    /// SourceSlips of spelling: the form of the source, and the form that it stands for.
    misspelt: Vec<(u32, u32)>,
}

impl Postings {
    /// Adds a passage with its text and, if the source has slips in it, what the source has.
    pub(crate) fn add(
        &mut self,
        letter: usize,
        anchor: &str,
        (kind, scope): (PassageKind, Scope),
        text: &str,
        slips: &SourceSlips,
    ) {
        let id = PassageId(number(self.passages.len()));
        let (text_start, first) = (number(self.text.len()), number(self.slots.len()));
        self.text.push_str(text);
        let found = tokens(text);
        let forms: Vec<&str> = found.iter().map(|token| token.form.as_str()).collect();
        let mut read_to = 0;
        for (at, token) in found.iter().enumerate() {
            // A number in words is also found in digits.
            if at >= read_to
                && let Some((value, length)) = numerals::read(forms.stretch(at..))
            {
                let form = self.intern(&value.to_string());
                self.compounds.push((form, Posting { slot: number(self.slots.len()), width: number(length) }));
                read_to = at + length;
            }
            self.push_token(token, text_start, id);
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
        self.passages.all.push(Passage {
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
            self.compounds.push((form, Posting { slot, width: u32::from(joined.width) }));
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
            if let Some(language) = self.languages.get_mut(known as usize) {
                *language = self.language.min(*language);
            }
            return known;
        }
        let next = number(self.forms.len());
        self.languages.push(self.language);
        self.forms.insert(form.to_owned(), next);
        next
    }

    /// Numbers the forms in the order of the alphabet, and gives them.
    pub(crate) fn sort_forms(&mut self) -> Vec<String> {
        let mut forms: Vec<(String, u32)> = self.forms.drain().collect();
        forms.sort();
        let mut renumbered = vec![NO_FORM; forms.len()];
        for (new, (_, old)) in forms.iter().enumerate() {
            if let Some(place) = renumbered.get_mut(*old as usize) {
                *place = number(new);
            }
        }
        let new_number = |old: u32| renumbered.get(old as usize).copied().unwrap_or(NO_FORM);
        self.slots.iter_mut().for_each(|slot| slot.form = new_number(slot.form));
        self.compounds.iter_mut().for_each(|(form, _)| *form = new_number(*form));
        for (slip, meant) in &mut self.misspelt {
            (*slip, *meant) = (new_number(*slip), new_number(*meant));
        }
        self.languages =
            forms.iter().map(|(_, old)| self.languages.get(*old as usize).copied().unwrap_or_default()).collect();
        forms.into_iter().map(|(form, _)| form).collect()
    }

    /// The language of a form, once they are numbered.
    pub(crate) fn language_of(&self, form: usize) -> usize {
        self.languages.get(form).copied().unwrap_or_default()
    }

    /// Brings the postings of each form together, in the order of the text.
    pub(crate) fn sort_postings(&mut self, forms: usize) {
        (self.starts, self.postings) = sort_postings(&self.slots, &self.compounds, forms);
    }

    /// Where the postings of a form begin.
    pub(crate) fn start_of(&self, form: usize) -> u32 {
        self.starts.get(form).copied().unwrap_or_default()
    }

    /// Gives the slips of the source the families of the words that they stand for.
    pub(crate) fn join_slips(&self, keys: &mut [String]) {
        for &(slip, meant) in &self.misspelt {
            if self.is_in_a_reading_text(slip) {
                continue;
            }
            let key = keys.get(meant as usize).cloned();
            if let (Some(place), Some(key)) = (keys.get_mut(slip as usize), key) {
                *place = key;
            }
        }
    }

    fn is_in_a_reading_text(&self, form: u32) -> bool {
        let from = self.start_of(form as usize) as usize;
        let to = self.starts.get(form as usize + 1).map_or(self.postings.len(), |start| *start as usize);
        self.postings.stretch(from..to).iter().any(|place| {
            let passage = self.slots.get(place.slot as usize).and_then(|slot| self.passages.get(slot.passage));
            passage.is_some_and(|passage| place.slot < passage.main)
        })
    }
}

/// Brings the postings of each form together, in order: where each form's postings begin, and all postings.
fn sort_postings(slots: &[Slot], compounds: &[(u32, Posting)], forms: usize) -> (Vec<u32>, Vec<Posting>) {
    let mut compounds = compounds.iter().peekable();
    let mut all: Vec<(u32, Posting)> = Vec::with_capacity(slots.len());
    for (at, slot) in slots.iter().enumerate() {
        while let Some(compound) = compounds.next_if(|(_, place)| place.slot as usize <= at) {
            all.push(*compound);
        }
        if slot.form != NO_FORM {
            all.push((slot.form, Posting { slot: number(at), width: 1 }));
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
    let mut postings = vec![Posting { slot: 0, width: 0 }; all.len()];
    for (form, place) in all {
        let Some(at) = next.get_mut(form as usize) else { continue };
        if let Some(free) = postings.get_mut(*at as usize) {
            *free = place;
        }
        *at += 1;
    }
    (starts, postings)
}

pub(crate) type FamilyTable = (Vec<(Box<str>, u32)>, Vec<u32>, Vec<Vec<u32>>);

/// Numbers the families: keys in order, the family of each form, the forms of each family.
pub(crate) fn sort_families(keys: &[String]) -> FamilyTable {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|&one, &other| keys.get(one).cmp(&keys.get(other)));
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
