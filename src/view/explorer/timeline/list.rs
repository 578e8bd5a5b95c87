//! The timeline in words.

use corpus::sort;
use yew::prelude::*;

use crate::platform::page;
use crate::view::{PageContext, explorer::event, parts};
use corpus::PartialDate;
use site::pages::has_many_letters;

/// The id of what is said of an event.
fn place(event_id: &str) -> String {
    format!("event-{event_id}")
}

/// Opens the list at an event.
pub fn show(event_id: &str) {
    page::open_all(".timeline-list");
    if let Some(said) = page::by_id(&place(event_id)) {
        page::point_at(&said);
        page::focus(&said.id());
    }
}

/// The same as a list.
pub fn list(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    let events = corpus.events.iter().map(|entry| {
        let item = html! {
            <li key={entry.id.clone()} id={place(&entry.id)} tabindex="-1">
                <b>{ event::when(entry) }</b>
                { event::said(context, entry, false) }
            </li>
        };
        (entry.date, item)
    });
    // Of many letters the results are the list.
    let are_listed = !has_many_letters(corpus);
    let letters = corpus.letters.iter().filter(|_| are_listed).filter_map(|letter| {
        let item = html! {
            <li key={letter.id.clone()}>
                <b>{ parts::date(&letter.date) }</b>
                { " " }
                { parts::letter_link(context, letter) }
                { " — " }
                { parts::ends(context, letter) }
            </li>
        };
        Some((letter.date.first()?, item))
    });
    let mut all: Vec<(PartialDate, Html)> = events.chain(letters).collect();
    sort::by_key(&mut all, |(date, _)| date.first_day());
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <details class="timeline-list">
            <summary>{ "The same as a list, with sources" }</summary>
            <p class="small soft">
                { "The line is not to scale: days on which more happened have more room, quiet weeks less; // marks \
                   a long silence." }
            </p>
            <ol class="plain">{ for all.into_iter().map(|(_, item)| item) }</ol>
        </details>
    }
}
