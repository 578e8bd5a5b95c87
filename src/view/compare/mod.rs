//! Letters side by side: the page, its heading and its three ways.
//!
//! Start with [`ComparePage`]. [`panes`] holds the panes, [`level`] keeps them level, [`pane`] draws one letter, [`gutter`] the
//! ribbons between two, [`overview`] the strips; [`link_toolbar`] steps and filters, [`list`] has every link in words,
//! [`print_view`] prints, [`themes`] and [`words`] are the other two ways, [`choose`] is the page where letters are chosen.

pub mod choose;
pub mod facing;
pub mod gutter;
pub mod level;
pub mod link_toolbar;
pub mod list;
pub mod near;
pub mod overview;
pub mod pane;
pub mod panes;
pub mod print_view;
pub mod stacked;
pub mod themes;
pub mod words;

use std::rc::Rc;

use yew::prelude::*;

use super::{
    PageContext, parts,
    parts::hits::Hits,
    searchable::use_searchable,
    share::{
        buttons::CopyAndPrint,
        cite::{CitationSubject, CiteMenu, entry, rich},
        export::ExportMenu,
        selection_toolbar::SelectionToolbar,
    },
};
use crate::edition::Edition;
use citations::Style;
use compare::{
    ChoiceProblem, ChosenLetters, Link, LinkFilter, Other, PairLinks, Side, choice::part_index, links::sort_by_place,
};
use corpus::{Corpus, Letter};
use site::{
    Address, Head, Route,
    compare_state::{CompareBy, CompareState},
    pages,
};

/// A comparison as it is to be shown.
#[derive(Clone, PartialEq)]
pub struct Comparison {
    /// What every page is given.
    pub context: PageContext,
    /// Which letters.
    pub choice: ChosenLetters,
    /// How.
    pub state: Rc<CompareState>,
    /// The links that the filter admits, in the order in which a reader steps through them.
    pub links: Rc<Vec<Link>>,
    /// How many links there are without any filter.
    pub unfiltered: usize,
    /// The hits of the search in each letter.
    hits: Rc<Vec<(Side, Rc<Hits>)>>,
}

impl Comparison {
    /// The hits of the search in the letter on a side.
    #[must_use]
    pub fn hits(&self, side: Side) -> Rc<Hits> {
        self.hits.iter().find(|(one, _)| *one == side).map(|(_, hits)| hits.clone()).unwrap_or_default()
    }

    /// The letter on a side.
    #[must_use]
    pub fn letter(&self, side: Side) -> Option<&Letter> {
        let (_, index) = self.choice.sides().into_iter().find(|(one, _)| *one == side)?;
        self.context.edition.corpus.letters.get(index)
    }

    /// The letters with their sides.
    #[must_use]
    pub fn letters(&self) -> Vec<(Side, &Letter)> {
        let letters = &self.context.edition.corpus.letters;
        self.choice.sides().into_iter().filter_map(|(side, index)| Some((side, letters.get(index)?))).collect()
    }

    /// The link that the address names: the one whose two ends are to stand level.
    #[must_use]
    pub fn current(&self) -> Option<usize> {
        self.links.iter().position(|link| {
            [&link.left, &link.right].into_iter().all(|end| self.state.part_at(end.side) == Some(end.part_id.as_str()))
                && self.state.at.len() == 2
        })
    }

    /// Indices of the links that the lock follows between two sides: a chain that goes through the passages that the address
    /// brings level, whether or not a link joins them.
    #[must_use]
    pub fn chain(&self, left: Side, right: Side) -> Vec<usize> {
        let is_own = |link: &Link| link.left.side == left && link.right.side == right;
        let (indices, own): (Vec<usize>, Vec<&Link>) =
            self.links.iter().enumerate().filter(|(_, link)| is_own(link)).unzip();
        let part = |side| part_index(self.letter(side)?, self.state.part_at(side)?);
        let through = part(left).zip(part(right));
        PairLinks::chain(&own, through).into_iter().filter_map(|at| indices.get(at).copied()).collect()
    }

