//! The filters: a group for each, with real checkboxes whose names say how much each choice would find.
//!
//! Start with [`Filters`]. A group is drawn again only when its own choices or counts change; a closed group has
//! no choices in it at all.

use corpus::sort;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlInputElement};
use yew::prelude::*;

use super::{RequestChange, SharedAnswer};
use crate::platform::page;
use crate::view::{PageContext, parts, shell::pressed};
use corpus::EntityKind;
use search::{
    Filter,
    answer::{Facet, FacetOption, OptionState},
};
use site::{Route, pages::exists};

/// How many choices of an open group are drawn before the reader asks for all.
const SHOWN: usize = 7;
/// From so many choices on, a group has a field to find one in.
const MANY: usize = 12;

/// What the filters are given.
#[derive(Clone, PartialEq, Properties)]
pub struct FiltersProps {
    /// The context at rest.
    pub context: PageContext,
    /// Whether the application has started; before, the boxes belong to the reader alone.
    pub live: bool,
    /// The answer, with its counts.
    pub answer: SharedAnswer,
    /// Whether they are shown on narrow pages.
    pub open: bool,
    /// Changes the request.
    pub act: Callback<RequestChange>,
}

/// The way to what the filters find, at both of their ends: a bar that stays in sight would cover what can be chosen.
fn way_to_found(found: &str) -> Html {
    html! { <p class="show-found needs-app"><a class="btn strong" href="#results">{ format!("Show {found}") }</a></p> }
}

/// All filters.
#[component]
pub fn Filters(props: &FiltersProps) -> Html {
    let FiltersProps { context, live, answer, open, act } = props;
    let (unit, count) =
        if answer.count.of_passages { ("passage", answer.count.passages) } else { ("letter", answer.count.letters) };
    let found = parts::letters::counted(count, unit, &format!("{unit}s"));
    // What no letter has is not there to be chosen.
    let groups = answer.facets.iter().filter(|facet| !facet.options.is_empty()).map(|facet| {
        html! {
            <Group
                key={facet.filter.parameter()}
                context={context.clone()}
                live={*live}
                facet={Rc::new(facet.clone())}
                {unit}
                act={act.clone()}
            />
        }
    });
    html! {
        <form
            id="filters"
            class={classes!("filters", open.then_some("open"))}
            aria-label="Filters"
            autocomplete="off"
            onsubmit={|event: SubmitEvent| event.prevent_default()}
        >
            { way_to_found(&found) }
            { for groups }
            { indexes(context) }
            { way_to_found(&found) }
        </form>
    }
}

/// What a group is given.
#[derive(Clone, PartialEq, Properties)]
struct GroupProps {
    context: PageContext,
    live: bool,
    facet: Rc<Facet>,
    /// What is counted, in the singular.
    unit: &'static str,
    act: Callback<RequestChange>,
}

/// One filter.
#[component]
fn Group(props: &GroupProps) -> Html {
    let GroupProps { context, live, facet, unit, act } = props;
    let filter = facet.filter;
    let opened = use_state_eq(|| None::<bool>);
    let all = use_state_eq(|| false);
    let sought = use_state_eq(String::new);

    let chosen = facet.options.iter().filter(|option| option.state != OptionState::Open).count();
    let is_open = opened.unwrap_or(matches!(filter, Filter::To | Filter::Form | Filter::Theme) || chosen > 0);
    let ontoggle = {
        let (opened, sought) = (opened.clone(), sought.clone());
        Callback::from(move |event: Event| {
            if let Some(details) = event.target_dyn_into::<HtmlDetailsElement>() {
                opened.set(Some(details.open()));
                // The field goes with its group, and what stood in it.
                if !details.open() {
                    sought.set(String::new());
                }
            }
        })
    };
    let find = (facet.options.len() >= MANY).then(|| {
        let sought = sought.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                sought.set(field.value().to_lowercase());
            }
        });
        html! {
            <input
                type="text"
                class="find needs-app"
                placeholder={format!("Find in {}", facet.options.len())}
                aria-label={format!("Find in {}: {}", facet.options.len(), filter.label())}
                autocomplete="off"
                {oninput}
            />
        }
    });
    let fits = |option: &FacetOption| sought.is_empty() || option.label.to_lowercase().contains(sought.as_str());
    let fitting: Vec<&FacetOption> = facet.options.iter().filter(|option| fits(option)).collect();
    let is_short = !*all && sought.is_empty() && fitting.len() > SHOWN + 1;
    let shown = shown(&fitting, is_short);
    let left = fitting.len() - shown.len();
    let options = shown.into_iter().map(|option| one(context, *live, filter, option, unit, act));
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <details class="facet" open={is_open} {ontoggle}>
            <summary>
                { filter.label() }
                if chosen > 0 { <span class="chosen">{ chosen }<span class="hidden">{ " chosen" }</span></span> }
            </summary>
            if is_open {
                <div class="choices" role="group" aria-label={filter.label()}>
                    { for find }
                    <ul class="plain">{ for options }</ul>
                    if left > 0 {
                        <button type="button" class="more needs-app" onclick={show_all}>
                            { format!("all {}", fitting.len()) }
                        </button>
                    }
                </div>
            }
        </details>
    }
}

