//! How often something occurs in each letter: a small picture with a stem for every letter, in order of date.
//!
//! Start with [`spread`]. Each stem bears the mark of the letter's recipient and its number; the same numbers are the
//! picture's text alternative.

use yew::prelude::*;

use super::{
    date_in_words,
    letters::{counted, letter_in_words},
};
use crate::view::PageContext;
use corpus::PartialDate;
use site::Route;

/// Height of the drawing.
const HEIGHT: usize = 50;
/// Where the stems stand.
const GROUND: usize = 45;
/// The shortest stem, and how much the longest is longer.
const STEM: (usize, usize) = (4, 20);
/// Width for each letter, while they are few enough to bear their numbers.
const STEP: usize = 36;
/// With more letters than this the drawing has its widest, and the numbers are left to the text alternative.
pub const FEW: usize = 10;

/// What is counted, in the singular and the plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit(pub &'static str, pub &'static str);

/// The picture. `counts` has a number for each letter of the collection; a stem of the full height stands for `highest`,
/// others by the square root of their number, so that a single occurrence can still be seen beside a hundred.
pub fn spread(context: &PageContext, counts: &[usize], highest: usize, unit: Unit) -> Html {
    let letters = &context.edition.corpus.letters;
    let are_few = letters.len() <= FEW;
    let step = if are_few { STEP } else { (STEP * FEW / letters.len()).max(2) };
    let width = step * letters.len().max(1);
    let stems = letters.iter().zip(counts).enumerate().map(|(index, (letter, &count))| {
        let x = step * index + step / 2;
        if count == 0 {
            return html! { <circle class="none" cx={x.to_string()} cy={GROUND.to_string()} r="1.5" /> };
        }
        let slot = context.edition.letter_slot(letter);
        let top = GROUND - stem(count, highest);
        html! {
            <g class={format!("mark-{slot}")}>
                <title>{ format!("{}: {}", letter_in_words(context, letter), counted(count, unit.0, unit.1)) }</title>
                <path class="shaft" d={format!("M{x} {GROUND}V{top}")} />
                <path class="sign" d={mark(slot, x, top)} />
                if are_few { <text x={x.to_string()} y={(top - 8).to_string()}>{ count }</text> }
            </g>
        }
    });
    html! {
        <svg
            class="spread"
            role="img"
            aria-label={in_words(context, counts, unit)}
            viewBox={format!("0 0 {width} {HEIGHT}")}
            width={width.to_string()}
            height={HEIGHT.to_string()}
        >
            <path class="ground" d={format!("M0 {GROUND}H{width}")} />
            { for stems }
        </svg>
    }
}

/// The same of many letters: a stem for every year, all of them in one line, so that hundreds of pictures fit a page.
pub fn by_year(years: &[(i32, usize)], highest: usize, unit: Unit) -> Html {
    let step = (STEP * FEW / years.len().max(1)).max(2);
    let width = step * years.len().max(1);
    let mut stems = String::new();
    let mut said = Vec::new();
    for (at, (year, count)) in years.iter().enumerate().filter(|(_, (_, count))| *count > 0) {
        stems.push_str(&format!("M{} {GROUND}V{}", step * at + step / 2, GROUND - stem(*count, highest)));
        said.push(format!("{count} in {}", PartialDate { year: *year, month: None, day: None }.year_in_words()));
    }
    let label =
        if said.is_empty() { format!("no {}", unit.1) } else { format!("{} by year: {}", unit.1, said.join("; ")) };
    html! {
        <svg
            class="spread"
            role="img"
            aria-label={label}
            viewBox={format!("0 0 {width} {HEIGHT}")}
            width={width.to_string()}
            height={HEIGHT.to_string()}
        >
            <path class="ground" d={format!("M0 {GROUND}H{width}")} />
            <path class="shaft" d={stems} />
        </svg>
    }
}

fn in_words(context: &PageContext, counts: &[usize], unit: Unit) -> String {
    let letters = &context.edition.corpus.letters;
    let present = letters.iter().zip(counts).filter(|(_, count)| **count > 0);
    let list: Vec<String> =
        present.map(|(letter, count)| format!("{count} {}", letter_in_words(context, letter))).collect();
    if list.is_empty() { format!("no {}", unit.1) } else { format!("{} by letter: {}", unit.1, list.join("; ")) }
}

/// Whole numbers only, so that the drawing is the same on every machine.
fn stem(count: usize, highest: usize) -> usize {
    let share = (count.min(highest) * 10_000 / highest.max(1)).isqrt();
    STEM.0 + STEM.1 * share / 100
}

/// The outline of a recipient's mark round a point: the same signs as in the style sheets (`.who-1` …).
#[must_use]
pub fn mark(slot: usize, x: usize, y: usize) -> String {
    match slot {
        1 => format!("M{x} {y}m0 -5l5 5l-5 5l-5 -5z"),
        2 => format!("M{x} {y}m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"),
        3 => format!("M{x} {y}m0 -5l5 9h-10z"),
        4 => format!("M{x} {y}m-4 -4h8v8h-8z"),
        5 => format!("M{x} {y}m0 -6l1.5 4h4.5l-3.5 3l1.3 4.5l-3.8 -2.7l-3.8 2.7l1.3 -4.5l-3.5 -3h4.5z"),
        6 => format!("M{x} {y}m0 5l5 -9h-10z"),
        _ => format!("M{x} {y}m-3 -1.5h6v3h-6z"),
    }
}

/// The letters in order of date, each with its mark: the key to the pictures of a page, while the letters are few.
pub fn key(context: &PageContext) -> Html {
    if context.edition.corpus.letters.len() > FEW {
        return Html::default();
    }
    let letters = context.edition.corpus.letters.iter().map(|letter| {
        html! {
            <li key={letter.id.clone()}>
                <a href={context.href(Route::letter(&letter.id))}>
                    { super::letters::addressee(context, letter) }
                    { " " }
                    <span class="when">{ date_in_words(&letter.date) }</span>
                </a>
            </li>
        }
    });
    html! { <ol class="key plain" aria-label="Letters in order of date">{ for letters }</ol> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_mentions_never_have_a_shorter_stem_and_none_rises_above_the_drawing() {
        let stems: Vec<usize> = (1..=300).map(|count| stem(count, 300)).collect();
        assert!(stems.is_sorted());
        assert!(stems.first() < stems.last() && GROUND - stem(300, 300) > 14);
    }

    #[test]
    fn years_stand_in_one_line_and_are_told_in_words() {
        let drawn = by_year(&[(-43, 2), (-42, 0), (1871, 1)], 2, Unit("mention", "mentions"));
        assert!(format!("{drawn:?}").contains("mentions by year: 2 in 44 BC; 1 in 1871"));
    }

    #[test]
    fn a_picture_without_anything_in_it_has_no_division_by_zero() {
        assert_eq!(stem(0, 0), STEM.0);
    }
}
