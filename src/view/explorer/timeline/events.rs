//! The events above the line: a tick for each, and a label for as many as have room. A click leads to the list, which says
//! what it was, when, after whom, and which passages speak of it.
//!
//! Start with [`events`]. Must not know what is said of an event: `list` and `explorer::event` do.

use corpus::sort;
use yew::prelude::*;

use super::{
    MIDDLING, WIDE, percent,
    plan::TimelineLayout,
    scale::{LENGTH, Label, Position, arrange},
    text_width,
};
use crate::view::{PageContext, explorer::event};
use corpus::{Corpus, Event as Happening, PartialDate};

/// Labels are cut at about so many characters.
const LABEL: usize = 34;
/// Lines of labels.
const LINES: usize = 10;
/// Height of a line of labels, in px.
const LINE: usize = 15;

/// The events above the line, as many with labels as have room.
pub fn events(context: &PageContext, plan: &TimelineLayout) -> Html {
    let corpus = &context.edition.corpus;
    let labels: Vec<(usize, &Happening, String)> = from_the_middle(&plan.events)
        .into_iter()
        .filter_map(|(at, place)| Some((place, corpus.events.get(at)?)))
        .map(|(place, event)| (place, event, short(&event.label)))
        .collect();
    let arranged = |page: usize| {
        let width = |text: &str| (text_width(text) + 14) * LENGTH / page;
        let labels: Vec<Label> =
            labels.iter().map(|(place, _, text)| Label { place: *place, width: width(text) }).collect();
        arrange(&labels, LINES)
    };
    let (wide, middling) = (arranged(WIDE), arranged(MIDDLING));
    let height = LINES * LINE + 6;
    let drawn = labels.iter().zip(wide.into_iter().zip(middling)).map(|((place, event, text), (wide, middling))| {
        let x = percent(*place);
        let labelled = |class: &'static str, position: Option<Position>| {
            position.map(|Position { line, is_left }| {
                let y = line * LINE + 11;
                html! {
                    <g {class}>
                        <line
                            class="lead-line"
                            x1={x.clone()}
                            x2={x.clone()}
                            y1={(y - 9).to_string()}
                            y2={height.to_string()}
                        />
                        <text
                            x={x.clone()}
                            y={y.to_string()}
                            dx={if is_left { "-5" } else { "5" }}
                            text-anchor={is_left.then_some("end")}
                        >
                            { text.clone() }
                        </text>
                    </g>
                }
            })
        };
        let top = height - 7;
        html! {
            <g key={event.id.clone()} class="event" data-event={event.id.clone()}>
                <title>{ said(event) }</title>
                <line class="tick" x1={x.clone()} x2={x.clone()} y1={top.to_string()} y2={height.to_string()} />
                { for labelled("on-wide", wide) }
                { for labelled("on-middling", middling) }
            </g>
        }
    });
    html! {
        <svg class="events" role="img" aria-label={alternative(corpus)} width="100%" height={height.to_string()}>
            { for drawn }
        </svg>
    }
}

/// The events, by index and place, from the middle one outwards. Given the highest lines first, labels fall away to both
/// sides, and most of them have room where most happened.
fn from_the_middle(places: &[usize]) -> Vec<(usize, usize)> {
    let mut order: Vec<(usize, usize)> = places.iter().copied().enumerate().collect();
    sort::by_key(&mut order, |(_, place)| *place);
    let middle = order.get(order.len() / 2).map_or(0, |(_, place)| *place);
    sort::by_key(&mut order, |(_, place)| place.abs_diff(middle));
    order
}

/// The picture in a sentence.
fn alternative(corpus: &Corpus) -> String {
    let dates: Vec<PartialDate> = corpus.letters.iter().filter_map(|letter| letter.date.first()).collect();
    let span = match (dates.iter().min(), dates.iter().max()) {
        (Some(first), Some(last)) => format!(" from {} to {}", first.in_words(), last.in_words()),
        _ => String::new(),
    };
    format!(
        "Timeline: {} letters{span} among {} events. The list below says the same in words.",
        corpus.letters.len(),
        corpus.events.len()
    )
}

/// A label of few words.
fn short(label: &str) -> String {
    let label = label.split(';').next().unwrap_or(label);
    if label.chars().count() <= LABEL {
        return label.to_owned();
    }
    let mut kept = String::new();
    for word in label.split(' ') {
        if kept.chars().count() + word.chars().count() > LABEL {
            break;
        }
        kept.push_str(word);
        kept.push(' ');
    }
    format!("{}…", kept.trim_end().trim_end_matches(','))
}

/// “22–23 October 1962: …”.
fn said(happening: &Happening) -> String {
    format!("{}: {}", event::when(happening), happening.label)
}
