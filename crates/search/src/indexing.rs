//! Makes an index: takes passages in, numbers their forms, and sorts places and families.
//!
//! Start with [`Builder::add`], then [`Builder::finish`]. Must not know what a letter is made of: `passages` does.

use std::{collections::HashMap, ops::Range, sync::OnceLock};

use super::{
    bits::Bits,
    index::{Form, Index, NO_FORM, Passage, PassageId, PassageKind, Place, Scope, Slot, letters_of, number},
    names::Names,
    people::Correspondents,
    remarks::Remarks,
    slips,
    synonyms::LookedFor,
    topics::Topics,
    weights::Weights,
};
use text::{
    families::Families,
    fold::{Token, tokens},
};

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

    /// The index of all that was added. `letters`: the passages of each letter.
    pub(super) fn finish(mut self, rules: Families, letters: Vec<Range<u32>>) -> Index {
        let mut forms: Vec<(String, u32)> = self.forms.drain().collect();
        forms.sort();
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
            topics: Topics::default(),
            remarks: Remarks::default(),
            related: OnceLock::new(),
            names: Names::default(),
            looked_for: LookedFor::default(),
        }
    }
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
