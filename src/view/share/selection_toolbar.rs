//! The bar beside selected words.
//!
//! Start with [`SelectionToolbar`]. It belongs on pages that show whole letters, in their own page or in panes. The
//! platform says what is selected of each part, `cite::selection` which words these are.

use std::{cell::RefCell, rc::Rc};

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::Timeout,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, Node};
use yew::prelude::*;

use super::{actions::Actions, words_name};
use crate::platform::{
    page,
    resize::ResizeListener,
    selection::{self, OnScreen, Selected},
};
use crate::view::PageContext;
use text::Version;
use text::address::{
    Words,
    selection::{SelectedText, selected},
};

/// How long a selection rests before the bar comes, in ms: not while it is still being drawn.
const REST: u32 = 220;
/// Distance between bar and words, in px.
const GAP: f64 = 10.0;
/// What the frame of the page covers at the top, in px.
const FRAME: f64 = 64.0;

/// What the bar is given.
#[derive(Clone, PartialEq, Properties)]
pub struct SelectionToolbarProps {
    /// What every page is given.
    pub context: PageContext,
    /// The text that is shown.
    pub version: Version,
}

/// Words that are selected.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Chosen {
    letter_id: String,
    words: Words,
}

/// The bar.
#[component]
pub fn SelectionToolbar(props: &SelectionToolbarProps) -> Html {
    let SelectionToolbarProps { context, version } = props;
    let chosen = use_state_eq(|| None::<Chosen>);
    let node = use_node_ref();
    {
        let (chosen, node, context) = (chosen.clone(), node.clone(), context.clone());
        use_effect_with((*version, context.live), move |(version, live)| {
            let listeners = live.then(|| listen(&context, *version, &chosen, &node));
            move || drop(listeners)
        });
    }
    {
        let node = node.clone();
        use_effect_with((*chosen).clone(), move |chosen| {
            let bar = chosen.as_ref().and_then(|_| node.cast::<HtmlElement>());
            let watch = bar.map(|bar| {
                let watched = [Element::from(bar.clone())];
                ResizeListener::on(&watched, move || place(&bar))
            });
            move || drop(watch)
        });
    }
    let bar = chosen.as_ref().and_then(|Chosen { letter_id, words }| {
        let letter = context.edition.corpus.letter(letter_id)?;
        // Pressing a button must not take the selection away.
        let keep = |event: PointerEvent| {
            if !is_field(&event) {
                event.prevent_default();
            }
        };
        let keep_mouse = |event: MouseEvent| {
            if !is_field(&event) {
                event.prevent_default();
            }
        };
        Some(html! {
            <div
                key={format!("{letter_id}/{words}")}
                ref={node}
                class="selection-bar"
                role="toolbar"
                aria-label="Selected words"
                onpointerdown={keep}
                onmousedown={keep_mouse}
            >
                <p class="what">{ words_name(letter, words) }</p>
                <Actions
                    context={context.clone()}
                    letter_id={letter_id.clone()}
                    words={words.clone()}
                    version={*version}
                    first={NodeRef::default()}
                />
            </div>
        })
    });
    html! { <div class="selection-place">{ for bar }</div> }
}

/// Whether the event belongs to the field from which a text is copied by hand.
fn is_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.tag_name() == "TEXTAREA")
}

/// Follows the selection: the bar comes when it rests and goes when it is taken back, by Escape too.
fn listen(
    context: &PageContext,
    version: Version,
    chosen: &UseStateHandle<Option<Chosen>>,
    node: &NodeRef,
) -> Option<Vec<EventListener>> {
    let (window, document) = (web_sys::window()?, page::document()?);
    let waiting = Rc::new(RefCell::new(None::<Timeout>));
    let is_pressed = Rc::new(RefCell::new(false));
    let look = {
        let (context, setter, node) = (context.clone(), chosen.setter(), node.clone());
        Rc::new(move || {
            if !is_in_bar(&node) {
                setter.set(read(&context, version));
            }
        })
    };
    let soon = {
        let waiting = waiting.clone();
        let look = look.clone();
        Rc::new(move || {
            let look = look.clone();
            *waiting.borrow_mut() = Some(Timeout::new(REST, move || look()));
        })
    };
    let changed = {
        let (soon, is_pressed) = (soon.clone(), is_pressed.clone());
        move |_: &Event| {
            if !*is_pressed.borrow() {
                soon();
            }
        }
    };
    let pressed = {
        let is_pressed = is_pressed.clone();
        move |_: &Event| *is_pressed.borrow_mut() = true
    };
    let released = move |_: &Event| {
        *is_pressed.borrow_mut() = false;
        soon();
    };
    let escaped = {
        let (setter, node) = (chosen.setter(), node.clone());
        move |event: &Event| {
            let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
            if is_escape && node.get().is_some() {
                // The key is taken: it does nothing else on the page.
                event.prevent_default();
                selection::clear();
                setter.set(None);
            }
        }
    };
    let moved = {
        let node = node.clone();
        move || {
            if let Some(bar) = node.cast::<HtmlElement>() {
                place(&bar);
            }
        }
    };
    let scrolled = moved.clone();
    let cancelled = released.clone();
    let capture = EventListenerOptions::run_in_capture_phase();
    let first = EventListenerOptions { passive: false, ..capture };
    Some(vec![
        EventListener::new(&document, "selectionchange", changed),
        EventListener::new(&document, "pointerdown", pressed),
        EventListener::new(&document, "pointerup", released),
        EventListener::new(&document, "pointercancel", cancelled),
        EventListener::new_with_options(&document, "keydown", first, escaped),
        // Panes scroll by themselves, and scrolling does not bubble.
        EventListener::new_with_options(&document, "scroll", capture, move |_| scrolled()),
        EventListener::new(&window, "resize", move |_| moved()),
    ])
}

/// Whether the focus is in the bar: selecting in its field is not selecting in a letter.
fn is_in_bar(node: &NodeRef) -> bool {
    let focused = page::document().and_then(|document| document.active_element());
    node.cast::<Node>().is_some_and(|bar| focused.is_some_and(|focused| bar.contains(Some(&focused))))
}

/// The words that are selected now.
fn read(context: &PageContext, version: Version) -> Option<Chosen> {
    let selection = Selected::now()?;
    let letter_id = selection.letter_id()?;
    let letter = context.edition.corpus.letter(&letter_id)?;
    let stretches: Vec<SelectedText> = letter
        .parts
        .iter()
        .filter_map(|part| {
            let (start, end) = selection.stretch_in(&part.id, &context.element_id(&letter_id, &part.id))?;
            Some(SelectedText { part: &part.id, start, end })
        })
        .collect();
    let words = selected(letter, version, &stretches)?;
    Some(Chosen { letter_id, words })
}

/// Puts the bar above the selected words, below them where there is no room, and within the window.
fn place(bar: &HtmlElement) {
    let (Some(selection), Some((width, height))) = (Selected::now(), page::viewport()) else {
        return;
    };
    let OnScreen { left, top, right, bottom } = selection.on_screen();
    let own = bar.get_bounding_client_rect();
    let above = top - own.height() - GAP;
    let y = if above > FRAME { above } else { bottom + GAP };
    let lowest = (height - own.height() - GAP).max(GAP);
    let most = (width - own.width() - GAP).max(GAP);
    let x = ((left + right - own.width()) / 2.0).clamp(GAP, most);
    page::put_at(bar, x, y.clamp(GAP, lowest));
}
