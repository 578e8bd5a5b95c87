//! What a mark in the text stands for, where the reader looks: beside the mark on a wide page, a sheet at the foot of a
//! narrow one.
//!
//! Start with [`Explanation`]. It stands outside the text, so that opening it draws no part of the letter again. The focus
//! goes into it and, when it is closed by key or button, back to the mark. Where it stands on a narrow page the style
//! sheet says; here it is placed beside the mark, and the page moved where it would cover the mark. Must not know what
//! notes and corrections say: `apparatus` does.

use crate::view::parts::lang;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::{asked, elsewhere::FoundCounterparts};
use crate::platform::page;
use crate::view::PageContext;
use compare::links::step;
use corpus::{Inline, Letter, PartKind};
use text::Version;

/// Distance between mark, explanation and the edges of the window, in px.
const GAP: f64 = 8.0;
/// What the frame of the page covers at the top, in px.
const FRAME: f64 = 64.0;
/// Pages that have room beside a word.
const WIDE: &str = "(min-width: 46.01rem)";

/// What opens an explanation when it is pressed.
const MARKS: &str = "[data-open], .nmark, .elsewhere > summary";
/// The number of passages elsewhere.
const COUNT: &str = ".elsewhere > summary";

/// What an explanation is given.
#[derive(Clone, PartialEq, Properties)]
pub struct ExplanationProps {
    /// What every page is given.
    pub context: PageContext,
    /// The letter.
    pub letter_id: String,
    /// What the mark is called: of a note or correction its id.
    pub id: String,
    /// What is said elsewhere.
    pub elsewhere: FoundCounterparts,
    /// The text that is shown.
    pub version: Version,
    /// Explains another mark, or none.
    pub open: Callback<Option<String>>,
}

/// The explanation of a mark.
#[component]
pub fn Explanation(props: &ExplanationProps) -> Html {
    let ExplanationProps { context, letter_id, id, elsewhere, version, open } = props;
    let card = use_node_ref();
    {
        let (card, open) = (card.clone(), open.clone());
        use_effect_with(id.clone(), move |id| {
            let mark = mark_of(id);
            let listeners = card.cast::<HtmlElement>().zip(mark.clone()).map(|(card, mark)| {
                let _ = mark.set_attribute("data-explained", "");
                place(&card, &mark);
                focus(&card);
                listen(card, mark, &open)
            });
            move || {
                drop(listeners);
                if let Some(mark) = mark {
                    let _ = mark.remove_attribute("data-explained");
                }
            }
        });
    }
    {
        // The passages elsewhere that nobody has noted are found a moment later.
        let (card, id) = (card.clone(), id.clone());
        use_effect_with(elsewhere.clone(), move |_| {
            if let Some((card, mark)) = card.cast::<HtmlElement>().zip(mark_of(&id)) {
                place(&card, &mark);
            }
        });
    }
    let Some(said) = context
        .edition
        .corpus
        .letter(letter_id)
        .and_then(|letter| asked::explained(context, letter, elsewhere, id, *version))
    else {
        return Html::default();
    };
    let close = {
        let (open, id) = (open.clone(), id.clone());
        Callback::from(move |_: MouseEvent| {
            open.emit(None);
            focus_mark(&id);
        })
    };
    let alike = said.alike;
    let at = alike.iter().position(|other| other == id);
    let next = |forwards: bool| {
        let step = step(alike.len(), at, forwards)?;
        let (open, to) = (open.clone(), alike.get(step.to)?.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(mark) = mark_of(&to) {
                page::bring_into_view(&mark);
            }
            open.emit(Some(to.clone()));
        });
        let (label, sign) = match (forwards, step.wraps) {
            (true, false) => ("Next of its kind", "›"),
            (true, true) => ("Next of its kind: the first again", "›"),
            (false, false) => ("Previous of its kind", "‹"),
            (false, true) => ("Previous of its kind: the last", "‹"),
        };
        Some(html! { <button type="button" aria-label={label} {onclick}>{ sign }</button> })
    };
    html! {
        <div
            ref={card}
            class="explanation"
            role="dialog"
            aria-labelledby="explanation-title"
            data-explains={id.clone()}
            lang={lang::INTERFACE}
        >
            <div class="head">
                <h2 id="explanation-title" tabindex="-1">
                    { said.title }
                    if let Some(at) = at.filter(|_| alike.len() > 1) {
                        <span class="soft">{ format!(" {} of {}", at + 1, alike.len()) }</span>
                    }
                </h2>
                { next(false) }
                { next(true) }
                <button type="button" class="close" aria-label="Close" onclick={close}>{ "×" }</button>
            </div>
            <div class="said-here">{ said.text }</div>
        </div>
    }
}

