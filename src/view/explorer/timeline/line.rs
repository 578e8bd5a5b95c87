//! The line with its months, the letters below it, and the span that is kept.
//!
//! Start with [`fn@line`]. Must not know where things stand: the layout says it.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    DraggedSpan, MIDDLING, StaticLayer, Still, WIDE, percent, plan::TimelineLayout, scale::LENGTH, text_width,
};
use crate::view::{
    PageContext,
    parts::{date_in_words, letters::counted, spread::mark},
};
use corpus::{Letter, PartialDate};

/// As many letters stand on the line each by itself; of more there is a bar for every year.
const STEMS: usize = 60;

/// From so many years on, years stand on the line instead of months.
const YEARS: i32 = 10;

/// Height of the longest stem, in px.
const STEM: usize = 34;

/// The line with its months, the letters below it, and the span that is kept.
pub fn line(
    context: &PageContext,
    plan: &Rc<TimelineLayout>,
    counts: &[u32],
    counts_passages: bool,
    span: Option<DraggedSpan>,
) -> Html {
    let corpus = &context.edition.corpus;
    let longest = context.edition.word_counts().max().unwrap_or(1).max(1);
    let mut month_before = None;
    // Of many letters the line has a bar for each year, until few enough are left to stand each by itself.
    let found = counts.iter().filter(|count| **count > 0).count();
    let are_bars = corpus.letters.len() > STEMS && found > STEMS;
    let is_drawn = |count: u32| !are_bars && (count > 0 || corpus.letters.len() <= STEMS);
    let bars = are_bars.then(|| bars(context, plan, counts));
    let drawn = corpus.letters.iter().zip(&plan.letters).zip(counts).filter(|(_, count)| is_drawn(**count));
    let stems = drawn.filter_map(|((letter, place), count)| {
        let month = letter.date.first().map(|date| (date.year, date.month));
        let stem = Stem {
            letter,
            x: percent((*place)?),
            length: 8 + (STEM - 8) * context.edition.word_count(letter) / longest,
            count: *count,
            counts_passages,
            is_same_month: std::mem::replace(&mut month_before, month) == month,
        };
        Some(stem.draw(context))
    });
    let shades = span.map(|(from, to)| {
        html! {
            <>
                <rect class="shade" x="0" width={percent(from)} y="0" height="100%" />
                <rect class="shade" x={percent(to)} width={percent(LENGTH - to.min(LENGTH))} y="0" height="100%" />
                <rect class="span" x={percent(from)} width={percent(to.saturating_sub(from))} y="1" height="19" />
            </>
        }
    });
    html! {
        <svg class="letters-line" aria-hidden="true" width="100%" height="100">
            <g>{ for shades }</g>
            <line class="axis" x1="0" x2="100%" y1="0.5" y2="0.5" />
            <Still context={context.clone()} plan={plan.clone()} what={StaticLayer::Months} />
            { for bars }
            <g>{ for stems }</g>
        </svg>
    }
}

/// A bar for every year below the line, as wide as the year and as long as many letters of it are found.
fn bars(context: &PageContext, plan: &TimelineLayout, counts: &[u32]) -> Html {
    let found: Vec<usize> = counts.iter().map(|count| usize::from(*count > 0)).collect();
    let years = context.edition.by_year(&found);
    let most = years.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let first_day = |year| PartialDate { year, month: None, day: None }.day_number();
    let bars = years.into_iter().filter(|(_, count)| *count > 0).map(|(year, count)| {
        let (from, to) = (plan.scale.place(first_day(year)), plan.scale.place(first_day(year + 1)));
        let width = to.saturating_sub(from).max(LENGTH / 500);
        let name = PartialDate { year, month: None, day: None }.year_in_words();
        html! {
            <rect
                key={year}
                class="year-bar"
                x={percent(from)}
                width={percent(width)}
                y="22"
                height={(4 + (STEM - 4) * count / most).to_string()}
            >
                <title>{ format!("{name}: {}", counted(count, "letter", "letters")) }</title>
            </rect>
        }
    });
    html! { <g>{ for bars }</g> }
}

/// A letter below the line.
struct Stem<'a> {
    letter: &'a Letter,
    /// Its place.
    x: String,
    /// How far down it goes, in px: by the length of the letter.
    length: usize,
    /// What is found in it.
    count: u32,
    counts_passages: bool,
    /// Whether it is of the same month as the letter before; narrow pages do not name the month again.
    is_same_month: bool,
}

