//! The whole letter at a glance: a box for each paragraph, its height by its length, one chosen theme by pattern and
//! shade, the hits of a search, and a frame round what is on the screen. A convenience for the eye and the pointer; everything in it can be had
//! from the text and from the line of the chosen theme.

use std::{cell::OnceCell, rc::Rc};

use gloo::{events::EventListener, timers::callback::Timeout};
use yew::prelude::*;

use crate::platform::page;
use crate::view::{PageContext, parts::hits::Hits};
use corpus::{Letter, theme::ThemePassages};
use text::{Version, compose, decimal::decimals, words};

/// Height of the drawing, in its own units.
const HEIGHT: f64 = 1000.0;
/// Gap between two boxes.
const GAP: f64 = 2.0;
/// How long the page rests before it is first measured, in ms.
const REST: u32 = 300;

/// What of the text is on the screen, as shares of its height from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
struct VisibleShare {
    from: f64,
    to: f64,
}

/// What the strip is given.
#[derive(Clone, PartialEq, Properties)]
pub struct StripProps {
    /// What every page is given.
    pub context: PageContext,
    /// Id of a letter of the edition.
    pub letter_id: String,
    /// Id of the theme that is drawn.
    pub theme_id: Option<String>,
    /// The hits of the search.
    pub hits: Rc<Hits>,
}

/// The strip of a letter.
#[component]
pub fn Strip(props: &StripProps) -> Html {
    let StripProps { context, letter_id, theme_id, hits } = props;
    let seen = use_state_eq(|| None::<VisibleShare>);
    {
        let seen = seen.clone();
        use_effect_with((), move |()| {
            let listeners = web_sys::window().map(|window| {
                let (first, resized) = (seen.clone(), seen.clone());
                // Not while the page is still being taken over: asking makes the browser lay it out at once.
                let later = Timeout::new(REST, move || first.set(seen_now()));
                let listeners = [
                    EventListener::new(&window, "scroll", move |_| seen.set(seen_now())),
                    EventListener::new(&window, "resize", move |_| resized.set(seen_now())),
                ];
                (later, listeners)
            });
            move || drop(listeners)
        });
    }
    let lengths = use_memo(letter_id.clone(), |_| OnceCell::new());
    let Some(letter) = context.edition.corpus.letter(letter_id) else {
        return Html::default();
    };
    let theme =
        theme_id.as_ref().and_then(|id| context.edition.corpus.theme(id)).and_then(|theme| theme.in_letter(letter_id));
    // To count words takes its time: what the publisher has drawn does not need it.
    let places = || lengths.get_or_init(|| boxes(letter)).iter();
    let found = (hits.count() > 0).then(places).into_iter().flatten().flat_map(|(part_id, y, height)| {
        let length = letter.part(part_id).map_or(0, |part| compose(letter, part, Version::Reading).text.len());
        let shares: Vec<f64> = hits.shares(part_id, length).collect();
        shares.into_iter().map(move |share| {
            html! { <rect class="hit" x="0" width="12" y={decimals(y + share * height, 1)} height="3" /> }
        })
    });
    let boxes = || {
        let boxes = places().map(|(part_id, y, height)| {
            let id = context.element_id(letter_id, part_id);
            let (class, hatching) = drawn(theme, part_id);
            html! {
                <a href={format!("#{id}")} tabindex="-1" key={part_id.clone()}>
                    <rect {class} x="0" y={decimals(*y, 1)} width="12" height={decimals(*height, 1)} fill={hatching} />
                </a>
            }
        });
        html! { <g>{ for boxes }</g> }
    };
    let frame = seen.map(|VisibleShare { from, to }| {
        html! {
            <rect
                class="frame"
                vector-effect="non-scaling-stroke"
                x="0.5"
                width="11"
                y={decimals(from * HEIGHT, 1)}
                height={decimals((to - from) * HEIGHT, 1)}
            />
        }
    });
    html! {
        <div class="strip" aria-hidden="true">
            <svg viewBox="0 0 12 1000" preserveAspectRatio="none" width="100%" height="100%">
                <defs>
                    <pattern id="touches" width="12" height="6" patternUnits="userSpaceOnUse">
                        <rect class="ground" width="12" height="6" />
                        <rect class="line" width="12" height="2.5" />
                    </pattern>
                </defs>
                { context.prerendered.region("strip", theme_id.is_none(), boxes) }
                <g>{ for found }</g>
                <g>{ for frame }</g>
            </svg>
        </div>
    }
}

/// How a paragraph is drawn: mainly about the theme, touching it (hatched, so that it needs no colour), or neither.
fn drawn(theme: Option<&ThemePassages>, part_id: &str) -> (Option<&'static str>, Option<&'static str>) {
    match theme {
        Some(theme) if theme.main.iter().any(|id| id == part_id) => (Some("main"), None),
        Some(theme) if theme.has(part_id) => (Some("touches"), Some("url(#touches)")),
        _ => (None, None),
    }
}

/// Id, top and height of each body paragraph's box.
fn boxes(letter: &Letter) -> Vec<(String, f64, f64)> {
    let lengths: Vec<(String, usize)> = letter
        .body()
        .map(|part| (part.id.clone(), words(&compose(letter, part, Version::Reading).text).len().max(8)))
        .collect();
    let total: usize = lengths.iter().map(|(_, length)| length).sum();
    let mut y = 0.0;
    lengths
        .into_iter()
        .map(|(part_id, length)| {
            let height = share(length, total) * HEIGHT;
            let top = y;
            y += height;
            (part_id, top, (height - GAP).max(1.0))
        })
        .collect()
}

/// `part / whole` of two counts that are far below 2³².
fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| u32::try_from(count).map_or(f64::from(u32::MAX), f64::from);
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

fn seen_now() -> Option<VisibleShare> {
    let window = web_sys::window()?;
    let height = window.inner_height().ok()?.as_f64()?;
    let text = page::by_id("text")?.get_bounding_client_rect();
    if text.height() <= 0.0 {
        return None;
    }
    let at = |y: f64| ((y - text.top()) / text.height()).clamp(0.0, 1.0);
    Some(VisibleShare { from: at(0.0), to: at(height) })
}