    /// The places of the address that do not exist, each as it is said to the reader.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let missing = self.state.at.iter().filter_map(|(side, part_id)| match self.letter(*side) {
            Some(letter) if letter.part(part_id).is_some() => None,
            Some(letter) => {
                Some(format!("The letter of {} has no passage “{part_id}”.", parts::date_in_words(&letter.date)))
            }
            None => Some(format!("No letter is shown for “{}”.", side.anchor(part_id))),
        });
        missing.collect()
    }

    /// The address of this comparison in another state.
    #[must_use]
    pub fn address(&self, state: &CompareState) -> Address {
        Address::with_params(self.context.address.route.clone(), state.params())
    }

    /// The address at which a link stands level.
    #[must_use]
    pub fn address_of(&self, link: &Link) -> Address {
        let at = [&link.left, &link.right].map(|end| (end.side, end.part_id.clone()));
        self.address(&CompareState { by: CompareBy::Passages, ..(*self.state).clone() }.with_at(at.to_vec()))
    }
}

/// Which letters an address asks for, and what is wrong with the third.
fn chosen(
    corpus: &Corpus,
    a: &str,
    b: &str,
    c: Option<&str>,
) -> Result<(ChosenLetters, Option<ChoiceProblem>), Vec<ChoiceProblem>> {
    let choice = ChosenLetters::resolve(corpus, Some(a), Some(b))?;
    Ok(match c.map(|c| choice.with_third(corpus, c)) {
        Some(Ok(three)) => (three, None),
        Some(Err(problem)) => (choice, Some(problem)),
        None => (choice, None),
    })
}

/// What is asked once for a choice of letters: every link between them.
#[hook]
fn use_links(edition: &Edition, choice: Option<ChosenLetters>) -> Rc<Vec<Link>> {
    use_memo((edition.clone(), choice), |(edition, choice)| {
        let pairs = choice.map(|choice| choice.pairs()).unwrap_or_default();
        pairs.into_iter().flat_map(|pair| PairLinks::new(&edition.corpus, edition.evidence(), pair).links).collect()
    })
}

/// The links that a filter admits, in the order in which a reader steps through them.
#[hook]
fn use_admitted(all: &Rc<Vec<Link>>, choice: Option<ChosenLetters>, filter: &LinkFilter) -> Rc<Vec<Link>> {
    let all = all.clone();
    use_memo((choice, filter.clone()), move |(_, filter)| {
        let mut admitted: Vec<&Link> = all.iter().filter(|link| filter.admits(link)).collect();
        sort_by_place(&mut admitted);
        admitted.into_iter().cloned().collect()
    })
}

/// The hits of a search in each of the letters.
#[hook]
fn use_hits(edition: &Edition, choice: Option<ChosenLetters>, q: &str) -> Rc<Vec<(Side, Rc<Hits>)>> {
    let is_searchable = use_searchable(edition, !q.trim().is_empty());
    use_memo((edition.clone(), choice, q.to_owned(), is_searchable), |(edition, choice, q, is_searchable)| {
        let sides = choice.map(|choice| choice.sides()).unwrap_or_default();
        let letter_id = |index: usize| edition.corpus.letters.get(index).map_or("", |letter| letter.id.as_str());
        let hits = |index: usize| Rc::new(Hits::of(edition, letter_id(index), q, *is_searchable));
        sides.into_iter().map(|(side, index)| (side, hits(index))).collect()
    })
}

/// What the page of a comparison is given.
#[derive(Clone, PartialEq, Properties)]
pub struct ComparePageProps {
    /// What every page is given.
    pub context: PageContext,
    /// Id of the first letter.
    pub a: String,
    /// Id of the second letter, or the word for all others.
    pub b: String,
}

