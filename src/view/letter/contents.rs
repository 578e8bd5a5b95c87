//! What a letter says, a line for each paragraph: its gists, or where the editor has given none its first words.
//!
//! Start with [`Contents`]. The list is text as the publisher drew it, and is left so: which line the reader is at is
//! marked in it when it opens. It opens without scripts. On wide pages it stands in the margin and stays open.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::platform::page;
use crate::view::{
    PageContext, menus,
    parts::{self, quoted::quoted},
};
use corpus::{Letter, Part};
use text::{part_name, reading::reading_text, words};

/// Paragraphs of so many words are enough to know what a letter is about.
const LONG: usize = 100;
/// How many of a paragraph's first words stand for it where it has no gist.
const FIRST_WORDS: usize = 9;
/// What the contents are given.
#[derive(Clone, PartialEq, Properties)]
pub struct ContentsProps {
    /// What every page is given.
    pub context: PageContext,
    /// Id of a letter of the edition.
    pub letter_id: String,
    /// Id of the paragraph that is being read.
    pub here: Option<String>,
}

/// The contents of a letter, a part of its bar.
#[component]
pub fn Contents(props: &ContentsProps) -> Html {
    let ContentsProps { context, letter_id, here } = props;
    let details = use_node_ref();
    let here = here.as_ref().map(|part_id| context.element_id(letter_id, part_id));
    let ontoggle = {
        let details = details.clone();
        let here = here.clone();
        Callback::from(move |_: Event| {
            if let Some(details) = details.cast::<Element>().filter(|details| details.has_attribute("open")) {
                mark(&details, here.as_deref(), true);
            }
        })
    };
    {
        let details = details.clone();
        use_effect_with(here, move |here| {
            if let Some(details) = details.cast::<Element>().filter(|details| details.has_attribute("open")) {
                mark(&details, here.as_deref(), false);
            }
        });
    }
    let onclick = {
        let details = details.clone();
        Callback::from(move |event: MouseEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let inside =
                |selector: &str| target.as_ref().is_some_and(|one| one.closest(selector).ok().flatten().is_some());
            let Some(details) = details.cast::<Element>() else { return };
            if inside(".close") {
                menus::close(&details);
            } else if inside("a") && !page::matches(menus::BESIDE) {
                // Without taking the focus: it goes where the link leads.
                let _ = details.remove_attribute("open");
            }
        })
    };
    let Some(letter) = context.edition.corpus.letter(letter_id) else {
        return Html::default();
    };
    html! {
        <details class="contents" ref={details} {ontoggle} {onclick}>
            <summary class="bar-item">{ "Contents" }</summary>
            { context.prerendered.region("contents", true, || sheet(context, letter)) }
        </details>
    }
}

/// Marks the line of the paragraph that is being read, and brings it into sight of the list, not moving the page.
fn mark(details: &Element, here: Option<&str>, is_middle: bool) {
    let find = |selector: &str| details.query_selector(selector).ok().flatten();
    if let Some(before) = find("a[aria-current]") {
        let _ = before.remove_attribute("aria-current");
    }
    let line = here.and_then(|id| find(&format!("a[href='#{id}']")));
    let (Some(line), Some(list)) = (line, find("ol")) else { return };
    let _ = line.set_attribute("aria-current", "location");
    let (own, frame) = (line.get_bounding_client_rect(), list.get_bounding_client_rect());
    if is_middle || own.top() < frame.top() || own.bottom() > frame.bottom() {
        let by = own.top() - frame.top() - (frame.height() - own.height()) / 2.0;
        list.scroll_by_with_x_and_y(0.0, by);
    }
}

fn sheet(context: &PageContext, letter: &Letter) -> Html {
    let body: Vec<(&Part, usize)> =
        letter.body().map(|part| (part, words(&reading_text(letter, part)).len())).collect();
    let all: usize = body.iter().map(|(_, count)| count).sum();
    let long: Vec<&(&Part, usize)> = body.iter().filter(|(_, count)| *count >= LONG).collect();
    let of_long: usize = long.iter().map(|(_, count)| count).sum();
    let has_choice = !long.is_empty() && long.len() < body.len();
    let lines = body.iter().map(|(part, count)| {
        let id = context.element_id(&letter.id, &part.id);
        let line = part.gist.clone().unwrap_or_else(|| quoted(letter, part, None, FIRST_WORDS));
        html! {
            <li class={(*count >= LONG).then_some("long")}>
                <a href={format!("#{id}")}>
                    <span class="number">{ part_name::number(&part.id).to_owned() }</span>
                    <span>{ line }</span>
                </a>
            </li>
        }
    });
    let choice = |id: &'static str, label: String, is_checked: bool| {
        html! { <><input type="radio" name="contents" {id} checked={is_checked} /><label for={id}>{ label }</label></> }
    };
    let has_gists = letter.body().any(|part| part.gist.is_some());
    html! {
        <nav class="contents-sheet" aria-label="Contents of this letter">
            if has_choice {
                { choice("contents-all", format!("All {}", body.len()), true) }
                { choice("contents-long", format!("In short: {}", long.len()), false) }
            }
            <button
                type="button"
                class="close needs-app"
                aria-label="Close the contents"
            >
                { "×" }
            </button>
            <p class="small soft">
                if has_gists { { "A line for each paragraph, in this edition’s words. " } }
                if has_choice {
                    { format!(
                        "In short, those of {LONG} words and more: {} % of the letter, {}.",
                        (of_long * 100).checked_div(all).unwrap_or_default(),
                        minutes(long.iter().map(|(part, _)| part.gist.as_deref().unwrap_or_default()))
                    ) }
                }
            </p>
            <ol class="plain">{ for lines }</ol>
        </nav>
    }
}

/// How long it takes to read lines, in words.
fn minutes<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    match parts::minutes_of(lines.map(|line| words(line).len()).sum()) {
        1 => "a minute to read".to_owned(),
        minutes => format!("{minutes} minutes to read"),
    }
}
