//! An index: everything of one kind, filed by name, with how often each letter mentions it.
//!
//! Start with [`page`]. Must not know what the page of an entry shows.

use std::collections::HashMap;

use yew::prelude::*;

use super::{indexes, mention_counts, title};
use crate::view::{
    PageContext,
    parts::{
        letters::counted,
        paging,
        spread::{self, Unit},
    },
};
use corpus::{Corpus, Entity, EntityKind, Letter};
use site::{
    Address, Route,
    pages::{INDEX_PAGE, has_many_letters, index_pages},
};
use text::mentions::MentionCount;

/// A page of the index of a kind, counted from 1. The pictures are to one scale on the pages of an index, too.
pub fn page(context: &PageContext, kind: EntityKind, page: usize) -> Html {
    let corpus = &context.edition.corpus;
    let all = context.edition.filed(kind);
    let has_many = has_many_letters(corpus);
    let highest = if has_many { highest_of_years(corpus, &all) } else { highest_of_letters(corpus, &all) };
    let entities: Vec<(&Entity, Vec<MentionCount>)> = all
        .chunks(INDEX_PAGE)
        .nth(page.saturating_sub(1))
        .unwrap_or_default()
        .iter()
        .map(|&entity| (entity, mention_counts(context, entity)))
        .collect();
    let initial = |entity: &Entity| context.edition.order().initial(&entity.sort_name);
    let sections = entities.chunk_by(|(one, _), (next, _)| initial(one) == initial(next)).filter_map(|group| {
        let letter = initial(group.first()?.0);
        let id = section_id(&letter);
        let entries =
            group.iter().map(|(entity, mention_counts)| entry(context, kind, entity, mention_counts, highest));
        Some(html! {
            <section class="filed" aria-labelledby={id.clone()} key={letter.clone()}>
                <h2 {id}>{ letter }</h2>
                <ul class="plain">{ for entries }</ul>
            </section>
        })
    });
    let alphabet = alphabet(context, &all, kind, page);
    let ways = || paging::ways(context, index_pages(corpus, kind), page, |page| Route::index_page(kind, page));
    html! {
        <div class="wide">
            { indexes(context, kind) }
            <h1 id="title" tabindex="-1">{ title(kind) }</h1>
            <p class="lead">{ introduction(kind) }</p>
            <div class="how">
                { spread::key(context) }
                <p class="small soft">
                    { if has_many {
                        "Each picture has a stem for every year, as long as the name is often mentioned in the paragraphs \
                         of its letters. Headings, signatures, summaries and notes are counted apart."
                    } else {
                        "Each picture has a stem for every letter, in this order, with the number of times its \
                         paragraphs mention the name. Headings, signatures, summaries and notes are counted apart."
                    } }
                </p>
            </div>
            { alphabet }
            { ways() }
            { for sections }
            { ways() }
        </div>
    }
}

/// The most mentions that one of these has in the paragraphs of one letter.
fn highest_of_letters(corpus: &Corpus, all: &[&Entity]) -> usize {
    let counts =
        all.iter().flat_map(|entity| corpus.letters.iter().map(|letter| MentionCount::of(entity, letter).body));
    counts.max().unwrap_or(0)
}

/// The same in the letters of one year. Of many letters an entry is mentioned in few: only these are looked at.
fn highest_of_years(corpus: &Corpus, all: &[&Entity]) -> usize {
    let letters: HashMap<&str, &Letter> = corpus.letters.iter().map(|letter| (letter.id.as_str(), letter)).collect();
    let of_entity = |entity: &Entity| {
        let mut years: HashMap<i32, usize> = HashMap::new();
        for letter in entity.mentions.letters().filter_map(|id| letters.get(id)) {
            if let Some(date) = letter.date.first() {
                *years.entry(date.year).or_default() += MentionCount::of(entity, letter).body;
            }
        }
        years.into_values().max().unwrap_or(0)
    };
    all.iter().map(|entity| of_entity(entity)).max().unwrap_or(0)
}

