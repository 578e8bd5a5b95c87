//! The line that stays while one reads a letter: to whom and when, which paragraph is being read, contents, finding in
//! this letter, which text, and comparing from here.
//!
//! Start with [`LetterBar`]. It is in the page before the application, where all of it opens too; only the paragraph is
//! the first one until the application knows better. The page's own bar goes with the page on letters, so that one line
//! stays and not two; on a narrow page it is at the foot, where the thumb is.

use gloo::{events::EventListener, timers::callback::Timeout};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{contents::Contents, explanation, tools};
use crate::platform::page;
use crate::view::{
    PageContext,
    compare::{address_of_pair, address_of_passages, address_of_rest, choose::any_other, near},
    parts::{self, hits::Hits},
    share::{menu::menu, reading_place},
    shell::pressed,
};
use compare::links::step;
use corpus::{Letter, PassageRef};
use site::{Address, LetterState, Route, ShownText, pages};
use text::part_name;

/// How long the page rests before it is first asked where the reader is, in ms: asking makes the browser lay it out.
const REST: u32 = 300;

/// What the bar is given.
#[derive(Clone, PartialEq, Properties)]
pub struct BarProps {
    /// What every page is given.
    pub context: PageContext,
    /// Id of a letter of the edition.
    pub letter_id: String,
}

/// The bar of a letter.
#[component]
pub fn LetterBar(props: &BarProps) -> Html {
    let BarProps { context, letter_id } = props;
    let here = use_part_being_read(context, letter_id);
    let Some(letter) = context.edition.corpus.letter(letter_id) else {
        return Html::default();
    };
    let state = LetterState::read(&context.address.params);
    html! {
        <div class="letter-bar" role="group" aria-label="This letter">
            <p class="whom">
                <a href="#title">
                    { parts::letters::addressee(context, letter) }
                    { format!(", {}", parts::date_in_words(&letter.date)) }
                </a>
                { counted(letter, here.as_deref()) }
            </p>
            <Contents context={context.clone()} letter_id={letter_id.clone()} here={here.clone()} />
            <Find context={context.clone()} letter_id={letter_id.clone()} here={here.clone()} />
            if letter.has_source() {
                { bar_menu("Text", &format!(": {}", now(&state)), "which-text", texts(context, letter, &state)) }
            }
            if context.edition.corpus.letters.len() > 1 {
                { bar_menu("Compare", " from here", "from-here", from_here(context, letter, here.as_deref())) }
            }
            if state.shown.is_both() && letter.has_source() {
                <Steps letter_id={letter_id.clone()} context={context.clone()} />
            }
        </div>
    }
}

/// A menu of the bar: its word, and more words where there is room for them.
fn bar_menu(word: &'static str, more: &str, class: &'static str, content: Html) -> Html {
    menu(html! { <>{ word }<span class="now">{ more }</span></> }, class, "bar-item", content)
}

