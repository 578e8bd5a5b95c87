//! What each filter offers to choose from.
//!
//! Start with [`offered`]. Must not know what a reader has chosen.

use crate::{
    index::{PassageId, Passages},
    request::Filter,
};
use corpus::{Corpus, Correspondent, Entity, sort};
use std::collections::{BTreeMap, BTreeSet};
use text::{collate::Order, mentions::filing_key};

/// What offers are made of.
#[derive(Clone, Copy)]
pub(crate) struct Tables<'a> {
    /// All passages.
    pub passages: &'a Passages,
    /// The passages that mention an entity, by kind and index in its file.
    pub mentions: &'a [Vec<Vec<PassageId>>],
    /// The passages of each theme.
    pub themes: &'a [Vec<(PassageId, bool)>],
}

/// A choice that a filter offers.
#[derive(Clone, Debug)]
pub(crate) struct FilterValue {
    pub id: String,
    pub label: String,
    /// The passages that have it, in order.
    pub passages: Vec<PassageId>,
}

/// The passages of the letters that a filter looks at, by what it looks for in them.
fn by_letter(passages: &Passages, corpus: &Corpus, filter: Filter) -> BTreeMap<String, Vec<PassageId>> {
    let mut found: BTreeMap<String, Vec<PassageId>> = BTreeMap::new();
    let ids = |all: Vec<Correspondent>| all.iter().filter_map(|one| Some(one.entity()?.1.to_owned())).collect();
    for (letter, range) in corpus.letters.iter().zip(&passages.letters) {
        let ids: BTreeSet<String> = match filter {
            Filter::From => ids(letter.senders()),
            Filter::To => ids(letter.recipients()),
            _ => BTreeSet::from([letter.form.clone()]),
        };
        for id in ids {
            found.entry(id).or_default().extend(range.clone().map(PassageId));
        }
    }
    found
}

/// The choices of a filter: forms and themes in the order of their files, people and things by name; none without
/// passages but themes.
pub(crate) fn offered(tables: Tables, corpus: &Corpus, filter: Filter) -> Vec<FilterValue> {
    let order = Order::of_corpus(corpus);
    let of_entities = |entities: &[Entity], passages: &dyn Fn(usize, &Entity) -> Vec<PassageId>| -> Vec<FilterValue> {
        let found = entities.iter().enumerate().map(|(at, entity)| (entity, passages(at, entity)));
        let mut found: Vec<(&Entity, Vec<PassageId>)> = found.filter(|(_, passages)| !passages.is_empty()).collect();
        sort::by_cached_key(&mut found, |(entity, _)| filing_key(&order, entity));
        let offered = |(entity, passages): (&Entity, Vec<PassageId>)| FilterValue {
            id: entity.id.clone(),
            label: entity.name.clone(),
            passages,
        };
        found.into_iter().map(offered).collect()
    };
    let of_letters = || {
        let found = by_letter(tables.passages, corpus, filter);
        move |id: &str| found.get(id).cloned().unwrap_or_default()
    };
    match filter {
        // Bodies write and are written to as well, and have a name that no person has.
        Filter::From | Filter::To => {
            let of_letters = of_letters();
            let registers = [&corpus.people, &corpus.organisations].into_iter();
            registers.flat_map(|register| of_entities(register, &|_, one| of_letters(&one.id))).collect()
        }
        Filter::Form => {
            let of_letters = of_letters();
            let forms = corpus.collection.forms.iter();
            let forms = forms.map(|form| (form.id.clone(), form.label.clone(), of_letters(&form.id)));
            forms.map(|(id, label, passages)| FilterValue { id, label, passages }).collect()
        }
        Filter::Theme => {
            let themes = corpus.themes.iter().zip(tables.themes);
            let themes = themes.map(|(theme, passages)| FilterValue {
                id: theme.id.clone(),
                label: theme.label.clone(),
                passages: passages.iter().map(|(passage, _)| *passage).collect(),
            });
            themes.collect()
        }
        Filter::Person | Filter::Place | Filter::Organisation | Filter::Term => {
            let Some(kind) = filter.kind() else { return Vec::new() };
            let lists = tables.mentions.get(kind as usize);
            of_entities(corpus.entities(kind), &|at, _| {
                lists.and_then(|lists| lists.get(at)).cloned().unwrap_or_default()
            })
        }
    }
}
