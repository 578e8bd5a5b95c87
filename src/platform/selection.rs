//! What the reader has selected in a letter, as offsets into the text of its parts.
//!
//! Start with [`Selected::now`]. Offsets count UTF-16 units of an element's text without whatever stands in
//! `data-apparatus`: the text that `text::compose` gives.

use wasm_bindgen::JsCast;
use web_sys::{Document, DocumentFragment, Element, Node, Range};

use super::page;

/// A selection that begins or ends in a letter.
pub struct Selected {
    document: Document,
    range: Range,
    letter: Element,
}

/// Where something is on the screen, in px from the top left corner of what is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnScreen {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Selected {
    /// The selection, if it is not empty and in a letter (`[data-letter]`). One across two letters counts for the
    /// one in which it begins.
    #[must_use]
    pub fn now() -> Option<Self> {
        let document = page::document()?;
        let selection = web_sys::window()?.get_selection().ok()??;
        if selection.is_collapsed() || selection.range_count() == 0 {
            return None;
        }
        let range = selection.get_range_at(0).ok()?;
        let letter =
            [range.start_container(), range.end_container()].into_iter().find_map(|node| letter_around(&node.ok()?))?;
        Some(Self { document, range, letter })
    }

    /// Id of the letter.
    #[must_use]
    pub fn letter_id(&self) -> Option<String> {
        self.letter.get_attribute("data-letter")
    }

    /// The stretch selected of the text of a part: start and end. The part's element is the one in the letter that names it
    /// as its `data-part` or, on the letter's own page, has `element_id`. `None` where the selection does not touch it.
    #[must_use]
    pub fn stretch_in(&self, part_id: &str, element_id: &str) -> Option<(usize, usize)> {
        let named = self.letter.query_selector(&format!("[data-part='{part_id}']")).ok().flatten();
        let own = || page::by_id(element_id).filter(|element| self.letter.contains(Some(element)));
        let element = named.or_else(own).filter(|element| self.range.intersects_node(element).unwrap_or_default())?;
        let whole = self.document.create_range().ok()?;
        whole.select_node_contents(&element).ok()?;
        let starts_before = whole.compare_boundary_points(Range::START_TO_START, &self.range).ok()? > 0;
        let ends_after = whole.compare_boundary_points(Range::END_TO_END, &self.range).ok()? < 0;
        let start = if starts_before {
            0
        } else {
            self.length_up_to(&element, &self.range.start_container().ok()?, self.range.start_offset().ok()?)?
        };
        let end = if ends_after {
            text_length(&whole.clone_contents().ok()?)?
        } else {
            self.length_up_to(&element, &self.range.end_container().ok()?, self.range.end_offset().ok()?)?
        };
        (start < end).then_some((start, end))
    }

    /// Where the selection is on the screen.
    #[must_use]
    pub fn on_screen(&self) -> OnScreen {
        let rect = self.range.get_bounding_client_rect();
        OnScreen { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
    }

    /// Length of an element's text up to a place in it.
    fn length_up_to(&self, element: &Element, container: &Node, offset: u32) -> Option<usize> {
        let before = self.document.create_range().ok()?;
        before.select_node_contents(element).ok()?;
        before.set_end(container, offset).ok()?;
        text_length(&before.clone_contents().ok()?)
    }
}

/// Takes back what is selected.
pub fn clear() {
    if let Some(selection) = web_sys::window().and_then(|window| window.get_selection().ok().flatten()) {
        let _ = selection.remove_all_ranges();
    }
}

fn letter_around(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest("[data-letter]").ok().flatten()
}

/// Length of a copy's text without the apparatus.
fn text_length(copy: &DocumentFragment) -> Option<usize> {
    let apparatus = copy.query_selector_all("[data-apparatus]").ok()?;
    for at in 0..apparatus.length() {
        if let Some(mark) = apparatus.item(at).and_then(|node| node.dyn_into::<Element>().ok()) {
            mark.remove();
        }
    }
    Some(copy.text_content().unwrap_or_default().encode_utf16().count())
}