/// The way to each initial that occurs, on the first page that has it.
fn alphabet(context: &PageContext, all: &[&Entity], kind: EntityKind, here: usize) -> Html {
    let initial = |entity: &Entity| context.edition.order().initial(&entity.sort_name);
    let mut initials: Vec<(String, usize)> =
        all.iter().enumerate().map(|(at, entity)| (initial(entity), at / INDEX_PAGE + 1)).collect();
    initials.dedup_by(|one, other| one.0 == other.0);
    let items = initials.into_iter().map(|(letter, page)| {
        let id = section_id(&letter);
        let to = if page == here {
            format!("#{id}")
        } else {
            context.link(&Address::of(Route::index_page(kind, page)).at(&id))
        };
        html! { <li key={letter.clone()}><a href={to}>{ letter }</a></li> }
    });
    html! { <nav class="alphabet" aria-label="Initials"><ul class="plain">{ for items }</ul></nav> }
}

fn section_id(letter: &str) -> String {
    if letter == "#" { "filed-0".to_owned() } else { format!("filed-{}", letter.to_lowercase()) }
}

fn introduction(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => {
            "Who is named in the letters and in what surrounds them, each with every mention in its context."
        }
        EntityKind::Place => {
            "The countries, cities and waters named in the letters, each with every mention in its context."
        }
        EntityKind::Organisation => {
            "Governments, parties, forces and other bodies named in the letters, and the archives that keep them."
        }
        EntityKind::Term => "Words of the time that want explaining, each with every place where it stands.",
    }
}

const MENTIONS: Unit = Unit("mention", "mentions");

fn entry(
    context: &PageContext,
    kind: EntityKind,
    entity: &Entity,
    mention_counts: &[MentionCount],
    highest: usize,
) -> Html {
    let counts: Vec<usize> = mention_counts.iter().map(|mention_count| mention_count.body).collect();
    html! {
        <li class="entry" id={entity.id.clone()} key={entity.id.clone()}>
            <div class="what">
                <h3>
                    <a href={context.href(Route::entity(kind, &entity.id))}>{ &entity.sort_name }</a>
                    if !entity.dates.is_empty() { { " " }<span class="life">{ &entity.dates }</span> }
                </h3>
                if !entity.identification.is_empty() { <p>{ &entity.identification }</p> }
                if let Some(ambiguity) = &entity.ambiguity { <p class="ambiguity">{ ambiguity }</p> }
            </div>
            <div class="where">
                if has_many_letters(&context.edition.corpus) {
                    { spread::by_year(&context.edition.by_year(&counts), highest, MENTIONS) }
                } else {
                    { spread::spread(context, &counts, highest, MENTIONS) }
                }
                <p>{ total(mention_counts) }</p>
            </div>
        </li>
    }
}

/// “27 mentions in 5 letters, 9 outside the paragraphs”.
#[must_use]
pub fn total(mention_counts: &[MentionCount]) -> String {
    let body: usize = mention_counts.iter().map(|mention_count| mention_count.body).sum();
    let around: usize = mention_counts.iter().map(|mention_count| mention_count.around).sum();
    let letters = mention_counts.iter().filter(|mention_count| mention_count.body > 0).count();
    let in_body = match body {
        0 => "in no paragraph of a letter".to_owned(),
        _ => format!("{} in {}", counted(body, "mention", "mentions"), counted(letters, "letter", "letters")),
    };
    match around {
        0 => in_body,
        _ => format!("{in_body}; {around} outside the paragraphs"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_total_says_what_is_counted_and_where() {
        let mention_count = |body, around| MentionCount { body, around };
        assert_eq!(
            total(&[mention_count(2, 0), mention_count(0, 1), mention_count(1, 0)]),
            "3 mentions in 2 letters; 1 outside the paragraphs"
        );
        assert_eq!(total(&[mention_count(1, 0), mention_count(0, 0)]), "1 mention in 1 letter");
        assert_eq!(total(&[mention_count(0, 0)]), "in no paragraph of a letter");
    }
}
