//! A stretch of time as a drawing: lanes, arrows, words. Drawn twice, for wide pages and for phones; one is shown.
//!
//! Lengths are written in `em` of the drawing, so that it grows with the type.

use compare::exchange::{
    DatedMessage, Exchange,
    chart::{Chart, ChartRow, Measures, NARROW, RowSubject, Rule, WIDE, across},
    words,
};
use corpus::{Letter, exchange::TimeSection};
use site::Route;
use yew::prelude::*;

use super::{days::chart_label, days_of, key::RADIO};
use crate::view::{
    PageContext,
    parts::{self, spread::mark},
};

/// How many messages a stretch has.
#[must_use]
pub fn count(exchange: &Exchange<'_>, stretch: &TimeSection) -> usize {
    Chart::of(exchange, stretch, WIDE).marks.len()
}

/// The heads of arrows, once for all drawings.
pub fn signs() -> Html {
    html! {
        <svg width="0" height="0" class="hidden" aria-hidden="true">
            <defs>
                <marker
                    id="head"
                    viewBox="0 0 9 8"
                    refX="9"
                    refY="4"
                    markerWidth="9"
                    markerHeight="8"
                    orient="auto"
                    markerUnits="userSpaceOnUse"
                >
                    <path class="head" d="M0 0 9 4 0 8Z" />
                </marker>
                <marker
                    id="open"
                    viewBox="0 0 9 10"
                    refX="8.2"
                    refY="5"
                    markerWidth="9"
                    markerHeight="10"
                    orient="auto"
                    markerUnits="userSpaceOnUse"
                >
                    <path class="open" d="M2 .8 8 5 2 9.2" />
                </marker>
            </defs>
        </svg>
    }
}

/// A stretch with its heading, its correspondents and both drawings.
pub fn stretch(context: &PageContext, exchange: &Exchange<'_>, stretch: &TimeSection, number: &str) -> Html {
    let [wide, narrow] = [WIDE, NARROW].map(|measures| Chart::of(exchange, stretch, measures));
    let count = wide.marks.len();
    let scale = match stretch.hours * 4 {
        hours if hours.is_multiple_of(24) => counted_days(hours / 24),
        hours => format!("{hours} hours"),
    };
    let title = format!("{number}. {}, {}", stretch.title, between(stretch));
    html! {
        <section
            key={stretch.id.clone()}
            class="stretch"
            id={stretch.id.clone()}
            aria-labelledby={format!("{}-title", stretch.id)}
        >
            <div class="stretch-title">
                <p class="scale" aria-hidden="true"><span>{ scale }</span></p>
                <div>
                    <h2 id={format!("{}-title", stretch.id)}>{ title }</h2>
                    <p class="measure">{ format!("{count} messages in {} days.", days_of(stretch)) }</p>
                </div>
            </div>
            <div class="correspondents" aria-hidden="true">
                <ol class={format!("lanes-{}", exchange.plan.lanes.len())}>
                    { for exchange.plan.lanes.iter().map(|lane| name(context, stretch, lane)) }
                </ol>
                <p class="which">
                    { for exchange.plan.zones.iter().enumerate().map(|(at, zone)| html! { <span class={format!("by-{at}")}>{ format!("Hours of {}", zone.label) }</span> }) }
                </p>
            </div>
            { drawing(context, exchange, &wide, WIDE, "drawing d-wide") }
            { drawing(context, exchange, &narrow, NARROW, "drawing d-narrow") }
        </section>
    }
}

fn counted_days(days: u16) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

/// “22–29 October”, “30 October to 22 November”.
fn between(stretch: &TimeSection) -> String {
    let (after, before) = (stretch.after, stretch.before);
    if (after.year, after.month) == (before.year, before.month) {
        format!("{}–{}", after.day.unwrap_or(1), before.in_words())
    } else {
        format!("{} to {}", after.in_words(), before.in_words())
    }
}

fn name(context: &PageContext, stretch: &TimeSection, lane: &corpus::exchange::Lane) -> Html {
    let slot = lane.who.first().map_or(0, |who| context.edition.slot(who));
    let starts = lane.after.filter(|after| after.day_number() > stretch.after.day_number());
    let ends = lane.before.filter(|before| before.last_day_number() < stretch.before.last_day_number());
    let place = match (starts, ends) {
        (Some(after), _) if after.day_number() > stretch.before.last_day_number() => {
            format!("from {}", words::short_day(after))
        }
        (None, Some(before)) => format!("until {}", words::short_day(before)),
        _ => lane.place.clone(),
    };
    html! { <li class={format!("name-{slot}")}>{ chart_label(&lane.label, slot) }<small>{ place }</small></li> }
}

