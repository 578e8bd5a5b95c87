//! Letters side by side: the page, its heading and its three ways.
//!
//! Start with [`page`]. [`desk`] holds the panes, [`level`] keeps them level, [`pane`] draws one letter, [`gutter`] the
//! ribbons between two, [`overview`] the strips; [`linkbar`] steps and filters, [`list`] has every link in words,
//! [`paper`] prints, [`themes`] and [`words`] are the other two ways, [`choose`] is the page where letters are chosen.

pub mod choose;
pub mod desk;
pub mod gutter;
pub mod level;
pub mod linear;
pub mod linkbar;
pub mod list;
pub mod overview;
pub mod pane;
pub mod paper;
pub mod themes;
pub mod words;

use std::rc::Rc;

use yew::prelude::*;

use super::{
    Site, parts,
    parts::hits::Hits,
    share::{
        bar::SelectionBar,
        buttons::CopyAndPrint,
        cite::{CiteMenu, Cited, entry, rich},
        export::ExportMenu,
    },
};
use citations::Style;
use compare::{Choice, ChoiceProblem, Link, Other, PairLinks, Side, choice::part_index, links::sort_by_place};
use corpus::Letter;
use site::{
    Address, Head, Route,
    compare_state::{By, CompareState},
    pages,
};

/// A comparison as it is to be shown.
#[derive(Clone, PartialEq)]
pub struct Comparison {
    /// The site.
    pub site: Site,
    /// Which letters.
    pub choice: Choice,
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
    fn new(site: &Site, choice: Choice, state: CompareState) -> Self {
        let edition = &site.edition;
        let mut all: Vec<Link> = Vec::new();
        for pair in choice.pairs() {
            all.extend(PairLinks::new(&edition.corpus, edition.evidence(), pair).links);
        }
        let mut shown: Vec<&Link> = all.iter().filter(|link| state.filter.admits(link)).collect();
        sort_by_place(&mut shown);
        let links = Rc::new(shown.into_iter().cloned().collect());
        let letter_id = |index: usize| edition.corpus.letters.get(index).map_or("", |letter| letter.id.as_str());
        let sides = choice.sides().into_iter();
        let hits = sides.map(|(side, index)| (side, Rc::new(Hits::of(edition, letter_id(index), &state.q)))).collect();
        Self { site: site.clone(), choice, state: Rc::new(state), links, unfiltered: all.len(), hits: Rc::new(hits) }
    }

    /// The hits of the search in the letter on a side.
    #[must_use]
    pub fn hits(&self, side: Side) -> Rc<Hits> {
        self.hits.iter().find(|(one, _)| *one == side).map(|(_, hits)| hits.clone()).unwrap_or_default()
    }

    /// The letter on a side.
    #[must_use]
    pub fn letter(&self, side: Side) -> Option<&Letter> {
        let (_, index) = self.choice.sides().into_iter().find(|(one, _)| *one == side)?;
        self.site.edition.corpus.letters.get(index)
    }

    /// The letters with their sides.
    #[must_use]
    pub fn letters(&self) -> Vec<(Side, &Letter)> {
        let letters = &self.site.edition.corpus.letters;
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
        Address::with_params(self.site.address.route.clone(), state.params())
    }

    /// The address at which a link stands level.
    #[must_use]
    pub fn address_of(&self, link: &Link) -> Address {
        let at = [&link.left, &link.right].map(|end| (end.side, end.part_id.clone()));
        self.address(&CompareState { by: By::Passages, ..(*self.state).clone() }.with_at(at.to_vec()))
    }
}

/// The page of a comparison.
pub fn page(site: &Site, a: &str, b: &str) -> Html {
    let corpus = &site.edition.corpus;
    let mut state = CompareState::read(&site.address.params);
    let choice = match Choice::resolve(corpus, Some(a), Some(b)) {
        Ok(choice) => choice,
        Err(problems) => return choose::with_problems(site, &problems),
    };
    let (choice, problem) = match state.c.as_deref().map(|c| choice.with_third(corpus, c)) {
        Some(Ok(three)) => (three, None),
        Some(Err(problem)) => (choice, Some(problem)),
        None => (choice, None),
    };
    if choice.b == Other::Rest {
        state.by = By::Words;
    }
    let shown = Comparison::new(site, choice, state);
    html! {
        <div class="compare">
            { header(&shown, problem) }
            { way(&shown) }
            { on_paper(&shown) }
            <SelectionBar site={shown.site.clone()} version={text::Version::default()} />
        </div>
    }
}

fn way(shown: &Comparison) -> Html {
    match shown.state.by {
        By::Words => words::view(shown),
        By::Themes => themes::view(shown),
        By::Passages if shown.state.is_linear => linear::view(shown),
        By::Passages => html! {
            <>
                <linkbar::LinkBar shown={shown.clone()} />
                <desk::Desk shown={shown.clone()} />
                { list::view(shown) }
                <paper::Paper shown={shown.clone()} />
            </>
        },
    }
}

