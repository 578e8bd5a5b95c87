//! What opens and closes again: every menu on every page is closed by Escape, which gives the focus back to its button, and
//! by a press elsewhere.
//!
//! A menu is a `<details>` of one of the classes of [`MENUS`], so that it opens without scripts. One listener for the
//! whole document knows them all: no menu has one of its own.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, Node};
use yew::prelude::*;

use crate::platform::page;

/// Every menu.
const MENUS: [&str; 5] = ["site-menu", "menu", "settings", "contents", "link-filter"];
/// What the menu of the pages opens stands beside it: on a wide page it is there without it.
const BESIDE_SITE_MENU: &str = ".site-menu, .site-menu ~ nav, .site-menu ~ .settings";
/// Where the contents of a letter stand beside its text and stay open. The style sheet has the same width.
pub const BESIDE: &str = "(min-width: 84rem)";

/// Listens as long as the application is there.
#[hook]
pub fn use_menus() {
    use_effect_with((), |()| {
        let listeners = page::document().map(|document| {
            let first = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
            [
                EventListener::new(&document, "pointerdown", pressed),
                EventListener::new(&document, "click", chosen),
                EventListener::new_with_options(&document, "keydown", first, escaped),
                EventListener::new_with_options(
                    &document,
                    "toggle",
                    EventListenerOptions::run_in_capture_phase(),
                    opened,
                ),
            ]
        });
        opened_before();
        move || drop(listeners)
    });
}

/// A menu in which one types has the focus in its field as soon as it is open.
fn opened(event: &Event) {
    let menu = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(field) = menu.and_then(|menu| menu.query_selector(":scope.find[open] input").ok().flatten()) {
        type_in(field);
    }
}

/// The same of a menu whose button was pressed before the application was there.
fn opened_before() {
    let document = page::document();
    let button = document.as_ref().and_then(|document| document.active_element());
    let menu = button.filter(|button| button.matches(".find[open] > summary").unwrap_or_default());
    let field = menu.and_then(|button| button.parent_element()?.query_selector("input").ok().flatten());
    if let Some(field) = field {
        type_in(field);
    }
}

fn type_in(field: Element) {
    if let Ok(field) = field.dyn_into::<HtmlInputElement>() {
        page::focus_in_place(&field);
        // What was typed before is there to be typed over.
        field.select();
    }
}

/// A menu of the bar of a letter, and that of the pages, has done its work when one of its links is followed: the page
/// may stay the same, and so does the bar.
fn chosen(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(link) = target.and_then(|target| target.closest("a").ok().flatten()) else { return };
    let around = link.closest(".letter-bar details.menu").ok().flatten();
    let of_pages = || link.closest(".site-menu ~ nav").ok()??.previous_element_sibling();
    if let Some(menu) = around.or_else(of_pages) {
        let _ = menu.remove_attribute("open");
    }
}

/// Whether something stands in what a menu has opened.
fn holds(menu: &Element, one: Option<&Node>) -> bool {
    let beside = || one.and_then(|one| one.dyn_ref::<Element>()?.closest(BESIDE_SITE_MENU).ok().flatten()).is_some();
    menu.contains(one) || (menu.class_list().contains("site-menu") && beside())
}

fn pressed(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    let stays = |menu: &Element| menu.class_list().contains("contents") && page::matches(BESIDE);
    for menu in open().iter().filter(|menu| !holds(menu, target.as_ref()) && !stays(menu)) {
        let _ = menu.remove_attribute("open");
    }
}

/// Closes the menu in which the focus is, else the last one that is open.
fn escaped(event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    if event.key() != "Escape" || event.default_prevented() || event.is_composing() {
        return;
    }
    let open = open();
    let focused = page::document().and_then(|document| document.active_element());
    let around = |menu: &&Element| focused.as_ref().is_some_and(|focused| holds(menu, Some(focused.as_ref())));
    let Some(menu) = open.iter().rfind(around).or(open.last()) else { return };
    // The key is taken: it does nothing else on the page.
    event.prevent_default();
    event.stop_immediate_propagation();
    close(menu);
}

/// Closes a menu and gives the focus back to its button.
pub fn close(menu: &Element) {
    let _ = menu.remove_attribute("open");
    if let Some(button) = menu.first_element_child().and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        page::focus_in_place(&button);
    }
}

/// The menus that are open, in the order of the page.
fn open() -> Vec<Element> {
    let selector = MENUS.map(|class| format!("details.{class}[open]")).join(",");
    let Some(found) = page::document().and_then(|document| document.query_selector_all(&selector).ok()) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok()).collect()
}
