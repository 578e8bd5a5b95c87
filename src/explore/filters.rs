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
use crate::corpus::{Corpus, Entity, PartialDate};

/// The passages with one choice of a filter.
pub(super) fn passages(index: &Index, corpus: &Corpus, filter: Filter, id: &str) -> Bits {
    let size = index.passages.len();
    match filter {
        Filter::From | Filter::To | Filter::Form => of_letters(index, |letter| {
            corpus.letters.get(letter).is_some_and(|letter| letter_value(filter, letter) == id)
        }),
        Filter::Theme => {
            let theme = corpus.themes.iter().position(|theme| theme.id == id).and_then(|at| index.themes.get(at));
            Bits::of(size, theme.into_iter().flatten().map(|(passage, _)| *passage))
        }
        _ => Bits::of(size, mentioning(index, corpus, filter, id).iter().copied()),
    }
}

fn letter_value(filter: Filter, letter: &crate::corpus::Letter) -> &str {
    match filter {
        Filter::From => &letter.sender,
        Filter::To => &letter.recipient,
        _ => &letter.form,
    }
}

fn mentioning<'a>(index: &'a Index, corpus: &Corpus, filter: Filter, id: &str) -> &'a [PassageId] {
    let found = filter.kind().and_then(|kind| {
        let at = corpus.entities(kind).iter().position(|entity| entity.id == id)?;
        index.mentions.get(kind as usize)?.get(at)
    });
    found.map_or(&[], Vec::as_slice)
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
                let with = passages(index, corpus, filter, &choice.id);
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
pub(super) fn facets(
    index: &Index,
    corpus: &Corpus,
    request: &Request,
    left: &Left,
    found: &Bits,
    of_passages: bool,
) -> Vec<Facet> {
    let facet = |filter: Filter| {
        let base = left.of(found, Some(filter));
        let in_letters = per_letter(index, &base);
        let count_letters = |is_in: &dyn Fn(usize) -> bool| -> u32 {
            let letters = in_letters.iter().enumerate().filter(|(letter, count)| **count > 0 && is_in(*letter));
            if of_passages {
                letters.map(|(_, count)| *count).sum()
            } else {
                u32::try_from(letters.count()).unwrap_or(u32::MAX)
            }
        };
        let count_passages = |passages: &mut dyn Iterator<Item = PassageId>| -> u32 {
            let mut letters: Vec<usize> = Vec::new();
            let mut count = 0;
            for passage in passages.filter(|passage| base.has(*passage)) {
                count += 1;
                letters.extend(index.passage(passage).map(|passage| passage.letter));
            }
            letters.dedup();
            if of_passages { count } else { u32::try_from(letters.len()).unwrap_or(u32::MAX) }
        };
        let option = |id: &str, label: &str, count: u32| FacetOption {
            id: id.to_owned(),
            label: label.to_owned(),
            count,
            state: state(request, filter, id),
        };
        let options = match filter {
            Filter::From | Filter::To | Filter::Form => {
                let labels = letter_choices(corpus, filter);
                let of = |letter: usize, id: &str| {
                    corpus.letters.get(letter).is_some_and(|letter| letter_value(filter, letter) == id)
                };
                labels.iter().map(|(id, label)| option(id, label, count_letters(&|letter| of(letter, id)))).collect()
            }
            Filter::Theme => {
                let themes = corpus.themes.iter().zip(&index.themes);
                themes
                    .map(|(theme, passages)| {
                        option(
                            &theme.id,
                            &theme.label,
                            count_passages(&mut passages.iter().map(|(passage, _)| *passage)),
                        )
                    })
                    .collect()
            }
            _ => mentioned(index, corpus, filter)
                .into_iter()
                .map(|(entity, passages)| {
                    option(&entity.id, &entity.name, count_passages(&mut passages.iter().copied()))
                })
                .collect(),
        };
        Facet { filter, options }
    };
    Filter::ALL.into_iter().map(facet).collect()
}

fn state(request: &Request, filter: Filter, id: &str) -> OptionState {
    match request.chosen(filter).iter().find(|choice| choice.id == id) {
        Some(choice) if choice.exclude => OptionState::Excluded,
        Some(_) => OptionState::Chosen,
        None => OptionState::Open,
    }
}

/// The writers, addressees or forms that letters have, with their labels.
fn letter_choices(corpus: &Corpus, filter: Filter) -> Vec<(String, String)> {
    let used = |id: &str| corpus.letters.iter().any(|letter| letter_value(filter, letter) == id);
    if filter == Filter::Form {
        let forms = corpus.collection.forms.iter().filter(|form| used(&form.id));
        return forms.map(|form| (form.id.clone(), form.label.clone())).collect();
    }
    let mut people: Vec<&Entity> = corpus.people.iter().filter(|person| used(&person.id)).collect();
    people.sort_by(|one, other| one.sort_name.cmp(&other.sort_name));
    people.into_iter().map(|person| (person.id.clone(), person.name.clone())).collect()
}

/// The entities that passages mention, by name, with those passages.
fn mentioned<'a>(index: &'a Index, corpus: &'a Corpus, filter: Filter) -> Vec<(&'a Entity, &'a [PassageId])> {
    let Some(kind) = filter.kind() else { return Vec::new() };
    let passages = index.mentions.get(kind as usize).map_or(&[][..], Vec::as_slice);
    let mut entities: Vec<(&Entity, &[PassageId])> =
        corpus.entities(kind).iter().zip(passages).map(|(entity, passages)| (entity, passages.as_slice())).collect();
    entities.retain(|(_, passages)| !passages.is_empty());
    entities.sort_by(|(one, _), (other, _)| one.sort_name.cmp(&other.sort_name));
    entities
}

/// How many of the passages each letter has.
pub(super) fn per_letter(index: &Index, passages: &Bits) -> Vec<u32> {
    let mut counts = vec![0; index.letters.len()];
    for passage in passages.iter().filter_map(|id| index.passage(id)) {
        if let Some(count) = counts.get_mut(passage.letter) {
            *count += 1;
        }
    }
    counts
}
