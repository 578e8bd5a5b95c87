//! The panes, kept level with each other.
//!
//! What is level with what is decided in `compare::scroll`; here positions are measured and set. The pane that the
//! reader moves leads. Choosing a link changes the address, and the address brings the link level.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::{
    Comparison,
    gutter::Gutter,
    level::{Layout, PaneLayout, PanesState, PartBand, READING_LINE},
    overview::overview,
    pane::{self, Pane},
};
use crate::platform::{history::HistoryBehavior, page, resize::ResizeListener};
use crate::view::parts;
use compare::{
    Side,
    scroll::{Lockstep, PaneScroll},
};
use text::decimal::decimals;

/// What every view of a comparison is given.
#[derive(Clone, PartialEq, Properties)]
pub struct ComparisonProps {
    /// The comparison.
    pub comparison: Comparison,
}

/// The panes.
#[component]
pub fn ComparePanes(props: &ComparisonProps) -> Html {
    let comparison = &props.comparison;
    let nodes = [use_node_ref(), use_node_ref(), use_node_ref()];
    let layout = use_state_eq(|| None::<Rc<Layout>>);
    let positions = use_state_eq(|| Rc::new(vec![0.0; 3]));
    let lit = use_state_eq(|| None::<usize>);
    let front = use_state_eq(|| 0usize);
    let held = use_mut_ref(PanesState::default);
    let sides: Vec<Side> = comparison.choice.sides().into_iter().map(|(side, _)| side).collect();

    let chain = {
        let comparison = comparison.clone();
        use_memo((comparison.links.clone(), comparison.state.at.clone(), comparison.choice), move |_| {
            comparison.chain(Side::A, Side::B)
        })
    };

    // Measure now and whenever a pane or its text changes its size.
    {
        let (nodes, layout, sides) = (nodes.clone(), layout.clone(), sides.clone());
        use_effect_with((comparison.choice, comparison.context.settings.clone()), move |_| {
            let measured = {
                let (nodes, sides) = (nodes.clone(), sides.clone());
                move || layout.set(measure(&nodes, &sides).map(Rc::new))
            };
            measured();
            let watched: Vec<Element> = nodes
                .iter()
                .filter_map(|node| node.cast::<Element>())
                .flat_map(|pane| [pane.first_element_child(), Some(pane)])
                .flatten()
                .collect();
            let watch = ResizeListener::on(&watched, measured);
            move || drop(watch)
        });
    }

    // Level the panes when the layout, the links or the address changes.
    {
        let (nodes, held, positions) = (nodes.clone(), held.clone(), positions.clone());
        let comparison = comparison.clone();
        let layout = (*layout).clone();
        let context = &comparison.context;
        let (fragment, places) = (context.address.fragment.clone(), context.places.clone());
        use_effect_with(
            (layout, comparison.links.clone(), comparison.state.at.clone(), context.live, fragment, places),
            move |(layout, _, at, live, fragment, places)| {
                let Some(layout) = layout.clone().filter(|_| *live) else {
                    return;
                };
                let at = match (at.as_slice(), Side::parse_anchor(fragment)) {
                    ([], Some((side, part_id))) => vec![(side, part_id.to_owned())],
                    (at, _) => at.to_vec(),
                };
                let mut held = held.borrow_mut();
                let now = scroll_tops(&nodes);
                let has_moved = page::root_attribute("data-moved").is_some();
                let own = held.own_places(places.as_ref(), has_moved, &now);
                let moves = held.relevel(&layout, &comparison, &at, &now, own.as_deref());
                carry_out(&moves, &nodes);
                if let Some(lockstep) = &held.lockstep {
                    positions.set(Rc::new(current_positions(lockstep)));
                }
            },
        );
    }

    // Where one pane is shown at a time, a place in the address brings its own to the front.
    {
        let (front, sides) = (front.clone(), sides.clone());
        use_effect_with(comparison.context.address.fragment.clone(), move |fragment| {
            let named = Side::parse_anchor(fragment).and_then(|(side, _)| sides.iter().position(|one| *one == side));
            if let Some(named) = named {
                front.set(named);
            }
        });
    }

    // The lock.
    {
        let held = held.clone();
        use_effect_with((comparison.state.is_locked, (*layout).is_some()), move |(is_locked, _)| {
            if let Some(lockstep) = &mut held.borrow_mut().lockstep {
                match (*is_locked, lockstep.is_locked()) {
                    (true, false) => lockstep.lock(),
                    (false, true) => lockstep.unlock(),
                    _ => {}
                }
            }
        });
    }

    // Follow the pane that the reader moves.
    {
        let (nodes, held, positions) = (nodes.clone(), held.clone(), positions.clone());
        use_effect_with(sides.len(), move |_| {
            let listeners: Vec<EventListener> = nodes
                .iter()
                .enumerate()
                .filter_map(|(at, node)| Some((at, node.cast::<Element>()?)))
                .map(|(at, pane)| {
                    let (nodes, held, positions) = (nodes.clone(), held.clone(), positions.clone());
                    let source = pane.clone();
                    EventListener::new(&pane, "scroll", move |_| {
                        let mut held = held.borrow_mut();
                        let Some(lockstep) = &mut held.lockstep else {
                            return;
                        };
                        let moves = lockstep.scrolled(at, page::scroll_top(&source));
                        carry_out(&moves, &nodes);
                        positions.set(Rc::new(current_positions(lockstep)));
                        if !moves.is_empty() {
                            held.leader = at;
                        }
                    })
                })
                .collect();
            move || drop(listeners)
        });
    }

    let choose = {
        let comparison = comparison.clone();
        use_callback(comparison, move |at: usize, comparison: &Comparison| {
            if let Some(link) = comparison.links.get(at) {
                comparison.context.go.emit((comparison.address_of(link), HistoryBehavior::Push));
            }
        })
    };
    let pointed = {
        let (lit, comparison) = (lit.clone(), comparison.clone());
        Callback::from(move |event: Event| lit.set(link_under(&comparison, &event)))
    };
    let swap_front = {
        let (front, count) = (front.clone(), sides.len());
        Callback::from(move |_: MouseEvent| front.set((*front + 1) % count.max(1)))
    };

    let gutter = |sides: (Side, Side)| {
        let (layout, positions, chain) = (layout.as_deref(), &positions, &chain);
        Gutter { comparison, sides, layout, positions, chain, lit: *lit, choose: &choose }.draw()
    };
    let lit_link = lit.and_then(|at| comparison.links.get(at));
    let panes = sides.iter().enumerate().map(|(at, &side)| {
        let lit_parts: Vec<String> =
            lit_link.and_then(|link| pane::end(link, side)).map(str::to_owned).into_iter().collect();
        html! {
            <>
                if at > 0 { { gutter((sides[at - 1], side)) } }
                <div class={classes!("side-of", (*front == at).then_some("front"))}>
                    <Pane
                        comparison={comparison.clone()}
                        {side}
                        lit={Rc::new(lit_parts)}
                        node={nodes[at].clone()}
                        choose={choose.clone()}
                    />
                    { overview(comparison, side, layout.as_deref(), &positions) }
                </div>
            </>
        }
    });
    let back = comparison.letters().get((*front + 1) % sides.len().max(1)).map(|(_, letter)| {
        html! { <>{ parts::ends(&comparison.context, letter) }{ ", " }{ parts::date_in_words(&letter.date) }</> }
    });
    html! {
        <div class="desk-frame">
            <div
                class={classes!("desk", format!("panes-{}", sides.len()))}
                data-reading-line={decimals(READING_LINE, 0)}
                onmouseover={pointed.reform(|event: MouseEvent| event.into())}
                onfocusin={pointed.reform(|event: FocusEvent| event.into())}
            >
                { for panes }
            </div>
            <p class="front-swap needs-app">
                <button type="button" onclick={swap_front}>{ "⇄ Show the other: " }{ for back }</button>
            </p>
        </div>
    }
}