/// A length that grows with the type: in `em`, for WebKit knows no `rem` in the attributes of a drawing. What has a size of
/// type of its own is therefore put in its place by [`words_at`].
fn em(px: i32) -> String {
    let thousandths = px * 125 / 2;
    let sign = if thousandths < 0 { "-" } else { "" };
    format!("{sign}{}.{:03}em", thousandths.abs() / 1000, thousandths.abs() % 1000)
}

/// Words at a place, in an element that has the type of the drawing and not theirs.
fn words_at(x: &'static str, y: i32, words: Html) -> Html {
    html! { <svg {x} y={em(y)} overflow="visible">{ words }</svg> }
}

fn percent(place: i32) -> String {
    format!("{}.{:02}%", place / 100, place % 100)
}

fn drawing(
    context: &PageContext,
    exchange: &Exchange<'_>,
    chart: &Chart,
    measures: Measures,
    class: &'static str,
) -> Html {
    let height = em(chart.height);
    let rulers = chart.rules.iter().enumerate().map(|(zone, rules)| {
        html! { <g class={format!("by-{zone}")}>{ for rules.iter().map(rule) }</g> }
    });
    let across_lines = chart.rules.iter().enumerate().map(|(zone, rules)| {
        let lines = rules.iter().map(|rule| {
            let class = if rule.day.is_some() { "day" } else { "six" };
            html! { <line {class} x1="0" x2="100%" y1={em(rule.at)} y2={em(rule.at)} /> }
        });
        html! { <g class={format!("by-{zone}")}>{ for lines }</g> }
    });
    html! {
        <div {class} aria-hidden="true">
            <svg class="ruler" height={height.clone()}>{ for rulers }</svg>
            <svg height={height.clone()}>{ for across_lines }{ lanes(context, exchange, chart) }</svg>
            <svg height={height.clone()}>{ for chart.rows.iter().map(lead) }</svg>
            <svg class="words" height={height}>
                { for chart.rows.iter().map(|row| words_of(context, exchange, row, measures)) }
            </svg>
        </div>
    }
}

/// What stands at the left of a line across.
fn rule(rule: &Rule) -> Html {
    match rule.day {
        Some(day) => html! {
            <>
                <line class="day" x1="0" x2="100%" y1={em(rule.at)} y2={em(rule.at)} />
                { words_at("0", rule.at + 16, html! { <text class="date">{ words::short_day(day) }</text> }) }
                { words_at("0", rule.at + 31, html! {
                    <text class="hr">{ day.weekday().and_then(|name| name.get(..3)).unwrap_or_default() }</text>
                }) }
            </>
        },
        None => {
            let hour = html! {
                <text class="hr" x="100%" text-anchor="end" dx="-6">{ format!("{:02}", rule.hour) }</text>
            };
            words_at("0", rule.at + 4, hour)
        }
    }
}

