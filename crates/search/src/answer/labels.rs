//! What names, choices and other queries are called and how much they find.
//!
//! Start with [`label`]. Must not know where a label stands.

use crate::{
    index::{Index, names},
    matching::{Search, filtered::Filtered},
    query::parse,
    request::Filter,
};
use corpus::Corpus;

/// What is shown for a choice of a filter.
#[must_use]
pub fn label(corpus: &Corpus, filter: Filter, id: &str) -> String {
    let found = match filter {
        Filter::Form => Some(corpus.collection.form_label(id)).filter(|label| !label.is_empty()),
        Filter::Theme => corpus.theme(id).map(|theme| theme.label.as_str()),
        Filter::From | Filter::To => corpus.person(id).map(|person| person.name.as_str()),
        Filter::Person | Filter::Place | Filter::Organisation | Filter::Term => {
            filter.kind().and_then(|kind| corpus.entity(kind, id)).map(|entity| entity.name.as_str())
        }
    };
    found.unwrap_or(id).to_owned()
}

/// The passages that a plain query finds, for the counts of suggested queries.
pub(crate) fn quick_count(corpus: &Corpus, index: &Index, q: &str, left: &Filtered) -> usize {
    let search = Search::run(index, corpus, parse::parse(index, corpus, q));
    left.of(&search.found, None).count()
}

/// The entity of a name.
pub(crate) fn entity(corpus: &Corpus, (kind, at): names::EntityRef) -> Option<&corpus::Entity> {
    corpus.entities(kind).get(at)
}