/// The choices of a group that is drawn short: what is chosen, then what finds most; in the order of the group.
fn shown<'a>(options: &[&'a FacetOption], is_short: bool) -> Vec<&'a FacetOption> {
    if !is_short {
        return options.to_vec();
    }
    let mut ranks: Vec<(bool, std::cmp::Reverse<u32>, usize)> = options
        .iter()
        .enumerate()
        .map(|(at, option)| (option.state == OptionState::Open, std::cmp::Reverse(option.count), at))
        .collect();
    sort::natural(&mut ranks);
    let mut kept: Vec<usize> = ranks.into_iter().take(SHOWN).map(|(_, _, at)| at).collect();
    sort::natural(&mut kept);
    kept.into_iter().filter_map(|at| options.get(at).copied()).collect()
}

fn one(
    context: &PageContext,
    live: bool,
    filter: Filter,
    option: &FacetOption,
    unit: &str,
    act: &Callback<RequestChange>,
) -> Html {
    let toggle = |exclude: bool| {
        let (act, id) = (act.clone(), option.id.clone());
        move || act.emit(RequestChange::Toggle { filter, id: id.clone(), exclude })
    };
    let (keep, leave_out) = (toggle(false), toggle(true));
    let is_excluded = option.state == OptionState::Excluded;
    let units = if option.count == 1 { format!(" {unit}") } else { format!(" {unit}s") };
    let label = match filter {
        Filter::From | Filter::To => {
            let slot = context.edition.slot(&option.id);
            html! { <span class={classes!("who", format!("who-{slot}"))}>{ &option.label }</span> }
        }
        _ => html! { { &option.label } },
    };
    let leave_out_label =
        if is_excluded { format!("Do not leave out {}", option.label) } else { format!("Leave out {}", option.label) };
    let (name, value, disabled) = (filter.parameter(), option.id.clone(), !option.is_enabled());
    let onchange = move |_: Event| keep();
    // A box without `checked` keeps what the reader has made of it, even while the page is taken over.
    let choice = if live {
        html! {
            <input type="checkbox" {name} {value} checked={option.state == OptionState::Chosen} {disabled} {onchange} />
        }
    } else {
        html! { <input type="checkbox" {name} {value} {disabled} {onchange} /> }
    };
    html! {
        <li
            key={option.id.clone()}
            class={classes!("choice-of", is_excluded.then_some("excluded"), (!option.is_enabled()).then_some("none"))}
        >
            <label>
                { choice }
                <span class="what">{ label }</span>
                { " " }
                <span class="n">{ option.count }<span class="hidden">{ units }</span></span>
            </label>
            <button
                type="button"
                class="leave-out needs-app"
                aria-pressed={pressed(is_excluded)}
                aria-label={leave_out_label.clone()}
                title={leave_out_label}
                disabled={!option.is_enabled()}
                onclick={move |_: MouseEvent| leave_out()}
            >
                { "−" }
            </button>
        </li>
    }
}

/// The pages that list what the filters offer, with or without scripts.
fn indexes(context: &PageContext) -> Html {
    let routes = [
        (Route::Themes, "Themes"),
        (Route::entities(EntityKind::Person), "People"),
        (Route::entities(EntityKind::Place), "Places"),
        (Route::entities(EntityKind::Organisation), "Organisations"),
        (Route::entities(EntityKind::Term), "Terms"),
    ];
    let listed = routes.into_iter().filter(|(route, _)| exists(&context.edition.corpus, route));
    let links: Vec<Html> = listed
        .map(|(route, label)| html! { <li key={label}><a href={context.href(route)}>{ label }</a></li> })
        .collect();
    if links.is_empty() {
        return Html::default();
    }
    html! {
        <nav class="indexes" aria-label="Indexes">
            <span class="soft">{ "Indexes: " }</span>
            <ul class="plain">{ links }</ul>
        </nav>
    }
}

/// What the fields and checkboxes on the page say, as parameters of an address: a reader may have chosen before the
/// application had started.
#[must_use]
pub fn chosen_on_the_page() -> Vec<(String, String)> {
    let fields = "#filters :checked, .dates-typed input";
    let Some(fields) = page::document().and_then(|document| document.query_selector_all(fields).ok()) else {
        return Vec::new();
    };
    (0..fields.length())
        .filter_map(|at| fields.item(at)?.dyn_into::<HtmlInputElement>().ok())
        .map(|field| (field.name(), field.value()))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}
