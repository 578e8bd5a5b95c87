//! The menu of a paragraph's number: what the bar offers, for whoever reads by keyboard, with the words chosen by key.
//!
//! Left and right move the last word, with Shift the first; on one of the two fields they move that one.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::{actions::Actions, report_address, words_name};
use crate::platform::page;
use crate::view::PageContext;
use corpus::{Letter, WordRange};
use text::address::{
    Words,
    selection::{Boundary, Extent},
};
use text::part_name;
use text::{Version, reading::reading_text, span_of};

/// How many words Page Up and Page Down move.
const LEAP: i32 = 10;

/// Words of a part that are being chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartSelection {
    /// Id of the part.
    pub part_id: String,
    /// Which of its words.
    pub extent: Extent,
}

/// The words that are being chosen, if a menu is open. A reducer, because keys come faster than pages are drawn: each
/// step goes on from the one before.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SelectionState(pub Option<PartSelection>);

/// A step of choosing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectionAction {
    /// Opens the menu of a part, all its words chosen.
    Open(PartSelection),
    /// Closes the menu.
    Close,
    /// Moves an end by a number of words.
    Move(Boundary, i32),
    /// Moves an end to a word.
    To(Boundary, u32),
}

impl Reducible for SelectionState {
    type Action = SelectionAction;

    fn reduce(self: Rc<Self>, step: SelectionAction) -> Rc<Self> {
        let moved = |change: &dyn Fn(Extent) -> Extent| {
            let chosen = self.0.as_ref();
            Self(chosen.map(|choosing| PartSelection { extent: change(choosing.extent), ..choosing.clone() })).into()
        };
        match step {
            SelectionAction::Open(choosing) => Self(Some(choosing)).into(),
            SelectionAction::Close => Self(None).into(),
            SelectionAction::Move(end, by) => moved(&|extent| extent.moved(end, by)),
            SelectionAction::To(end, word) => moved(&|extent| extent.with(end, word)),
        }
    }
}

/// What the menu is given.
#[derive(Clone, PartialEq, Properties)]
pub struct ParagraphProps {
    /// What every page is given.
    pub context: PageContext,
    /// The letter.
    pub letter_id: String,
    /// The part and its chosen words.
    pub choosing: PartSelection,
    /// The text that is shown.
    pub version: Version,
    /// Chooses other words, or closes the menu.
    pub choose: UseReducerDispatcher<SelectionState>,
}

/// The menu.
#[component]
pub fn ParagraphMenu(props: &ParagraphProps) -> Html {
    let ParagraphProps { context, letter_id, choosing, version, choose } = props;
    let first = use_node_ref();
    {
        let first = first.clone();
        use_effect_with(choosing.part_id.clone(), move |_| {
            let _ = first.cast::<HtmlElement>().map(|button| button.focus());
        });
    }
    let menu = use_node_ref();
    {
        let (menu, choose) = (menu.clone(), choose.clone());
        use_effect_with((), move |()| {
            let listener = page::document().map(|document| {
                EventListener::new(&document, "pointerdown", move |event| {
                    if is_elsewhere(event, &menu) {
                        choose.dispatch(SelectionAction::Close);
                    }
                })
            });
            move || drop(listener)
        });
    }
    let Some(letter) = context.edition.corpus.letter(letter_id) else {
        return Html::default();
    };
    let words = Words::in_part(&choosing.part_id, choosing.extent.words);
    let keys = {
        let choose = choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(step) = step_of(&event) {
                event.prevent_default();
                event.stop_propagation();
                choose.dispatch(step);
            }
        })
    };
    let close = {
        let choose = choose.clone();
        move |_: MouseEvent| choose.dispatch(SelectionAction::Close)
    };
    let name = part_name::short(letter, &choosing.part_id);
    let place = words_name(letter, &words);
    let address = context.part_address(letter_id, &choosing.part_id);
    let title = format!("menu-{}", choosing.part_id);
    html! {
        <div ref={menu} class="paragraph-menu" role="dialog" aria-labelledby={title.clone()} onkeydown={keys}>
            <div class="head">
                <h2 id={title}>{ name.clone() }</h2>
                <button type="button" class="close" aria-label="Close" onclick={close}>{ "×" }</button>
            </div>
            <div class="word-ends">
                { end(letter, choosing, Boundary::First, choose) }
                { end(letter, choosing, Boundary::Last, choose) }
            </div>
            <p class="preview" aria-live="polite">{ preview(letter, &choosing.part_id, choosing.extent.words) }</p>
            <Actions context={context.clone()} letter_id={letter_id.clone()} {words} version={*version} {first} />
            <p class="small">
                <a href={context.link(&address)}>{ format!("Link to the whole of {name}") }</a>
                if let Some(report) = report_address(context, letter, &place) {
                    { " · " }
                    <a href={report} rel="external">{ "Report a slip here" }</a>
                }
            </p>
            <p class="small keys">{ "← → move the last word, with Shift the first. Esc closes." }</p>
        </div>
    }
}

