//! One parallel in the list: in full, or as a line that opens.
//!
//! Start with [`full`] and [`fn@line`]. Must not know what else is in the list.

use corpus::{Parallel, PassageRef};
use site::Address;
use text::part_name::label as part_label;
use yew::prelude::*;

use crate::view::{
    PageContext,
    compare::address_of_passages,
    parts::{
        self,
        letters::addressee,
        pair::{self, PairPassage},
    },
};

/// Where one stands in the list, and what is beside it.
pub struct ListPlace<'a> {
    /// Its place, from 0.
    pub at: usize,
    /// Of how many.
    pub count: usize,
    /// The one before, with its place on the page.
    pub previous: Option<(&'a String, &'a Parallel)>,
    /// The one after.
    pub next: Option<(&'a String, &'a Parallel)>,
    /// Whether its steps are those that the keys take.
    pub offers_next: bool,
    /// Whether it is the one that the address names.
    pub is_current: bool,
    /// The address of the list.
    pub here: &'a Address,
}

/// The fragment of a parallel: its id, or for one without the places that it joins.
#[must_use]
pub fn place(parallel: &Parallel) -> String {
    if parallel.id.is_empty() {
        let end = |place: &PassageRef| format!("{}-{}", place.letter, place.part);
        format!("{}.{}", end(&parallel.a), end(&parallel.b))
    } else {
        parallel.id.clone()
    }
}

/// `letter#p9 letter#p31`.
fn link(parallel: &Parallel) -> String {
    format!("{}#{} {}#{}", parallel.a.letter, parallel.a.part, parallel.b.letter, parallel.b.part)
}

/// The question; for a parallel without one what it is about, by its reason.
fn question(parallel: &Parallel) -> String {
    if !parallel.question.is_empty() {
        return parallel.question.clone();
    }
    let (about, rest) = parallel.reason.split_once(": ").unwrap_or((&parallel.reason, ""));
    if rest.is_empty() { parallel.kind.label().to_owned() } else { about.to_owned() }
}

/// One in full.
pub fn full(context: &PageContext, parallel: &Parallel, shown: &ListPlace<'_>) -> Html {
    let place = place(parallel);
    let heading = format!("{place}-question");
    html! {
        <article
            key={place.clone()}
            class={classes!("item", shown.is_current.then_some("current"))}
            id={place.clone()}
            tabindex="-1"
            aria-labelledby={heading.clone()}
            data-link={link(parallel)}
        >
            <div class="no">
                { shown.at + 1 }
                <small>{ format!(" of {}", shown.count) }</small>
                { pair::strength(parallel.strength) }
            </div>
            <header>
                <h3 id={heading}><a href={context.link(&shown.here.clone().at(&place))}>{ question(parallel) }</a></h3>
                { steps(context, shown) }
            </header>
            <div class="item-body">
                { pair::pair(context, PairPassage::of(&parallel.a), PairPassage::of(&parallel.b), Some(parallel.kind)) }
                <div class="under">
                    <p class="why">{ pair::kind(parallel.kind) }{ " " }{ &parallel.reason }</p>
                    { level(context, parallel) }
                </div>
                { themes(context, parallel) }
            </div>
        </article>
    }
}

/// One as a line that opens.
pub fn line(context: &PageContext, parallel: &Parallel, shown: &ListPlace<'_>) -> Html {
    let place = place(parallel);
    html! {
        <details key={place.clone()} class="row" data-link={link(parallel)} open={shown.is_current}>
            <summary>
                <span class="no">
                    { shown.at + 1 }
                    { " " }
                    { pair::bars(parallel.strength) }
                    <span class="hidden">{ pair::strength_label(parallel.strength) }</span>
                </span>
                { " " }
                <h3>{ question(parallel) }</h3>
                { " " }
                <span class="reason">{ &parallel.reason }</span>
                { " " }
                <span class="between">{ end(context, &parallel.a) }{ " " }{ end(context, &parallel.b) }</span>
            </summary>
            <div class="inside" id={place} tabindex="-1">
                { pair::pair(context, PairPassage::of(&parallel.a), PairPassage::of(&parallel.b), Some(parallel.kind)) }
                <div class="under">
                    { steps(context, shown) }
                    { pair::strength(parallel.strength) }
                    { level(context, parallel) }
                </div>
                { themes(context, parallel) }
            </div>
        </details>
    }
}

/// The way to both passages standing level.
fn level(context: &PageContext, parallel: &Parallel) -> Html {
    let to =
        address_of_passages(context, (&parallel.a.letter, &parallel.a.part), (&parallel.b.letter, &parallel.b.part));
    html! { <a class="btn" href={context.link(&to)}>{ "Read side by side" }</a> }
}

fn themes(context: &PageContext, parallel: &Parallel) -> Html {
    let themes = compare::parallel_filter::themes(&context.edition.corpus, parallel);
    if themes.is_empty() {
        return Html::default();
    }
    let label = if themes.len() == 1 { "Theme: " } else { "Themes: " };
    let links = themes.iter().enumerate().map(|(at, id)| {
        html! { <>{ if at > 0 { ", " } else { "" } }{ pair::theme_link(context, id) }</> }
    });
    html! { <p class="extra">{ label }{ for links }</p> }
}

fn end(context: &PageContext, place: &PassageRef) -> Html {
    let Some((letter, part)) = context.edition.corpus.part(&place.letter, &place.part) else { return Html::default() };
    html! {
        <span>
            { addressee(context, letter) }
            { " " }
            { parts::date(&letter.date) }
            { " " }
            <span class="where">{ part_label(part) }</span>
        </span>
    }
}

/// The steps to the one before and the one after.
fn steps(context: &PageContext, shown: &ListPlace<'_>) -> Html {
    let step = |to: Option<(&String, &Parallel)>, label: &str, key: &'static str, is_forward: bool| {
        let word = html! { <span class="step-word">{ label }</span> };
        let inner = if is_forward {
            html! { <>{ word }{ " " }<span aria-hidden="true">{ "→" }</span></> }
        } else {
            html! { <><span aria-hidden="true">{ "←" }</span>{ " " }{ word }</> }
        };
        match to {
            Some((place, parallel)) => html! {
                <a
                    class="btn"
                    href={context.link(&shown.here.clone().at(place))}
                    aria-label={format!("{label}: {}", question(parallel))}
                    aria-keyshortcuts={shown.offers_next.then_some(key)}
                >
                    { inner }
                </a>
            },
            None => html! { <span class="btn off" aria-hidden="true">{ inner }</span> },
        }
    };
    html! {
        <div class="step">{ step(shown.previous, "Previous", "p", false) }{ step(shown.next, "Next", "n", true) }</div>
    }
}