fn header(shown: &Comparison, problem: Option<ChoiceProblem>) -> Html {
    let Comparison { site, state, .. } = shown;
    let ways = By::ALL.iter().filter(|by| shown.choice.b != Other::Rest || **by == By::Words).map(|&by| {
        let to = shown.address(&CompareState { by, is_linear: false, ..(**state).clone() });
        let here = state.by == by && !(by == By::Passages && state.is_linear);
        html! { <a class="choice" href={site.link(&to)} aria-current={here.then_some("true")}>{ by.label() }</a> }
    });
    let linear = shown.address(&CompareState { by: By::Passages, is_linear: true, ..(**state).clone() });
    let problem = problem.map(|problem| problem.to_string());
    let notices = problem.into_iter().chain(shown.missing()).chain(parts::ignored(&state.ignored));
    html! {
        <header class="compare-head">
            <div class="compare-top">
                <h1 id="title" tabindex="-1">{ title(shown) }</h1>
                <div class="tools">
                    <span class="seg" role="group" aria-label="Compare by">
                        { for ways }
                        if shown.choice.b != Other::Rest {
                            <a
                                class="choice"
                                href={site.link(&linear)}
                                aria-current={(state.by == By::Passages && state.is_linear).then_some("true")}
                            >
                                { "One after another" }
                            </a>
                        }
                    </span>
                    if let Some(swapped) = swapped(shown) {
                        <a class="btn" href={site.link(&swapped)}>
                            { if shown.choice.c.is_some() { "⇄ Swap the first two" } else { "⇄ Swap sides" } }
                        </a>
                    }
                    { choose::third(shown) }
                </div>
                { take_away(shown) }
            </div>
            { parts::notices(notices) }
            <div>{ for (!state.q.trim().is_empty()).then(|| searched(shown)) }</div>
        </header>
    }
}

/// What is marked by a search, how often on each side, and the way to take the marks away.
fn searched(shown: &Comparison) -> Html {
    let q = &shown.state.q;
    let without = shown.address(&CompareState { q: String::new(), ..(*shown.state).clone() });
    let counts: Vec<String> = shown.hits.iter().map(|(_, hits)| hits.count().to_string()).collect();
    html! {
        <p class="searched" role="status">
            { format!("Marked: “{q}”, {} places. ", counts.join(" and ")) }
            <a class="chip" href={shown.site.link(&without)} aria-keyshortcuts="Escape">{ "Take the marks away ×" }</a>
        </p>
    }
}

/// The citation, as it stands on paper.
fn on_paper(shown: &Comparison) -> Html {
    html! {
        <section class="cite-as">
            <h2>{ "Cite as" }</h2>
            <p class="citation">{ rich(&entry(&shown.site, &cited(shown), Style::ChicagoBibliography)) }</p>
        </section>
    }
}

/// What is cited: both letters, or the page where one stands against all others.
fn cited(shown: &Comparison) -> Cited {
    match (shown.letter(Side::A), shown.letter(Side::B)) {
        (Some(a), Some(b)) => Cited::Comparison(a.id.clone(), b.id.clone()),
        _ => {
            let Site { edition, address, .. } = &shown.site;
            let title = Head::of(&edition.corpus, &address.route).title;
            Cited::Page(title, address.to_string().trim_start_matches('/').to_owned())
        }
    }
}

/// Citing, copying the link, the comparison as a file, printing.
fn take_away(shown: &Comparison) -> Html {
    let site = &shown.site;
    html! {
        <div class="tools take-away">
            <CiteMenu site={site.clone()} cited={vec![cited(shown)]} />
            if shown.choice.b != Other::Rest { <ExportMenu shown={shown.clone()} cited={cited(shown)} /> }
            <CopyAndPrint site={site.clone()} to={(*site.address).clone()} />
        </div>
    }
}

/// “Two letters, side by side”; for one against the rest, its own words.
fn title(shown: &Comparison) -> Html {
    let letters = shown.letters();
    let count = match (shown.choice.b, letters.len()) {
        (Other::Rest, _) => "One letter beside all others",
        (_, 3) => "Three letters, side by side",
        _ => "Two letters, side by side",
    };
    let Site { edition, address, .. } = &shown.site;
    let both = Head::of(&edition.corpus, &address.route).title;
    html! { <>{ count }<span class="hidden">{ format!(": {both}") }</span></> }
}

fn swapped(shown: &Comparison) -> Option<Address> {
    let (Some(a), Some(b)) = (shown.letter(Side::A), shown.letter(Side::B)) else {
        return None;
    };
    let state = (*shown.state).clone().swapped();
    Some(Address::with_params(Route::compare(&b.id, &a.id), state.params()))
}

/// The address of two letters side by side: their own page where there is one, else the page where letters are
/// chosen, which shows them too.
#[must_use]
pub fn address_of_pair(site: &Site, a: &str, b: &str) -> Address {
    if pages::has_page(&site.edition.corpus, a, b) {
        Address::of(Route::compare(a, b))
    } else {
        Address::of(Route::Choose).and("a", a).and("b", b)
    }
}

/// The address at which two passages stand level.
#[must_use]
pub fn address_of_passages(site: &Site, (a, part_a): (&str, &str), (b, part_b): (&str, &str)) -> Address {
    address_of_pair(site, a, b).and("at", &format!("{},{}", Side::A.anchor(part_a), Side::B.anchor(part_b)))
}
