//! The first page: a comparison to begin with, and the explorer.
//!
//! Start with [`ExplorerPage`]. It reads the request from the address, has it answered once as soon as search can answer
//! (never before anybody asks: the page has the answer to nothing already), and hands the answer to its parts:
//! [`front`] and [`timeline`] above, [`filters`] beside, [`results`] in the middle. Each part is a component that is
//! drawn again only when what it shows has changed, so that a key in the search field costs little.

pub mod cards;
pub mod chronicle;
pub mod compare_menu;
pub mod concordance;
pub mod dates;
mod event;
pub mod export;
pub mod filters;
pub mod front;
pub mod passages;
pub mod query_notes;
pub mod results;
pub mod timeline;

use std::{ops::Deref, rc::Rc};

use gloo::{events::EventListener, timers::callback::Timeout};
use yew::prelude::*;

use super::{
    PageContext, PageProps,
    searchable::{PREPARING, use_searchable},
};
use crate::platform::{history::HistoryBehavior, page};
use corpus::{Corpus, PartialDate};
use search::{self, Answer, Filter, Request, View};
use site::{Address, Route, explorer_state};

/// How many results are drawn, and how many more each time.
pub const DRAWN: usize = 50;
/// How many are drawn while the reader types: about as many as are seen below the timeline.
const FIRST: usize = 4;
/// How long the reader rests before the others are drawn, in ms.
const REST: u32 = 120;

/// Finds the link of the first result on the page.
pub const FIRST_RESULT: &str = ".results [data-letter] a[href]";

/// An answer as it is handed to the parts of the page. Cheap to clone; two are equal when they are the same one.
#[derive(Clone)]
pub struct SharedAnswer(Rc<Answer>);

impl From<Answer> for SharedAnswer {
    fn from(answer: Answer) -> Self {
        Self(Rc::new(answer))
    }
}

impl PartialEq for SharedAnswer {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for SharedAnswer {
    type Target = Answer;

