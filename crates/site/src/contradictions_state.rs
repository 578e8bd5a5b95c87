//! Which parallels the page of contradictions shows: `?to=berg,holm &theme= &kind=`.
//!
//! [`read`] and [`params`] are total. `to` takes one or two addressees, by short name or id; `theme` and `kind` may be
//! repeated, and any of them counts.

use compare::ParallelFilter;
use corpus::{Corpus, EntityKind, ParallelKind};

/// What is chosen, and what of the address had no meaning.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ContradictionsState {
    /// What is chosen.
    pub noted: ParallelFilter,
    /// What was ignored, as `name=value`.
    pub ignored: Vec<String>,
}

/// Reads the decoded parameters.
#[must_use]
pub fn read(corpus: &Corpus, params: &[(String, String)]) -> ContradictionsState {
    let mut state = ContradictionsState::default();
    let mut kinds: Vec<ParallelKind> = Vec::new();
    for (name, value) in params {
        let noted = &mut state.noted;
        let is_known = match name.as_str() {
            _ if value.is_empty() => matches!(name.as_str(), "to" | "theme" | "kind"),
            "to" => {
                let people: Option<Vec<String>> = value.split(',').map(|one| person(corpus, one)).collect();
                let people = people.filter(|people| noted.to.len() + people.len() <= 2);
                people.map(|people| noted.to.extend(people)).is_some()
            }
            "theme" => match corpus.theme(value) {
                Some(theme) if !noted.themes.contains(&theme.id) => {
                    noted.themes.push(theme.id.clone());
                    true
                }
                found => found.is_some(),
            },
            "kind" => match ParallelKind::from_id(value) {
                Some(kind) if !kinds.contains(&kind) => {
                    kinds.push(kind);
                    true
                }
                found => found.is_some(),
            },
            _ => false,
        };
        if !is_known {
            state.ignored.push(format!("{name}={value}"));
        }
    }
    if !kinds.is_empty() {
        state.noted.kinds = kinds;
    }
    state
}

/// The parameters that ask for this; what is as it is by default is left out.
#[must_use]
pub fn params(corpus: &Corpus, noted: &ParallelFilter) -> Vec<(String, String)> {
    let mut params = Vec::new();
    if !noted.to.is_empty() {
        let names: Vec<&str> = noted.to.iter().map(|id| short(corpus, id)).collect();
        params.push(("to".to_owned(), names.join(",")));
    }
    params.extend(noted.themes.iter().map(|theme| ("theme".to_owned(), theme.clone())));
    if noted.kinds != ParallelFilter::default().kinds {
        params.extend(noted.kinds.iter().map(|kind| ("kind".to_owned(), kind.id().to_owned())));
    }
    params
}

/// The person that a value means: an id, or a short name. Only those to whom there is a letter.
fn person(corpus: &Corpus, value: &str) -> Option<String> {
    let exact = corpus.entity(EntityKind::Person, value);
    let id = &exact.or_else(|| corpus.person(value))?.id;
    corpus.letters.iter().any(|letter| letter.recipient == *id).then(|| id.clone())
}

/// A person's short name where it leads back to him.
fn short<'a>(corpus: &'a Corpus, id: &'a str) -> &'a str {
    let handle = corpus.entity(EntityKind::Person, id).and_then(|person| person.handle.as_deref());
    handle.filter(|handle| corpus.entity(EntityKind::Person, handle).is_none_or(|other| other.id == id)).unwrap_or(id)
}
