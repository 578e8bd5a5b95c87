//! A comparison on paper: the two passages that stand level, then every link that is shown with a few words of both.
//!
//! Drawn only while the browser prints: on the screen it would say everything twice. Without the application the two
//! letters are printed as they stand.

use yew::prelude::*;

use super::{Comparison, link_toolbar, panes::ComparisonProps};
use crate::view::{
    PageContext,
    parts::{self, printing::use_printing, prose::Prose, quoted::quoted},
};
use compare::{Link, links::LinkEnd};
use corpus::Letter;
use text::part_name;

/// How many words of a passage are quoted.
const QUOTED: usize = 70;

/// The sheet.
#[component]
pub fn PrintView(props: &ComparisonProps) -> Html {
    let is_printing = use_printing();
    html! { <div class="print-view">{ for is_printing.then(|| sheet(&props.comparison)) }</div> }
}

fn sheet(comparison: &Comparison) -> Html {
    let level = comparison.current().and_then(|at| comparison.links.get(at));
    let count = comparison.links.len();
    let unit = if count == 1 { "link" } else { "links" };
    let links = comparison.links.iter().map(|link| {
        html! {
            <section class="synoptic" key={link.id()}>
                <p class="why">{ link_toolbar::strength(link) }{ " " }{ link_toolbar::reason(comparison, link) }</p>
                <div class="level">{ few_words(comparison, &link.left) }{ few_words(comparison, &link.right) }</div>
            </section>
        }
    });
    html! {
        <div class="paper">
            { for level.map(|link| passages(comparison, link)) }
            <h2>{ format!("{count} {unit}") }</h2>
            { for links }
        </div>
    }
}

/// Both passages in full.
fn passages(comparison: &Comparison, link: &Link) -> Html {
    let whole = |end: &LinkEnd| {
        let letter = comparison.letter(end.side)?;
        let part = letter.part(&end.part_id)?;
        let prose = Prose {
            apparatus: false,
            id_prefix: "paper-".to_owned(),
            ..Prose::reading(&comparison.context, letter, part)
        };
        Some(html! { <div>{ place(comparison, end) }<p class="passage-text">{ prose.pieces() }</p></div> })
    };
    html! {
        <section>
            <p class="why">{ link_toolbar::strength(link) }{ " " }{ link_toolbar::reason(comparison, link) }</p>
            <div class="level">{ for whole(&link.left) }{ for whole(&link.right) }</div>
        </section>
    }
}

fn few_words(comparison: &Comparison, end: &LinkEnd) -> Html {
    let words = comparison.letter(end.side).and_then(|letter| {
        let part = letter.part(&end.part_id)?;
        Some(quoted(letter, part, end.words, QUOTED))
    });
    html! { <div>{ place(comparison, end) }<p class="passage-text">{ words.unwrap_or_default() }</p></div> }
}

/// Whom a letter is to, when, and which of its parts.
pub fn place_line(context: &PageContext, letter: &Letter, part_id: &str) -> Html {
    html! {
        <p class="place">
            { parts::ends(context, letter) }
            { format!(", {}, {}", parts::date_in_words(&letter.date), part_name::short(letter, part_id)) }
        </p>
    }
}

fn place(comparison: &Comparison, end: &LinkEnd) -> Html {
    let Some(letter) = comparison.letter(end.side) else {
        return Html::default();
    };
    place_line(&comparison.context, letter, &end.part_id)
}
