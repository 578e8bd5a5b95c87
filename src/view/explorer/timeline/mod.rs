//! Letters and events on a line of time.
//!
//! A picture for the eye and the pointer: drag over it to keep the letters of a span. The same is there to be typed
//! ([`super::dates`]), moved by arrow keys (two sliders below the line), and read (a list, one click away). Start with
//! [`Timeline`]; [`scale`] and [`plan`] say where things stand, [`events`] and [`line`](mod@line) draw them,
//! [`brush`] is what the reader moves, [`list`] says it in words. What nothing changes is [`Still`], and drawn once.

pub mod brush;
pub mod events;
pub mod line;
pub mod list;
pub mod plan;
pub mod scale;

use std::rc::Rc;

use yew::prelude::*;

use super::{RequestChange, dates::Dates};
use crate::platform::history::HistoryBehavior;
use crate::view::PageContext;
use corpus::PartialDate;
use plan::TimelineLayout;
use scale::LENGTH;

/// Width for which labels are fitted, in px; narrower pages show fewer.
const WIDE: usize = 1040;
/// The same for pages of middling width.
const MIDDLING: usize = 620;

/// What the timeline is given.
#[derive(Clone, PartialEq, Properties)]
pub struct TimelineProps {
    /// The context at rest.
    pub context: PageContext,
    /// What is found in each letter.
    pub counts: Vec<u32>,
    /// Whether these are passages.
    pub counts_passages: bool,
    /// First day, month or year of the span kept.
    pub after: Option<PartialDate>,
    /// Last.
    pub before: Option<PartialDate>,
    /// Changes the request.
    pub act: Callback<RequestChange>,
}

/// A span while it is being drawn, in places of the scale.
type DraggedSpan = (usize, usize);

/// The timeline.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let TimelineProps { context, counts, counts_passages, after, before, act } = props;
    let plan = use_memo(context.edition.clone(), |edition| TimelineLayout::of(&edition.corpus));
    let scale = &plan.scale;
    let plot = use_node_ref();
    let drawn = use_state_eq(|| None::<DraggedSpan>);

    let kept = scale.ends().map(|(first, last)| {
        let from = after.map_or(0, |date| scale.place(date.day_number().max(first)));
        let to = before.map_or(LENGTH, |date| scale.place((date.last_day_number() + 1).min(last + 1)));
        (from, to)
    });
    let set = {
        let (plan, act) = (plan.clone(), act.clone());
        Callback::from(move |((from, to), entry): (DraggedSpan, HistoryBehavior)| {
            let day = |place: usize, is_end: bool| {
                let is_open = if is_end { place >= LENGTH } else { place == 0 };
                (!is_open).then(|| PartialDate::of_day_number(plan.scale.day_at(place)))
            };
            act.emit(RequestChange::Dates(day(from.min(to), false), day(from.max(to), true), entry));
        })
    };
    let handlers = brush::dragging(&plot, &drawn, &set, context);
    let span = (*drawn)
        .map(|(from, to)| (from.min(to), from.max(to)))
        .or(kept)
        .filter(|_| drawn.is_some() || after.is_some() || before.is_some());
    html! {
        <section class="timeline" aria-labelledby="timeline-title">
            <h2 id="timeline-title" class="hidden">{ "Timeline" }</h2>
            <div
                class="plot"
                ref={plot}
                onpointerdown={handlers.0}
                onpointermove={handlers.1}
                onpointerup={handlers.2}
                onpointercancel={handlers.3}
            >
                <Still context={context.clone()} plan={plan.clone()} what={StaticLayer::Events} />
                { line::line(context, &plan, counts, *counts_passages, span) }
            </div>
            { brush::sliders(scale, kept.unwrap_or((0, LENGTH)), &drawn, &set) }
            <Dates context={context.clone()} after={*after} before={*before} act={act.clone()} />
            <Still context={context.clone()} plan={plan.clone()} what={StaticLayer::List} />
        </section>
    }
}

/// What a part of the timeline that nothing changes is given.
#[derive(Clone, PartialEq, Properties)]
pub struct StillProps {
    /// The context at rest.
    pub context: PageContext,
    /// Where everything stands.
    pub plan: Rc<TimelineLayout>,
    /// Which part.
    pub what: StaticLayer,
}

/// The parts of the timeline that nothing changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaticLayer {
    /// The events above the line.
    Events,
    /// The months on it.
    Months,
    /// The list below.
    List,
}

/// A part of the timeline that is not drawn again while the reader types or drags.
#[component]
pub fn Still(props: &StillProps) -> Html {
    let StillProps { context, plan, what } = props;
    match what {
        StaticLayer::Events => events::events(context, plan),
        StaticLayer::Months => line::months(plan),
        StaticLayer::List => list::list(context),
    }
}

/// A place as an attribute.
fn percent(place: usize) -> String {
    format!("{}.{:02}%", place / 100, place % 100)
}

/// About how wide a label is, in px.
fn text_width(text: &str) -> usize {
    text.chars().count() * 58 / 10
}
