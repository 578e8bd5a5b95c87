//! The page of the exchange: who wrote to whom, and when, in pictures by time, in words, and as a table.
//!
//! Start with [`page`]. [`chart`] draws a stretch of time, [`days`] all days at one scale, [`reached`] says
//! what an author had before him, [`table`] has everything in words: it is what those read who do not see the pictures.

pub mod chart;
pub mod days;
pub mod key;
pub mod reached;
pub mod table;

use compare::exchange::{Exchange, crossed::crossed, words};
use site::{Address, Route, exchange_state};
use yew::prelude::*;

use super::{PageContext, PageProps, not_found, parts};
use crate::platform::history::HistoryBehavior;

/// The page.
pub fn page(context: &PageContext) -> Html {
    let Some(exchange) = Exchange::of(&context.edition.corpus) else { return not_found::page(context) };
    let plan = exchange.plan;
    let (zone, ignored) = exchange_state::read(plan, &context.address.params);
    let parts_of = plan.stretches.iter().enumerate().map(|(at, stretch)| {
        let count = chart::count(&exchange, stretch);
        html! {
            <li key={stretch.id.clone()}>
                <a href={format!("#{}", stretch.id)}>
                    { roman(at + 1) }
                    { " " }
                    <b>{ &stretch.title }</b>
                    <span>{ format!(": {count} messages in {} days", days_of(stretch)) }</span>
                </a>
            </li>
        }
    });
    html! {
        <div class={classes!("exchange", "wide", format!("zone-{zone}"))}>
            <div class="exchange-head">
                <div>
                    <p class="eyebrow">{ span(&exchange) }</p>
                    <h1 id="title" tabindex="-1">{ &plan.title }</h1>
                    <p class="lead">{ counted(&exchange) }{ " " }{ &plan.lead }</p>
                </div>
                { days::all(context, &exchange) }
            </div>
            { parts::notices(parts::ignored(&ignored).into_iter()) }
            <ul class="exchange-parts plain">
                { for parts_of }
                <li><a href="#reached"><b>{ "What had reached him" }</b></a></li>
                <li><a href="#table"><b>{ "As a table" }</b></a></li>
            </ul>
            <p class="hidden">{ "The pictures show the same as the table at the end of the page." }</p>
            { key::key() }
            { chart::signs() }
            { clock(context, &exchange, zone) }
            <Charts context={context.at_rest()} />
            { crossings(&exchange) }
            { reached::all(context, &exchange) }
            { table::table(context, &exchange) }
        </div>
    }
}

/// The pictures: they are the same by whichever clock the hours are read.
#[component]
fn Charts(props: &PageProps) -> Html {
    let context = &props.context;
    let Some(exchange) = Exchange::of(&context.edition.corpus) else { return Html::default() };
    let stretches = exchange.plan.stretches.iter().enumerate();
    let drawn = stretches.map(|(at, stretch)| chart::stretch(context, &exchange, stretch, &roman(at + 1)));
    html! { <>{ for drawn }</> }
}

/// I, II, III, IV …
#[must_use]
pub fn roman(number: usize) -> String {
    let mut left = number;
    let mut text = String::new();
    for (value, sign) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

/// How many days a stretch has.
#[must_use]
pub fn days_of(stretch: &corpus::exchange::TimeSection) -> i32 {
    stretch.before.last_day_number() - stretch.after.day_number() + 1
}

/// “22 October 1962 to 20 February 1963”.
fn span(exchange: &Exchange<'_>) -> String {
    match (exchange.plan.stretches.first(), exchange.plan.stretches.last()) {
        (Some(first), Some(last)) => format!("{} to {}", first.after.in_words(), last.before.in_words()),
        _ => String::new(),
    }
}

fn counted(exchange: &Exchange<'_>) -> String {
    let all = exchange.messages.len();
    let here = exchange.messages.iter().filter(|one| one.letter.is_some()).count();
    format!("{all} messages are known to the sources used here; {here} of them are in this edition.")
}

/// By which clock the hours are read. The choice works without scripts; with them it stands in the address.
fn clock(context: &PageContext, exchange: &Exchange<'_>, chosen: usize) -> Html {
    let options = exchange.plan.zones.iter().enumerate().map(|(at, zone)| {
        let to = Address::with_params(Route::Exchange, exchange_state::params(exchange.plan, at));
        let go = context.go.clone();
        let onchange = Callback::from(move |_: Event| go.emit((to.clone(), HistoryBehavior::Replace)));
        let id = format!("zone-{at}");
        html! {
            <label key={zone.id.clone()}>
                <input type="radio" name="zone" {id} value={zone.id.clone()} checked={chosen == at} {onchange} />
                { &zone.label }
            </label>
        }
    });
    // Loaded again, the page shows what its address says and not what was chosen before.
    html! {
        <form autocomplete="off" onsubmit={|event: SubmitEvent| event.prevent_default()}>
            <fieldset class="clock"><legend>{ "Hours of" }</legend>{ for options }</fieldset>
        </form>
    }
}

/// The messages that passed each other.
fn crossings(exchange: &Exchange<'_>) -> Html {
    let pairs = crossed(exchange);
    if pairs.is_empty() {
        return Html::default();
    }
    let items = pairs.iter().map(|&(one, other)| {
        let [one, other] = [one, other].map(|at| {
            let dated_message = &exchange.messages[at];
            html! {
                <>
                    <a href={format!("#m-{}", dated_message.entry.id)}>{ &dated_message.entry.label }</a>
                    { format!(" ({})", words::times(dated_message, exchange.plan).join("; ")) }
                </>
            }
        });
        html! { <li>{ one }{ "; and " }{ other }</li> }
    });
    html! {
        <section class="crossings" aria-labelledby="crossed">
            <h2 id="crossed">{ "Crossed on the way" }</h2>
            <p class="prose">
                { "Each had certainly left before the other arrived. More may have: the hours that would tell are missing." }
            </p>
            <ul class="plain">{ for items }</ul>
        </section>
    }
}
