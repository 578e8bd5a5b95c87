//! Results as letters: a card for each, with its best passages where something is asked.

use yew::prelude::*;

use super::{
    passages::{SHORT, address, pieces, place},
    results::Shown,
};
use crate::view::{
    compare::choose,
    parts::{self, letters::counted},
};
use corpus::Letter;
use search::{PassageId, answer::LetterFound, excerpt, strip};
use site::{Address, LetterState, Route};
use text::decimal::decimals;

/// Letters, in order.
pub fn list(shown: &Shown) -> Html {
    let letters = &shown.site.edition.corpus.letters;
    let cards = shown
        .answer
        .letters
        .iter()
        .take(shown.drawn)
        .filter_map(|found| Some(card(shown, found, letters.get(found.letter)?)));
    html! { <ol class="letters" aria-label={if shown.is_asked { "Results" } else { "Letters" }}>{ for cards }</ol> }
}

fn card(shown: &Shown, found: &LetterFound, letter: &Letter) -> Html {
    let site = &shown.site;
    let form = site.edition.corpus.collection.form_label(&letter.form);
    let to = Address::with_params(
        Route::letter(&letter.id),
        LetterState { q: shown.marked_q(), ..LetterState::default() }.params(),
    );
    let counts_passages = shown.answer.count.of_passages;
    let (sender, recipient) = (site.edition.person_name(&letter.sender), site.edition.person_name(&letter.recipient));
    html! {
        <li key={letter.id.clone()} data-letter={letter.id.clone()}>
            <div class="when">{ parts::date(&letter.date) }</div>
            <div class="card">
                <h3><a href={site.link(&to)}>{ "To " }{ parts::recipient(site, &letter.recipient) }</a></h3>
                <p>{ &letter.description }</p>
                <p class="meta">{ format!("{sender} → {recipient} · {form} · {}", parts::length(site, letter)) }</p>
                if counts_passages { { found_in(shown, found, letter) } }
            </div>
            <div class="card-tools">{ choose::compare_with(site, letter, shown.is_settled) }</div>
        </li>
    }
}

/// How many passages of a letter were found, where in it, and the best.
fn found_in(shown: &Shown, found: &LetterFound, letter: &Letter) -> Html {
    let index = shown.site.edition.index();
    let places = strip(index, &shown.answer, found.letter);
    let ticks = places.iter().enumerate().map(|(at, share)| {
        html! { <line key={at} x1={percent(*share)} x2={percent(*share)} y1="0" y2="10" /> }
    });
    let best = found.best.iter().map(|id| best(shown, letter, *id));
    html! {
        <div class="found">
            <p class="count">{ counted(found.passages as usize, "passage", "passages") }</p>
            <svg class="hit-strip" aria-hidden="true" width="100%" height="10">
                <rect width="100%" height="10" />
                <g>{ for ticks }</g>
            </svg>
            <ul class="plain">{ for best }</ul>
        </div>
    }
}

fn percent(share: f32) -> String {
    decimals(f64::from(share * 100.0), 2) + "%"
}

fn best(shown: &Shown, letter: &Letter, id: PassageId) -> Html {
    let index = shown.site.edition.index();
    let Some(passage) = index.passage(id) else { return Html::default() };
    let to = address(shown, letter, &passage.anchor, None);
    html! {
        <li key={id.0}>
            <a href={shown.site.link(&to)}>{ place(letter, passage) }</a>
            { " " }
            <span class="excerpt">{ pieces(&excerpt(index, &shown.answer, id, SHORT)) }</span>
        </li>
    }
}
