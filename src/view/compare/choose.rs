//! Choosing letters to compare: the page for it, the menu on every letter, and what is said where a choice cannot be.
//!
//! Start with [`ChoosePage`]. Must not know what is shown of letters side by side.

use yew::prelude::*;

use super::{ComparePage, Comparison, address_of_pair, address_of_passages, address_of_rest, near};
use crate::platform::history::HistoryBehavior;
use crate::view::{PageContext, PageProps, parts, share::menu::menu};
use compare::{ChoiceProblem, ChosenLetters, Other, Side};
use corpus::{Letter, collection::Opening};
use site::{Address, Route, compare_state::CompareState, pages};

/// The page where letters are chosen. An address with two letters in its query is shown here, or goes on to its own page.
#[component]
pub fn ChoosePage(props: &PageProps) -> Html {
    let context = &props.context;
    let pair = (context.address.param("a").map(str::to_owned), context.address.param("b").map(str::to_owned));
    {
        let context = context.clone();
        use_effect_with((pair.clone(), context.live), move |((a, b), live)| {
            if let (true, Some(a), Some(b)) = (*live, a, b)
                && pages::has_page(&context.edition.corpus, a, b)
            {
                let mut address = (*context.address).clone();
                address.route = Route::compare(a, b);
                address.params.retain(|(name, _)| name != "a" && name != "b");
                context.go.emit((address, HistoryBehavior::Replace));
            }
        });
    }
    match pair {
        (None, None) => plain(context),
        // One is chosen already, and the other is to be.
        (Some(a), None)
            if pages::has_many_letters(&context.edition.corpus) && context.edition.corpus.letter(&a).is_some() =>
        {
            plain(context)
        }
        (Some(a), Some(b)) if ChosenLetters::resolve(&context.edition.corpus, Some(&a), Some(&b)).is_ok() => {
            html! { <ComparePage context={context.clone()} {a} {b} /> }
        }
        (a, b) => {
            let problems =
                ChosenLetters::resolve(&context.edition.corpus, a.as_deref(), b.as_deref()).err().unwrap_or_default();
            with_problems(context, &problems)
        }
    }
}

/// The page, with what was wrong with the choice.
pub fn with_problems(context: &PageContext, problems: &[ChoiceProblem]) -> Html {
    let said = problems.iter().map(|problem| html! { <li>{ problem.to_string() }</li> });
    html! {
        <>
            <div class="column"><div class="caution" role="status"><ul class="plain">{ for said }</ul></div></div>
            { plain(context) }
        </>
    }
}

/// The title of the page, and what can be done on it.
fn title(lead: &str) -> Html {
    html! { <><h1 id="title" tabindex="-1">{ "Compare letters" }</h1><p class="lead">{ lead }</p></> }
}

fn plain(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    let featured = corpus.collection.featured.iter().map(|opening| featured(context, opening));
    if pages::has_many_letters(corpus) {
        return html! {
            <div class="wide">
                { title("Two letters side by side, level with each other where they speak of the same thing.") }
                <ul class="featured plain">{ for featured }</ul>
                { fields(context) }
                { joined(context) }
            </div>
        };
    }
    if corpus.letters.len() < 2 {
        return html! {
            <div class="column">{ title("This collection has one letter: there is no other to set beside it.") }</div>
        };
    }
    let heads = corpus.letters.iter().map(|letter| html! { <th scope="col">{ short(context, letter) }</th> });
    let rows = corpus.letters.iter().map(|a| {
        let cells = corpus.letters.iter().map(|b| html! { <td>{ cell(context, a, b) }</td> });
        html! { <tr key={a.id.clone()}><th scope="row">{ short(context, a) }</th>{ for cells }</tr> }
    });
    html! {
        <div class="wide">
            { title("Two letters side by side, level with each other where they speak of the same thing.") }
            <ul class="featured plain">{ for featured }</ul>
            <h2>{ "Any two" }</h2>
            <p class="soft">
                { "The number says how many parallels the editor has noted between the two; the row is on the left, \
                   the column on the right." }
            </p>
            <div class="scroll-x" tabindex="0" role="region" aria-label="All pairs of letters">
                <table class="matrix pairs">
                    <colgroup><col span={(corpus.letters.len() + 1).to_string()} /></colgroup>
                    <thead><tr><td />{ for heads }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <h2>{ "One against all others" }</h2>
            <ul>
                { for corpus.letters.iter().map(|letter| {
                    let to = address_of_rest(context, &letter.id);
                    html! { <li><a href={context.link(&to)}>{ format!("The words of: {}", letter.title) }</a></li> }
                }) }
            </ul>
        </div>
    }
}

/// Two fields in which letters are found as one types; without the application a form that leads to the pair.
fn fields(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    let chosen = |side: &str| context.address.param(side).unwrap_or_default().to_owned();
    let field = |side: &'static str, label: &'static str| {
        html! {
            <label>
                { label }
                <input
                    name={side}
                    value={chosen(side)}
                    list="letters-to-choose"
                    required=true
                    autocomplete="off"
                    spellcheck="false"
                />
            </label>
        }
    };
    let options = corpus.letters.iter().map(|letter| {
        html! { <option value={letter.id.clone()}>{ &letter.title }</option> }
    });
    html! {
        <form
            class="choose-letters"
            action={context.link(&Address::of(Route::Choose))}
            method="get"
            aria-label="Choose two letters"
        >
            { field("a", "One letter") }
            { field("b", "The other") }
            <datalist id="letters-to-choose">
                { for options }
                <option value={compare::choice::REST}>{ "all others, by words" }</option>
            </datalist>
            <button class="btn strong">{ "Read side by side" }</button>
        </form>
    }
}

