//! Every filter with the counts of its choices.
//!
//! Start with [`facets`].

use crate::{
    answer::{Facet, FacetOption, OptionState},
    index::{Index, offers::FilterValue, passage_set::PassageSet},
    matching::filtered::Filtered,
    request::{Filter, Request},
};

/// All filters with the counts of their choices: passages, or letters.
pub(crate) fn facets(
    index: &Index,
    request: &Request,
    left: &Filtered,
    found: &PassageSet,
    of_passages: bool,
) -> Vec<Facet> {
    let facet = |(filter, offered): (Filter, &Vec<FilterValue>)| {
        let base = left.of(found, Some(filter));
        let option = |choice: &FilterValue| {
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
