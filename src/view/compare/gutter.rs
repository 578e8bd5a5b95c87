//! The ribbons between two panes: one for each link that can be seen.
//!
//! Start with [`Gutter::draw`]. Who scrolls a pane or points at a link has it drawn again.

use corpus::sort;
use yew::prelude::*;

use super::{Comparison, level::Layout, pane};
use compare::{
    Link, Origin, Side,
    overview::{Band, is_seen, ribbon},
};
use corpus::ParallelKind;
use text::decimal::decimals;

/// Width of the drawing, in its own units; it is stretched to the gutter's.
const WIDTH: f64 = 100.0;

/// A gutter.
pub struct Gutter<'a> {
    /// The comparison.
    pub comparison: &'a Comparison,
    /// The panes on its left and right.
    pub sides: (Side, Side),
    /// Where everything stands; `None` until it is measured.
    pub layout: Option<&'a Layout>,
    /// Scroll positions of the panes.
    pub positions: &'a [f64],
    /// Indices of the links of the chain.
    pub chain: &'a [usize],
    /// Index of the link that is lit.
    pub lit: Option<usize>,
    /// Brings a link level.
    pub choose: &'a Callback<usize>,
}

impl Gutter<'_> {
    /// The gutter as it is now.
    pub fn draw(self) -> Html {
        let Self { comparison, sides, layout, positions, chain, lit, choose } = self;
        let Some(layout) = layout else {
            return html! { <div class="gutter" aria-hidden="true" /> };
        };
        let screen = Band { y: 0.0, height: layout.viewport };
        let current = comparison.current();
        let mut ribbons: Vec<(bool, Html)> = Vec::new();
        for (at, link) in comparison.links.iter().enumerate() {
            let (Some(left), Some(right)) =
                (band(link, sides.0, layout, positions), band(link, sides.1, layout, positions))
            else {
                continue;
            };
            let marked = current == Some(at) || lit == Some(at);
            let is_here = left.overlaps(&screen) || right.overlaps(&screen);
            // Computed links are many: they are drawn where the reader points at one, or has asked for them alone.
            let is_wanted = link.origin == Origin::Editor || comparison.state.filter.origin == Some(Origin::Computed);
            if !(marked && is_seen(left, right, screen) || is_here && is_wanted) {
                continue;
            }
            let class = classes!(
                "ribbon",
                kind_class(link),
                // The other end is off the screen: drawn faintly, so that what can be read together stands out.
                (!left.overlaps(&screen) || !right.overlaps(&screen)).then_some("far"),
                (current == Some(at)).then_some("chosen"),
                (lit == Some(at)).then_some("lit"),
            );
            let choose = choose.clone();
            let drawn = html! {
                <path
                    key={link.id()}
                    {class}
                    data-link={link.id()}
                    data-chain={chain.contains(&at).then_some("1")}
                    d={ribbon(WIDTH, left, right)}
                    onclick={move |_| choose.emit(at)}
                >
                    <title>{ pane::why(link) }</title>
                </path>
            };
            ribbons.push((marked, drawn));
        }
        // What is marked is drawn last, above the others.
        sort::by_key(&mut ribbons, |(marked, _)| *marked);
        html! {
            <div class="gutter" aria-hidden="true">
                <svg
                    viewBox={format!("0 0 100 {}", decimals(layout.viewport.max(1.0), 0))}
                    preserveAspectRatio="none"
                    width="100%"
                    height="100%"
                >
                    { for ribbons.into_iter().map(|(_, drawn)| drawn) }
                </svg>
            </div>
        }
    }
}

/// Where a link's end stands on the screen, from the top of the panes.
fn band(link: &Link, side: Side, layout: &Layout, positions: &[f64]) -> Option<Band> {
    let pane = layout.panes.iter().position(|pane| pane.side == side)?;
    let part = layout.panes.get(pane)?.part(pane::end(link, side)?)?;
    Some(Band { y: part.y - positions.get(pane).copied().unwrap_or_default(), height: part.height })
}

/// The class of a link's kind: a pattern of colour and edge, never colour alone.
#[must_use]
pub fn kind_class(link: &Link) -> &'static str {
    match link.kind {
        Some(ParallelKind::Contradiction) => "kind-contradiction",
        Some(ParallelKind::SameArgument) => "kind-argument",
        Some(ParallelKind::SameEpisode) => "kind-episode",
        Some(ParallelKind::SamePhrase) => "kind-phrase",
        Some(ParallelKind::ReportOf) => "kind-report",
        None => "kind-computed",
    }
}