/// The pairs that the editor has joined, with the number of parallels.
fn joined(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    let mut counts: std::collections::BTreeMap<(&str, &str), usize> = std::collections::BTreeMap::new();
    for parallel in &corpus.parallels {
        *counts.entry((parallel.a.letter.as_str(), parallel.b.letter.as_str())).or_default() += 1;
    }
    if counts.is_empty() {
        return Html::default();
    }
    let title = |id: &str| corpus.letter(id).map(|letter| letter.title.clone()).unwrap_or_default();
    let pairs = counts.into_iter().map(|((a, b), count)| {
        html! {
            <li>
                <a href={context.link(&address_of_pair(context, a, b))}>
                    { format!("{} beside {}", title(a), title(b)) }
                </a>
                <span class="soft">{ format!(" {count}") }</span>
            </li>
        }
    });
    html! {
        <>
            <h2>{ "Joined by the editor" }</h2>
            <p class="soft">{ "The number says how many parallels are noted between the two." }</p>
            <ul>{ for pairs }</ul>
        </>
    }
}

fn short(context: &PageContext, letter: &Letter) -> Html {
    html! { <>{ parts::ends(context, letter) }<br /><span class="soft">{ parts::date(&letter.date) }</span></> }
}

fn cell(context: &PageContext, a: &Letter, b: &Letter) -> Html {
    if a.id == b.id {
        return html! {
            <span class="soft">
                <span class="hidden">{ "the same letter" }</span>
                <span aria-hidden="true">{ "·" }</span>
            </span>
        };
    }
    let count = count(context, &a.id, &b.id);
    let label = format!("{} beside {}: {count} parallels", a.title, b.title);
    html! { <a href={context.link(&address_of_pair(context, &a.id, &b.id))} aria-label={label}>{ count }</a> }
}

fn count(context: &PageContext, a: &str, b: &str) -> usize {
    let ends = |one: &str, other: &str| (one == a && other == b) || (one == b && other == a);
    context.edition.corpus.parallels.iter().filter(|parallel| ends(&parallel.a.letter, &parallel.b.letter)).count()
}

/// A comparison to open with, as a line with its question.
fn featured(context: &PageContext, opening: &Opening) -> Html {
    let to = address_of_passages(context, (&opening.a.letter, &opening.a.part), (&opening.b.letter, &opening.b.part));
    html! {
        <li key={opening.title.clone()}>
            <h2><a href={context.link(&to)}>{ &opening.title }</a></h2>
            <p>{ &opening.lead }</p>
        </li>
    }
}

/// “Compare with…”: every other letter. Closed, it can wait for its entries while somebody types.
pub fn compare_with(context: &PageContext, letter: &Letter, has_entries: bool) -> Html {
    let content = html! { <>{ for has_entries.then(|| entries(context, letter)) }</> };
    menu(html! { { "Compare with…" } }, "", "strong", content)
}

fn entries(context: &PageContext, letter: &Letter) -> Html {
    let corpus = &context.edition.corpus;
    let others = near::others(corpus, letter).into_iter().map(|other| {
        html! {
            <li>
                <a href={context.link(&address_of_pair(context, &letter.id, &other.id))}>
                    { parts::ends(context, other) }
                    { ", " }
                    { parts::date_in_words(&other.date) }
                </a>
            </li>
        }
    });
    let rest = address_of_rest(context, &letter.id);
    html! {
        <ul class="plain">
            { for others }
            if pages::has_many_letters(corpus) {
                <li><a href={context.link(&any_other(letter))}>{ "any other …" }</a></li>
            }
            <li>
                <a href={context.link(&rest)}>{ "all others, by words" }</a>
            </li>
        </ul>
    }
}

/// The page where a letter to set beside this one is chosen.
pub fn any_other(letter: &Letter) -> Address {
    Address::of(Route::Choose).and("a", &letter.id)
}

/// Adding or taking away a third letter.
pub fn third(comparison: &Comparison) -> Html {
    if comparison.choice.b == Other::Rest {
        return Html::default();
    }
    let context = &comparison.context;
    let address = |c: Option<String>| {
        let state = CompareState { c, ..(*comparison.state).clone() };
        let state = if state.c.is_none() {
            let at = state.at.iter().filter(|(side, _)| *side != Side::C).cloned().collect();
            state.with_at(at)
        } else {
            state
        };
        context.link(&comparison.address(&state))
    };
    if comparison.choice.c.is_some() {
        return html! { <a class="btn wide-only" href={address(None)}>{ "Remove third letter" }</a> };
    }
    let taken: Vec<usize> = comparison.choice.sides().into_iter().map(|(_, index)| index).collect();
    let corpus = &context.edition.corpus;
    let Some(first) = taken.first().and_then(|at| corpus.letters.get(*at)) else { return Html::default() };
    let is_taken =
        |letter: &Letter| taken.iter().any(|at| corpus.letters.get(*at).is_some_and(|one| one.id == letter.id));
    let others = near::others(corpus, first).into_iter().filter(|letter| !is_taken(letter)).map(|letter| {
        html! {
            <li>
                <a href={address(Some(letter.id.clone()))}>
                    { parts::ends(context, letter) }
                    { ", " }
                    { parts::date_in_words(&letter.date) }
                </a>
            </li>
        }
    });
    html! {
        <details class="menu wide-only needs-app">
            <summary class="btn">{ "Add a third letter" }</summary>
            <ul class="sheet plain">{ for others }</ul>
        </details>
    }
}
