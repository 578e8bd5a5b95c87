//! People, places, bodies and words of the time: an index of each, and a page for each of them.
//!
//! Start with [`index::page`] and [`entity::page`]; [`mentions`] draws the lines of the concordance.

pub mod entity;
pub mod index;
pub mod mentions;

use yew::prelude::*;

use super::PageContext;
use corpus::{Entity, EntityKind};
use site::{Route, pages::indexes as indexes_of};
use text::mentions::MentionCount;

/// The heading of an index.
fn title(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Place => "Places",
        EntityKind::Organisation => "Organisations",
        EntityKind::Term => "Terms",
    }
}

/// One of a kind, in running text.
fn one_of(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Place => "place",
        EntityKind::Organisation => "organisation",
        EntityKind::Term => "term",
    }
}

/// The way between the four indexes; `here` is current as the page itself or as the index it belongs to.
fn indexes(context: &PageContext, here: EntityKind) -> Html {
    let is_index = context.address.route.as_index().is_some();
    let items = indexes_of(&context.edition.corpus).into_iter().map(|kind| {
        let current = (kind == here).then_some(if is_index { "page" } else { "true" });
        let count = context.edition.corpus.entities(kind).len();
        html! {
            <li key={kind.plural()}>
                <a class="choice" href={context.href(Route::entities(kind))} aria-current={current}>
                    { title(kind) }
                    { " " }
                    <span class="n">{ count }</span>
                </a>
            </li>
        }
    });
    html! { <nav class="index-ways" aria-label="Indexes"><ul class="plain seg">{ for items }</ul></nav> }
}

/// The mentions of an entity in each letter of the collection, in order.
fn mention_counts(context: &PageContext, entity: &Entity) -> Vec<MentionCount> {
    context.edition.corpus.letters.iter().map(|letter| MentionCount::of(entity, letter)).collect()
}
