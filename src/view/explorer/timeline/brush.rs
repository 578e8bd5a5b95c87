//! Choosing a span on the line: with the pointer, or with two sliders.
//!
//! Start with [`sliders`]. Must not know what stands on the line.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::{
    DraggedSpan, list,
    scale::{LENGTH, Scale},
};
use crate::platform::{history::HistoryBehavior, page};
use crate::view::PageContext;
use corpus::PartialDate;
use site::{Address, Route};

/// Two sliders below the line, by which the span is moved with arrow keys too.
pub fn sliders(
    scale: &Scale,
    (from, to): DraggedSpan,
    drawn: &UseStateHandle<Option<DraggedSpan>>,
    set: &Callback<(DraggedSpan, HistoryBehavior)>,
) -> Html {
    let (from, to) = drawn.unwrap_or((from, to));
    let slider = |is_end: bool| {
        let value = if is_end { to } else { from };
        let label = if is_end { "Last day of the letters shown" } else { "First day of the letters shown" };
        let text = match (is_end, value) {
            (false, 0) => "from the beginning".to_owned(),
            (true, LENGTH..) => "to the end".to_owned(),
            _ => PartialDate::of_day_number(scale.day_at(value)).in_words(),
        };
        let other = if is_end { from } else { to };
        let both = move |value: usize| if is_end { (other, value) } else { (value, other) };
        let oninput = {
            let drawn = drawn.clone();
            Callback::from(move |event: InputEvent| drawn.set(value_of(&event).map(both)))
        };
        let onchange = {
            let (drawn, set) = (drawn.clone(), set.clone());
            Callback::from(move |event: Event| {
                drawn.set(None);
                if let Some(value) = value_of(&event) {
                    // A step of the arrow keys is a tweak: it takes the place of the step before.
                    set.emit((both(value), HistoryBehavior::Debounced));
                }
            })
        };
        html! {
            <input
                type="range"
                class={if is_end { "to" } else { "from" }}
                min="0"
                max={LENGTH.to_string()}
                step="100"
                value={value.to_string()}
                autocomplete="off"
                aria-label={label}
                aria-valuetext={text}
                {oninput}
                {onchange}
            />
        }
    };
    html! { <div class="sliders needs-app">{ slider(false) }{ slider(true) }</div> }
}

fn value_of(event: &impl AsRef<web_sys::Event>) -> Option<usize> {
    event.as_ref().target()?.dyn_into::<HtmlInputElement>().ok()?.value().parse().ok()
}

/// What the plot does with a pointer: pressed, moved, released, taken away.
pub type Handlers = (Callback<PointerEvent>, Callback<PointerEvent>, Callback<PointerEvent>, Callback<PointerEvent>);

/// Drawing a span with the pointer; a click on a letter opens it, one on an event leads to what is said of it.
pub fn dragging(
    plot: &NodeRef,
    drawn: &UseStateHandle<Option<DraggedSpan>>,
    set: &Callback<(DraggedSpan, HistoryBehavior)>,
    context: &PageContext,
) -> Handlers {
    let place = {
        let plot = plot.clone();
        move |event: &PointerEvent| {
            let frame = plot.cast::<Element>()?.get_bounding_client_rect();
            let share = (f64::from(event.client_x()) - frame.left()) / frame.width().max(1.0);
            // Clamped to the scale's length, so that the cast keeps its value.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and LENGTH")]
            Some((share.clamp(0.0, 1.0) * LENGTH as f64) as usize)
        }
    };
    let down = {
        let (plot, drawn, place) = (plot.clone(), drawn.clone(), place.clone());
        Callback::from(move |event: PointerEvent| {
            // A finger scrolls the page; it has the sliders.
            if event.button() != 0 || event.pointer_type() == "touch" {
                return;
            }
            if let (Some(at), Some(plot)) = (place(&event), plot.cast::<Element>()) {
                event.prevent_default();
                let _ = plot.set_pointer_capture(event.pointer_id());
                drawn.set(Some((at, at)));
            }
        })
    };
    let moved = {
        let (drawn, place) = (drawn.clone(), place.clone());
        Callback::from(move |event: PointerEvent| {
            if let (Some((from, _)), Some(at)) = (*drawn, place(&event)) {
                drawn.set(Some((from, at)));
            }
        })
    };
    let up = {
        let (drawn, set, context) = (drawn.clone(), set.clone(), context.clone());
        Callback::from(move |event: PointerEvent| {
            let span = *drawn;
            drawn.set(None);
            if let Some(span) = span.filter(|(from, to)| from.abs_diff(*to) > LENGTH / 100) {
                set.emit((span, HistoryBehavior::Push));
            } else if let Some(event_id) = under(&event, "data-event") {
                list::show(&event_id);
            } else if let Some(letter) = under(&event, "data-go").filter(|_| span.is_some()) {
                context.go.emit((Address::of(Route::letter(&letter)), HistoryBehavior::Push));
            }
        })
    };
    let cancelled = {
        let drawn = drawn.clone();
        Callback::from(move |_: PointerEvent| drawn.set(None))
    };
    (down, moved, up, cancelled)
}

/// What an attribute says of what lies under the pointer. While that is held, its target is the whole picture.
fn under(event: &PointerEvent, name: &str) -> Option<String> {
    let under = page::document()?.element_from_point(event.client_x() as f32, event.client_y() as f32)?;
    under.closest(&format!("[{name}]")).ok().flatten()?.get_attribute(name)
}
