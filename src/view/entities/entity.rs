//! One person, place, body or term: what it is, how it is named, and every mention in its context.

use yew::prelude::*;

use super::{
    index::total,
    indexes,
    mentions::{section, section_id},
    one_of, tallies,
};
use crate::view::{
    PageContext, not_found,
    parts::{self, date_in_words, letters::addressee, spread::FEW},
};
use compare::theme::themes_of;
use corpus::{Correspondent, Entity, EntityKind, Letter};
use site::{Address, Route};
use text::{
    capitals::capitalised,
    mentions::{Tally, by_letter, filed},
};

/// How many of the themes of its paragraphs are named.
const THEMES: usize = 6;

/// The page of an entity, or what is said where there is none of this id.
pub fn page(context: &PageContext, kind: EntityKind, id: &str) -> Html {
    let Some(entity) = context.edition.corpus.entity(kind, id) else {
        let message = format!("There is no {} “{id}” in this collection.", one_of(kind));
        return not_found::no_entry(context, &message, Route::entities(kind), kind.plural());
    };
    let tallies = tallies(context, entity);
    let found = by_letter(&context.edition.corpus, entity);
    let passages: Vec<(&str, &str)> = found
        .iter()
        .flat_map(|found| found.body.iter().map(|part| (found.letter.id.as_str(), part.part.id.as_str())))
        .collect();
    html! {
        <div class="wide">
            { indexes(context, kind) }
            { header(entity) }
            <div class="entity-body">
                <aside class="facts" aria-label="About the name">
                    { facts(context, kind, entity) }
                    { themes(context, &passages) }
                </aside>
                <div class="mentions">
                    { overview(context, &tallies) }
                    { for found.iter().map(|found| section(context, found)) }
                </div>
            </div>
            { neighbours(context, kind, entity) }
        </div>
    }
}

fn header(entity: &Entity) -> Html {
    html! {
        <header class="entity-head">
            <h1 id="title" tabindex="-1">
                { &entity.name }
                if !entity.dates.is_empty() { { " " }<span class="life">{ &entity.dates }</span> }
            </h1>
            if !entity.identification.is_empty() { <p class="lead">{ &entity.identification }</p> }
            if !entity.source.is_empty() { <p class="small soft">{ "According to: " }{ &entity.source }</p> }
        </header>
    }
}

fn facts(context: &PageContext, kind: EntityKind, entity: &Entity) -> Html {
    let names = |names: &[String]| -> Html {
        names.iter().map(|name| html! { <li key={name.clone()}>{ name }</li> }).collect()
    };
    let search = Address::of(Route::Explorer).and(kind.parameter(), &entity.id);
    html! {
        <>
            if let Some(ambiguity) = &entity.ambiguity {
                <div class="ambiguity"><h2>{ "Note" }</h2><p>{ ambiguity }</p></div>
            }
            if !entity.forms.is_empty() {
                <div><h2>{ "Called in the letters" }</h2><ul class="names plain">{ names(&entity.forms) }</ul></div>
            }
            if !entity.also.is_empty() {
                <div><h2>{ "Other names" }</h2><ul class="names plain soft">{ names(&entity.also) }</ul></div>
            }
            if entity.sort_name != entity.name {
                <div><h2>{ "Filed as" }</h2><p>{ &entity.sort_name }</p></div>
            }
            if kind == EntityKind::Person { { correspondence(context, entity) } }
            if !entity.mentions.is_empty() {
                <p>
                    <a href={context.link(&search)}>{ format!("Search the passages that mention {}", entity.name) }</a>
                </p>
            }
        </>
    }
}