/// The corrections that have a place in the text, in its order.
#[must_use]
pub fn corrections_in_order(letter: &Letter) -> Vec<&str> {
    let pieces = letter.parts.iter().filter(|part| part.kind != PartKind::Note).flat_map(|part| part.text.all_pieces());
    let mended = pieces.filter(|piece| matches!(piece, Inline::Sic { .. }));
    mended.filter_map(Inline::correction).collect()
}

/// A mark in the text.
fn mark_of(id: &str) -> Option<HtmlElement> {
    let document = page::document()?;
    let mark = match asked::part_of(id) {
        // In the one file ids are other ones.
        Some(part_id) => {
            let part = document.query_selector(&format!("#text [id='{part_id}'], #text [id$='-{part_id}']")).ok()??;
            part.closest(".part").ok()??.query_selector(COUNT).ok()??
        }
        None => document.query_selector(&format!("#text [data-open='{id}']")).ok()??,
    };
    mark.dyn_into().ok()
}

fn focus_mark(id: &str) {
    if let Some(mark) = mark_of(id) {
        page::focus_in_place(&mark);
    }
}

fn focus(card: &HtmlElement) {
    let title = card.query_selector("#explanation-title").ok().flatten();
    if let Some(title) = title.and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
        page::focus_in_place(&title);
    }
}

/// Escape and a press elsewhere close it; where the window changes, it is placed again.
fn listen(card: HtmlElement, mark: HtmlElement, open: &Callback<Option<String>>) -> Option<Vec<EventListener>> {
    let (window, document) = (web_sys::window()?, page::document()?);
    let escaped = {
        let (open, mark) = (open.clone(), mark.clone());
        move |event: &Event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                // The key is taken: it does nothing else on the page.
                event.prevent_default();
                open.emit(None);
                page::focus_in_place(&mark);
            }
        }
    };
    let pressed = {
        let (open, card) = (open.clone(), card.clone());
        move |event: &Event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let is_mark = target.as_ref().is_some_and(|target| target.closest(MARKS).ok().flatten().is_some());
            if !is_mark && !card.contains(target.as_deref()) {
                open.emit(None);
            }
        }
    };
    let resized = move |_: &Event| place(&card, &mark);
    let first = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    Some(vec![
        EventListener::new_with_options(&document, "keydown", first, escaped),
        EventListener::new(&document, "pointerdown", pressed),
        EventListener::new(&window, "resize", resized),
    ])
}

/// Puts it below the mark's line, above where there is more room; on a narrow page, where it stands at the foot, moves
/// the page so that the mark stays in sight.
fn place(card: &HtmlElement, mark: &HtmlElement) {
    let Some((width, height)) = page::viewport() else { return };
    let (word, own) = (mark.get_bounding_client_rect(), card.get_bounding_client_rect());
    if !page::matches(WIDE) {
        let covered = word.bottom() + GAP - own.top();
        if covered > 0.0 {
            page::scroll_page_to(page::scroll_y() + covered);
        }
        return;
    }
    let frame = card.offset_parent().map(|frame| frame.get_bounding_client_rect());
    let (left, top) = frame.map_or((0.0, 0.0), |frame| (frame.left(), frame.top()));
    let below = word.bottom() + GAP;
    let above = word.top() - own.height() - GAP;
    let y = if below + own.height() > height - GAP && above > FRAME { above } else { below };
    let most = (width - own.width() - GAP).max(GAP);
    let x = (word.left() - own.width() / 4.0).clamp(GAP, most);
    page::put_at(card, x - left, y - top);
}
