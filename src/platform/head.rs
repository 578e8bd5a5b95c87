//! The document's head after a change of page: what it says to machines is made true again.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event};

use super::page;
use site::PageTags;

/// The route that the head speaks of, as its path; `None` while it speaks of none.
#[must_use]
pub fn speaks_of() -> Option<String> {
    page::root_attribute("data-route")
}

/// Puts the tags of the page with this path in the place of those that are there, and tells whoever reads them.
pub fn put(path: &str, tags: &PageTags) {
    let Some(document) = page::document() else {
        return;
    };
    if let Ok(old) = document.query_selector_all(PageTags::SELECTOR) {
        for element in (0..old.length()).filter_map(|at| old.get(at)?.dyn_into::<Element>().ok()) {
            element.remove();
        }
    }
    for tag in &tags.meta {
        add(&document, "meta", &[(tag.attribute, tag.name), ("content", &tag.content)], "");
    }
    for (rel, address) in tags.links() {
        add(&document, "link", &[("rel", rel), ("href", address)], "");
    }
    if let Some(data) = &tags.data {
        add(&document, "script", &[("type", "application/ld+json")], data);
    }
    page::set_root_attribute("data-route", path);
    // Zotero's name for it: without it, the button would go on saving the page that was opened first.
    if let Ok(event) = Event::new("ZoteroItemUpdated") {
        let _ = document.dispatch_event(&event);
    }
}

/// Adds an element to the head. A browser that refuses leaves the page as readable as before.
fn add(document: &Document, name: &str, attributes: &[(&str, &str)], text: &str) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    for (attribute, value) in attributes {
        element.set_attribute(attribute, value).ok()?;
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    document.query_selector("head").ok()??.append_child(&element).ok()?;
    Some(element)
}
