//! Results as letters: a card for each, with its best passages where something is asked.
//!
//! Start with [`list`]. Must not know how results were found.

use yew::prelude::*;

use super::{
    address_of,
    passages::{SHORT, address, pieces, place},
    results::ResultsView,
};
use crate::view::{
    compare::choose,
    parts::{self, letters::counted},
};
use corpus::{
    Letter,
    named::{self, NameForm},
};
use search::{PassageId, View, answer::LetterFound, excerpt, strip};
use site::{Address, LetterState, Route, pages::has_many_letters};
use text::decimal::decimals;

/// Letters, in order.
pub fn list(results: &ResultsView) -> Html {
    let letters = &results.context.edition.corpus.letters;
    let cards = results
        .answer
        .letters
        .iter()
        .take(results.drawn)
        .filter_map(|found| Some(card(results, found, letters.get(found.letter)?)));
    html! { <ol class="letters" aria-label={if results.is_asked { "Results" } else { "Letters" }}>{ for cards }</ol> }
}

fn card(results: &ResultsView, found: &LetterFound, letter: &Letter) -> Html {
    let context = &results.context;
    let form = context.edition.corpus.collection.form_label(&letter.form);
    let to = Address::with_params(
        Route::letter(&letter.id),
        LetterState { q: results.marked_q(), ..LetterState::default() }.params(),
    );
    let counts_passages = results.answer.count.of_passages;
    let corpus = &context.edition.corpus;
    let how = NameForm { with_sender: true, ..NameForm::default() };
    // The form stands for those of whom nothing is said.
    let is_known = !letter.senders().is_empty() && !letter.recipients().is_empty();
    let ends = if is_known { named::line(corpus, letter, how) + " · " } else { String::new() };
    html! {
        <li key={letter.id.clone()} data-letter={letter.id.clone()}>
            <div class="when">{ parts::date(&letter.date) }</div>
            <div class="card">
                <h3>
                    <a href={context.link(&to)}>
                        { parts::heading(context, letter) }
                        <span class="hidden">{ format!(", {}", parts::date_in_words(&letter.date)) }</span>
                    </a>
                </h3>
                <p>{ &letter.description }</p>
                <p class="meta">{ format!("{ends}{form} · {}", parts::length(context, letter)) }</p>
                if counts_passages { { found_in(results, found, letter) } }
            </div>
            if corpus.letters.len() > 1 {
                <div class="card-tools">
                    // Fifty menus would be most of the page; of many letters one page has the choice.
                    if has_many_letters(corpus) {
                        <a class="btn" href={context.link(&Address::of(Route::Choose).and("a", &letter.id))}>
                            { "Compare with…" }
                        </a>
                    } else {
                        { choose::compare_with(context, letter, results.is_settled) }
                    }
                </div>
            }
        </li>
    }
}

/// How many passages of a letter were found, where in it, and the best.
fn found_in(results: &ResultsView, found: &LetterFound, letter: &Letter) -> Html {
    let index = results.context.edition.index();
    let places = strip(index, &results.answer, found.letter);
    let ticks = places.iter().enumerate().map(|(at, share)| {
        html! { <line key={at} x1={percent(*share)} x2={percent(*share)} y1="0" y2="10" /> }
    });
    let all = address_of(&results.context.edition.corpus, &results.request.viewed(View::Passages));
    let best = found.best.iter().map(|id| best(results, letter, *id));
    html! {
        <div class="found">
            <p class="count">
                { counted(found.passages as usize, "passage", "passages") }
                if found.best.len() < found.passages as usize {
                    { ": the best, or " }
                    <a href={results.context.link(&all)}>{ "all passages" }</a>
                }
            </p>
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

fn best(results: &ResultsView, letter: &Letter, id: PassageId) -> Html {
    let index = results.context.edition.index();
    let Some(passage) = index.passage(id) else { return Html::default() };
    let to = address(results, letter, &passage.anchor, None);
    html! {
        <li key={id.0}>
            <a href={results.context.link(&to)}>{ place(letter, passage) }</a>
            { " " }
            <span class="excerpt">{ pieces(&excerpt(index, &results.answer, id, SHORT)) }</span>
        </li>
    }
}
