//! Letters and events on a line of time.
//!
//! A picture for the eye and the pointer: drag over it to keep the letters of a span. The same is there to be typed
//! ([`super::dates`]), moved by arrow keys (two sliders below the line), and read (a list, one click away).

use crate::order::InOrder as _;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::{
    Act,
    dates::Dates,
    scale::{LENGTH, Label, Position, Scale, arrange},
};
use crate::{
    corpus::{Corpus, Event as Happening, Letter, PartialDate},
    platform::history::Entry,
    site::{Address, Route},
    view::{
        Site,
        parts::{self, spread::mark},
    },
};

/// Width for which labels are fitted, in px; narrower pages show fewer.
const WIDE: usize = 1040;
/// The same for pages of middling width.
const MIDDLING: usize = 620;
/// Mean width of a letter of a label, in tenths of a px.
const LETTER: usize = 58;
/// Labels are cut at about so many characters.
const LABEL: usize = 34;
/// Lines of labels.
const LINES: usize = 10;
/// Height of a line of labels, in px.
const LINE: usize = 15;
/// Height of the longest stem, in px.
const STEM: usize = 34;

/// What the timeline is given.
#[derive(Clone, PartialEq, Properties)]
pub struct TimelineProps {
    /// The site at rest.
    pub site: Site,
    /// What is found in each letter.
    pub counts: Vec<u32>,
    /// Whether these are passages.
    pub counts_passages: bool,
    /// First day, month or year of the span kept.
    pub after: Option<PartialDate>,
    /// Last.
    pub before: Option<PartialDate>,
    /// Changes the request.
    pub act: Callback<Act>,
}

/// A span while it is being drawn, in places of the scale.
type Drawn = (usize, usize);

/// The timeline.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let TimelineProps { site, counts, counts_passages, after, before, act } = props;
    let scale = use_memo(site.edition.clone(), |edition| scale_of(&edition.corpus));
    let plot = use_node_ref();
    let drawn = use_state_eq(|| None::<Drawn>);

    let kept = scale.ends().map(|(first, last)| {
        let from = after.map_or(0, |date| scale.place(date.day_number().max(first)));
        let to = before.map_or(LENGTH, |date| scale.place((last_day(date) + 1).min(last + 1)));
        (from, to)
    });
    let set = {
        let (scale, act) = (scale.clone(), act.clone());
        Callback::from(move |(from, to): Drawn| {
            let day = |place: usize, is_end: bool| {
                let is_open = if is_end { place >= LENGTH } else { place == 0 };
                (!is_open).then(|| date_of(scale.day_at(place)))
            };
            act.emit(Act::Dates(day(from.min(to), false), day(from.max(to), true)));
        })
    };
    let handlers = dragging(&plot, &drawn, &set, site);
    let span = (*drawn)
        .map(|(from, to)| (from.min(to), from.max(to)))
        .or(kept)
        .filter(|_| drawn.is_some() || after.is_some() || before.is_some());
    html! {
        <section class="timeline" aria-labelledby="timeline-title">
            <h2 id="timeline-title" class="hidden">{ "Timeline" }</h2>
            <div class="plot" ref={plot} onpointerdown={handlers.0} onpointermove={handlers.1} onpointerup={handlers.2} onpointercancel={handlers.3}>
                <Events site={site.clone()} />
                { letters(site, &scale, counts, *counts_passages, span) }
            </div>
            { sliders(&scale, kept.unwrap_or((0, LENGTH)), &drawn, &set) }
            <Dates site={site.clone()} after={*after} before={*before} act={act.clone()} />
            <List site={site.clone()} />
        </section>
    }
}

/// Everything dated: letters and events with their days.
fn scale_of(corpus: &Corpus) -> Scale {
    let letters = corpus.letters.iter().filter_map(|letter| letter.date.iso);
    let days: Vec<i32> =
        letters.chain(corpus.events.iter().map(|event| event.date)).map(PartialDate::day_number).collect();
    Scale::new(&days)
}

