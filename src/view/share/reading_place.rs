//! The last place read: kept on this device only, and offered again.
//!
//! [`use_keeping`] notes it while one reads, [`Continue`] offers it on the first page, [`on_this_letter`] on its
//! letter.

use std::{cell::RefCell, rc::Rc};

use gloo::{events::EventListener, timers::callback::Timeout};
use yew::prelude::*;

use crate::platform::{page, storage};
use crate::view::{PageContext, PageProps};
use corpus::{Letter, PassageRef};
use text::part_name;

/// How long the page rests before its place is noted, in ms.
const REST: u32 = 900;
/// The height at which one reads, as a share of the window's.
const READING_LINE: f64 = 0.3;

fn key(context: &PageContext) -> String {
    format!("{}.place", context.edition.corpus.collection.id)
}

/// The place that was noted, if the collection has it and it is not the beginning.
fn noted(context: &PageContext) -> Option<PassageRef> {
    if context.is_private() {
        return None;
    }
    let place: PassageRef = storage::get(&key(context))?.parse().ok()?;
    let letter = context.edition.corpus.letter(&place.letter)?;
    let first = letter.body().next()?;
    (letter.part(&place.part).is_some() && first.id != place.part).then_some(place)
}

/// Notes where the reader of a letter is; gives the place noted before this visit.
#[hook]
pub fn use_keeping(context: &PageContext, letter_id: &str) -> Option<PassageRef> {
    let before = use_state_eq(|| None::<PassageRef>);
    {
        let (context, before, letter_id) = (context.clone(), before.clone(), letter_id.to_owned());
        use_effect_with((letter_id, context.live), move |(letter_id, live)| {
            // Of letters that a reader has opened nothing is kept unless he asks for it.
            let listener = (*live && !context.is_private()).then(|| {
                before.set(noted(&context).filter(|place| place.letter == *letter_id));
                keep(&context, letter_id)
            });
            move || drop(listener)
        });
    }
    (*before).clone()
}

fn keep(context: &PageContext, letter_id: &str) -> Option<EventListener> {
    let waiting = Rc::new(RefCell::new(None::<Timeout>));
    let (context, letter_id) = (context.clone(), letter_id.to_owned());
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "scroll", move |_| {
        let (context, letter_id) = (context.clone(), letter_id.clone());
        let note = move || {
            if let Some(part_id) = part_being_read(&context, &letter_id) {
                storage::set(&key(&context), &PassageRef::part(letter_id, part_id).to_string());
            }
        };
        *waiting.borrow_mut() = Some(Timeout::new(REST, note));
    }))
}

/// The paragraph at the reading line.
#[must_use]
pub fn part_being_read(context: &PageContext, letter_id: &str) -> Option<String> {
    let line = page::viewport()?.1 * READING_LINE;
    let letter = context.edition.corpus.letter(letter_id)?;
    let is_above = |part_id: &str| {
        page::by_id(&context.element_id(letter_id, part_id))
            .is_some_and(|element| element.get_bounding_client_rect().top() < line)
    };
    // They stand one below the other, so that a few need to be asked for.
    let body: Vec<&str> = letter.body().map(|part| part.id.as_str()).collect();
    let above = body.partition_point(|part_id| is_above(part_id));
    body.get(above.checked_sub(1)?).map(|part_id| (*part_id).to_owned())
}

/// The offer on the letter itself.
pub fn on_this_letter(context: &PageContext, letter: &Letter, place: &PassageRef) -> Html {
    let to = context.link(&context.part_address(&letter.id, &place.part));
    html! {
        <>
            { "You have read here before. " }
            <a href={to}>{ format!("Continue at {}", part_name::short(letter, &place.part)) }</a>
        </>
    }
}

/// The offer on the first page: a line that keeps its room.
#[component]
pub fn Continue(props: &PageProps) -> Html {
    let context = &props.context;
    let place = use_state_eq(|| None::<PassageRef>);
    {
        let (context, place) = (context.clone(), place.clone());
        use_effect_with(context.live, move |live| {
            if *live {
                place.set(noted(&context));
            }
        });
    }
    let offer = place.as_ref().and_then(|place| Some((place, context.edition.corpus.letter(&place.letter)?)));
    let offer = offer.map(|(place, letter)| {
        let to = context.link(&context.part_address(&letter.id, &place.part));
        html! {
            <>
                { "You were reading " }
                <a href={to}>{ format!("{}, {}", letter.title, part_name::short(letter, &place.part)) }</a>
                { "." }
            </>
        }
    });
    html! { <p class="continue">{ for offer }</p> }
}
