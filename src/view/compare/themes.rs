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

/// The matrix of the letters that are compared.
pub fn view(shown: &Comparison) -> Html {
    let corpus = &shown.site.edition.corpus;
    let indices: Vec<usize> = shown.choice.sides().into_iter().map(|(_, index)| index).collect();
    let synopsis = Synopsis::new(corpus, &indices);
    let letters = shown.letters();
    let heads = letters.iter().map(|(_, letter)| {
        html! {
            <th scope="col">
                { "To " }
                { parts::recipient(&shown.site, &letter.recipient) }
                <br />
                { parts::date(&letter.date) }
            </th>
        }
    });
    let rows = synopsis.rows.iter().filter_map(|row| {
        let theme = corpus.themes.get(row.theme)?;
        let level = level(shown, &row.cells);
        let cells = row.cells.iter().zip(&letters).map(|(cell, (_, letter))| {
            html! { <td>{ view_cell(shown, letter, cell) }</td> }
        });
        Some(html! {
            <tr key={theme.id.clone()}>
                <th scope="row">
                    <a href={shown.site.href(Route::Theme { theme: theme.id.clone() })}>{ &theme.label }</a>
                    if let Some(level) = level {
                        <br />
                        <a
                            class="small"
                            href={shown.site.link(&level)}
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

fn view_cell(shown: &Comparison, letter: &Letter, cell: &Cell) -> Html {
    match cell {
        Cell::Empty(absence) => html! { <span class="soft">{ absence.sentence() }</span> },
        Cell::Passages(passages) => {
            let links = passages.iter().map(|passage| {
                let to = shown.site.part_address(&letter.id, &passage.part_id);
                let number = passage.part_id.trim_start_matches('p').to_owned();
                let class = if passage.is_main { "main" } else { "touches" };
                let label =
                    format!("Paragraph {number}, {}", if passage.is_main { "mainly about it" } else { "touches it" });
                html! {
                    <><a {class} href={shown.site.link(&to)} aria-label={label}>{ format!("¶{number}") }</a>{ " " }</>
                }
            });
            html! { <>{ for links }</> }
        }
    }
}

/// The address at which the first passages of the first two letters stand level: the main ones where there are any.
fn level(shown: &Comparison, cells: &[Cell]) -> Option<site::Address> {
    let first = |cell: &Cell| match cell {
        Cell::Passages(passages) => best(passages).map(|passage| passage.part_id.clone()),
        Cell::Empty(_) => None,
    };
    let (a, b) = (first(cells.first()?)?, first(cells.get(1)?)?);
    let state = CompareState { by: site::compare_state::By::Passages, ..(*shown.state).clone() };
    Some(shown.address(&state.with_at(vec![(Side::A, a), (Side::B, b)])))
}

fn best(passages: &[Assignment]) -> Option<&Assignment> {
    passages.iter().find(|passage| passage.is_main).or_else(|| passages.first())
}
