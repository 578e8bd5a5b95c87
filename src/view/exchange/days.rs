//! All days at one scale: a square for each message, a row for each who wrote.

use compare::exchange::Exchange;
use corpus::stretch::Stretch as _;
use yew::prelude::*;

use crate::view::{PageContext, parts::spread::mark};
use corpus::PartialDate;

/// Height of a row, in px.
const ROW: i32 = 27;
/// Side of a square.
const SQUARE: i32 = 5;
/// Room above, for the parts.
const ABOVE: i32 = 16;

/// The picture.
pub fn all(context: &PageContext, exchange: &Exchange<'_>) -> Html {
    let plan = exchange.plan;
    let (Some(first), Some(last)) = (plan.stretches.first(), plan.stretches.last()) else { return Html::default() };
    let (first, last) = (first.after.day_number(), last.before.last_day_number());
    let days = (last - first + 1).max(1);
    let x = |day: i32| 10_000 * (day - first) / days;
    let percent = |place: i32| format!("{}.{:02}%", place / 100, place % 100);
    let height = ABOVE + i32::try_from(plan.lanes.len()).unwrap_or(0) * ROW + 20;
    let ground = |lane: usize| ABOVE + i32::try_from(lane + 1).unwrap_or(0) * ROW;
    let mut stacks: Vec<(usize, i32)> = Vec::new();
    let mut squares: Vec<Html> = Vec::new();
    for dated_message in &exchange.messages {
        let (Some(lane), Some(date)) = (dated_message.from, dated_message.entry.date) else { continue };
        let day = date.day_number().max(first);
        let below = stacks.iter().filter(|one| **one == (lane, day)).count();
        stacks.push((lane, day));
        let y = ground(lane) - (SQUARE + 1) * i32::try_from(below + 1).unwrap_or(1);
        let slot = dated_message.letter.map(|letter| context.edition.letter_slot(letter));
        let class = slot.map_or("one".to_owned(), |slot| format!("one fill-{slot}"));
        squares.push(
            html! { <rect {class} x={percent(x(day))} y={y.to_string()} width="5" height={SQUARE.to_string()} /> },
        );
        if let Some(slot) = slot {
            squares.push(html! {
                <svg x={percent(x(day))} y={(ground(lane) + 9).to_string()} overflow="visible">
                    <path class={format!("fill-{slot}")} d={mark(slot, 3, 0)} fill="currentColor" />
                </svg>
            });
        }
    }
    let lanes = plan.lanes.iter().enumerate().map(|(at, _)| {
        let y = ground(at).to_string();
        html! { <line class="axis" x1="0" x2="100%" y1={y.clone()} y2={y} /> }
    });
    let names = plan.lanes.iter().enumerate().map(|(at, lane)| {
        let slot = lane.who.first().map_or(0, |who| context.edition.slot(who));
        html! {
            <text x="0" y={(ground(at) - 1).to_string()} class={format!("name-{slot}")}>
                { chart_label(&lane.label, slot) }
            </text>
        }
    });
    let months = (first..=last).map(PartialDate::of_day_number).filter(|date| date.day == Some(1)).map(|date| {
        let at = percent(x(date.day_number()));
        let name =
            date.month.and_then(|month| PartialDate::MONTHS.get(usize::from(month) - 1)).copied().unwrap_or_default();
        html! {
            <>
                <line
                    class="tick"
                    x1={at.clone()}
                    x2={at.clone()}
                    y1={ABOVE.to_string()}
                    y2={(height - 4).to_string()}
                />
                <text x={at} dx="4" y={(height - 4).to_string()}>{ name.stretch(..3) }</text>
            </>
        }
    });
    let spans = plan.stretches.iter().enumerate().map(|(at, stretch)| {
        let (from, to) = (x(stretch.after.day_number()), x(stretch.before.last_day_number() + 1));
        html! {
            <>
                <line class="part-span" x1={percent(from)} x2={percent((to - 30).max(from))} y1="13" y2="13" />
                <text x={percent(from)} y="8">{ super::roman(at + 1) }</text>
            </>
        }
    });
    let said =
        format!("Who wrote on which day: a square is a message. {} messages in {days} days.", exchange.messages.len());
    html! {
        <figure class="all-days">
            <svg height={height.to_string()} aria-hidden="true">{ for names }</svg>
            <svg class="days" height={height.to_string()} role="img" aria-label={said}>
                { for months }
                { for spans }
                { for lanes }
                { for squares }
                <text x="100%" y="8" text-anchor="end">{ "■ a message" }</text>
            </svg>
        </figure>
    }
}

/// A correspondent with his sign, where he is an addressee.
#[must_use]
pub fn chart_label(label: &str, slot: usize) -> String {
    match ["", "◆ ", "● ", "▲ ", "■ ", "★ ", "▼ "].get(slot) {
        Some(sign) => format!("{sign}{label}"),
        None => label.to_owned(),
    }
}
