//! “Compare with…” on a passage: what belongs beside it in each other letter.
//!
//! What that is, is worked out when the menu is opened, and not before.

use web_sys::HtmlDetailsElement;
use yew::prelude::*;

use crate::view::{
    PageContext,
    compare::{address_of_pair, address_of_passages, choose, near},
    parts,
};
use compare::{
    Side,
    counterparts::{Counterpart, CounterpartFinder},
};
use corpus::{Letter, ParallelKind};
use site::pages;
use text::part_name;

/// What the menu is given.
#[derive(Clone, PartialEq, Properties)]
pub struct CompareMenuProps {
    /// The context at rest.
    pub context: PageContext,
    /// Index of the letter.
    pub letter: usize,
    /// Id of the part.
    pub part_id: String,
    /// The search to be marked there; may be empty.
    pub q: String,
}

/// The menu.
#[component]
pub fn CompareMenu(props: &CompareMenuProps) -> Html {
    let is_open = use_state_eq(|| false);
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |event: Event| {
            if let Some(details) = event.target_dyn_into::<HtmlDetailsElement>() {
                is_open.set(details.open());
            }
        })
    };
    html! {
        <details class="menu compare-menu" {ontoggle}>
            <summary>{ "Compare with…" }</summary>
            if *is_open { { entries(props) } }
        </details>
    }
}

fn entries(props: &CompareMenuProps) -> Html {
    let CompareMenuProps { context, letter, part_id, q } = props;
    let corpus = &context.edition.corpus;
    let Some(own) = corpus.letters.get(*letter) else { return Html::default() };
    let beside = CounterpartFinder::new(corpus, context.edition.evidence(), *letter).of(part_id);
    let of = |other: &Letter| {
        beside.iter().find(|one| corpus.letters.get(one.letter).is_some_and(|letter| letter.id == other.id))
    };
    // In a large collection the letters that have something to set beside the passage, before those that are merely near.
    let mut offered: Vec<&Letter> = near::others(corpus, own);
    if pages::has_many_letters(corpus) {
        let with_counterpart = beside.iter().filter_map(|one| corpus.letters.get(one.letter));
        let mut best: Vec<&Letter> = with_counterpart.take(pages::ALL_PAIRS_UP_TO).collect();
        offered.retain(|other| best.iter().all(|one| one.id != other.id));
        best.append(&mut offered);
        best.truncate(pages::ALL_PAIRS_UP_TO);
        offered = best;
    }
    let others = offered.into_iter().map(|other| entry(context, (own, part_id), other, of(other), q));
    html! {
        <ul class="sheet plain">
            { for others }
            if pages::has_many_letters(corpus) {
                <li><a href={context.link(&choose::any_other(own))}>{ "Any other letter …" }</a></li>
            }
        </ul>
    }
}

fn entry(
    context: &PageContext,
    (own, part_id): (&Letter, &str),
    other: &Letter,
    best: Option<&Counterpart>,
    q: &str,
) -> Html {
    let part = best.and_then(|best| other.parts.get(best.part));
    let address = match part {
        Some(part) => address_of_passages(context, (&own.id, part_id), (&other.id, &part.id)),
        None => address_of_pair(context, &own.id, &other.id).and("at", &Side::A.anchor(part_id)),
    };
    let address = if q.is_empty() { address } else { address.and("q", q) };
    let why = match (part, best) {
        (Some(part), Some(best)) => {
            let kind = best.kind.map_or("computed", ParallelKind::label);
            format!("¶ {}: {}", part_name::number(&part.id), best.reason.clone().unwrap_or_else(|| kind.to_owned()))
        }
        _ => "no counterpart known".to_owned(),
    };
    html! {
        <li key={other.id.clone()}>
            <a href={context.link(&address)}>
                { parts::heading(context, other) }
                { ", " }
                { parts::date_in_words(&other.date) }
            </a>
            { " " }
            <span class="soft">{ why }</span>
        </li>
    }
}
