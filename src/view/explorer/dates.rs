//! The span of time in words and numbers: two fields for ISO dates or parts of them, and the collection's periods.
//!
//! Start with [`Dates`]. Must not know what a span finds.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{RequestChange, address_of};
use crate::platform::history::HistoryBehavior;
use crate::view::PageContext;
use corpus::PartialDate;
use search::Request;

/// What may be typed.
const EXAMPLES: &str = "A year, a month or a day: 1962, 1962-10, 1962-10-26.";

/// What the fields are given.
#[derive(Clone, PartialEq, Properties)]
pub struct DatesProps {
    /// The context at rest.
    pub context: PageContext,
    /// First day, month or year.
    pub after: Option<PartialDate>,
    /// Last.
    pub before: Option<PartialDate>,
    /// Changes the request.
    pub act: Callback<RequestChange>,
}

/// Fields and periods.
#[component]
pub fn Dates(props: &DatesProps) -> Html {
    let DatesProps { context, after, before, act } = props;
    let fields = [use_node_ref(), use_node_ref()];
    // What was typed and is no date, with what is wrong with it.
    let wrong = use_state_eq(|| None::<String>);
    {
        let fields = fields.clone();
        use_effect_with((*after, *before, context.live), move |(after, before, live)| {
            for (field, date) in fields.iter().zip([after, before]) {
                if let Some(field) = field.cast::<HtmlInputElement>().filter(|_| *live) {
                    field.set_value(&date.map(|date| date.to_string()).unwrap_or_default());
                }
            }
        });
    }
    let changed = {
        let (fields, wrong, act) = (fields.clone(), wrong.clone(), act.clone());
        Callback::from(move |_: Event| {
            let typed = fields
                .each_ref()
                .map(|field| field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default());
            let read = typed.each_ref().map(|typed| match typed.trim() {
                "" => Ok(None),
                typed => typed.parse::<PartialDate>().map(Some),
            });
            match read {
                [Ok(after), Ok(before)] => {
                    wrong.set(None);
                    act.emit(RequestChange::Dates(after, before, HistoryBehavior::Push));
                }
                [after, before] => wrong.set(after.err().or(before.err()).map(|error| error.to_string())),
            }
        })
    };
    let field = |at: usize, name: &'static str, label: &str| {
        html! {
            <label>
                { label }
                { " " }
                <input
                    ref={fields[at].clone()}
                    type="text"
                    {name}
                    size="10"
                    maxlength="10"
                    placeholder="yyyy-mm-dd"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="dates-said"
                    onchange={changed.clone()}
                />
            </label>
        }
    };
    let collection = &context.edition.corpus.collection;
    let period = |label: &str, span: (Option<PartialDate>, Option<PartialDate>)| {
        let here = (*after, *before) == span;
        let act = act.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            act.emit(RequestChange::Dates(span.0, span.1, HistoryBehavior::Push));
        });
        let to = address_of(&context.edition.corpus, &Request::default().dated(span.0, span.1));
        html! {
            <li key={label.to_owned()}>
                <a class="choice" href={context.link(&to)} aria-current={here.then_some("true")} {onclick}>{ label }</a>
            </li>
        }
    };
    // It is there from the beginning: where it came and went, everything below would move.
    let all = period("All dates", (None, None));
    let periods = collection.periods.iter().map(|one| period(&one.label, (Some(one.after), Some(one.before))));
    html! {
        <div class="dates">
            <div class="dates-typed needs-app" role="group" aria-label="Dates of letters">
                { field(0, "after", "From") }
                { " " }
                { field(1, "before", "to") }
            </div>
            <ul class="periods plain" aria-label="Spans of time">{ all }{ for periods }</ul>
            <p id="dates-said" class={classes!("small", wrong.is_none().then_some("hidden"))} role="status">
                { (*wrong).clone().unwrap_or_else(|| EXAMPLES.to_owned()) }
            </p>
        </div>
    }
}
