//! The letters in order of time, and what happened between them: the list of the first page.
//!
//! An event opens where it stands: what it was, when, where that is from, and which passages speak of it.

use corpus::sort;
use yew::prelude::*;

use crate::view::{
    PageContext,
    parts::{
        self,
        letters::counted,
        spread::{self, Unit},
    },
};
use compare::exchange::words::short_day;
use corpus::{DateCertainty, Event, Letter, PartialDate};
use site::{Address, Route};
use text::capitals::capitalised;

use super::event::said;

/// With more letters than this the first page has their years, each of which leads to its letters.
const LISTED: usize = 100;

/// The list.
pub fn chronicle(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    if corpus.letters.len() > LISTED {
        return years(context);
    }
    let front = corpus.collection.front.as_ref();
    let named: &[String] = front.map_or(&[], |front| &front.events);
    let events = corpus.events.iter().filter(|event| named.contains(&event.id));
    let mut entries: Vec<(Option<PartialDate>, bool, Html)> =
        events.map(|event| (Some(event.date), false, happened(context, event))).collect();
    entries.extend(corpus.letters.iter().map(|letter| (letter.date.first(), true, written(context, letter))));
    // What has no date stands last.
    sort::by_key(&mut entries, |(date, is_letter, _)| (date.is_none(), date.map(PartialDate::first_day), *is_letter));
    let minutes: usize = corpus.letters.iter().map(|letter| parts::minutes(context, letter)).sum();
    let long = match (corpus.collection.complete, minutes) {
        (_, 0) => String::new(),
        (true, _) => format!("Complete; {} to read", reading_time(minutes)),
        (false, _) => format!("{} to read", capitalised(&reading_time(minutes))),
    };
    let heading = front.map_or("The letters", |front| front.letters.as_str());
    let all = match (&corpus.collection.exchange, corpus.events.len()) {
        (Some(_), count) => Some((Route::Exchange, format!("All {count} events, and who answers whom"))),
        (None, _) => None,
    };
    html! {
        <section class="front-letters" aria-labelledby="all-letters">
            <h2 id="all-letters">{ heading }{ " " }if !long.is_empty() { <small>{ long }</small> }</h2>
            <ol class="chron">{ for entries.into_iter().map(|(_, _, item)| item) }</ol>
            if let Some((to, label)) = all { <p class="all-events"><a href={context.href(to)}>{ label }</a></p> }
        </section>
    }
}

/// Of more years than this there is no picture on the first page.
const DRAWN_YEARS: usize = 180;

/// The years of many letters, with how many each has, and the way to one list of all.
fn years(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    let counts = vec![1; corpus.letters.len()];
    let all = parts::thousands(corpus.letters.len());
    let by_year = context.edition.by_year(&counts);
    let highest = by_year.iter().map(|(_, count)| *count).max().unwrap_or(0);
    // Years far from each other are too many to be drawn; one alone is no picture.
    let picture = (2..=DRAWN_YEARS).contains(&by_year.len()).then(|| {
        html! { <div class="of-years">{ spread::by_year(&by_year, highest, Unit("letter", "letters")) }</div> }
    });
    let years = by_year.into_iter().filter(|(_, count)| *count > 0).map(|(year, count)| {
        let date = PartialDate { year, month: None, day: None };
        let to = Address::of(Route::Explorer).and("after", &date.to_string()).and("before", &date.to_string());
        html! {
            <li key={year}>
                <a href={context.link(&to)}>{ date.year_in_words() }</a>
                { " " }
                <span class="soft">{ counted(count, "letter", "letters") }</span>
            </li>
        }
    });
    let undated = corpus.letters.iter().filter(|letter| letter.date.first().is_none()).count();
    html! {
        <section class="front-letters" aria-labelledby="letters">
            <h2 id="letters">{ format!("{all} letters, by year") }</h2>
            { for picture }
            <ul class="years plain">{ for years }</ul>
            if undated > 0 {
                <p class="soft">{ format!("{} of no known year.", counted(undated, "letter", "letters")) }</p>
            }
            // The one file has no files beside it.
            if !context.is_one_file() {
                <p class="all-events">
                    <a href={context.file("letters/")}>{ format!("All {all} in one list, with their files") }</a>
                </p>
            }
        </section>
    }
}

/// “an hour and a half”.
fn reading_time(minutes: usize) -> String {
    let halves = (minutes + 15) / 30;
    match (halves / 2, halves % 2) {
        (0, _) if minutes < 2 => "a minute".to_owned(),
        (0, _) => format!("{minutes} minutes"),
        (1, 0) => "an hour".to_owned(),
        (1, _) => "an hour and a half".to_owned(),
        (hours, 0) => format!("{hours} hours"),
        (hours, _) => format!("{hours} and a half hours"),
    }
}

fn written(context: &PageContext, letter: &Letter) -> Html {
    let slot = context.edition.letter_slot(letter);
    let line = if letter.line.is_empty() { &letter.description } else { &letter.line };
    let long = match parts::minutes(context, letter) {
        0 => parts::length(context, letter),
        minutes => format!("{minutes} min"),
    };
    html! {
        <li key={letter.id.clone()} class="chron-letter" data-letter={letter.id.clone()}>
            <h3>
                <a href={context.href(Route::letter(&letter.id))}>
                    <span class="chron-when">{ short_date(letter) }</span>
                    { " " }
                    <span class={classes!("chron-sign", "who", format!("who-{slot}"))} aria-hidden="true" />
                    { " " }
                    <span class="chron-to">{ parts::heading(context, letter) }</span>
                </a>
            </h3>
            <span class="chron-long">{ long }</span>
            <p class="chron-about">{ line }</p>
        </li>
    }
}

fn happened(context: &PageContext, event: &Event) -> Html {
    html! {
        <li key={event.id.clone()} class="happened">
            <details>
                <summary>
                    <span class="chron-when">{ short_span(event) }</span>
                    { " " }
                    <span>{ event.label.split(';').next().unwrap_or_default() }</span>
                </summary>
                { said(context, event, true) }
            </details>
        </li>
    }
}

/// “26 Oct 1962”, in brackets where the edition supplies it.
fn short_date(letter: &Letter) -> Html {
    let Some(iso) = letter.date.iso else { return parts::date(&letter.date) };
    let day = if iso.day.is_some() { format!("{} {}", short_day(iso), iso.year) } else { iso.in_words() };
    let is_supplied = matches!(letter.date.certainty, DateCertainty::Supplied | DateCertainty::Inferred);
    let day = if is_supplied { format!("[{day}]") } else { day };
    html! { <time datetime={iso.to_string()}>{ day }</time> }
}

/// “2–26 Nov”.
fn short_span(event: &Event) -> String {
    match event.until {
        Some(until) if (until.year, until.month) == (event.date.year, event.date.month) => {
            format!("{}–{}", event.date.day.unwrap_or(1), short_day(until))
        }
        Some(until) => format!("{}–{}", short_day(event.date), short_day(until)),
        None => short_day(event.date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_takes_so_long_in_words() {
        let said: Vec<String> = [5, 44, 60, 91, 130, 160].map(reading_time).into();
        assert_eq!(said, ["5 minutes", "44 minutes", "an hour", "an hour and a half", "2 hours", "2 and a half hours"]);
    }
}
