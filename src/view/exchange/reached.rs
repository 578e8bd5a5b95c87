//! What had reached each writer, and how it is known.
//!
//! Start with [`all`]. Must not judge: `compare::exchange::reached` does.

use compare::exchange::{
    Exchange,
    reached::{Delivery, DeliveryCertainty, Inference, reached},
    words,
};
use corpus::{Letter, PassageRef};
use site::Route;
use text::{capitals::capitalised, part_name::label as part_label};
use yew::prelude::*;

use crate::view::{PageContext, parts};

/// For each letter of the collection that is a message of the exchange.
pub fn all(context: &PageContext, exchange: &Exchange<'_>) -> Html {
    let letters = context.edition.corpus.letters.iter().filter(|letter| exchange.of_letter(&letter.id).is_some());
    html! {
        <section id="reached" aria-labelledby="reached-title">
            <h2 id="reached-title">{ "What had reached him when he wrote" }</h2>
            <p class="prose">
                { "Looked at is everything sent to him, or said by others to all, since his letter before; and whatever the letter names." }
            </p>
            <div class="reached">{ for letters.map(|letter| one(context, exchange, letter)) }</div>
        </section>
    }
}

fn one(context: &PageContext, exchange: &Exchange<'_>, letter: &Letter) -> Html {
    let slot = context.edition.letter_slot(letter);
    let found = reached(exchange, letter);
    let times = exchange
        .of_letter(&letter.id)
        .and_then(|at| exchange.messages.get(at))
        .map(|own| words::times(own, exchange.plan).join("; "));
    let groups = [
        (DeliveryCertainty::Certain, ""),
        (DeliveryCertainty::Perhaps, "Perhaps; nothing shows it"),
        (DeliveryCertainty::NotYet, "Not yet"),
    ]
    .map(|(certainty, heading)| {
        let items: Vec<Html> = found
            .iter()
            .filter(|one| one.certainty == certainty)
            .map(|one| item(context, exchange, letter, one))
            .collect();
        if items.is_empty() {
            return Html::default();
        }
        html! { <>if !heading.is_empty() { <h4>{ heading }</h4> }<ul class="plain">{ items }</ul></> }
    });
    html! {
        <article
            key={letter.id.clone()}
            id={format!("reached-{}", letter.id)}
            class={format!("edge-{slot}")}
            tabindex="-1"
        >
            <h3>
                { parts::heading(context, letter) }
                { ", " }
                <a href={context.href(Route::letter(&letter.id))}>{ parts::date(&letter.date) }</a>
            </h3>
            if let Some(times) = times { <p class="left">{ capitalised(&times) }</p> }
            { for groups }
        </article>
    }
}

fn item(context: &PageContext, exchange: &Exchange<'_>, letter: &Letter, one: &Delivery<'_>) -> Html {
    let label = &one.entry.label;
    let what = if one.message.is_some() {
        html! { <a href={format!("#m-{}", one.entry.id)}>{ label }</a> }
    } else {
        html! { { label } }
    };
    html! {
        <li key={one.entry.id.clone()}>
            <span>{ what }</span>
            { " " }
            <span class="why">{ ground(context, exchange, letter, one) }</span>
        </li>
    }
}

fn ground(context: &PageContext, exchange: &Exchange<'_>, letter: &Letter, one: &Delivery<'_>) -> Html {
    let arrival = || {
        let message = one.entry.message.as_ref();
        let (word, moment) = message
            .and_then(|message| {
                message
                    .delivered
                    .map(|moment| ("handed over", moment))
                    .or_else(|| message.received.map(|moment| ("received", moment)))
            })
            .unzip();
        moment.map_or("arrival not recorded".to_owned(), |moment| {
            format!("{} {}", word.unwrap_or_default(), words::said(&moment, exchange.plan))
        })
    };
    match &one.inference {
        Inference::Answered(places) => html! { <>{ "the letter answers it" }{ at(context, letter, places) }</> },
        Inference::Named(places) => html! { <>{ "named or meant" }{ at(context, letter, places) }</> },
        Inference::AnsweredBefore(answer) => {
            let entry = exchange.messages.get(*answer).map(|answer| answer.entry);
            let date = entry.and_then(|entry| entry.date).map(words::short_day).unwrap_or_default();
            html! { { format!("answered on {date}") } }
        }
        Inference::Arrived | Inference::ArrivesLater => html! { { arrival() } },
        Inference::Public => html! { { "public; the letter does not name it" } },
        Inference::NotRecorded => html! { { "arrival not recorded" } },
    }
}

/// “, ¶ 9 14”, each number a link.
fn at(context: &PageContext, letter: &Letter, places: &[&PassageRef]) -> Html {
    let links = places.iter().filter_map(|place| {
        let part = letter.part(&place.part)?;
        let label = part_label(part);
        let short = label.trim_start_matches("¶ ").to_owned();
        Some(html! {
            <>
                { " " }
                <a href={context.link(&context.part_address(&letter.id, &place.part))} aria-label={label}>{ short }</a>
            </>
        })
    });
    let links: Vec<Html> = links.collect();
    if links.is_empty() {
        Html::default()
    } else {
        html! { <>{ ", ¶" }{ links }</> }
    }
}