    fn deref(&self) -> &Answer {
        &self.0
    }
}

/// What a reader does to the request, apart from typing a query.
#[derive(Clone, Debug, PartialEq)]
pub enum RequestChange {
    /// Makes a choice of a filter, or takes it back.
    Toggle {
        /// The filter.
        filter: Filter,
        /// Id of what is chosen.
        id: String,
        /// Whether it is left out instead of kept.
        exclude: bool,
    },
    /// Sets the span of time, by a deliberate act or step by step.
    Dates(Option<PartialDate>, Option<PartialDate>, HistoryBehavior),
}

impl RequestChange {
    fn on(self, request: &Request) -> (Request, HistoryBehavior) {
        match self {
            Self::Toggle { filter, id, exclude } => (request.toggled(filter, &id, exclude), HistoryBehavior::Push),
            Self::Dates(after, before, entry) => (request.dated(after, before), entry),
        }
    }
}

/// The address that asks for something.
#[must_use]
pub fn address_of(corpus: &Corpus, request: &Request) -> Address {
    Address::with_params(Route::Explorer, explorer_state::params(corpus, request))
}

/// The page.
#[component]
pub fn ExplorerPage(props: &PageProps) -> Html {
    let context = &props.context;
    let rest = context.at_rest();
    let corpus = &context.edition.corpus;
    let state = explorer_state::read(corpus, &context.address.params);
    let is_asked = explorer_state::is_asking(&context.address.params);
    // Filters and timeline come when something is asked, or when they are asked for by an address of their own.
    let is_front = context.address.params.is_empty();
    let request = Rc::new(state.request);

    // How much is drawn holds for the request that it was asked for only.
    let extent = use_state_eq(|| (Request::default(), DRAWN));
    let is_settled = extent.0 == *request;
    let drawn = if is_settled { extent.1 } else { FIRST };
    {
        let extent = extent.setter();
        use_effect_with(request.clone(), move |request| {
            let request = request.clone();
            let later = Timeout::new(REST, move || extent.set(((*request).clone(), DRAWN)));
            move || drop(later)
        });
    }
    let is_about_to_ask = use_about_to_ask();
    let is_searchable = use_searchable(&context.edition, !is_front || is_about_to_ask);
    // Filters and timeline stand beside what the reader looks at while he types: their counts wait until he rests.
    let settled = use_mut_ref(|| None::<(Rc<Request>, SharedAnswer)>);
    let is_new = settled.borrow().as_ref().is_none_or(|(before, _)| before.asking(&request.q) != *request);
    let is_whole = is_settled || is_new;
    let answer = use_memo(
        (context.edition.clone(), (*request).clone(), drawn, is_whole, is_searchable),
        |(edition, request, drawn, is_whole, is_searchable)| {
            let answer = if *is_whole { search::answer } else { search::first_answer };
            is_searchable.then(|| answer(&edition.corpus, edition.index(), request, *drawn).into())
        },
    );
    let answer = (*answer).clone();
    if is_whole {
        *settled.borrow_mut() = answer.clone().map(|answer| (request.clone(), answer));
    }
    let beside = settled.borrow().as_ref().map(|(_, answer)| answer.clone());

    // Callbacks that stay the same while the request changes, so that what is given them is not drawn again.
    let latest = use_mut_ref(|| (context.clone(), request.clone()));
    *latest.borrow_mut() = (context.clone(), request.clone());
    let act = {
        let latest = latest.clone();
        use_callback((), move |act: RequestChange, ()| {
            let (context, request) = latest.borrow().clone();
            let (request, entry) = act.on(&request);
            context.go.emit((address_of(&context.edition.corpus, &request), entry));
        })
    };
    let draw_more = {
        let (extent, latest) = (extent.setter(), latest.clone());
        use_callback(drawn, move |(): (), drawn| extent.set(((*latest.borrow().1).clone(), drawn + DRAWN)))
    };

    {
        // What was chosen before the application had started counts as chosen. It is read before anything is drawn again;
        // what was typed then may already stand in the address.
        let early = use_mut_ref(Vec::new);
        let read = early.clone();
        let is_taken_over = !context.live;
        use_effect_with((), move |()| {
            if is_taken_over {
                *read.borrow_mut() = filters::chosen_on_the_page();
            }
        });
        let latest = latest.clone();
        use_effect_with(context.live, move |live| {
            let early = if *live { early.take() } else { Vec::new() };
            if !early.is_empty() {
                let context = latest.borrow().0.clone();
                let corpus = &context.edition.corpus;
                let mut params = context.url_scheme.current().params;
                params.extend(early);
                context.replace(address_of(corpus, &explorer_state::read(corpus, &params).request));
            }
        });
    }
    {
        let q = request.q.clone();
        // Asking where something stands makes the browser lay the page out at once: only when the reader rests.
        use_effect_with((q, is_asked, context.live && is_settled), move |(_, is_asked, is_due)| {
            if *is_due {
                keep_in_sight(*is_asked);
            }
        });
    }

    let filters_open = use_state_eq(|| false);
    let toggle_filters = {
        let filters_open = filters_open.clone();
        Callback::from(move |_: MouseEvent| filters_open.set(!*filters_open))
    };
    let answers = answer.zip(beside);
    let draw_timeline = || match &answers {
        Some((_, beside)) => html! {
            <timeline::Timeline
                context={rest.clone()}
                counts={beside.timeline.clone()}
                counts_passages={beside.count.of_passages}
                after={request.after}
                before={request.before}
                act={act.clone()}
            />
        },
        None => html! { <section class="timeline" /> },
    };
    let draw_body = || match &answers {
        Some((answer, beside)) => html! {
            <div class="explorer-body">
                <div class="filters-column governed" aria-busy={busy(context)}>
                    <button
                        type="button"
                        class="filters-toggle needs-app"
                        aria-expanded={super::shell::pressed(*filters_open)}
                        aria-controls="filters"
                        onclick={toggle_filters.clone()}
                    >
                        { filters_label(answer) }
                    </button>
                    <filters::Filters
                        context={rest.clone()}
                        live={context.live}
                        answer={beside.clone()}
                        open={*filters_open}
                        act={act.clone()}
                    />
                </div>
                <results::Results
                    context={rest.clone()}
                    live={context.live}
                    is_asked={is_asked}
                    request={request.clone()}
                    notices={state.notices.clone()}
                    answer={answer.clone()}
                    {drawn}
                    {is_settled}
                    more={draw_more.clone()}
                />
            </div>
        },
        None => html! {
            <div class="explorer-body">
                <div class="filters-column" />
                <section class="results" id="results" aria-labelledby="found" aria-busy="true">
                    <h2 id="found" class="hidden">{ "Results" }</h2>
                    <div class="results-head"><p id="count" role="status">{ PREPARING }</p></div>
                </section>
            </div>
        },
    };
    // The first page has them already, and shows them only when something is asked.
    let is_as_it_came = is_front && answers.is_none();
    let region = |name: &str, draw: &dyn Fn() -> Html| context.prerendered.region(name, is_as_it_came, draw);
    let subtitle = &corpus.collection.subtitle;
    html! {
        <div
            class={classes!(
                "explorer",
                "wide",
                is_asked.then_some("asked"),
                is_front.then_some("at-front"),
                (request.view() == View::Concordance).then_some("of-lines"),
                filters_open.then_some("filters-open")
            )}
        >
            if !is_front {
                <div class="explorer-head">
                    <h1 id="title" tabindex="-1">
                        <span>{ &corpus.collection.title }</span>
                        { " " }
                        <small>{ subtitle }</small>
                    </h1>
                    <p class="leave"><a href={context.href(Route::Explorer)}>{ "Leave the search" }</a></p>
                </div>
            }
            // Out of sight where something is asked, and not taken away: the first key of a query would pay for it, and
            // the last one taken back.
            <div
                class="opening-place"
            >
                <front::Front context={rest.clone()} shown={is_front} />
            </div>
            { region("timeline", &draw_timeline) }
            { region("explorer", &draw_body) }
        </div>
    }
}

/// Whether the reader has come to the search field: what search rests on is made then, before the first key.
#[hook]
fn use_about_to_ask() -> bool {
    let is_about_to_ask = use_state_eq(|| false);
    let come = is_about_to_ask.setter();
    use_effect_with((), move |()| {
        // He may have come before the application.
        if page::has_focus("q") {
            come.set(true);
        }
        let listener = page::document().map(|document| {
            EventListener::new(&document, "focusin", move |_| {
                if page::has_focus("q") {
                    come.set(true);
                }
            })
        });
        move || drop(listener)
    });
    *is_about_to_ask
}

/// The value of `aria-busy` of a region that the query governs.
fn busy(context: &PageContext) -> &'static str {
    if context.live { "false" } else { "true" }
}

fn filters_label(answer: &Answer) -> String {
    match answer.chips.len() {
        0 => "Filters".to_owned(),
        count => format!("Filters ({count})"),
    }
}

/// Brings the results into sight where the reader types further down the page, and the top of the page where nothing is
/// asked for any more. Whoever sees the results already stays where he is.
fn keep_in_sight(is_asked: bool) {
    let Some(results) = page::by_id("results") else { return };
    let top = results.get_bounding_client_rect().top();
    // Who comes back to results has the focus nowhere, and returns to where he was.
    if top < 0.0 && !page::has_no_focus() {
        if is_asked {
            page::scroll_to("results");
        } else {
            page::scroll_page_to(0.0);
        }
    }
}
