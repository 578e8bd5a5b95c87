//! An index: everything of one kind, filed by name, with how often each letter mentions it.

use yew::prelude::*;

use super::{indexes, tallies, title};
use crate::view::{
    PageContext,
    parts::{
        letters::counted,
        spread::{self, Unit},
    },
};
use corpus::{Entity, EntityKind};
use site::{Route, pages::has_many_letters};
use text::mentions::{Tally, filed, initial};

/// The index of a kind.
pub fn page(context: &PageContext, kind: EntityKind) -> Html {
    let entities: Vec<(&Entity, Vec<Tally>)> = filed(context.edition.corpus.entities(kind))
        .into_iter()
        .map(|entity| (entity, tallies(context, entity)))
        .collect();
    let has_many = has_many_letters(&context.edition.corpus);
    let counts = |tallies: &[Tally]| -> Vec<usize> { tallies.iter().map(|tally| tally.body).collect() };
    let highest = |tallies: &[Tally]| {
        let counts = counts(tallies);
        let years = if has_many { context.edition.by_year(&counts) } else { Vec::new() };
        if has_many { years.into_iter().map(|(_, sum)| sum).max() } else { counts.into_iter().max() }
    };
    let highest = entities.iter().filter_map(|(_, tallies)| highest(tallies)).max().unwrap_or(0);
    let sections = entities.chunk_by(|(one, _), (next, _)| initial(one) == initial(next)).filter_map(|group| {
        let letter = initial(group.first()?.0);
        let entries = group.iter().map(|(entity, tallies)| entry(context, kind, entity, tallies, highest));
        Some(html! {
            <section class="filed" aria-labelledby={section_id(letter)} key={letter.to_string()}>
                <h2 id={section_id(letter)}>{ letter }</h2>
                <ul class="plain">{ for entries }</ul>
            </section>
        })
    });
    let alphabet = alphabet(&entities);
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
            { for sections }
        </div>
    }
}

/// The way to each initial that occurs.
fn alphabet(entities: &[(&Entity, Vec<Tally>)]) -> Html {
    let mut initials: Vec<char> = entities.iter().map(|(entity, _)| initial(entity)).collect();
    initials.dedup();
    let items = initials.into_iter().map(|letter| {
        html! { <li key={letter.to_string()}><a href={format!("#{}", section_id(letter))}>{ letter }</a></li> }
    });
    html! { <nav class="alphabet" aria-label="Initials"><ul class="plain">{ for items }</ul></nav> }
}

fn section_id(letter: char) -> String {
    if letter == '#' { "filed-0".to_owned() } else { format!("filed-{}", letter.to_lowercase()) }
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

fn entry(context: &PageContext, kind: EntityKind, entity: &Entity, tallies: &[Tally], highest: usize) -> Html {
    let counts: Vec<usize> = tallies.iter().map(|tally| tally.body).collect();
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
                <p>{ total(tallies) }</p>
            </div>
        </li>
    }
}

/// “27 mentions in 5 letters, 9 outside the paragraphs”.
#[must_use]
pub fn total(tallies: &[Tally]) -> String {
    let body: usize = tallies.iter().map(|tally| tally.body).sum();
    let around: usize = tallies.iter().map(|tally| tally.around).sum();
    let letters = tallies.iter().filter(|tally| tally.body > 0).count();
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
        let tally = |body, around| Tally { body, around };
        assert_eq!(
            total(&[tally(2, 0), tally(0, 1), tally(1, 0)]),
            "3 mentions in 2 letters; 1 outside the paragraphs"
        );
        assert_eq!(total(&[tally(1, 0), tally(0, 0)]), "1 mention in 1 letter");
        assert_eq!(total(&[tally(0, 0)]), "in no paragraph of a letter");
    }
}
