//! What narrows the list: to whom, under which theme, of which kind. Links and lists with counts; scripts only save the
//! button.
//!
//! Start with [`choose`]. Must not know the list itself.

use compare::{ParallelFilter, parallel_filter::AddresseePair};
use corpus::ParallelKind;
use site::{Address, Route, contradictions_state};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::view::{PageContext, parts::letters::person as short};

/// The choices.
pub fn choose(context: &PageContext, noted: &ParallelFilter) -> Html {
    let corpus = &context.edition.corpus;
    let all = ParallelFilter { to: Vec::new(), ..noted.clone() };
    let choice = |label: Html, to: Vec<String>, count: usize| {
        let here = same(&to, &noted.to);
        let key = to.join(",");
        let address = address(context, &ParallelFilter { to, ..noted.clone() });
        html! {
            <li {key}>
                <a class="choice" href={context.link(&address)} aria-current={here.then_some("true")}>
                    { label }
                    { " " }
                    <span class="n">{ count }</span>
                </a>
            </li>
        }
    };
    let singles = noted.addressees(corpus).into_iter().map(|(person, count)| {
        choice(html! { <>{ "With " }{ short(context, person) }</> }, vec![person.to_owned()], count)
    });
    let pairs = noted.pairs(corpus).into_iter().map(|AddresseePair { one, other, count }| {
        let label = if one == other {
            html! { <>{ short(context, one) }{ ", then and later" }</> }
        } else {
            html! { <>{ short(context, one) }{ " and " }{ short(context, other) }</> }
        };
        choice(label, vec![one.to_owned(), other.to_owned()], count)
    });
    html! {
        <div class="choose" role="group" aria-label="Choose contradictions">
            <div class="choose-people">
                <span class="legend" id="between">{ "Between" }</span>
                <ul class="pair-choices plain" aria-labelledby="between">
                    { choice(html! { "All" }, Vec::new(), all.listed(corpus).len()) }
                    { for pairs }
                    { for singles }
                </ul>
            </div>
            { themes(context, noted) }
            { kinds(context, noted) }
        </div>
    }
}

fn same(one: &[String], other: &[String]) -> bool {
    let reversed = || one.iter().rev().eq(other.iter());
    one == other || reversed()
}

fn address(context: &PageContext, noted: &ParallelFilter) -> Address {
    Address::with_params(Route::Contradictions, contradictions_state::params(&context.edition.corpus, noted))
}

fn themes(context: &PageContext, noted: &ParallelFilter) -> Html {
    let corpus = &context.edition.corpus;
    let counts = noted.by_theme(corpus);
    if corpus.themes.is_empty() {
        return Html::default();
    }
    let options = corpus.themes.iter().zip(counts).map(|(theme, count)| {
        let is_chosen = noted.themes.contains(&theme.id);
        html! {
            <option
                key={theme.id.clone()}
                value={theme.id.clone()}
                selected={is_chosen}
                disabled={count == 0 && !is_chosen}
            >
                { format!("{} ({count})", theme.label) }
            </option>
        }
    });
    let onchange = {
        let (context, noted) = (context.clone(), noted.clone());
        Callback::from(move |event: Event| {
            let Some(value) = chosen(&event) else { return };
            let themes = if value.is_empty() { Vec::new() } else { vec![value] };
            context.push(address(&context, &ParallelFilter { themes, ..noted.clone() }));
        })
    };
    html! {
        <label>
            <span class="legend">{ "Theme" }</span>
            <select name="theme" autocomplete="off" {onchange}>
                <option value="" selected={noted.themes.is_empty()}>{ "All themes" }</option>
                { for options }
            </select>
        </label>
    }
}

fn kinds(context: &PageContext, noted: &ParallelFilter) -> Html {
    let corpus = &context.edition.corpus;
    let options = ParallelKind::ALL.into_iter().map(|kind| {
        let count = noted.of_kind(corpus, kind);
        let label = if kind == ParallelKind::Contradiction { "Contradictions" } else { kind.label() };
        let is_chosen = noted.kinds.contains(&kind);
        html! {
            <option key={kind.id()} value={kind.id()} selected={is_chosen} disabled={count == 0 && !is_chosen}>
                { format!("{label} ({count})") }
            </option>
        }
    });
    let onchange = {
        let (context, noted) = (context.clone(), noted.clone());
        Callback::from(move |event: Event| {
            if let Some(kind) = chosen(&event).and_then(|id| ParallelKind::from_id(&id)) {
                context.push(address(&context, &ParallelFilter { kinds: vec![kind], ..noted.clone() }));
            }
        })
    };
    html! {
        <label>
            <span class="legend">{ "Kind" }</span>
            <select name="kind" autocomplete="off" {onchange}>{ for options }</select>
        </label>
    }
}

fn chosen(event: &Event) -> Option<String> {
    event.target_dyn_into::<HtmlSelectElement>().map(|list| list.value())
}
