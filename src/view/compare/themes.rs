//! The letters by theme: rows are themes, columns letters.

use yew::prelude::*;

use super::Comparison;
use crate::view::parts;
use compare::{
    Side,
    synopsis::{Assignment, Cell, Synopsis},
};
use corpus::Letter;
use site::{Route, compare_state::CompareState};
use text::part_name;

/// The matrix of the letters that are compared.
pub fn view(comparison: &Comparison) -> Html {
    let corpus = &comparison.context.edition.corpus;
    let indices: Vec<usize> = comparison.choice.sides().into_iter().map(|(_, index)| index).collect();
    let synopsis = Synopsis::new(corpus, &indices);
    let letters = comparison.letters();
    let heads = letters.iter().map(|(_, letter)| {
        html! { <th scope="col">{ parts::heading(&comparison.context, letter) }<br />{ parts::date(&letter.date) }</th> }
    });
    let rows = synopsis.rows.iter().filter_map(|row| {
        let theme = corpus.themes.get(row.theme)?;
        let level = level(comparison, &row.cells);
        let cells = row.cells.iter().zip(&letters).map(|(cell, (_, letter))| {
            html! { <td>{ view_cell(comparison, letter, cell) }</td> }
        });
        Some(html! {
            <tr key={theme.id.clone()}>
                <th scope="row">
                    <a href={comparison.context.href(Route::Theme { theme: theme.id.clone() })}>{ &theme.label }</a>
                    if let Some(level) = level {
                        <br />
                        <a
                            class="small"
                            href={comparison.context.link(&level)}
                            aria-label={format!("{}: side by side", theme.label)}
                        >
                            { "side by side" }
                        </a>
                    }
                </th>
                { for cells }
            </tr>
        })
    });
    html! {
        <div class="wide">
            <p class="soft">
                { "Passages by theme, as the editor has assigned them. Heavy numbers: mainly about it; light: touch \
                   it." }
            </p>
            <div class="scroll-x" tabindex="0" role="region" aria-label="Themes and letters">
                <table class="matrix">
                    <thead><tr><th scope="col">{ "Theme" }</th>{ for heads }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </div>
    }
}

fn view_cell(comparison: &Comparison, letter: &Letter, cell: &Cell) -> Html {
    match cell {
        Cell::Empty(absence) => html! { <span class="soft">{ absence.sentence() }</span> },
        Cell::Passages(passages) => {
            let links = passages.iter().map(|passage| {
                let to = comparison.context.part_address(&letter.id, &passage.part_id);
                let number = part_name::number(&passage.part_id).to_owned();
                let class = if passage.is_main { "main" } else { "touches" };
                let label =
                    format!("Paragraph {number}, {}", if passage.is_main { "mainly about it" } else { "touched on" });
                html! {
                    <>
                        <a {class} href={comparison.context.link(&to)} aria-label={label}>
                            { part_name::short(letter, &passage.part_id) }
                        </a>
                        { " " }
                    </>
                }
            });
            html! { <>{ for links }</> }
        }
    }
}

/// The address at which the first passages of the first two letters stand level: the main ones where there are any.
fn level(comparison: &Comparison, cells: &[Cell]) -> Option<site::Address> {
    let first = |cell: &Cell| match cell {
        Cell::Passages(passages) => best(passages).map(|passage| passage.part_id.clone()),
        Cell::Empty(_) => None,
    };
    let (a, b) = (first(cells.first()?)?, first(cells.get(1)?)?);
    let state = CompareState { by: site::compare_state::CompareBy::Passages, ..(*comparison.state).clone() };
    Some(comparison.address(&state.with_at(vec![(Side::A, a), (Side::B, b)])))
}

fn best(passages: &[Assignment]) -> Option<&Assignment> {
    passages.iter().find(|passage| passage.is_main).or_else(|| passages.first())
}
