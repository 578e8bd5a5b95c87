//! The bar above the panes: which link one is at, forwards and backwards, the lock, and which links are shown.
//!
//! Start with [`link_toolbar`]. Must not know how panes are kept level.

use corpus::sort;
use yew::prelude::*;

use super::Comparison;
use crate::platform::history::HistoryBehavior;
use crate::view::{parts::pair, shell::pressed};
use compare::{Link, LinkFilter, Origin, SharedEvidence, links::step};
use corpus::ParallelKind;
use site::{Address, compare_state::CompareState};

/// The bar.
pub fn link_toolbar(comparison: &Comparison) -> Html {
    let current = comparison.current();
    let go = |forwards: bool| {
        let step = next(comparison, forwards);
        let wraps = step.as_ref().is_some_and(|(_, wraps)| *wraps);
        let to = step.map(|(to, _)| to);
        let go = comparison.context.go.clone();
        let onclick =
            to.clone().map(|to| Callback::from(move |_: MouseEvent| go.emit((to.clone(), HistoryBehavior::Push))));
        let (label, sign, key) = match (forwards, wraps) {
            (true, false) => ("Next link", "→", "n"),
            (true, true) => ("Next link: the first again", "→", "n"),
            (false, false) => ("Previous link", "←", "p"),
            (false, true) => ("Previous link: the last", "←", "p"),
        };
        html! {
            <button
                type="button"
                class="needs-app"
                aria-keyshortcuts={key}
                aria-label={label}
                title={label}
                disabled={to.is_none()}
                {onclick}
            >
                { sign }
            </button>
        }
    };
    let lock = {
        let is_locked = comparison.state.is_locked;
        let to = comparison.address(&CompareState { is_locked: !is_locked, ..(*comparison.state).clone() });
        let go = comparison.context.go.clone();
        html! {
            <button
                type="button"
                class="needs-app"
                aria-pressed={pressed(is_locked)}
                title="Level at their links"
                onclick={move |_| go.emit((to.clone(), HistoryBehavior::Replace))}
            >
                { "⇅ Scroll together" }
            </button>
        }
    };
    html! {
        <div class="linkbar">
            <div class="linkbar-step">{ go(false) }{ go(true) }{ lock }</div>
            <p class="linkbar-now" role="status">{ now(comparison, current) }</p>
            { filter(comparison) }
        </div>
    }
}

/// Where the next link in one direction is level, if there is one, and whether it is at the other end of the list.
#[must_use]
pub fn next(comparison: &Comparison, forwards: bool) -> Option<(Address, bool)> {
    let step = step(comparison.links.len(), comparison.current(), forwards)?;
    comparison.links.get(step.to).map(|link| (comparison.address_of(link), step.wraps))
}

fn now(comparison: &Comparison, current: Option<usize>) -> Html {
    let count = comparison.links.len();
    let Some((at, link)) = current.and_then(|at| Some((at, comparison.links.get(at)?))) else {
        let unit = if count == 1 { "link" } else { "links" };
        let what = if comparison.state.at.len() > 1 && comparison.missing().is_empty() {
            format!("Level, though none of the {count} {unit} joins these two. ")
        } else {
            format!("{count} {unit} between these letters. ")
        };
        return html! {
            <span class="soft">
                { what }
                <span class="needs-app">{ "Choose one, step through them, or " }</span>
                <a href="#links-title">{ "see the list of links" }</a>
            </span>
        };
    };
    html! {
        <>
            <span class="soft">
                { link.kind.map_or_else(|| html! { { "Link" } }, kind) }
                { " " }
                { format!("{} of {count}", at + 1) }
            </span>
            { " " }
            { strength(link) }
            { " " }
            { because(comparison, link) }
        </>
    }
}

/// The strength of an editor's link, as on every page; nothing for a computed one.
pub fn strength(link: &Link) -> Html {
    if link.strength == 0 { Html::default() } else { pair::strength(link.strength) }
}

/// What kind a link of the editor's is of; a contradiction in its colour.
pub fn kind(kind: ParallelKind) -> Html {
    let class = (kind == ParallelKind::Contradiction).then_some("contradiction");
    html! { <b {class}>{ kind.label() }</b> }
}

/// Why a link is there, after its kind has been named.
fn because(comparison: &Comparison, link: &Link) -> Html {
    link.reason.as_ref().map_or_else(|| reason(comparison, link), |said| html! { <span class="why">{ said }</span> })
}

/// Why a link is there: its kind and the editor's reason, or the words that made it.
pub fn reason(comparison: &Comparison, link: &Link) -> Html {
    if link.reason.is_some() {
        return html! {
            <span class="why">{ for link.kind.map(kind) }{ ": " }{ link.reason.clone().unwrap_or_default() }</span>
        };
    }
    let reason = SharedEvidence::of(link, comparison.context.edition.evidence()).sentence();
    html! { <span class="why"><b>{ "Computed" }</b>{ ": " }{ reason }</span> }
}

fn filter(comparison: &Comparison) -> Html {
    let state = &*comparison.state;
    let choice = |label: String, filter: LinkFilter, here: bool| {
        let to = comparison.address(&CompareState { filter, at: Vec::new(), ..state.clone() });
        html! {
            <a class="choice" href={comparison.context.link(&to)} aria-current={here.then_some("true")}>{ label }</a>
        }
    };
    let kinds = ParallelKind::ALL.iter().map(|&kind| {
        let here = state.filter.kinds.contains(&kind);
        let mut kinds = state.filter.kinds.clone();
        if here {
            kinds.retain(|other| *other != kind);
        } else {
            kinds.push(kind);
            sort::natural(&mut kinds);
        }
        choice(kind.label().to_owned(), LinkFilter { kinds, ..state.filter.clone() }, here)
    });
    let origins = [None, Some(Origin::Editor), Some(Origin::Computed)].map(|origin| {
        let label = origin.map_or("All".to_owned(), |origin| origin.label().to_owned());
        choice(label, LinkFilter { origin, ..state.filter.clone() }, state.filter.origin == origin)
    });
    let strengths = [None, Some(2), Some(3)].map(|min| {
        let label = match min {
            None => "Any",
            Some(2) => "Medium or strong",
            Some(_) => "Strong",
        };
        choice(label.to_owned(), LinkFilter { min, ..state.filter.clone() }, state.filter.min == min)
    });
    let is_filtered = state.filter != LinkFilter::default();
    let summary = if is_filtered {
        format!("{} of {} links shown", comparison.links.len(), comparison.unfiltered)
    } else {
        "Filter links".to_owned()
    };
    html! {
        <details class="link-filter needs-app">
            <summary>{ summary }</summary>
            <div class="sheet">
                <div role="group" aria-label="Whose links">
                    <span class="legend">{ "Whose" }</span>
                    <span class="seg">{ for origins }</span>
                </div>
                <div role="group" aria-label="Kind of link">
                    <span class="legend">{ "Kind (the editor’s)" }</span>
                    <span class="seg">{ for kinds }</span>
                </div>
                <div role="group" aria-label="Least strength">
                    <span class="legend">{ "Strength (the editor’s)" }</span>
                    <span class="seg">{ for strengths }</span>
                </div>
                if is_filtered {
                    <p class="small">{ choice("Show all links".to_owned(), LinkFilter::default(), false) }</p>
                }
            </div>
        </details>
    }
}
