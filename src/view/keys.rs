//! Keys that work anywhere on a page: whatever says `aria-keyshortcuts` is reached by that key.
//!
//! A text field or list is focused, anything else is clicked. Nothing happens while the reader types, nor with a
//! modifier. A page offers single letters only where the reader's settings allow it (WCAG 2.1.4), by leaving the
//! attribute out where they do not; `Escape` may always be offered.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::platform::page;

/// The keys that pages use, each with what it does: for the page that lists them.
pub const KEYS: [(&str, &str); 6] = [
    ("/", "go to the search field"),
    ("?", "open this page"),
    ("n", "next hit in a letter, next link in a comparison"),
    ("p", "previous hit, previous link"),
    ("Esc", "in the search field: empty it; in a letter or comparison: take the marks of a search away"),
    ("↓", "in the search field: go to the first result"),
];

/// Listens for keys as long as the application is there.
#[hook]
pub fn use_keys() {
    use_effect_with((), |()| {
        let listener = page::document().map(|document| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document, "keydown", options, |event| {
                if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                    pressed(event);
                }
            })
        });
        move || drop(listener)
    });
}

fn pressed(event: &KeyboardEvent) {
    let is_taken = event.default_prevented() || event.is_composing();
    // Shift is no modifier here: on some keyboards `/` and `?` need it.
    let is_modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    let key = event.key();
    let is_plain = key == "Escape" || key.chars().count() == 1;
    if is_taken || is_modified || !is_plain || is_typing(event) {
        return;
    }
    let Some(target) = offered(&key) else { return };
    event.prevent_default();
    if target.matches("input, select, textarea").unwrap_or_default() {
        let _ = target.focus();
    } else {
        target.click();
    }
}

/// Whether the key goes into a field, or to a control that has keys of its own.
fn is_typing(event: &KeyboardEvent) -> bool {
    let field = "input:not([type=checkbox]), select, textarea, [contenteditable], [role=menu], [role=listbox], dialog";
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| target.closest(field).ok().flatten().is_some())
}

/// The first element on the page that offers a key and can be used now.
fn offered(key: &str) -> Option<HtmlElement> {
    let all = page::document()?.query_selector_all("[aria-keyshortcuts]").ok()?;
    (0..all.length())
        .filter_map(|at| all.item(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|element| {
            element.get_attribute("aria-keyshortcuts").is_some_and(|keys| keys.split(' ').any(|one| one == key))
        })
        .find(|element| !element.has_attribute("disabled"))
}
