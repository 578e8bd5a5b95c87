//! Choosing letters to compare: the page for it, the menu on every letter, and what is said where a choice cannot be.

use yew::prelude::*;

use super::{ComparePage, Comparison, address_of_pair, address_of_passages};
use crate::platform::history::Entry;
use crate::view::{PageContext, PageProps, parts, share::menu::Menu};
use compare::{Choice, ChoiceProblem, Other, Side};
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
                context.go.emit((address, Entry::Replace));
            }
        });
    }
    match pair {
        (None, None) => plain(context),
        (Some(a), Some(b)) if Choice::resolve(&context.edition.corpus, Some(&a), Some(&b)).is_ok() => {
            html! { <ComparePage context={context.clone()} {a} {b} /> }
        }
        (a, b) => {
            let problems =
                Choice::resolve(&context.edition.corpus, a.as_deref(), b.as_deref()).err().unwrap_or_default();
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

fn plain(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    let featured = corpus.collection.featured.iter().map(|opening| featured(context, opening));
    let heads = corpus.letters.iter().map(|letter| html! { <th scope="col">{ short(context, letter) }</th> });
    let rows = corpus.letters.iter().map(|a| {
        let cells = corpus.letters.iter().map(|b| html! { <td>{ cell(context, a, b) }</td> });
        html! { <tr key={a.id.clone()}><th scope="row">{ short(context, a) }</th>{ for cells }</tr> }
    });
    html! {
        <div class="wide">
            <h1 id="title" tabindex="-1">{ "Compare letters" }</h1>
            <p class="lead">
                { "Two letters side by side, level with each other where they speak of the same thing." }
            </p>
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
                    let to = Address::of(Route::compare(&letter.id, compare::choice::REST));
                    html! { <li><a href={context.link(&to)}>{ format!("The words of: {}", letter.title) }</a></li> }
                }) }
            </ul>
        </div>
    }
}

fn short(context: &PageContext, letter: &Letter) -> Html {
    html! {
        <>
            { parts::recipient(context, &letter.recipient) }
            <br />
            <span class="soft">{ parts::date(&letter.date) }</span>
        </>
    }
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
    html! {
        <Menu label={html! { { "Compare with…" } }} class={Classes::new()} button="strong">
            { for has_entries.then(|| entries(context, letter)) }
        </Menu>
    }
}

fn entries(context: &PageContext, letter: &Letter) -> Html {
    let others = context.edition.corpus.letters.iter().filter(|other| other.id != letter.id).map(|other| {
        html! {
            <li>
                <a href={context.link(&address_of_pair(context, &letter.id, &other.id))}>
                    { parts::recipient(context, &other.recipient) }
                    { ", " }
                    { parts::date_in_words(&other.date) }
                </a>
            </li>
        }
    });
    let rest = Address::of(Route::compare(&letter.id, compare::choice::REST));
    html! { <ul class="plain">{ for others }<li><a href={context.link(&rest)}>{ "all others, by words" }</a></li></ul> }
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
        return html! { <a class="btn wide-only" href={address(None)}>{ "Take the third letter away" }</a> };
    }
    let taken: Vec<usize> = comparison.choice.sides().into_iter().map(|(_, index)| index).collect();
    let others =
        context.edition.corpus.letters.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, letter)| {
            html! {
                <li>
                    <a href={address(Some(letter.id.clone()))}>
                        { parts::recipient(context, &letter.recipient) }
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
