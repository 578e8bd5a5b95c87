//! What each filter offers to choose from.
//!
//! Start with [`offered`]. Must not know what a reader has chosen.

use crate::{
    index::{PassageId, Passages},
    request::Filter,
};
use corpus::{Corpus, Correspondent, Entity, sort};
use text::mentions::filing_key;

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
pub(crate) struct Offered {
    pub id: String,
    pub label: String,
    /// The passages that have it, in order.
    pub passages: Vec<PassageId>,
}

fn is_called(one: &Correspondent, id: &str) -> bool {
    one.entity().is_some_and(|(_, of_one)| of_one == id)
}

/// The choices of a filter: forms and themes in the order of their files, people and things by name; none without
/// passages but themes.
pub(crate) fn offered(tables: Tables, corpus: &Corpus, filter: Filter) -> Vec<Offered> {
    let of_letters = |id: &str| -> Vec<PassageId> {
        let letters = corpus.letters.iter().zip(&tables.passages.letters);
        let letters = letters.filter(|(letter, _)| match filter {
            Filter::From => letter.senders().iter().any(|one| is_called(one, id)),
            Filter::To => letter.recipients().iter().any(|one| is_called(one, id)),
            _ => letter.form == id,
        });
        letters.flat_map(|(_, range)| range.clone()).map(PassageId).collect()
    };
    let of_entities = |entities: &[Entity], passages: &dyn Fn(usize, &Entity) -> Vec<PassageId>| -> Vec<Offered> {
        let mut sorted: Vec<(usize, &Entity)> = entities.iter().enumerate().collect();
        sort::by_cached_key(&mut sorted, |(_, entity)| filing_key(entity));
        let offered = sorted.into_iter().map(|(at, entity)| Offered {
            id: entity.id.clone(),
            label: entity.name.clone(),
            passages: passages(at, entity),
        });
        offered.filter(|offered| !offered.passages.is_empty()).collect()
    };
    match filter {
        // Bodies write and are written to as well, and have a name that no person has.
        Filter::From | Filter::To => [&corpus.people, &corpus.organisations]
            .into_iter()
            .flat_map(|register| of_entities(register, &|_, one| of_letters(&one.id)))
            .collect(),
        Filter::Form => {
            let forms = corpus.collection.forms.iter();
            let forms = forms.map(|form| (form.id.clone(), form.label.clone(), of_letters(&form.id)));
            forms.map(|(id, label, passages)| Offered { id, label, passages }).collect()
        }
        Filter::Theme => {
            let themes = corpus.themes.iter().zip(tables.themes);
            let themes = themes.map(|(theme, passages)| Offered {
                id: theme.id.clone(),
                label: theme.label.clone(),
                passages: passages.iter().map(|(passage, _)| *passage).collect(),
            });
            themes.collect()
        }
        _ => {
            let Some(kind) = filter.kind() else { return Vec::new() };
            let lists = tables.mentions.get(kind as usize);
            of_entities(corpus.entities(kind), &|at, _| {
                lists.and_then(|lists| lists.get(at)).cloned().unwrap_or_default()
            })
        }
    }
}
