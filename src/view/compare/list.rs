//! Every link in words: the way through a comparison without pictures and without scripts.

use yew::prelude::*;

use super::{Comparison, link_toolbar, pane};
use crate::view::parts;
use compare::{Link, Origin, Side, links::LinkEnd};
use text::part_name;

/// The list of the links.
pub fn view(comparison: &Comparison) -> Html {
    // Without scripts the editor's links; the computed ones need the application, and stand in the data files.
    let links = comparison.links.iter().filter(|link| comparison.context.live || link.origin == Origin::Editor);
    let items = links.map(|link| item(comparison, link));
    html! {
        <section class="links" aria-labelledby="links-title">
            <h2 id="links-title">{ "List of links" }</h2>
            <p class="soft">{ "In the order of the first letter. Each leads to the two passages, level." }</p>
            <ol class="plain">{ for items }</ol>
        </section>
    }
}

fn item(comparison: &Comparison, link: &Link) -> Html {
    let end = |end: &LinkEnd| {
        let name = comparison.letter(end.side).map(|letter| part_name::short(letter, &end.part_id));
        html! { <a href={format!("#{}", end.anchor())}>{ side_mark(comparison, end.side) }{ for name }</a> }
    };
    html! {
        <li key={link.id()} data-link={link.id()}>
            <span class="ends">{ end(&link.left) }{ " — " }{ end(&link.right) }</span>
            <span>
                { link_toolbar::strength(link) }
                { " " }
                { link_toolbar::reason(comparison, link) }
                { " " }
                <a
                    class="needs-app"
                    href={comparison.context.link(&comparison.address_of(link))}
                    aria-label={format!("Bring level: {}", pane::why(link))}
                >
                    { "bring level" }
                </a>
            </span>
        </li>
    }
}

/// The recipient's mark of a side.
pub fn side_mark(comparison: &Comparison, side: Side) -> Html {
    comparison.letter(side).map_or_else(Html::default, |letter| {
        let slot = comparison.context.edition.letter_slot(letter);
        let date = parts::date_in_words(&letter.date);
        html! {
            <span class={classes!("who", format!("who-{slot}"))} title={letter.title.clone()}>
                <span class="hidden">{ date }</span>
            </span>
        }
    })
}
