//! One after another: each passage of the first letter that has counterparts, and these after it. For reading aloud, for
//! narrow screens, and for whoever would rather read than look.

use crate::view::parts::lang::LangAttributes;
use yew::prelude::*;

use super::{Comparison, link_toolbar, list, pane};
use crate::view::parts::{self, prose::Prose};
use compare::{Link, Side, links::LinkEnd};
use corpus::{Letter, Part, PartKind};
use text::Version;
use text::part_name;

/// The comparison as one text.
pub fn view(comparison: &Comparison) -> Html {
    let Some(letter) = comparison.letter(Side::A) else {
        return Html::default();
    };
    let own: Vec<&Link> = comparison.links.iter().filter(|link| link.left.side == Side::A).collect();
    let passages = letter.parts.iter().filter(|part| part.kind != PartKind::Note).filter_map(|part| {
        let ties: Vec<&&Link> = own.iter().filter(|link| link.left.part_id == part.id).collect();
        if ties.is_empty() {
            return None;
        }
        let count = ties.len();
        let unit = if count == 1 { "counterpart" } else { "counterparts" };
        let counterparts = ties.iter().map(|link| counterpart(comparison, link));
        Some(html! {
            <section key={part.id.clone()} class="linear" aria-labelledby={format!("linear-{}", part.id)}>
                <h2 id={format!("linear-{}", part.id)}>
                    { place(letter, &part.id) }
                    <span class="soft">{ format!(" — {count} {unit}") }</span>
                </h2>
                { passage(comparison, Side::A, letter, part, Some(Side::A.anchor(&part.id)), "a-".to_owned()) }
                <ol class="plain">{ for counterparts }</ol>
            </section>
        })
    });
    let date = parts::date_in_words(&letter.date);
    html! {
        <div class="column">
            <p class="soft">
                { "Each passage of the letter of " }
                { date }
                { " that has a counterpart, and its counterparts after it." }
            </p>
            { for passages }
        </div>
    }
}

fn counterpart(comparison: &Comparison, link: &Link) -> Html {
    let LinkEnd { side, part_id, .. } = &link.right;
    let Some(letter) = comparison.letter(*side) else {
        return Html::default();
    };
    let text = letter
        .part(part_id)
        .map(|part| passage(comparison, *side, letter, part, None, format!("{}-in-{}-", side.id(), link.left.part_id)));
    html! {
        <li key={link.id()} data-link={link.id()}>
            <h3>{ list::side_mark(comparison, *side) }{ place(letter, part_id) }</h3>
            <p>{ link_toolbar::strength(link) }{ " " }{ link_toolbar::reason(comparison, link) }</p>
            { for text }
            <p>
                <a
                    href={comparison.context.link(&comparison.address_of(link))}
                    aria-label={format!("Side by side: {}", pane::why(link))}
                >
                    { "Side by side" }
                </a>
            </p>
        </li>
    }
}

/// The words of a part, from which can be selected and in which the search is marked. A counterpart of several passages stands
/// several times: what is inside it gets ids with a prefix of its own, and only a passage of the first letter has an id.
fn passage(
    comparison: &Comparison,
    side: Side,
    letter: &Letter,
    part: &Part,
    id: Option<String>,
    id_prefix: String,
) -> Html {
    let marks = comparison.hits(side).marks(letter, part, Version::Reading);
    let LangAttributes { lang, dir } = LangAttributes::of_words(&comparison.context, letter, Some(part));
    let prose = Prose { apparatus: false, id_prefix, marks, ..Prose::reading(&comparison.context, letter, part) };
    html! {
        <blockquote {id} data-letter={letter.id.clone()}>
            <p data-part={part.id.clone()} {lang} {dir}>{ prose.pieces() }</p>
        </blockquote>
    }
}

fn place(letter: &Letter, part_id: &str) -> String {
    format!("{}, {}", parts::date_in_words(&letter.date), part_name::short(letter, part_id))
}
