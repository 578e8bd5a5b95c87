//! The hits of a search in one letter: where they are marked, how many there are, and the way from one to the next.
//!
//! Start with [`Hits::of`]. Each hit is drawn as a `mark` with its number in `data-hit`.

use yew::prelude::*;

use super::prose::Mark;
use crate::edition::Edition;
use crate::platform::page;
use crate::view::searchable::PREPARING;
use compare::links::step;
use corpus::{Letter, Part};
use search::{excerpt::PartHit, hits_in_letter};
use text::address::select;
use text::{Span, Version, compose};

/// The hits in one letter, in the order of its text. A search for nothing has none.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Hits {
    all: Vec<PartHit>,
    /// Whether the search cannot answer yet.
    is_due: bool,
}

impl Hits {
    /// Searches a letter, unless the search cannot answer yet.
    #[must_use]
    pub fn of(edition: &Edition, letter_id: &str, q: &str, is_searchable: bool) -> Self {
        if q.trim().is_empty() {
            return Self::default();
        }
        if !is_searchable {
            return Self { all: Vec::new(), is_due: true };
        }
        Self { all: hits_in_letter(&edition.corpus, edition.index(), q, letter_id), is_due: false }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// The first hit in a part, by number.
    #[must_use]
    pub fn first_in(&self, part_id: &str) -> Option<usize> {
        self.all.iter().position(|hit| hit.part == part_id)
    }

    /// The part with the first hit from a part on; if there is none so far down, with the first of all.
    #[must_use]
    pub fn first_part_from(&self, letter: &Letter, from: Option<&str>) -> Option<&str> {
        let place = |part_id: &str| letter.parts.iter().position(|part| part.id == part_id);
        let from = from.and_then(place);
        let mut parts = self.all.iter().map(|hit| hit.part.as_str());
        parts.clone().find(|part| place(part) >= from).or_else(|| parts.next())
    }

    /// What is marked in a part in one of its two texts, in bytes.
    #[must_use]
    pub fn marks(&self, letter: &Letter, part: &Part, version: Version) -> Vec<(Span, Mark)> {
        let own = self.all.iter().enumerate().filter(|(_, hit)| hit.part == part.id);
        own.filter_map(|(number, hit)| {
            let span = match version {
                Version::Reading => Span { start: hit.start, end: hit.end },
                Version::Source => {
                    let words = select::carry(letter, part, Version::Reading, hit.words)?;
                    text::span_of(&compose(letter, part, version).text, words)?
                }
            };
            Some((span, Mark::Hit(number)))
        })
        .collect()
    }

    /// Where the hits of a part lie in its reading text of `length` bytes, as shares from 0 to 1.
    pub fn shares<'a>(&'a self, part_id: &'a str, length: usize) -> impl Iterator<Item = f64> + 'a {
        let own = self.all.iter().filter(move |hit| hit.part == part_id);
        own.map(move |hit| {
            let number = |bytes: usize| u32::try_from(bytes).map_or(f64::from(u32::MAX), f64::from);
            number(hit.start) / number(length.max(1))
        })
    }
}

/// What the bar is given.
#[derive(Clone, PartialEq, Properties)]
pub struct HitBarProps {
    /// The hits of the letter.
    pub hits: std::rc::Rc<Hits>,
    /// What was searched for; no bar where it is empty.
    pub q: String,
    /// The hit to begin with, by number.
    pub first: Option<usize>,
    /// The address without the search, as a link.
    pub without: String,
    /// The same search in all letters, as a link.
    pub everywhere: String,
    /// Whether single keys are shortcuts.
    pub keys: bool,
}

/// The bar that counts the hits of a letter, steps through them and takes their marks away.
#[component]
pub fn HitBar(props: &HitBarProps) -> Html {
    let HitBarProps { hits, q, first, without, everywhere, keys } = props;
    let at = use_state_eq(|| None::<usize>);
    {
        let at = at.clone();
        use_effect_with((hits.clone(), *first), move |(_, first)| at.set(*first));
    }
    if q.trim().is_empty() {
        return html! { <div /> };
    }
    let count = hits.count();
    let next = |forwards: bool| {
        let step = step(count, *at, forwards);
        let at = at.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            // The only hit is shown again.
            let to = step.map_or(0, |step| step.to);
            if page::show_hit(to) {
                at.set(Some(to));
            }
        });
        let wraps = step.is_some_and(|step| step.wraps);
        let (label, sign, key) = match (forwards, wraps) {
            (true, false) => ("Next place", "↓", "n"),
            (true, true) => ("Next place: the first again", "↓", "n"),
            (false, false) => ("Previous place", "↑", "p"),
            (false, true) => ("Previous place: the last", "↑", "p"),
        };
        html! {
            <button
                type="button"
                aria-label={label}
                aria-keyshortcuts={keys.then_some(key)}
                disabled={count == 0}
                {onclick}
            >
                { sign }
            </button>
        }
    };
    let said = match (*at, count) {
        _ if hits.is_due => PREPARING.to_owned(),
        (_, 0) => format!("“{q}” is not in this letter"),
        (Some(at), _) => format!("{} of {count}: “{q}”", at + 1),
        (None, 1) => format!("1 place with “{q}”"),
        (None, _) => format!("{count} places with “{q}”"),
    };
    html! {
        <div>
            <div class="hitbar" role="group" aria-label="Places found in this letter">
                { next(false) }
                { next(true) }
                <span role="status">{ said }</span>
                if count == 0 && !hits.is_due {
                    <a class="elsewhere-too" href={everywhere.clone()}>{ "Search all letters" }</a>
                }
                <a
                    href={without.clone()}
                    aria-label="Clear highlights"
                    aria-keyshortcuts="Escape"
                >
                    { "×" }
                </a>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::WordRange;

    fn hit(part: &str, start: usize) -> PartHit {
        PartHit { part: part.to_owned(), words: WordRange { first: 1, last: 1 }, start, end: start + 4 }
    }

    fn hits(all: Vec<PartHit>) -> Hits {
        Hits { all, is_due: false }
    }

    #[test]
    fn a_search_begins_at_the_first_hit_of_the_part_that_is_shown() {
        let hits = hits(vec![hit("p1", 0), hit("p3", 10), hit("p3", 20)]);
        assert_eq!((hits.first_in("p3"), hits.first_in("p2")), (Some(1), None));
        assert_eq!(hits.count(), 3);
    }

    #[test]
    fn who_finds_something_within_a_letter_goes_down_from_where_he_reads_and_then_to_the_first() {
        let corpus = corpus::fixture::corpus();
        let letter = corpus.letters.iter().max_by_key(|letter| letter.parts.len()).unwrap();
        let [first, second, third] = [0, 1, 2].map(|at| letter.parts[at].id.as_str());
        let found = hits(vec![hit(first, 0), hit(second, 10)]);
        assert_eq!(found.first_part_from(letter, None), Some(first));
        assert_eq!(found.first_part_from(letter, Some(second)), Some(second));
        assert_eq!(found.first_part_from(letter, Some(third)), Some(first), "there is none so far down");
        assert_eq!(hits(Vec::new()).first_part_from(letter, None), None);
    }

    #[test]
    fn hits_lie_where_they_stand_in_their_part() {
        let hits = hits(vec![hit("p1", 0), hit("p2", 50)]);
        assert_eq!(hits.shares("p2", 100).collect::<Vec<_>>(), [0.5]);
        assert_eq!(hits.shares("p9", 0).count(), 0);
    }
}