/// Whether a press is neither in the menu nor on a number, which closes or moves the menu itself.
fn is_elsewhere(event: &web_sys::Event, menu: &NodeRef) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_number = target.as_ref().is_some_and(|target| target.closest(".num").ok().flatten().is_some());
    let is_inside = menu.cast::<Element>().is_some_and(|menu| menu.contains(target.as_deref()));
    !is_number && !is_inside
}

/// The field for an end: the word, and a step to each side.
fn end(
    letter: &Letter,
    choosing: &PartSelection,
    end: Boundary,
    choose: &UseReducerDispatcher<SelectionState>,
) -> Html {
    let extent = choosing.extent;
    let (least, most) = extent.limits(end);
    let at = extent.at(end);
    let (id, label) = match end {
        Boundary::First => ("first", "First word"),
        Boundary::Last => ("last", "Last word"),
    };
    let step = |by: i32, sign: &str, name: &str| {
        let is_last = extent.moved(end, by) == extent;
        let choose = choose.clone();
        html! {
            <button
                type="button"
                tabindex="-1"
                aria-label={format!("{label}: {name}")}
                disabled={is_last}
                onclick={move |_| choose.dispatch(SelectionAction::Move(end, by))}
            >
                { sign }
            </button>
        }
    };
    let text = reading_text_of(letter, &choosing.part_id);
    let word = span_of(&text, WordRange { first: at, last: at })
        .and_then(|span| text.get(span.start..span.end))
        .unwrap_or_default()
        .to_owned();
    html! {
        <div>
            <span class="legend">{ label }</span>
            <div class="stepper">
                { step(-1, "‹", "the word before") }
                <span
                    class="word"
                    role="spinbutton"
                    tabindex="0"
                    data-end={id}
                    aria-label={label}
                    aria-valuemin={least.to_string()}
                    aria-valuemax={most.to_string()}
                    aria-valuenow={at.to_string()}
                    aria-valuetext={format!("{word}, {at} of {}", extent.count)}
                >
                    { word.clone() }
                </span>
                { step(1, "›", "the word after") }
            </div>
        </div>
    }
}

fn reading_text_of(letter: &Letter, part_id: &str) -> String {
    letter.part(part_id).map(|part| reading_text(letter, part)).unwrap_or_default()
}

/// The chosen words, the middle of many left out.
fn preview(letter: &Letter, part_id: &str, chosen: WordRange) -> String {
    const SHOWN: u32 = 6;
    let text = reading_text_of(letter, part_id);
    let piece = |first: u32, last: u32| {
        span_of(&text, WordRange { first, last }).and_then(|span| text.get(span.start..span.end)).unwrap_or_default()
    };
    let WordRange { first, last } = chosen;
    let count = last - first + 1;
    let unit = if count == 1 { "word" } else { "words" };
    if count <= 2 * SHOWN {
        format!("{} ({count} {unit})", piece(first, last))
    } else {
        format!("{} … {} ({count} {unit})", piece(first, first + SHOWN - 1), piece(last + 1 - SHOWN, last))
    }
}

/// What a key means here: on the field of an end it moves that one, elsewhere the last word, with Shift the first. `None`
/// for a key that means nothing.
fn step_of(event: &KeyboardEvent) -> Option<SelectionAction> {
    let target = event.target_dyn_into::<Element>()?;
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let field = target.get_attribute("data-end");
    let end = match field.as_deref() {
        Some("first") => Boundary::First,
        None if event.shift_key() => Boundary::First,
        _ => Boundary::Last,
    };
    let is_field = field.is_some();
    Some(match event.key().as_str() {
        "Escape" => SelectionAction::Close,
        _ if target.tag_name() == "TEXTAREA" => return None,
        "ArrowLeft" => SelectionAction::Move(end, -1),
        "ArrowRight" => SelectionAction::Move(end, 1),
        "ArrowDown" if is_field => SelectionAction::Move(end, -1),
        "ArrowUp" if is_field => SelectionAction::Move(end, 1),
        "PageDown" if is_field => SelectionAction::Move(end, -LEAP),
        "PageUp" if is_field => SelectionAction::Move(end, LEAP),
        "Home" if is_field => SelectionAction::To(end, 1),
        "End" if is_field => SelectionAction::To(end, u32::MAX),
        _ => return None,
    })
}
