//! What two letters say to each other, where there is no room for both: the two passages that the address brings level, and
//! why, then the way to the next; the letters themselves when they are asked for.
//!
//! The style sheet shows it in small windows alone, in place of the panes and their toolbar.

use crate::view::parts::lang::LangAttributes;
use yew::prelude::*;

use super::{Comparison, link_toolbar, panes::ComparisonProps, print_view};
use crate::{
    platform::{history::HistoryBehavior, page},
    view::{parts::prose::Prose, shell::pressed},
};
use compare::Side;
use text::Version;

/// The id of what holds the level passages, in windows of any size.
pub const PLACE: &str = "level";

/// Both passages; nothing where the address names none.
#[component]
pub fn FacingPassages(props: &ComparisonProps) -> Html {
    let comparison = &props.comparison;
    let is_whole = use_state_eq(|| false);
    let node = use_node_ref();
    {
        // Where the reader steps on from the end of the one, the next begins at its beginning.
        let (node, was_there) = (node.clone(), use_mut_ref(|| false));
        use_effect_with(comparison.state.at.clone(), move |_| {
            let is_shown = node.cast::<web_sys::Element>().is_some_and(|element| element.client_height() > 0);
            if was_there.replace(true) && is_shown {
                page::scroll_to(PLACE);
            }
        });
    }
    let passages: Vec<Html> =
        comparison.state.at.iter().take(2).filter_map(|(side, part_id)| passage(comparison, *side, part_id)).collect();
    let [first, second] = &passages[..] else {
        return Html::default();
    };
    let link = comparison.current().and_then(|at| comparison.links.get(at));
    let step = |forwards: bool, label: &str| {
        let to = link_toolbar::next(comparison, forwards).map(|(to, _)| to);
        let go = comparison.context.go.clone();
        let onclick =
            to.clone().map(|to| Callback::from(move |_: MouseEvent| go.emit((to.clone(), HistoryBehavior::Push))));
        html! { <button type="button" disabled={to.is_none()} {onclick}>{ label }</button> }
    };
    let show_whole = {
        let is_whole = is_whole.clone();
        move |_: MouseEvent| is_whole.set(!*is_whole)
    };
    html! {
        <section ref={node} class={classes!("facing", is_whole.then_some("whole"))} aria-label="The two passages">
            <div class="facing-passages">
                { first.clone() }
                <p class="facing-why">
                    if let Some(link) = link {
                        { link_toolbar::strength(link) }
                        { " " }
                        { link_toolbar::reason(comparison, link) }
                    } else {
                        { "Level, though no link joins these two." }
                    }
                </p>
                { second.clone() }
            </div>
            <p class="facing-steps">
                { step(false, "← Previous") }
                { step(true, "Next →") }
                <button type="button" aria-pressed={pressed(*is_whole)} onclick={show_whole}>
                    { "Whole letters" }
                </button>
            </p>
        </section>
    }
}

/// A passage under the name of its letter.
fn passage(comparison: &Comparison, side: Side, part_id: &str) -> Option<Html> {
    let letter = comparison.letter(side)?;
    let part = letter.part(part_id)?;
    let marks = comparison.hits(side).marks(letter, part, Version::Reading);
    let id_prefix = format!("{PLACE}-{}-", side.id());
    let LangAttributes { lang, dir } = LangAttributes::of_words(&comparison.context, letter, Some(part));
    let prose = Prose { apparatus: false, id_prefix, marks, ..Prose::reading(&comparison.context, letter, part) };
    Some(html! {
        <blockquote key={side.id()} class="facing-passage" data-letter={letter.id.clone()}>
            { print_view::place_line(&comparison.context, letter, part_id) }
            <p data-part={part.id.clone()} {lang} {dir}>{ prose.pieces() }</p>
        </blockquote>
    })
}