/// The way from one correction to the next, hanging from the bar: it moves nothing.
#[component]
fn Steps(props: &BarProps) -> Html {
    let BarProps { context, letter_id } = props;
    let at = use_state_eq(|| None::<usize>);
    let turning_only = use_state_eq(|| false);
    let Some(letter) = context.edition.corpus.letter(letter_id) else {
        return Html::default();
    };
    let all: Vec<&str> = explanation::corrections_in_order(letter);
    let sense = |id: &str| letter.correction(id).and_then(|correction| correction.sense);
    let turning: Vec<&str> = all.iter().copied().filter(|id| sense(id).is_some()).collect();
    let stepped = if *turning_only { &turning } else { &all };
    let current = at.and_then(|at| all.get(at)).copied();
    let position = current.and_then(|id| stepped.iter().position(|other| *other == id));
    let go = |forwards: bool| {
        let step = step(stepped.len(), position, forwards);
        let to = step.map_or(0, |step| step.to);
        let place = stepped.get(to).map(|id| context.element_id(letter_id, &format!("place-{id}")));
        let index = stepped.get(to).and_then(|id| all.iter().position(|other| other == id));
        let at = at.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(place) = place.as_deref().and_then(page::by_id) {
                page::point_at(&place);
            }
            at.set(index);
        });
        let (label, sign) = if forwards { ("Next correction", "›") } else { ("Previous correction", "‹") };
        html! { <button type="button" aria-label={label} disabled={stepped.is_empty()} {onclick}>{ sign }</button> }
    };
    let said = match (current, position) {
        (Some(_), Some(position)) => format!("Correction {} of {}", position + 1, stepped.len()),
        _ => parts::letters::counted(stepped.len(), "correction", "corrections"),
    };
    let onclick = {
        let turning_only = turning_only.clone();
        Callback::from(move |_: MouseEvent| turning_only.set(!*turning_only))
    };
    html! {
        <div class="correction-steps" role="group" aria-label="Corrections">
            <span role="status">
                { said }
                { for current.and_then(sense).map(|sense| html! { <b>{ format!(" ≠ {}", sense.label()) }</b> }) }
            </span>
            { go(false) }
            { go(true) }
            if !turning.is_empty() {
                <button type="button" aria-pressed={pressed(*turning_only)} {onclick}>
                    { match turning.len() {
                        1 => "≠ 1 on which the sense hangs".to_owned(),
                        count => format!("≠ {count} on which the sense hangs"),
                    } }
                </button>
            }
        </div>
    }
}

/// “¶ 38 of 79”; while nobody knows which is being read, as on the page that was published, “¶ 1 to 79”.
fn counted(letter: &Letter, here: Option<&str>) -> Html {
    let mut body = letter.body();
    let Some(first) = body.next() else { return Html::default() };
    let last = body.last().unwrap_or(first);
    let last_number = part_name::number(&last.id);
    html! {
        <span class="where">
            { match here {
                Some(here) => format!("{} of {last_number}", part_name::short(letter, here)),
                None if first.id == last.id => part_name::short(letter, &first.id),
                None => format!("{} to {last_number}", part_name::short(letter, &first.id)),
            } }
        </span>
    }
}

fn now(state: &LetterState) -> &'static str {
    match state.shown {
        ShownText::Reading => "reading",
        ShownText::Source => "as transmitted",
        ShownText::Both => "both, in line",
        ShownText::Columns => "two columns",
    }
}

fn texts(context: &PageContext, letter: &Letter, state: &LetterState) -> Html {
    let choices = [
        (ShownText::Reading, "Reading text", "with this edition’s corrections, each marked"),
        (ShownText::Source, "As transmitted", "the source’s own characters"),
        (ShownText::Both, "Both, in line", "what is corrected struck out beside it"),
        (ShownText::Columns, "Both, in two columns", "level, paragraph by paragraph"),
    ];
    let items = choices.map(|(shown, label, what)| {
        let to = LetterState { shown, ..state.clone() };
        let to = Address::with_params(Route::letter(&letter.id), to.params()).at(&context.address.fragment);
        html! {
            <li>
                <a href={context.link(&to)} aria-current={(state.shown == shown).then_some("true")}>
                    <b>{ label }</b>
                    <span class="soft">{ format!(" {what}") }</span>
                </a>
            </li>
        }
    });
    html! { <><ul class="plain texts">{ for items }</ul>{ for tools::gists(context, letter) }</> }
}

