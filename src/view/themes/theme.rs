//! One theme across all letters, in order of date: one subject, addressee after addressee.
//!
//! Start with [`page`]. Must not know the matrix.

use std::collections::HashSet;

use yew::prelude::*;

use super::{cells_side_by_side, passage::passage};
use crate::view::{
    PageContext, not_found,
    parts::{
        date_in_words,
        letters::{addressee, counted, heading_of_section},
        paging,
        spread::{self, Unit},
    },
};
use compare::{
    synopsis::{Absence, Assignment, Cell, Synopsis},
    theme::{ThemeInLetter, neighbours},
};
use corpus::{Letter, Theme, ThemePassages};
use site::{
    Route,
    pages::{has_many_letters, theme_pages},
};

const PASSAGES: Unit = Unit("passage", "passages");

/// How many neighbouring themes are named.
const NEAREST: usize = 4;

/// Of many letters each stands beside so many of those that are nearest to it and speak of the theme.
const BESIDE: usize = 6;

/// A page of a theme, counted from 1, or what is said where there is none of this id. Of many letters only those stand
/// there that have something on it.
pub fn page(context: &PageContext, theme_id: &str, page: usize) -> Html {
    let corpus = &context.edition.corpus;
    let Some(index) = corpus.themes.iter().position(|theme| theme.id == theme_id) else {
        let message = format!("There is no theme “{theme_id}” in this collection.");
        return not_found::no_entry(context, &message, Route::Themes, "themes");
    };
    let theme = &corpus.themes[index];
    let has_many = has_many_letters(corpus);
    let pages = theme_pages(corpus, theme);
    let here = pages.get(page.saturating_sub(1)).map_or(&[][..], Vec::as_slice);
    let letters: Vec<usize> = if has_many {
        let here: HashSet<&str> = here.iter().map(|letter| letter.id.as_str()).collect();
        let all = corpus.letters.iter().enumerate();
        all.filter(|(_, letter)| here.contains(letter.id.as_str())).map(|(at, _)| at).collect()
    } else {
        (0..corpus.letters.len()).collect()
    };
    let synopsis = Synopsis::of_theme(corpus, index, &letters);
    let ways = || paging::ways(context, pages.len(), page, |page| Route::theme_page(theme_id, page));
    let cells: Vec<(&Letter, &Cell)> = synopsis
        .rows
        .iter()
        .flat_map(|row| synopsis.letters.iter().zip(&row.cells))
        .filter_map(|(letter, cell)| Some((corpus.letters.get(*letter)?, cell)))
        .collect();
    html! {
        <div class="wide theme">
            <header class="theme-head">
                <p class="eyebrow">
                    <a href={context.href(Route::Themes)}>{ "Themes" }</a>
                    { format!(" · {} of {}", index + 1, corpus.themes.len()) }
                </p>
                <h1 id="title" tabindex="-1">{ &theme.label }</h1>
                <p class="lead">{ &theme.definition }</p>
                { absences(&cells) }
                { for has_many.then(|| spread_of(context, theme)) }
            </header>
            { ways() }
            <div class="theme-body">
                { contents(context, &cells) }
                <div class="across">
                    { for cells.iter().map(|(letter, cell)| section(context, theme, letter, cell, &cells)) }
                </div>
            </div>
            { ways() }
            { elsewhere(context, index, theme) }
        </div>
    }
}

/// Of many letters: how many speak of it, and when.
fn spread_of(context: &PageContext, theme: &Theme) -> Html {
    let letters = &context.edition.corpus.letters;
    let counts: Vec<usize> =
        letters.iter().map(|letter| theme.in_letter(&letter.id).map_or(0, ThemePassages::count)).collect();
    let years = context.edition.by_year(&counts);
    let highest = years.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let of = counts.iter().filter(|count| **count > 0).count();
    html! {
        <div class="how">
            { spread::by_year(&years, highest, PASSAGES) }
            <p class="small soft">
                { format!("{} in {}", counted(counts.iter().sum(), PASSAGES.0, PASSAGES.1), counted(of, "letter", "letters")) }
            </p>
        </div>
    }
}

/// To whom nothing is said on the theme.
fn absences(cells: &[(&Letter, &Cell)]) -> Html {
    let mut people: Vec<&str> = Vec::new();
    for (_, cell) in cells {
        if let Cell::Empty(Absence::InAnyLetterTo { person }) = cell
            && !people.contains(&person.as_str())
        {
            people.push(person);
        }
    }
    people.iter().map(|person| html! { <p class="absent">{ format!("in no letter to {person}") }</p> }).collect()
}

fn section_id(letter: &Letter) -> String {
    format!("in-{}", letter.id)
}

fn contents(context: &PageContext, cells: &[(&Letter, &Cell)]) -> Html {
    let items = cells.iter().map(|(letter, cell)| {
        let count = match cell {
            Cell::Passages(passages) => passages.len().to_string(),
            Cell::Empty(_) => "—".to_owned(),
        };
        html! {
            <li key={letter.id.clone()}>
                <a href={format!("#{}", section_id(letter))}>
                    { addressee(context, letter) }
                    { " " }
                    <span class="when">{ date_in_words(&letter.date) }</span>
                </a>
                { " " }
                <b>{ count }</b>
            </li>
        }
    });
    html! {
        <nav class="theme-contents" aria-label="Letters, with the number of passages">
            <ol class="plain">{ for items }</ol>
        </nav>
    }
}