fn lanes(context: &PageContext, exchange: &Exchange<'_>, chart: &Chart) -> Html {
    let lanes = exchange.plan.lanes.len();
    let x = |lane: usize| percent(across(lane, lanes));
    let slot_of = |message: usize| {
        exchange.messages.get(message).and_then(|one| one.letter).map(|letter| context.edition.letter_slot(letter))
    };
    let lines =
        (0..lanes).map(|lane| html! { <line class="lane" x1={x(lane)} x2={x(lane)} y1="0" y2={em(chart.height)} /> });
    let bars = chart.bars.iter().map(|bar| {
        html! {
            <svg x={x(bar.lane)} y={em(bar.top)} overflow="visible">
                <rect class="day-bar" x="-4" width="8" height={em((bar.bottom - bar.top).max(6))} rx="2" />
            </svg>
        }
    });
    let threads = chart.threads.iter().map(|thread| {
        let aside = thread.aside.to_string();
        html! {
            <svg x={x(thread.lane)} y="0" overflow="visible">
                <line class="thread" x1={aside.clone()} x2={aside} y1={em(thread.top)} y2={em(thread.bottom)} />
            </svg>
        }
    });
    let arrows = chart.arrows.iter().map(|arrow| {
        let slot = slot_of(arrow.message);
        let class = match (slot, arrow.arrival_known) {
            (Some(slot), known) => format!("ours fill-{slot}{}", if known { "" } else { " unknown" }),
            (None, true) => "msg".to_owned(),
            (None, false) => "msg unknown".to_owned(),
        };
        let head = match (slot, arrow.arrival_known) {
            (Some(_), _) => None,
            (None, true) => Some("url(#head)"),
            (None, false) => Some("url(#open)"),
        };
        html! {
            <line
                {class}
                x1={x(arrow.from)}
                x2={x(arrow.to)}
                y1={em(arrow.top)}
                y2={em(arrow.bottom)}
                marker-end={head}
            />
        }
    });
    let ends = chart.arrows.iter().filter_map(|arrow| {
        let slot = slot_of(arrow.message)?;
        let class = classes!("sign", format!("fill-{slot}"), (!arrow.arrival_known).then_some("hollow"));
        Some(html! {
            <svg x={x(arrow.to)} y={em(arrow.bottom)} overflow="visible"><path {class} d={mark(slot, 0, 0)} /></svg>
        })
    });
    let marks = chart.marks.iter().map(|mark| {
        let class = match slot_of(mark.message) {
            Some(slot) => format!("{} fill-{slot}", if mark.has_hour { "at" } else { "some" }),
            None => if mark.has_hour { "at" } else { "some" }.to_owned(),
        };
        html! {
            <svg x={x(mark.lane)} y={em(mark.at)} overflow="visible">
                if mark.public { <path class="radio" d={RADIO} /> }
                <circle {class} r={if mark.has_hour { "3.6" } else { "3.2" }} />
            </svg>
        }
    });
    let rings = chart.rings.iter().map(|&(across, down)| {
        html! {
            <svg x={percent(across)} y={em(down)} overflow="visible">
                <circle class="cross" r="8" />
                <path class="crossx" d="M-4-4l8 8M4-4l-8 8" />
            </svg>
        }
    });
    html! { <>{ for lines }{ for bars }{ for threads }{ for arrows }{ for marks }{ for ends }{ for rings }</> }
}

/// From an arrow to its words.
fn lead(row: &ChartRow) -> Html {
    let (from, to) = (em(row.at), em(row.top + row.height / 2));
    html! { <line class="guide" x1="0" x2="100%" y1={from} y2={to} /> }
}

/// How far the first line of a row of this height stands below its top.
const FIRST: i32 = 17;

fn words_of(context: &PageContext, exchange: &Exchange<'_>, row: &ChartRow, measures: Measures) -> Html {
    match row.subject {
        RowSubject::Message(at) => match exchange.messages.get(at) {
            Some(dated_message) => match dated_message.letter {
                Some(letter) => card(context, exchange, row, letter, measures),
                None => line(exchange, row, dated_message, measures),
            },
            None => Html::default(),
        },
        RowSubject::Event(_) | RowSubject::Clocks(..) => {
            let texts = row.lines.iter().enumerate().map(|(at, line)| {
                words_at(column(measures), below(row, at, measures), html! { <text class="ev">{ line.clone() }</text> })
            });
            html! { <g>{ for hours(exchange, row, "when soft", measures, 0) }{ for texts }</g> }
        }
    }
}

/// Where the words begin, beside their hour.
fn column(measures: Measures) -> &'static str {
    if measures.stacked { "4" } else { "2.75em" }
}

fn below(row: &ChartRow, line: usize, measures: Measures) -> i32 {
    row.top + FIRST + i32::try_from(line).unwrap_or(0) * measures.line
}

/// The hour, by each clock; a dash where none is known.
fn hours(exchange: &Exchange<'_>, row: &ChartRow, class: &'static str, measures: Measures, line: usize) -> Vec<Html> {
    let x = if measures.stacked { "4" } else { "0" };
    let y = below(row, line, measures);
    match row.minute {
        Some(minute) => (0..exchange.plan.zones.len())
            .map(|zone| {
                let hour = words::hour(minute, exchange.plan, zone);
                words_at(x, y, html! { <text class={format!("{class} by-{zone}")}>{ hour }</text> })
            })
            .collect(),
        None if measures.stacked || class.ends_with("soft") => Vec::new(),
        None => vec![words_at(x, y, html! { <text class="when none">{ "–" }</text> })],
    }
}

/// As many characters as a phone has room for beside the drawing.
const ROOM: usize = 26;