/// What the paragraphs that mention it are about.
fn themes(context: &PageContext, passages: &[(&str, &str)]) -> Html {
    let corpus = &context.edition.corpus;
    let items: Vec<Html> = themes_of(corpus, passages)
        .into_iter()
        .take(THEMES)
        .filter_map(|(index, count)| {
            let theme = corpus.themes.get(index)?;
            let to = Route::Theme { theme: theme.id.clone() };
            Some(html! {
                <li key={theme.id.clone()}>
                    <a href={context.href(to)}>{ &theme.label }</a>
                    { " " }
                    <span class="n">{ count }<span class="hidden">{ " paragraphs" }</span></span>
                </li>
            })
        })
        .collect();
    if items.is_empty() {
        return Html::default();
    }
    html! { <div><h2>{ "Themes of these paragraphs" }</h2><ul class="plain of-themes">{ items }</ul></div> }
}

/// The letters that a person wrote or received.
fn correspondence(context: &PageContext, person: &Entity) -> Html {
    let list = |heading: &str, belongs: &dyn Fn(&Letter) -> bool| {
        let letters: Vec<Html> = context
            .edition
            .corpus
            .letters
            .iter()
            .filter(|letter| belongs(letter))
            .map(|letter| html! { <li key={letter.id.clone()}>{ parts::letter_link(context, letter) }</li> })
            .collect();
        if letters.is_empty() {
            return Html::default();
        }
        html! { <div><h2>{ heading.to_owned() }</h2><ul class="plain">{ letters }</ul></div> }
    };
    let is_meant = |one: &Correspondent| one.entity().is_some_and(|(_, id)| id == person.id);
    html! {
        <>
            { list("Wrote", &|letter| letter.senders().iter().any(is_meant)) }
            { list("Received", &|letter| letter.recipients().iter().any(is_meant)) }
        </>
    }
}

/// How many mentions there are, and the way to those of each letter; letters without any are named while they are few.
fn overview(context: &PageContext, tallies: &[Tally]) -> Html {
    let sum: usize = tallies.iter().map(|tally| tally.body + tally.around).sum();
    if sum == 0 {
        return html! { <p class="total">{ "No mention in the letters, their headings or their notes." }</p> };
    }
    let letters = &context.edition.corpus.letters;
    let is_listed = |tally: &Tally| letters.len() <= FEW || tally.body + tally.around > 0;
    let items = letters.iter().zip(tallies).filter(|(_, tally)| is_listed(tally)).map(|(letter, tally)| {
        let date = date_in_words(&letter.date);
        let name = html! { <>{ addressee(context, letter) }{ " " }<span class="when">{ date }</span></> };
        let slot = context.edition.letter_slot(letter);
        let is_named = tally.body + tally.around > 0;
        html! {
            <li key={letter.id.clone()} class={classes!(format!("edge-{slot}"), (!is_named).then_some("none"))}>
                if is_named { <a href={format!("#{}", section_id(letter))}>{ name }</a> } else { <span>{ name }</span> }
                { " " }
                <span class="n">
                    <b>{ tally.body }</b>
                    if tally.around > 0 { <span>{ format!(" and {} outside", tally.around) }</span> }
                </span>
            </li>
        }
    });
    html! {
        <nav class="by-letter" aria-label="Mentions by letter">
            <p class="total">{ capitalised(&total(tallies)) }{ "." }</p>
            <ol class="plain">{ for items }</ol>
        </nav>
    }
}

/// The entries before and after in the index.
fn neighbours(context: &PageContext, kind: EntityKind, entity: &Entity) -> Html {
    let filed = filed(context.edition.corpus.entities(kind));
    let at = filed.iter().position(|other| other.id == entity.id).unwrap_or_default();
    let link = |label: &str, other: Option<&&Entity>| {
        other.map(|other| {
            html! {
                <li>
                    <span>{ label.to_owned() }</span>
                    { " " }
                    <a href={context.href(Route::entity(kind, &other.id))}>{ &other.sort_name }</a>
                </li>
            }
        })
    };
    html! {
        <nav class="neighbours" aria-label="Neighbours in the index">
            <ul class="plain">
                { for link("Before:", at.checked_sub(1).and_then(|before| filed.get(before))) }
                { for link("After:", filed.get(at + 1)) }
            </ul>
        </nav>
    }
}
