//! Which passages a filter's choices leave, and how many each further choice would.
//!
//! Choices of one filter are alternatives, filters hold together, and what is excluded goes in any case. The counts of
//! a filter's choices disregard what is chosen in that filter.

use super::{
    answer::{Facet, FacetOption, OptionState},
    bits::Bits,
    index::{Index, PassageId},
    request::{Filter, Request},
    search::is_within,
};
use corpus::{Corpus, Entity, PartialDate};

/// A choice that a filter offers.
#[derive(Clone, Debug)]
pub(super) struct Offered {
    pub id: String,
    pub label: String,
    /// The passages that have it, in order.
    pub passages: Vec<PassageId>,
}

/// The choices of a filter: forms and themes in the order of their files, people and things by name; none without
/// passages but themes.
pub(super) fn offered(index: &Index, corpus: &Corpus, filter: Filter) -> Vec<Offered> {
    let of_letters = |id: &str| -> Vec<PassageId> {
        let letters = corpus.letters.iter().zip(&index.letters);
        let letters = letters.filter(|(letter, _)| match filter {
            Filter::From => letter.sender == id,
            Filter::To => letter.recipient == id,
            _ => letter.form == id,
        });
        letters.flat_map(|(_, range)| range.clone()).map(PassageId).collect()
    };
    let of_entities = |entities: &[Entity], passages: &dyn Fn(usize, &Entity) -> Vec<PassageId>| -> Vec<Offered> {
        let mut sorted: Vec<(usize, &Entity)> = entities.iter().enumerate().collect();
        sorted.sort_by(|(_, one), (_, other)| one.sort_name.cmp(&other.sort_name));
        let offered = sorted.into_iter().map(|(at, entity)| Offered {
            id: entity.id.clone(),
            label: entity.name.clone(),
            passages: passages(at, entity),
        });
        offered.filter(|offered| !offered.passages.is_empty()).collect()
    };
    match filter {
        Filter::From | Filter::To => of_entities(&corpus.people, &|_, person| of_letters(&person.id)),
        Filter::Form => {
            let forms = corpus.collection.forms.iter();
            let forms = forms.map(|form| (form.id.clone(), form.label.clone(), of_letters(&form.id)));
            forms.map(|(id, label, passages)| Offered { id, label, passages }).collect()
        }
        Filter::Theme => {
            let themes = corpus.themes.iter().zip(&index.themes);
            let themes = themes.map(|(theme, passages)| Offered {
                id: theme.id.clone(),
                label: theme.label.clone(),
                passages: passages.iter().map(|(passage, _)| *passage).collect(),
            });
            themes.collect()
        }
        _ => {
            let Some(kind) = filter.kind() else { return Vec::new() };
            let lists = index.mentions.get(kind as usize);
            of_entities(corpus.entities(kind), &|at, _| {
                lists.and_then(|lists| lists.get(at)).cloned().unwrap_or_default()
            })
        }
    }
}

/// The passages with one choice of a filter.
pub(super) fn passages(index: &Index, filter: Filter, id: &str) -> Bits {
    let offered = index.offered.get(filter as usize).and_then(|choices| choices.iter().find(|choice| choice.id == id));
    Bits::of(index.passages.len(), offered.into_iter().flat_map(|choice| choice.passages.iter().copied()))
}

/// The passages of letters dated within a span.
pub(super) fn dated(index: &Index, corpus: &Corpus, first: Option<PartialDate>, last: Option<PartialDate>) -> Bits {
    of_letters(index, |letter| corpus.letters.get(letter).is_some_and(|letter| is_within(letter.date.iso, first, last)))
}

fn of_letters(index: &Index, is_in: impl Fn(usize) -> bool) -> Bits {
    let ranges = index.letters.iter().enumerate().filter(|(letter, _)| is_in(*letter)).map(|(_, range)| range.clone());
    Bits::of(index.passages.len(), ranges.flatten().map(PassageId))
}

/// What the filters of a request leave, each by itself.
pub(super) struct Left {
    /// By filter; `None` where nothing is chosen.
    each: Vec<Option<Bits>>,
    dates: Option<Bits>,
}

impl Left {
    /// Applies every filter of a request by itself.
    pub fn by(index: &Index, corpus: &Corpus, request: &Request) -> Self {
        let one = |filter: Filter| -> Option<Bits> {
            let chosen = request.chosen(filter);
            let mut left = Bits::all(index.passages.len());
            let mut kept = Bits::none(index.passages.len());
            for choice in chosen {
                let with = passages(index, filter, &choice.id);
                if choice.exclude { left.remove(&with) } else { kept.add(&with) }
            }
            if chosen.iter().any(|choice| !choice.exclude) {
                left.keep(&kept);
            }
            (!chosen.is_empty()).then_some(left)
        };
        let has_dates = request.after.is_some() || request.before.is_some();
        Self {
            each: Filter::ALL.into_iter().map(one).collect(),
            dates: has_dates.then(|| dated(index, corpus, request.after, request.before)),
        }
    }

    /// What all filters leave of some passages, but for one filter.
    pub fn of(&self, passages: &Bits, but: Option<Filter>) -> Bits {
        let mut left = passages.clone();
        for (filter, bits) in Filter::ALL.into_iter().zip(&self.each) {
            if let Some(bits) = bits.as_ref().filter(|_| Some(filter) != but) {
                left.keep(bits);
            }
        }
        if let Some(dates) = &self.dates {
            left.keep(dates);
        }
        left
    }

    /// What all filters but the dates leave.
    pub fn but_dates(&self, passages: &Bits) -> Bits {
        let mut left = passages.clone();
        self.each.iter().flatten().for_each(|bits| left.keep(bits));
        left
    }
}

/// All filters with the counts of their choices: passages, or letters.
pub(super) fn facets(index: &Index, request: &Request, left: &Left, found: &Bits, of_passages: bool) -> Vec<Facet> {
    let facet = |(filter, offered): (Filter, &Vec<Offered>)| {
        let base = left.of(found, Some(filter));
        let option = |choice: &Offered| {
            let passages = choice.passages.iter().filter(|passage| base.has(**passage));
            let count = if of_passages {
                passages.count()
            } else {
                let mut letters: Vec<usize> =
                    passages.filter_map(|passage| index.passage(*passage)).map(|passage| passage.letter).collect();
                letters.dedup();
                letters.len()
            };
            FacetOption {
                id: choice.id.clone(),
                label: choice.label.clone(),
                count: u32::try_from(count).unwrap_or(u32::MAX),
                state: state(request, filter, &choice.id),
            }
        };
        Facet { filter, options: offered.iter().map(option).collect() }
    };
    Filter::ALL.into_iter().zip(&index.offered).map(facet).collect()
}

fn state(request: &Request, filter: Filter, id: &str) -> OptionState {
    match request.chosen(filter).iter().find(|choice| choice.id == id) {
        Some(choice) if choice.exclude => OptionState::Excluded,
        Some(_) => OptionState::Chosen,
        None => OptionState::Open,
    }
}

/// How many of the passages each letter has.
pub(super) fn per_letter(index: &Index, passages: &Bits) -> Vec<u32> {
    index.letters.iter().map(|range| passages.count_within(range.clone())).collect()
}
