//! The strip beside a pane: a box for each passage, its height by its length, darker where it has counterparts, the
//! hits of a search, a frame round what is on the screen. For the eye and the pointer; the list of links says the same in words.

use yew::prelude::*;

use super::{Comparison, level::Layout, pane};
use compare::{
    Side,
    overview::{frame, number, strip},
    scroll::place_at,
};
use corpus::PartKind;
use text::{Version, compose};

/// Height of the drawing in its own units.
const HEIGHT: f64 = 600.0;

/// The strip beside the pane of a side. `layout` is where everything stands, `None` until it is measured; `positions` are how
/// far the panes are scrolled.
pub fn overview(comparison: &Comparison, side: Side, layout: Option<&Layout>, positions: &[f64]) -> Html {
    let Some(letter) = comparison.letter(side) else {
        return Html::default();
    };
    let parts: Vec<_> = letter.parts.iter().filter(|part| part.kind != PartKind::Note).collect();
    let lengths: Vec<u32> = parts
        .iter()
        .map(|part| u32::try_from(compose(letter, part, Version::Reading).text.len()).unwrap_or(u32::MAX))
        .collect();
    let bands = strip(&lengths, HEIGHT, 1.5, 2.0);
    let current = comparison.current().and_then(|at| comparison.links.get(at));
    let boxes = parts.iter().zip(&bands).map(|(part, band)| {
        let strength = comparison
            .links
            .iter()
            .filter(|link| pane::end(link, side) == Some(part.id.as_str()))
            .map(|link| link.strength.max(1))
            .max()
            .unwrap_or(0);
        let is_current = current.is_some_and(|link| pane::end(link, side) == Some(part.id.as_str()));
        html! {
            <rect
                class={classes!("box", format!("ties-{strength}"), is_current.then_some("chosen"))}
                x="0"
                width="14"
                y={number(band.y)}
                height={number(band.height)}
            />
        }
    });
    let hits = comparison.hits(side);
    let hits = parts.iter().zip(&lengths).zip(&bands).flat_map(|((part, length), band)| {
        let shares: Vec<f64> = hits.shares(&part.id, *length as usize).collect();
        shares.into_iter().map(move |share| {
            html! { <rect class="hit" x="0" width="14" y={number(band.y + share * band.height)} height="3" /> }
        })
    });
    let seen = layout.and_then(|layout| {
        let at = layout.panes.iter().position(|pane| pane.side == side)?;
        let pane = layout.panes.get(at)?;
        let from = positions.get(at).copied()?;
        let upper = place_at(&pane.tops, pane.content, from)?;
        let lower = place_at(&pane.tops, pane.content, from + layout.viewport)?;
        frame(&bands, upper, lower)
    });
    html! {
        <div class="overview" aria-hidden="true">
            <svg viewBox="0 0 14 600" preserveAspectRatio="none" width="100%" height="100%">
                <g>{ for boxes }</g>
                <g>{ for hits }</g>
                <g>
                    if let Some(seen) = seen {
                        <rect class="frame" x="0.5" width="13" y={number(seen.y)} height={number(seen.height)} />
                    }
                </g>
            </svg>
        </div>
    }
}
