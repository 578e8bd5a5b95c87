//! Everything in words: a line for each message.

use compare::exchange::{DatedMessage, Exchange, words};
use site::Route;
use yew::prelude::*;

use crate::view::PageContext;

/// The table.
pub fn table(context: &PageContext, exchange: &Exchange<'_>) -> Html {
    let rows =
        exchange.messages.iter().enumerate().map(|(at, dated_message)| row(context, exchange, at, dated_message));
    html! {
        <section aria-labelledby="table">
            <h2 id="table">{ "As a table" }</h2>
            if !context.is_one_file() {
                <p class="tools">
                    <a class="btn" href={context.file("data/exchange.csv")} download="">{ "CSV" }</a>
                    { " " }
                    <a class="btn" href={context.file("data/exchange.json")} download="">{ "JSON" }</a>
                </p>
            }
            <table
                class="messages"
            >
                <caption>{ &exchange.plan.sources }</caption>
                <thead>
                    <tr>
                        { for ["No.", "Dated, sent, arrived", "From", "To", "What", "Answers", "Printed; remarks"].map(|heading| html! { <th scope="col">{ heading }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </section>
    }
}

fn row(context: &PageContext, exchange: &Exchange<'_>, at: usize, dated_message: &DatedMessage<'_>) -> Html {
    let (entry, message) = (dated_message.entry, dated_message.message);
    let slot = dated_message.letter.map(|letter| context.edition.letter_slot(letter));
    let dated = match message.dated {
        Some(moment) => words::said(&moment, exchange.plan),
        None => entry.date.map(|date| date.in_words()).unwrap_or_default(),
    };
    let mut times = words::times(dated_message, exchange.plan);
    times.extend(words::on_its_way(dated_message).map(|span| format!("on its way {span}")));
    let times = times.into_iter().map(|time| html! { <span>{ time }</span> });
    let answers = dated_message.answers.iter().enumerate().filter_map(|(nth, &answered)| {
        let other = &exchange.messages.get(answered)?.entry;
        Some(html! {
            <>
                { if nth > 0 { ", " } else { "" } }
                <a href={format!("#m-{}", other.id)} title={other.label.clone()}>{ answered + 1 }</a>
            </>
        })
    });
    let answers: Vec<Html> = answers.collect();
    let place = if message.place.is_empty() { String::new() } else { format!(", {}", message.place) };
    html! {
        <tr
            key={entry.id.clone()}
            id={format!("m-{}", entry.id)}
            tabindex="-1"
            class={classes!(slot.map(|slot| format!("here edge-{slot}")))}
        >
            <td class="no">{ at + 1 }</td>
            <th scope="row" class="when"><b>{ dated }</b>{ for times }</th>
            <td class="from">{ exchange.parties(&message.from) }</td>
            <td class="to">{ exchange.parties(&message.to) }</td>
            <td class="what">{ format!("{}{place}", message.kind) }</td>
            <td class="answers">if answers.is_empty() { <span class="na">{ "–" }</span> } else { { answers } }</td>
            <td class="printed">
                if let Some(letter) = dated_message.letter {
                    // Rows say to whom it is; a list of links does not.
                    <a href={context.href(Route::letter(&letter.id))}>
                        { "In this edition" }
                        <span class="hidden">{ format!(": {}", letter.title) }</span>
                    </a>
                } else if let Some(url) = &entry.url {
                    <a href={url.clone()} rel="external">{ &entry.printed }</a>
                } else {
                    { &entry.printed }
                }
                { ". " }
                <span class="rem">{ &message.remarks }</span>
            </td>
        </tr>
    }
}