/// The other letters, each with the passage that the editor has joined to the paragraph that is being read.
fn from_here(context: &PageContext, letter: &Letter, here: Option<&str>) -> Html {
    let corpus = &context.edition.corpus;
    let others = near::others(corpus, letter).into_iter().map(|other| {
        let joined = here.and_then(|part_id| joined(context, letter, part_id, other));
        let to = match (here, &joined) {
            (Some(here), Some(there)) => address_of_passages(context, (&letter.id, here), (&other.id, there)),
            (Some(here), None) => address_of_pair(context, &letter.id, &other.id).at(&compare::Side::A.anchor(here)),
            (None, _) => address_of_pair(context, &letter.id, &other.id),
        };
        html! {
            <li>
                <a href={context.link(&to)}>
                    { parts::ends(context, other) }
                    { format!(", {}", parts::date_in_words(&other.date)) }
                    if let Some(there) = joined { { format!(", {}", part_name::short(other, &there)) } }
                </a>
            </li>
        }
    });
    html! {
        <ul class="plain">
            { for others }
            if pages::has_many_letters(corpus) {
                <li><a href={context.link(&any_other(letter))}>{ "Any other …" }</a></li>
            }
            <li>
                <a href={context.link(&address_of_rest(context, &letter.id))}>{ "All others, by words" }</a>
            </li>
        </ul>
    }
}

/// The passage of another letter that the editor has joined most strongly to a part.
fn joined(context: &PageContext, letter: &Letter, part_id: &str, other: &Letter) -> Option<String> {
    let is = |place: &PassageRef, letter_id: &str| place.letter == letter_id;
    let partners = context.edition.corpus.parallels.iter().filter_map(|parallel| {
        let (own, far) =
            if is(&parallel.a, &letter.id) { (&parallel.a, &parallel.b) } else { (&parallel.b, &parallel.a) };
        (is(own, &letter.id) && own.part == part_id && is(far, &other.id)).then_some((parallel.strength, &far.part))
    });
    partners.max_by_key(|(strength, _)| *strength).map(|(_, part_id)| part_id.clone())
}

/// The paragraph that is being read, once the reader has moved.
#[hook]
fn use_part_being_read(context: &PageContext, letter_id: &str) -> Option<String> {
    let here = use_state_eq(|| None::<String>);
    {
        let (context, here) = (context.clone(), here.clone());
        use_effect_with((letter_id.to_owned(), context.live), move |(letter_id, live)| {
            let letter_id = letter_id.clone();
            let listeners = web_sys::window().filter(|_| *live).map(|window| {
                let look = move || here.set(reading_place::part_being_read(&context, &letter_id));
                let (scrolled, resized) = (look.clone(), look.clone());
                (
                    Timeout::new(REST, look),
                    EventListener::new(&window, "scroll", move |_| scrolled()),
                    EventListener::new(&window, "resize", move |_| resized()),
                )
            });
            move || drop(listeners)
        });
    }
    (*here).clone()
}

/// What finding is given.
#[derive(Clone, PartialEq, Properties)]
struct FindProps {
    context: PageContext,
    letter_id: String,
    /// The part that is being read.
    here: Option<String>,
}

/// Finding words in this letter: a form that leads to the letter with the words marked, also without the application.
#[component]
fn Find(props: &FindProps) -> Html {
    let FindProps { context, letter_id, here } = props;
    let field = use_node_ref();
    let onsubmit = {
        let (context, letter_id, here, field) = (context.clone(), letter_id.clone(), here.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            let Some(field) = field.cast::<HtmlInputElement>().filter(|_| context.live) else { return };
            event.prevent_default();
            let state =
                LetterState { q: field.value().trim().to_owned(), ..LetterState::read(&context.address.params) };
            let state = LetterState { ignored: Vec::new(), ..state };
            let edition = &context.edition;
            let hits = Hits::of(edition, &letter_id, &state.q, edition.is_searchable());
            let first =
                edition.corpus.letter(&letter_id).and_then(|letter| hits.first_part_from(letter, here.as_deref()));
            let to = Address::with_params(Route::letter(&letter_id), state.params());
            context.push(to.at(first.unwrap_or_default()));
            page::close_menu_around(&field);
        })
    };
    let form = html! {
        <form method="get" action={context.href(Route::letter(letter_id))} {onsubmit}>
            <label>
                <span>{ "Find in this letter" }</span>
                <input
                    ref={field}
                    type="text"
                    name="q"
                    enterkeyhint="search"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                />
            </label>
            <button>{ "Find" }</button>
        </form>
    };
    bar_menu("Find", " in this letter", "find", form)
}