/// The page of a comparison. The engine is asked once for each choice of letters; whoever steps, filters or scrolls asks
/// for nothing anew.
#[component]
pub fn ComparePage(props: &ComparePageProps) -> Html {
    let ComparePageProps { context, a, b } = props;
    let mut state = CompareState::of(&context.address);
    let chosen = chosen(&context.edition.corpus, a, b, state.c.as_deref());
    let choice = chosen.as_ref().ok().map(|(choice, _)| *choice);
    let all = use_links(&context.edition, choice);
    let links = use_admitted(&all, choice, &state.filter);
    let hits = use_hits(&context.edition, choice, &state.q);
    let (choice, problem) = match chosen {
        Ok(chosen) => chosen,
        Err(problems) => return choose::with_problems(context, &problems),
    };
    if choice.b == Other::Rest {
        state.by = CompareBy::Words;
    }
    let unfiltered = all.len();
    let comparison = Comparison { context: context.clone(), choice, state: Rc::new(state), links, unfiltered, hits };
    html! {
        <div class="compare">
            { header(&comparison, problem) }
            { way(&comparison) }
            { on_paper(&comparison) }
            <SelectionToolbar context={comparison.context.clone()} version={text::Version::default()} />
        </div>
    }
}

fn way(comparison: &Comparison) -> Html {
    match comparison.state.by {
        CompareBy::Words => html! { <words::Words comparison={comparison.clone()} /> },
        CompareBy::Themes => themes::view(comparison),
        CompareBy::Passages if comparison.state.is_stacked => stacked::view(comparison),
        CompareBy::Passages => html! {
            <>
                <print_view::PrintView comparison={comparison.clone()} />
                <div id={facing::PLACE}>
                    <facing::FacingPassages comparison={comparison.clone()} />
                    { link_toolbar::link_toolbar(comparison) }
                    <panes::ComparePanes comparison={comparison.clone()} />
                </div>
                { list::view(comparison) }
            </>
        },
    }
}

fn header(comparison: &Comparison, problem: Option<ChoiceProblem>) -> Html {
    let Comparison { context, state, .. } = comparison;
    let ways = CompareBy::ALL.iter().filter(|by| comparison.choice.b != Other::Rest || **by == CompareBy::Words).map(|&by| {
        let to = comparison.address(&CompareState { by, is_stacked: false, ..(**state).clone() });
        let here = state.by == by && !(by == CompareBy::Passages && state.is_stacked);
        html! { <a class="choice" href={context.link(&to)} aria-current={here.then_some("true")}>{ by.label() }</a> }
    });
    let linear = comparison.address(&CompareState { by: CompareBy::Passages, is_stacked: true, ..(**state).clone() });
    let problem = problem.map(|problem| problem.to_string());
    let notices = problem.into_iter().chain(comparison.missing()).chain(parts::ignored(&state.ignored));
    html! {
        <header class="compare-head">
            <div class="compare-top">
                <h1 id="title" tabindex="-1">{ title(comparison) }</h1>
                <div class="tools">
                    <span class="seg" role="group" aria-label="Compare by">
                        { for ways }
                        if comparison.choice.b != Other::Rest {
                            <a
                                class="choice"
                                href={context.link(&linear)}
                                aria-current={(state.by == CompareBy::Passages && state.is_stacked).then_some("true")}
                            >
                                { "One after another" }
                            </a>
                        }
                    </span>
                    if let Some(swapped) = swapped(comparison) {
                        <a class="btn" href={context.link(&swapped)}>
                            { if comparison.choice.c.is_some() { "⇄ Swap the first two" } else { "⇄ Swap sides" } }
                        </a>
                    }
                    { choose::third(comparison) }
                </div>
                { take_away(comparison) }
            </div>
            { parts::notices(notices) }
            <div>{ for (!state.q.trim().is_empty()).then(|| searched(comparison)) }</div>
        </header>
    }
}

