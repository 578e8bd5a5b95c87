//! The document: title, focus, scrolling, attributes of the root element.
//!
//! Start with [`document`]. Must not know what any element is about; what a browser refuses is left undone or told.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The key code of keys that belong to a composition, also where the browser says that it has ended (WebKit, with Enter).
pub const COMPOSING: u32 = 229;

/// The document.
#[must_use]
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// An element by id.
#[must_use]
pub fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The text of the first element that a selector finds.
#[must_use]
pub fn text_of(selector: &str) -> Option<String> {
    document()?.query_selector(selector).ok()??.text_content()
}

/// Says something above an element, where no view is that could say it.
pub fn say_above(element: &Element, words: &str) {
    let Some(said) = document().and_then(|document| document.create_element("p").ok()) else { return };
    said.set_text_content(Some(words));
    for (name, value) in [("class", "no-app"), ("role", "alert")] {
        // Without them it is said all the same.
        let _ = said.set_attribute(name, value);
    }
    let _ = element.before_with_node_1(&said);
}

/// Sets the window's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the root element.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// Sets a property of the root element's style, such as a measure that style sheets ask for.
pub fn set_root_property(name: &str, value: &str) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        let _ = root.style().set_property(name, value);
    }
}

/// Removes an attribute of the root element.
pub fn remove_root_attribute(name: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.remove_attribute(name);
    }
}

/// The value of an attribute of the root element.
#[must_use]
pub fn root_attribute(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// Moves focus to an element without scrolling; it is made focusable if it is not.
pub fn focus(id: &str) -> bool {
    let Some(element) = by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// Scrolls an element to the reading line (its `scroll-margin` counts).
pub fn scroll_to(id: &str) -> bool {
    let Some(element) = by_id(id) else {
        return false;
    };
    reveal(&element);
    bring(&element, ScrollLogicalPosition::Start);
    true
}

/// Scrolls the page to a distance from its top, in px.
pub fn scroll_page_to(y: f64) {
    if let Some(window) = web_sys::window() {
        let options = web_sys::ScrollToOptions::new();
        options.set_top(y);
        options.set_behavior(ScrollBehavior::Instant);
        window.scroll_to_with_scroll_to_options(&options);
    }
}

/// How far down the page is, in px.
#[must_use]
pub fn scroll_y() -> f64 {
    web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// How far down that stands, in px and with fractions, which the binding rounds away, what a selector finds.
#[must_use]
pub fn scroll_tops(selector: &str) -> Vec<f64> {
    let found = document().and_then(|document| document.query_selector_all(selector).ok());
    let elements = found.into_iter().flat_map(|found| (0..found.length()).filter_map(move |at| found.item(at)));
    elements.map(|element| scroll_top(&element)).collect()
}

/// The scroll position of one.
#[must_use]
pub fn scroll_top(element: &JsValue) -> f64 {
    js_sys::Reflect::get(element, &"scrollTop".into()).ok().and_then(|top| top.as_f64()).unwrap_or_default()
}

/// Moves focus to the first element that a selector finds; `false` if there is none.
pub fn focus_first(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    found.and_then(|element| element.dyn_into::<HtmlElement>().ok()).is_some_and(|element| element.focus().is_ok())
}

/// Opens every `<details>` that a selector finds.
pub fn open_all(selector: &str) {
    let Some(found) = document().and_then(|document| document.query_selector_all(selector).ok()) else { return };
    for at in 0..found.length() {
        if let Some(details) = found.item(at).and_then(|node| node.dyn_into::<Element>().ok()) {
            let _ = details.set_attribute("open", "");
        }
    }
}

/// Closes the menu in which an element stands.
pub fn close_menu_around(element: &Element) {
    if let Some(menu) = element.closest("details[open]").ok().flatten() {
        let _ = menu.remove_attribute("open");
    }
}

/// Moves focus to an element without scrolling.
pub fn focus_in_place(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Brings an element to the middle of the screen, unless it is in sight.
pub fn bring_into_view(element: &Element) {
    let Some((_, height)) = viewport() else { return };
    let rect = element.get_bounding_client_rect();
    if rect.top() < height * 0.1 || rect.bottom() > height * 0.8 {
        bring(element, ScrollLogicalPosition::Center);
    }
}

/// Brings an element to the middle of the screen and marks it, and nothing else of its kind.
pub fn point_at(element: &Element) {
    mark_only("data-pointed", Some(element));
    reveal(element);
    bring(element, ScrollLogicalPosition::Center);
}

/// Opens whatever shows only a line of the text in which an element stands (a summary): nobody is led to words that
/// cannot be seen.
fn reveal(element: &Element) {
    let shortened = element.closest(".summary").ok().flatten();
    if let Some(details) = shortened.and_then(|summary| summary.query_selector("details").ok().flatten()) {
        let _ = details.set_attribute("open", "");
    }
}

/// Scrolls an element to a place of the window, at once.
fn bring(element: &Element, place: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(place);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Marks the place that was arrived at, and no other, or none: a step within the application leaves the browser's own
/// target where it was.
pub fn mark_arrival(place: Option<&str>) {
    set_root_attribute("data-stepped", "");
    mark_only("data-arrived", place.and_then(by_id).as_ref());
}

/// Gives an attribute to an element, and takes it from whatever had it.
fn mark_only(name: &str, element: Option<&Element>) {
    if let Some(before) = document().and_then(|document| document.query_selector(&format!("[{name}]")).ok().flatten()) {
        let _ = before.remove_attribute(name);
    }
    if let Some(element) = element {
        let _ = element.set_attribute(name, "");
    }
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Width and height of what is seen of the page, in px.
#[must_use]
pub fn viewport() -> Option<(f64, f64)> {
    let window = web_sys::window()?;
    Some((window.inner_width().ok()?.as_f64()?, window.inner_height().ok()?.as_f64()?))
}

/// Whether a media query holds.
#[must_use]
pub fn matches(query: &str) -> bool {
    web_sys::window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}

/// Brings a hit, by its number, to the middle of the screen and moves focus to it; `false` if it is not drawn.
pub fn show_hit(number: usize) -> bool {
    let found =
        document().and_then(|document| document.query_selector(&format!("[data-hit=\"{number}\"]")).ok().flatten());
    let Some(hit) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    let _ = hit.set_attribute("tabindex", "-1");
    focus_in_place(&hit);
    reveal(&hit);
    bring(&hit, ScrollLogicalPosition::Center);
    true
}

/// Puts an element (which must be positioned) at a distance from the left and top edges of its frame, in px. Set on the
/// object: the content security policy allows no `style` attribute.
pub fn put_at(element: &HtmlElement, left: f64, top: f64) {
    for (property, distance) in [("left", left), ("top", top)] {
        let _ = element.style().set_property(property, &format!("{}px", distance.round() as i64));
    }
}

/// Scrolls the first marked words of the page into view, if they are not in it.
pub fn show_marked_words() {
    let marked = document().and_then(|document| document.query_selector("mark.passage").ok().flatten());
    if let (Some(marked), Some((_, height))) = (marked, viewport()) {
        reveal(&marked);
        let top = marked.get_bounding_client_rect().top();
        if top < 0.0 || top > height * 0.8 {
            bring(&marked, ScrollLogicalPosition::Center);
        }
    }
}

/// Whether the element with this id has the focus.
#[must_use]
pub fn has_focus(id: &str) -> bool {
    document().and_then(|document| document.active_element()).is_some_and(|element| element.id() == id)
}

/// Whether nothing on the page has the focus.
#[must_use]
pub fn has_no_focus() -> bool {
    document().is_some_and(|document| document.active_element() == document.body().map(Element::from))
}