fn section(context: &PageContext, theme: &Theme, letter: &Letter, cell: &Cell, cells: &[(&Letter, &Cell)]) -> Html {
    let id = section_id(letter);
    let title_id = format!("{id}-title");
    let slot = context.edition.letter_slot(letter);
    let heading = heading_of_section(context, letter, title_id.clone());
    let body = match cell {
        Cell::Empty(_) => html! { <p class="none">{ Absence::InThisLetter.sentence() }</p> },
        Cell::Passages(passages) => html! {
            <>
                <p class="measure">{ measure(passages) }</p>
                { pairs(context, theme, letter, cells) }
                { passages_of(context, theme, letter, passages) }
            </>
        },
    };
    let class = classes!("in-letter", format!("edge-{slot}"), matches!(cell, Cell::Empty(_)).then_some("without"));
    html! {
        <section
            class={class}
            id={id}
            aria-labelledby={title_id}
            data-letter={letter.id.clone()}
            key={letter.id.clone()}
        >
            { heading }
            { body }
        </section>
    }
}

/// “4 passages mainly about it, touched on in 2”.
fn measure(passages: &[Assignment]) -> String {
    let main = passages.iter().filter(|passage| passage.is_main).count();
    let touching = passages.len() - main;
    match (main, touching) {
        (0, _) => format!("Touched on in {}, none mainly about it", counted(touching, "passage", "passages")),
        (_, 0) => format!("{} mainly about it", counted(main, "passage", "passages")),
        _ => format!("{} mainly about it, touched on in {touching}", counted(main, "passage", "passages")),
    }
}

/// This letter's passages beside those of each other letter.
fn pairs(context: &PageContext, theme: &Theme, letter: &Letter, cells: &[(&Letter, &Cell)]) -> Html {
    let own = ThemeInLetter { theme, letter: &letter.id };
    let own_place = cells.iter().position(|(other, _)| other.id == letter.id).unwrap_or_default();
    let is_near = |at: usize| !has_many_letters(&context.edition.corpus) || at.abs_diff(own_place) <= BESIDE / 2;
    let links: Vec<Html> = cells
        .iter()
        .enumerate()
        .filter(|(at, _)| is_near(*at))
        .map(|(_, cell)| cell)
        .filter_map(|(other, _)| {
            let to = cells_side_by_side(context, own, ThemeInLetter { theme, letter: &other.id })?;
            Some(html! {
                <li key={other.id.clone()}>
                    <a href={context.link(&to)}>
                        { addressee(context, other) }
                        { " " }
                        <span class="when">{ date_in_words(&other.date) }</span>
                    </a>
                </li>
            })
        })
        .collect();
    if links.is_empty() {
        return Html::default();
    }
    html! {
        <div class="side-by-side">
            <span id={format!("pairs-{}", letter.id)}>{ "Side by side with" }</span>
            <ul class="plain" aria-labelledby={format!("pairs-{}", letter.id)}>{ links }</ul>
        </div>
    }
}

fn passages_of(context: &PageContext, theme: &Theme, letter: &Letter, passages: &[Assignment]) -> Html {
    let before = std::iter::once(None).chain(passages.iter().map(|passage| Some(passage.part)));
    passages
        .iter()
        .zip(before)
        .map(|(assigned, before)| {
            let follows = before.is_some_and(|before| before + 1 == assigned.part);
            passage(context, theme, letter, assigned, follows)
        })
        .collect()
}

/// The themes that share passages with this one, and those before and after it.
fn elsewhere(context: &PageContext, index: usize, theme: &Theme) -> Html {
    let themes = &context.edition.corpus.themes;
    let link = |theme: &Theme| {
        html! { <a href={context.href(Route::Theme { theme: theme.id.clone() })}>{ &theme.label }</a> }
    };
    let nearest: Vec<Html> = neighbours(&context.edition.corpus, theme)
        .into_iter()
        .take(NEAREST)
        .filter_map(|(other, shared)| {
            let other = themes.get(other)?;
            Some(html! {
                <li key={other.id.clone()}>
                    { link(other) }
                    <span>{ format!(" {} in common", counted(shared, "passage", "passages")) }</span>
                </li>
            })
        })
        .collect();
    let step = |label: &str, other: Option<&Theme>| {
        other.map(|other| html! { <li><span>{ label.to_owned() }</span>{ " " }{ link(other) }</li> })
    };
    html! {
        <nav class="neighbours" aria-label="Other themes">
            if !nearest.is_empty() { <h2>{ "Nearest themes" }</h2><ul class="plain nearest">{ nearest }</ul> }
            <ul class="plain">
                { for step("Before:", index.checked_sub(1).and_then(|before| themes.get(before))) }
                { for step("After:", themes.get(index + 1)) }
            </ul>
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_measure_says_how_many_are_about_it_and_how_many_touch_it() {
        let passage = |is_main| Assignment { part: 0, part_id: "p1".to_owned(), is_main };
        assert_eq!(measure(&[passage(true)]), "1 passage mainly about it");
        assert_eq!(
            measure(&[passage(true), passage(true), passage(false)]),
            "2 passages mainly about it, touched on in 1"
        );
        assert_eq!(measure(&[passage(false), passage(false)]), "Touched on in 2 passages, none mainly about it");
    }
}