/// What is marked by a search, how often on each side, and the way to take the marks away.
fn searched(comparison: &Comparison) -> Html {
    let q = &comparison.state.q;
    let without = comparison.address(&CompareState { q: String::new(), ..(*comparison.state).clone() });
    let counts: Vec<String> = comparison.hits.iter().map(|(_, hits)| hits.count().to_string()).collect();
    html! {
        <p class="searched" role="status">
            { format!("Marked: “{q}”, {} places. ", counts.join(" and ")) }
            <a class="chip" href={comparison.context.link(&without)} aria-keyshortcuts="Escape">
                { "Clear highlights ×" }
            </a>
        </p>
    }
}

/// The citation, as it stands on paper.
fn on_paper(comparison: &Comparison) -> Html {
    html! {
        <section class="cite-as">
            <h2>{ "Cite as" }</h2>
            <p class="citation">
                { rich(&entry(&comparison.context, &cited(comparison), Style::ChicagoBibliography)) }
            </p>
        </section>
    }
}

/// What is cited: both letters, or the page where one stands against all others.
fn cited(comparison: &Comparison) -> CitationSubject {
    match (comparison.letter(Side::A), comparison.letter(Side::B)) {
        (Some(a), Some(b)) => CitationSubject::Comparison(a.id.clone(), b.id.clone()),
        _ => {
            let PageContext { edition, address, .. } = &comparison.context;
            let title = Head::of(&edition.corpus, &address.route).title;
            CitationSubject::Page(title, address.to_string().trim_start_matches('/').to_owned())
        }
    }
}

/// Citing, copying the link, the comparison as a file, printing.
fn take_away(comparison: &Comparison) -> Html {
    let context = &comparison.context;
    html! {
        <div class="tools take-away">
            <CiteMenu context={context.clone()} cited={vec![cited(comparison)]} />
            if comparison.choice.b != Other::Rest {
                <ExportMenu comparison={comparison.clone()} cited={cited(comparison)} />
            }
            <CopyAndPrint
                context={context.clone()}
                to={(*context.address).clone()}
            />
        </div>
    }
}

/// “Two letters, side by side”; for one against the rest, its own words.
fn title(comparison: &Comparison) -> Html {
    let letters = comparison.letters();
    let count = match (comparison.choice.b, letters.len()) {
        (Other::Rest, _) => "One letter beside all others",
        (_, 3) => "Three letters, side by side",
        _ => "Two letters, side by side",
    };
    let PageContext { edition, address, .. } = &comparison.context;
    let both = Head::of(&edition.corpus, &address.route).title;
    html! { <>{ count }<span class="hidden">{ format!(": {both}") }</span></> }
}

fn swapped(comparison: &Comparison) -> Option<Address> {
    let (Some(a), Some(b)) = (comparison.letter(Side::A), comparison.letter(Side::B)) else {
        return None;
    };
    let state = (*comparison.state).clone().swapped();
    Some(Address::with_params(Route::compare(&b.id, &a.id), state.params()))
}

/// The address of two letters side by side: their own page where there is one, else the page where letters are
/// chosen, which shows them too.
#[must_use]
pub fn address_of_pair(context: &PageContext, a: &str, b: &str) -> Address {
    if pages::has_page(&context.edition.corpus, a, b) {
        Address::of(Route::compare(a, b))
    } else {
        Address::of(Route::Choose).and("a", a).and("b", b)
    }
}

/// The address of a letter against all others: its own page where there is one, else the page where letters are chosen.
#[must_use]
pub fn address_of_rest(context: &PageContext, a: &str) -> Address {
    if pages::has_rest_pages(&context.edition.corpus) {
        Address::of(Route::compare(a, compare::choice::REST))
    } else {
        Address::of(Route::Choose).and("a", a).and("b", compare::choice::REST)
    }
}

/// The address at which two passages stand level.
#[must_use]
pub fn address_of_passages(context: &PageContext, (a, part_a): (&str, &str), (b, part_b): (&str, &str)) -> Address {
    address_of_pair(context, a, b).and("at", &format!("{},{}", Side::A.anchor(part_a), Side::B.anchor(part_b)))
}