fn carry_out(moves: &[PaneScroll], nodes: &[NodeRef]) {
    for PaneScroll { pane, position } in moves {
        if let Some(pane) = nodes.get(*pane).and_then(NodeRef::cast::<Element>) {
            set_scroll_top(&pane, *position);
        }
    }
}

/// Where the panes stand now.
fn scroll_tops(nodes: &[NodeRef]) -> Vec<f64> {
    nodes.iter().map(|node| node.cast::<Element>().map_or(0.0, |pane| page::scroll_top(&pane))).collect()
}

fn set_scroll_top(pane: &Element, position: f64) {
    let _ = js_sys::Reflect::set(pane, &"scrollTop".into(), &position.into());
}

fn current_positions(lockstep: &Lockstep) -> Vec<f64> {
    (0..3).map(|pane| lockstep.position(pane).unwrap_or_default()).collect()
}

/// Measures the panes. `None` where there is nothing to measure yet.
fn measure(nodes: &[NodeRef], sides: &[Side]) -> Option<Layout> {
    let panes: Vec<(Side, Element)> =
        sides.iter().zip(nodes).map(|(side, node)| Some((*side, node.cast::<Element>()?))).collect::<Option<_>>()?;
    let viewport = f64::from(panes.first()?.1.client_height());
    if viewport <= 0.0 {
        return None;
    }
    let panes = panes.into_iter().map(|(side, pane)| measure_pane(side, &pane)).collect();
    Some(Layout { viewport, panes })
}

fn measure_pane(side: Side, pane: &Element) -> PaneLayout {
    let origin = pane.get_bounding_client_rect().top() - page::scroll_top(pane);
    let children = pane.children();
    let parts: Vec<PartBand> = (0..children.length())
        .filter_map(|at| children.item(at))
        .filter_map(|part| {
            let id = part.get_attribute("data-part")?;
            let rect = part.get_bounding_client_rect();
            // Whole pixels, because browsers round scroll positions: where one pane creeps and the other runs, half a
            // pixel in the one would be several in the other.
            Some(PartBand { id, y: (rect.top() - origin).round(), height: rect.height() })
        })
        .collect();
    let tops = parts.iter().map(|part| part.y).collect();
    PaneLayout { side, content: f64::from(pane.scroll_height()), tops, parts }
}

/// The index of the link under the pointer or focus: a ribbon or an entry, or the strongest link of a passage.
fn link_under(comparison: &Comparison, event: &Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    if let Some(link) = target.closest("[data-link]").ok().flatten() {
        let id = link.get_attribute("data-link")?;
        return comparison.links.iter().position(|link| link.id() == id);
    }
    let part_id = target.closest("[data-part]").ok().flatten()?.get_attribute("data-part")?;
    let side = Side::from_id(&target.closest("[data-pane]").ok().flatten()?.get_attribute("data-pane")?)?;
    let own = comparison.links.iter().enumerate().filter(|(_, link)| pane::end(link, side) == Some(part_id.as_str()));
    own.max_by_key(|(at, link)| (link.strength, link.score, std::cmp::Reverse(*at))).map(|(at, _)| at)
}
