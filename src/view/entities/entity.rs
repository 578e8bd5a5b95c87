//! One person, place, body or term: what it is, how it is named, and every mention in its context.
//!
//! Start with [`page`]. Must not know of other entries.

use std::collections::HashSet;

use yew::prelude::*;

use super::{
    index::total,
    indexes, mention_counts,
    mentions::{section, section_id},
    one_of,
};
use crate::view::{
    PageContext, not_found,
    parts::{
        self, date_in_words,
        letters::{addressee, counted},
        paging,
        spread::{self, FEW, Unit},
    },
};
use compare::theme::themes_of;
use corpus::{Correspondent, Entity, EntityKind, Letter};
use site::{Address, Route, pages::entity_pages};
use text::{
    capitals::capitalised,
    mentions::{MentionCount, in_letter},
};

/// How many of the themes of its paragraphs are named.
const THEMES: usize = 6;

/// Of more letters that somebody wrote or received the number is said, with the way to find them.
const LISTED: usize = 60;

/// A page of an entity, counted from 1, or what is said where there is none of this id.
pub fn page(context: &PageContext, kind: EntityKind, id: &str, page: usize) -> Html {
    let Some(entity) = context.edition.corpus.entity(kind, id) else {
        let message = format!("There is no {} “{id}” in this collection.", one_of(kind));
        return not_found::no_entry(context, &message, Route::entities(kind), kind.plural());
    };
    let mention_counts = mention_counts(context, entity);
    let pages = entity_pages(&context.edition.corpus, entity);
    let here = pages.get(page.saturating_sub(1)).map_or(&[][..], Vec::as_slice);
    let found: Vec<_> = here.iter().filter_map(|letter| in_letter(letter, entity)).collect();
    let ways = || paging::ways(context, pages.len(), page, |page| Route::entity_page(kind, id, page));
    let passages: Vec<(&str, &str)> = pages
        .iter()
        .flatten()
        .flat_map(|letter| {
            let mentions = entity.mentions.in_letter(&letter.id).iter();
            mentions.map(|mention| (letter.id.as_str(), mention.part.as_str()))
        })
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
                    { overview(context, &mention_counts, here, pages.len() > 1) }
                    { ways() }
                    { for found.iter().map(|found| section(context, found)) }
                    { ways() }
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
    let list = |heading: &str, parameter: &str, belongs: &dyn Fn(&Letter) -> bool| {
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
        let list = if letters.len() > LISTED {
            let find = Address::of(Route::Explorer).and(parameter, &person.id).and("view", "letters");
            html! { <p><a href={context.link(&find)}>{ counted(letters.len(), "letter", "letters") }</a></p> }
        } else {
            html! { <ul class="plain">{ letters }</ul> }
        };
        html! { <div><h2>{ heading.to_owned() }</h2>{ list }</div> }
    };
    let is_meant = |one: &Correspondent| one.entity().is_some_and(|(_, id)| id == person.id);
    html! {
        <>
            { list("Wrote", "from", &|letter| letter.senders().iter().any(is_meant)) }
            { list("Received", "to", &|letter| letter.recipients().iter().any(is_meant)) }
        </>
    }
}

/// How many mentions there are, and the way to those of each letter that is `here`; letters without any are named while they
/// are few. Where there are further pages, the years say how the whole is spread.
fn overview(context: &PageContext, mention_counts: &[MentionCount], here: &[&Letter], are_more: bool) -> Html {
    let sum: usize = mention_counts.iter().map(|mention_count| mention_count.body + mention_count.around).sum();
    if sum == 0 {
        return html! { <p class="total">{ "No mention in the letters, their headings or their notes." }</p> };
    }
    let letters = &context.edition.corpus.letters;
    let are_few = letters.len() <= FEW;
    let here: HashSet<&str> = here.iter().map(|letter| letter.id.as_str()).collect();
    let is_listed = |letter: &Letter| are_few || here.contains(letter.id.as_str());
    let years = are_more.then(|| {
        let counts: Vec<usize> = mention_counts.iter().map(|mention_count| mention_count.body).collect();
        let years = context.edition.by_year(&counts);
        let highest = years.iter().map(|(_, count)| *count).max().unwrap_or(0);
        spread::by_year(&years, highest, Unit("mention", "mentions"))
    });
    let items = letters.iter().zip(mention_counts).filter(|(letter, _)| is_listed(letter)).map(|(letter, mention_count)| {
        let date = date_in_words(&letter.date);
        let name = html! { <>{ addressee(context, letter) }{ " " }<span class="when">{ date }</span></> };
        let slot = context.edition.letter_slot(letter);
        let is_named = mention_count.body + mention_count.around > 0;
        html! {
            <li key={letter.id.clone()} class={classes!(format!("edge-{slot}"), (!is_named).then_some("none"))}>
                if is_named { <a href={format!("#{}", section_id(letter))}>{ name }</a> } else { <span>{ name }</span> }
                { " " }
                <span class="n">
                    <b>{ mention_count.body }</b>
                    if mention_count.around > 0 { <span>{ format!(" and {} outside", mention_count.around) }</span> }
                </span>
            </li>
        }
    });
    html! {
        <nav class="by-letter" aria-label="Mentions by letter">
            <p class="total">{ capitalised(&total(mention_counts)) }{ "." }</p>
            { for years }
            if are_more { <p class="small soft">{ "On this page:" }</p> }
            <ol class="plain">{ for items }</ol>
        </nav>
    }
}

/// The entries before and after in the index.
fn neighbours(context: &PageContext, kind: EntityKind, entity: &Entity) -> Html {
    let filed = context.edition.filed(kind);
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