impl Stem<'_> {
    fn draw(self, context: &PageContext) -> Html {
        let Self { letter, x, length, count, counts_passages, is_same_month } = self;
        let slot = context.edition.letter_slot(letter);
        let end = 22 + length;
        let (day, month) =
            letter.date.iso.map(day_and_month).unwrap_or_else(|| (date_in_words(&letter.date), String::new()));
        let found = counts_passages.then(|| count.to_string());
        html! {
            <g
                key={letter.id.clone()}
                class={classes!("stem", format!("fill-{slot}"), (count == 0).then_some("empty"))}
                data-go={letter.id.clone()}
            >
                <title>{ &letter.title }</title>
                <line x1={x.clone()} x2={x.clone()} y1="1" y2={end.to_string()} />
                <svg class="sign" x={x.clone()} y={end.to_string()} width="1" height="1" overflow="visible">
                    <path d={mark(slot, 0, 0)} />
                </svg>
                <text class="day" x={x.clone()} y={(end + 20).to_string()}>
                    { day }
                    <tspan class={is_same_month.then_some("again")}>{ month }</tspan>
                </text>
                <text class="found-in" {x} y={(end + 33).to_string()}>{ found.unwrap_or_default() }</text>
            </g>
        }
    }
}

/// “26” and “ Oct”; of a date without a day the month and the year.
fn day_and_month(date: PartialDate) -> (String, String) {
    let name =
        date.month.and_then(|month| PartialDate::MONTHS.get(usize::from(month) - 1)).and_then(|name| name.get(..3));
    match (date.day, name) {
        (Some(day), Some(name)) => (day.to_string(), format!(" {name}")),
        (None, Some(name)) => (name.to_owned(), format!(" {}", date.year)),
        _ => (date.year_in_words(), String::new()),
    }
}

/// The months on the line, in a collection of many years the years; and where it is broken.
pub fn months(plan: &TimelineLayout) -> Html {
    let scale = &plan.scale;
    let Some((first, last)) = scale.ends() else { return Html::default() };
    let (from, to) = (PartialDate::of_day_number(first), PartialDate::of_day_number(last));
    // The months of many years would stand so near each other that nobody could tell them apart.
    let are_years = to.year - from.year >= YEARS;
    let last_month = if are_years { 1 } else { 12 };
    let months = (from.year..=to.year)
        .flat_map(|year| (1..=last_month).map(move |month| PartialDate { year, month: Some(month), day: None }));
    let months: Vec<(usize, PartialDate)> = months
        .filter(|month| month.day_number() > first && month.day_number() <= last)
        .map(|month| (scale.place(month.day_number()), month))
        .collect();
    // For each width of page: where there is room again, and the year that was last written.
    let mut written = [(0, 0), (0, 0)];
    let drawn = months.into_iter().map(|(place, month)| {
        let name = month.month.and_then(|month| PartialDate::MONTHS.get(usize::from(month) - 1));
        let name = name.and_then(|name| name.get(..3)).unwrap_or_default();
        let x = percent(place);
        let pages = [(WIDE, "on-wide"), (MIDDLING, "on-middling")].into_iter().zip(&mut written);
        let labels = pages.filter_map(|((page, class), (free, year))| {
            let label = match (are_years, *year == month.year) {
                (true, _) => month.year_in_words(),
                (false, true) => name.to_owned(),
                (false, false) => format!("{name} {}", month.year),
            };
            if place < *free {
                return None;
            }
            *free = place + (text_width(&label) + 12) * LENGTH / page;
            *year = month.year;
            Some(html! { <text {class} x={x.clone()} y="16" dx="3">{ label }</text> })
        });
        let labels: Vec<Html> = labels.collect();
        let foot = if labels.is_empty() { "3" } else { "7" };
        html! { <g><line class="tick" x1={x.clone()} x2={x.clone()} y1="0" y2={foot} />{ for labels }</g> }
    });
    let breaks = scale.breaks().into_iter().map(|place| {
        html! { <text class="break" x={percent(place)} y="5">{ "//" }</text> }
    });
    html! { <g class="months">{ for drawn }{ for breaks }</g> }
}