/// A message that is elsewhere: a click leads to its line in the table.
fn line(exchange: &Exchange<'_>, row: &ChartRow, dated_message: &DatedMessage<'_>, measures: Measures) -> Html {
    let who = exchange.who(dated_message);
    let has_hour = row.minute.is_some();
    let words = if measures.stacked {
        // Its line in the table has all of it.
        let is_long = who.chars().count() > ROOM;
        let who = if is_long { who.chars().take(ROOM - 1).chain(['…']).collect() } else { who };
        let lines = row.lines.iter().enumerate().map(|(at, line)| {
            let x = if at == 0 && has_hour { "2.9em" } else { "4" };
            words_at(x, below(row, at + 1, measures), html! { <text class="about">{ line.clone() }</text> })
        });
        html! {
            <>
                { words_at("4", below(row, 0, measures), html! { <text>{ who }</text> }) }
                { for hours(exchange, row, "when", measures, 1) }
                { for lines }
            </>
        }
    } else {
        let mut lines = row.lines.iter();
        let first = lines.next().cloned().unwrap_or_default();
        let rest = lines.enumerate().map(|(at, line)| {
            let words = html! { <text class="about">{ line.clone() }</text> };
            words_at(column(measures), below(row, at + 1, measures), words)
        });
        html! {
            <>
                { for hours(exchange, row, "when", measures, 0) }
                { words_at(column(measures), below(row, 0, measures), html! {
                    <text>{ who }<tspan class="about" dx="8">{ first }</tspan></text>
                }) }
                { for rest }
            </>
        }
    };
    html! {
        <a href={format!("#m-{}", dated_message.entry.id)} tabindex="-1">
            <rect class="hit" x="-4" y={em(row.top)} width="100%" height={em(row.height)} />
            { words }
        </a>
    }
}

/// A letter of the collection: to be read, and what had reached its writer.
fn card(context: &PageContext, exchange: &Exchange<'_>, row: &ChartRow, letter: &Letter, measures: Measures) -> Html {
    let slot = context.edition.letter_slot(letter);
    let name = if measures.stacked {
        corpus::named::short_name(&context.edition.corpus, &letter.recipient)
    } else {
        context.edition.name_of(&letter.recipient).to_owned()
    };
    let date = parts::date_in_words(&letter.date);
    let top = row.top + 4;
    let second = if measures.stacked { measures.line + 8 } else { 0 };
    let to_whom = html! {
        <text class="to">
            { "To " }
            <tspan class={format!("fill-{slot}")}>{ chart_label(&name, slot) }</tspan>
            { if measures.stacked { "" } else { ", " } }
            if !measures.stacked { { date.clone() } }
        </text>
    };
    let dated = || words_at("12", top + 21 + second, html! { <text class="to">{ date }</text> });
    let title = html! { <>{ words_at("12", top + 21, to_whom) }{ for measures.stacked.then(dated) }</> };
    let step = measures.line + 2;
    let from = top + 41 + second;
    let lines = row.lines.iter().enumerate().map(|(at, line)| {
        let y = from + i32::try_from(at).unwrap_or(0) * step;
        words_at("12", y, html! { <text class="about">{ line.clone() }</text> })
    });
    let count = i32::try_from(row.lines.len()).unwrap_or(1);
    let known = match row.minute {
        Some(minute) => (0..exchange.plan.zones.len())
            .map(|zone| {
                let hour = html! {
                    <text class={format!("when hour-of by-{zone}")} x="100%" dx="-10" text-anchor="end">
                        { words::hour(minute, exchange.plan, zone) }
                    </text>
                };
                words_at("0", top + 21, hour)
            })
            .collect::<Html>(),
        None => Html::default(),
    };
    html! {
        <g>
            <rect class="card" x="0" y={em(top)} width="100%" height={em(row.height - 8)} />
            <rect class={format!("edge fill-{slot}")} x="0" y={em(top)} width="4" height={em(row.height - 8)} />
            <a href={context.href(Route::letter(&letter.id))} tabindex="-1">
                <rect class="hit" x="4" y={em(top)} width="100%" height={em(row.height - 36)} />
                { title }
                { known }
                { for lines }
            </a>
            <a href={format!("#reached-{}", letter.id)} tabindex="-1">
                <rect class="hit" x="4" y={em(from + count * step - 14)} width="100%" height={em(24)} />
                { words_at("12", from + count * step + 3, html! {
                    <text class="more">
                        { if measures.stacked { "What had reached him" } else { "What had reached him when he wrote" } }
                    </text>
                }) }
            </a>
        </g>
    }
}
