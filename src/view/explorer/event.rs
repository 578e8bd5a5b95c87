//! An event in words: when it was, where that is from, and which passages speak of it.
//!
//! Start with [`said`]. Must not know where events are listed: the list of the first page and the timeline do.

use yew::prelude::*;

use crate::view::{
    PageContext,
    parts::{self, letters::with_lead},
};
use corpus::{Event, PassageRef, named::Lead};
use site::{Address, Route};
use text::part_name;

/// When something happened: “22–23 October 1962”.
pub fn when(event: &Event) -> String {
    match event.until {
        Some(until) if (until.year, until.month) == (event.date.year, event.date.month) => {
            match (event.date.day, until.day) {
                (Some(first), Some(_)) => format!("{first}–{}", until.in_words()),
                _ => until.in_words(),
            }
        }
        Some(until) => format!("{} to {}", event.date.in_words(), until.in_words()),
        None => event.date.in_words(),
    }
}

/// What an event was, with its date where that is not said before, where it is from, and which passages speak of it.
pub fn said(context: &PageContext, event: &Event, with_date: bool) -> Html {
    let corpus = &context.edition.corpus;
    let entry = event.message.as_ref().and_then(|id| corpus.correspondence.iter().find(|entry| entry.id == *id));
    let mut places: Vec<&PassageRef> = event.mentioned.iter().collect();
    for place in entry.iter().flat_map(|entry| &entry.mentioned) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let spoken = places.iter().enumerate().filter_map(|(at, place)| {
        let letter = corpus.letter(&place.letter)?;
        let to = context.part_address(&letter.id, &place.part);
        Some(html! {
            <>
                { if at > 0 { "; " } else { "" } }
                <a href={context.link(&to)}>
                    { with_lead(context, letter, Lead::Within, true) }
                    { format!(", {}, {}", parts::date_in_words(&letter.date), part_name::short(letter, &place.part)) }
                </a>
            </>
        })
    });
    let spoken: Vec<Html> = spoken.collect();
    let exchanged = entry.filter(|entry| entry.message.is_some() && corpus.collection.exchange.is_some());
    html! {
        <p>
            { &event.label }
            if with_date { { format!(", {}", when(event)) } }
            { format!(". Source: {}.", event.source) }
            if !spoken.is_empty() { { " Spoken of " }{ spoken }{ "." } }
            if let Some(entry) = exchanged {
                { " " }
                <a href={context.link(&Address::of(Route::Exchange).at(&format!("m-{}", entry.id)))}>
                    { "In the exchange" }
                </a>
            }
        </p>
    }
}