fn last_day(date: PartialDate) -> i32 {
    let (year, month, day) = date.last_day();
    PartialDate { year, month: Some(month), day: Some(day) }.day_number()
}

/// The date of a day, by its number.
fn date_of(day: i32) -> PartialDate {
    let from_year = |year: u16| PartialDate { year, month: None, day: None }.day_number();
    let guess = u16::try_from(day / 366 + 1).unwrap_or(1);
    let year = (guess..=9999).take_while(|&year| from_year(year) <= day).last().unwrap_or(guess);
    let from_month = |month: u8| PartialDate { year, month: Some(month), day: None }.day_number();
    let month = (1..=12).take_while(|&month| from_month(month) <= day).last().unwrap_or(1);
    PartialDate { year, month: Some(month), day: u8::try_from(day - from_month(month) + 1).ok() }
}

/// A place as an attribute.
fn percent(place: usize) -> String {
    format!("{}.{:02}%", place / 100, place % 100)
}

/// What is dated to one day stands in one order: events first, then letters.
fn nth(corpus: &Corpus, day: i32, is_before: impl Fn(Option<usize>, Option<usize>) -> bool) -> (usize, usize) {
    let events = corpus
        .events
        .iter()
        .enumerate()
        .filter(|(_, event)| event.date.day_number() == day)
        .map(|(at, _)| (Some(at), None));
    let letters = corpus
        .letters
        .iter()
        .enumerate()
        .filter(|(_, letter)| letter.date.iso.is_some_and(|date| date.day_number() == day))
        .map(|(at, _)| (None, Some(at)));
    let all: Vec<(Option<usize>, Option<usize>)> = events.chain(letters).collect();
    (all.iter().filter(|(event, letter)| is_before(*event, *letter)).count(), all.len())
}

fn place_of_event(corpus: &Corpus, scale: &Scale, at: usize) -> usize {
    let day = corpus.events.get(at).map_or(0, |event| event.date.day_number());
    let (nth, of) = nth(corpus, day, |event, _| event.is_some_and(|event| event < at));
    scale.thing(day, nth, of)
}

fn place_of_letter(corpus: &Corpus, scale: &Scale, at: usize) -> Option<usize> {
    let day = corpus.letters.get(at)?.date.iso?.day_number();
    let (nth, of) = nth(corpus, day, |event, letter| event.is_some() || letter.is_some_and(|letter| letter < at));
    Some(scale.thing(day, nth, of))
}

/// What a part of the timeline that nothing changes is given.
#[derive(Clone, PartialEq, Properties)]
struct StillProps {
    site: Site,
}

/// The events above the line, as many with labels as have room.
#[component]
fn Events(props: &StillProps) -> Html {
    let corpus = &props.site.edition.corpus;
    let scale = scale_of(corpus);
    let labels: Vec<(usize, &Happening, String)> = from_the_middle(corpus, &scale)
        .into_iter()
        .filter_map(|(at, place)| Some((place, corpus.events.get(at)?)))
        .map(|(place, event)| (place, event, short(&event.label)))
        .collect();
    let arranged = |page: usize| {
        let width = |text: &str| (text.chars().count() * LETTER / 10 + 14) * LENGTH / page;
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
                        <line class="lead-line" x1={x.clone()} x2={x.clone()} y1={(y - 9).to_string()} y2={height.to_string()} />
                        <text x={x.clone()} y={y.to_string()} dx={if is_left { "-5" } else { "5" }} text-anchor={is_left.then_some("end")}>{ text.clone() }</text>
                    </g>
                }
            })
        };
        html! {
            <g key={event.id.clone()} class="event">
                <title>{ said(event) }</title>
                <line class="tick" x1={x.clone()} x2={x.clone()} y1={(height - 7).to_string()} y2={height.to_string()} />
                { for labelled("on-wide", wide) }
                { for labelled("on-middling", middling) }
            </g>
        }
    });
    html! {
        <svg class="events" role="img" aria-label={alternative(corpus)} width="100%" height={height.to_string()}>{ for drawn }</svg>
    }
}

/// The events, by index and place, from the middle one outwards. Given the highest lines first, labels fall away to both
/// sides, and most of them have room where most happened.
fn from_the_middle(corpus: &Corpus, scale: &Scale) -> Vec<(usize, usize)> {
    let mut order: Vec<(usize, usize)> =
        (0..corpus.events.len()).map(|at| (at, place_of_event(corpus, scale, at))).collect();
    order.order_by_key(|(_, place)| *place);
    let middle = order.get(order.len() / 2).map_or(0, |(_, place)| *place);
    order.order_by_key(|(_, place)| place.abs_diff(middle));
    order
}

/// The picture in a sentence.
fn alternative(corpus: &Corpus) -> String {
    let dates: Vec<PartialDate> = corpus.letters.iter().filter_map(|letter| letter.date.iso).collect();
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
fn said(event: &Happening) -> String {
    format!("{}: {}", when(event), event.label)
}

fn when(event: &Happening) -> String {
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

/// The line with its months, the letters below it, and the span that is kept.
fn letters(site: &Site, scale: &Scale, counts: &[u32], counts_passages: bool, span: Option<Drawn>) -> Html {
    let corpus = &site.edition.corpus;
    let longest = corpus.letters.iter().map(|letter| site.edition.word_count(letter)).max().unwrap_or(1).max(1);
    let stems = corpus.letters.iter().enumerate().filter_map(|(at, letter)| {
        let place = place_of_letter(corpus, scale, at)?;
        let count = counts.get(at).copied().unwrap_or_default();
        let length = 8 + (STEM - 8) * site.edition.word_count(letter) / longest;
        Some(stem(site, letter, place, length, counts_passages.then_some(count), count == 0))
    });
    let shades = span.map(|(from, to)| {
        html! {
            <>
                <rect class="shade" x="0" width={percent(from)} y="0" height="100%" />
                <rect class="shade" x={percent(to)} width={percent(LENGTH - to.min(LENGTH))} y="0" height="100%" />
                <rect class="kept" x={percent(from)} width={percent(to.saturating_sub(from))} y="1" height="19" />
            </>
        }
    });
    html! {
        <svg class="letters-line" aria-hidden="true" width="100%" height="100">
            <line class="axis" x1="0" x2="100%" y1="0.5" y2="0.5" />
            <Months site={site.clone()} />
            <g>{ for stems }</g>
            <g>{ for shades }</g>
        </svg>
    }
}

fn stem(site: &Site, letter: &Letter, place: usize, length: usize, count: Option<u32>, is_empty: bool) -> Html {
    let slot = site.edition.recipient_slot(&letter.recipient);
    let x = percent(place);
    let end = 22 + length;
    let (day, month) = letter.date.iso.map(day_and_month).unwrap_or_default();
    html! {
        <g key={letter.id.clone()} class={classes!("stem", format!("fill-{slot}"), is_empty.then_some("empty"))} data-go={letter.id.clone()}>
            <title>{ &letter.title }</title>
            <line x1={x.clone()} x2={x.clone()} y1="1" y2={end.to_string()} />
            <svg class="sign" x={x.clone()} y={end.to_string()} width="1" height="1" overflow="visible"><path d={mark(slot, 0, 0)} /></svg>
            <text class="day" x={x.clone()} y={(end + 20).to_string()}>{ day }<tspan class={is_same_month.then_some("again")}>{ month }</tspan></text>
            <text class="found" x={x.clone()} y={(end + 33).to_string()}>{ count.map(|count| count.to_string()).unwrap_or_default() }</text>
        </g>
    }
}

/// “26” and “ Oct”; of a date without a day the month and the year.
fn day_and_month(date: PartialDate) -> (String, String) {
    let name = date.month.and_then(|month| PartialDate::MONTHS.get(usize::from(month) - 1)).and_then(|name| name.get(..3));
    match (date.day, name) {
        (Some(day), Some(name)) => (day.to_string(), format!(" {name}")),
        (None, Some(name)) => (name.to_owned(), format!(" {}", date.year)),
        _ => (date.year.to_string(), String::new()),
    }
}

/// The months on the line, and where it is broken.
#[component]
fn Months(props: &StillProps) -> Html {
    let scale = scale_of(&props.site.edition.corpus);
    let Some((first, last)) = scale.ends() else { return Html::default() };
    let (from, to) = (date_of(first), date_of(last));
    let months = (from.year..=to.year)
        .flat_map(|year| (1..=12).map(move |month| PartialDate { year, month: Some(month), day: None }));
    let months: Vec<(usize, PartialDate)> = months
        .filter(|month| month.day_number() > first && month.day_number() <= last)
        .map(|month| (scale.place(month.day_number()), month))
        .collect();
    // For each width of page: where there is room again, and the year that was last written.
    let mut written = [(0, 0), (0, 0)];
    let drawn = months.into_iter().map(|(place, month)| {
        let name = month.month.and_then(|month| PartialDate::MONTHS.get(usize::from(month) - 1)).copied().unwrap_or_default();
        let name = name.get(..3).unwrap_or_default();
        let x = percent(place);
        let labels = [(WIDE, "on-wide"), (MIDDLING, "on-middling")].into_iter().zip(&mut written).filter_map(|((page, class), (free, year))| {
            let label = if *year == month.year { name.to_owned() } else { format!("{name} {}", month.year) };
            if place < *free {
                return None;
            }
            *free = place + (label.len() * LETTER / 10 + 12) * LENGTH / page;
            *year = month.year;
            Some(html! { <text {class} x={x.clone()} y="16" dx="3">{ label }</text> })
        });
        let labels: Vec<Html> = labels.collect();
        html! {
            <g>
                <line class="tick" x1={x.clone()} x2={x.clone()} y1="0" y2={if labels.is_empty() { "3" } else { "7" }} />
                { for labels }
            </g>
        }
    });
    let breaks = scale.breaks().into_iter().map(|place| {
        html! { <text class="break" x={percent(place)} y="5">{ "//" }</text> }
    });
    html! { <g class="months">{ for drawn }{ for breaks }</g> }
}

/// Two sliders below the line, by which the span is moved with arrow keys too.
fn sliders(scale: &Scale, (from, to): Drawn, drawn: &UseStateHandle<Option<Drawn>>, set: &Callback<Drawn>) -> Html {
    let (from, to) = drawn.unwrap_or((from, to));
    let slider = |is_end: bool| {
        let value = if is_end { to } else { from };
        let label = if is_end { "Last day of the letters shown" } else { "First day of the letters shown" };
        let text = match (is_end, value) {
            (false, 0) => "from the beginning".to_owned(),
            (true, LENGTH..) => "to the end".to_owned(),
            _ => date_of(scale.day_at(value)).in_words(),
        };
        let other = if is_end { from } else { to };
        let both = move |value: usize| if is_end { (other, value) } else { (value, other) };
        let oninput = {
            let drawn = drawn.clone();
            Callback::from(move |event: InputEvent| drawn.set(value_of(&event).map(both)))
        };
        let onchange = {
            let (drawn, set) = (drawn.clone(), set.clone());
            Callback::from(move |event: Event| {
                drawn.set(None);
                if let Some(value) = value_of(&event) {
                    set.emit(both(value));
                }
            })
        };
        html! {
            <input type="range" class={if is_end { "to" } else { "from" }} min="0" max={LENGTH.to_string()} step="100" value={value.to_string()} autocomplete="off" aria-label={label} aria-valuetext={text} {oninput} {onchange} />
        }
    };
    html! { <div class="sliders needs-app">{ slider(false) }{ slider(true) }</div> }
}

fn value_of(event: &impl AsRef<web_sys::Event>) -> Option<usize> {
    event.as_ref().target()?.dyn_into::<HtmlInputElement>().ok()?.value().parse().ok()
}

type Handlers = (Callback<PointerEvent>, Callback<PointerEvent>, Callback<PointerEvent>, Callback<PointerEvent>);

/// Drawing a span with the pointer; a click on a letter opens it.
fn dragging(plot: &NodeRef, drawn: &UseStateHandle<Option<Drawn>>, set: &Callback<Drawn>, site: &Site) -> Handlers {
    let place = {
        let plot = plot.clone();
        move |event: &PointerEvent| {
            let frame = plot.cast::<Element>()?.get_bounding_client_rect();
            let share = (f64::from(event.client_x()) - frame.left()) / frame.width().max(1.0);
            // Clamped to the scale's length, so that the cast keeps its value.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and LENGTH")]
            Some((share.clamp(0.0, 1.0) * LENGTH as f64) as usize)
        }
    };
    let down = {
        let (plot, drawn, place) = (plot.clone(), drawn.clone(), place.clone());
        Callback::from(move |event: PointerEvent| {
            // A finger scrolls the page; it has the sliders.
            if event.button() != 0 || event.pointer_type() == "touch" {
                return;
            }
            if let (Some(at), Some(plot)) = (place(&event), plot.cast::<Element>()) {
                event.prevent_default();
                let _ = plot.set_pointer_capture(event.pointer_id());
                drawn.set(Some((at, at)));
            }
        })
    };
    let moved = {
        let (drawn, place) = (drawn.clone(), place.clone());
        Callback::from(move |event: PointerEvent| {
            if let (Some((from, _)), Some(at)) = (*drawn, place(&event)) {
                drawn.set(Some((from, at)));
            }
        })
    };
    let up = {
        let (drawn, set, site) = (drawn.clone(), set.clone(), site.clone());
        Callback::from(move |event: PointerEvent| {
            let Some((from, to)) = *drawn else { return };
            drawn.set(None);
            if from.abs_diff(to) > LENGTH / 100 {
                set.emit((from, to));
            } else if let Some(letter) = letter_at(&event) {
                site.go.emit((Address::of(Route::letter(&letter)), Entry::Push));
            }
        })
    };
    let cancelled = {
        let drawn = drawn.clone();
        Callback::from(move |_: PointerEvent| drawn.set(None))
    };
    (down, moved, up, cancelled)
}

/// The letter whose stem lies under the pointer. While the pointer is held, its target is the whole picture.
fn letter_at(event: &PointerEvent) -> Option<String> {
    let under =
        crate::platform::page::document()?.element_from_point(event.client_x() as f32, event.client_y() as f32)?;
    under.closest("[data-go]").ok().flatten()?.get_attribute("data-go")
}

/// The same as a list.
#[component]
fn List(props: &StillProps) -> Html {
    let site = &props.site;
    let corpus = &site.edition.corpus;
    let events = corpus.events.iter().map(|event| {
        let item = html! { <li key={event.id.clone()}><b>{ when(event) }</b>{ " " }{ &event.label }<span class="soft">{ format!(" ({})", event.source) }</span></li> };
        (event.date, item)
    });
    let letters = corpus.letters.iter().filter_map(|letter| {
        let item = html! { <li key={letter.id.clone()}><b>{ parts::date(&letter.date) }</b>{ " " }{ parts::letter_link(site, letter) }{ " — " }{ parts::recipient(site, &letter.recipient) }</li> };
        Some((letter.date.iso?, item))
    });
    let mut all: Vec<(PartialDate, Html)> = events.chain(letters).collect();
    all.order_by_key(|(date, _)| date.first_day());
    html! {
        <details class="timeline-list">
            <summary>{ "The same as a list, with sources" }</summary>
            <p class="small soft">{ "The line is not to scale: days on which more happened have more room, quiet weeks less; // marks a long silence." }</p>
            <ol class="plain">{ for all.into_iter().map(|(_, item)| item) }</ol>
        </details>
    }
}
