//! What can be done with words of a letter: copy a link or a quotation, compare, hand on to another program.
//!
//! Start with [`Actions`]. Must not know how the words were chosen.

use yew::prelude::*;

use super::{
    address_of_words,
    buttons::link,
    citing,
    copying::{Copy, use_copier},
    preferred_style, sent, words_name,
};
use crate::platform::sharing;
use crate::view::{
    PageContext,
    compare::{address_of_pair, address_of_passages},
    parts,
};
use citations::quote;
use compare::{Counterpart, CounterpartFinder, choice::index_of};
use corpus::Letter;
use text::Version;
use text::address::{WordAddress, Words};
use text::part_name;

/// What the actions are given.
#[derive(Clone, PartialEq, Properties)]
pub struct ActionsProps {
    /// What every page is given.
    pub context: PageContext,
    /// The letter.
    pub letter_id: String,
    /// The words.
    pub words: Words,
    /// The text that is shown, to which the link leads.
    pub version: Version,
    /// The first button, for whoever wants to focus it.
    pub first: NodeRef,
}

/// The buttons, and what became of a copy.
#[component]
pub fn Actions(props: &ActionsProps) -> Html {
    let ActionsProps { context, letter_id, words, first, .. } = props;
    let copier = use_copier();
    let comparing = use_state_eq(|| None::<String>);
    let on_link = {
        let (props, copier) = (props.clone(), copier.clone());
        move |_: MouseEvent| {
            if let Some(address) = passage(&props).and_then(|passage| sent(&props.context, &address(&props, &passage)))
            {
                copier.copy(link(&props.context, &address));
            }
        }
    };
    let on_quotation = {
        let (props, copier) = (props.clone(), copier.clone());
        move |_: MouseEvent| {
            if let Some(quotation) = quotation(&props) {
                copier.copy(quotation);
            }
        }
    };
    let on_share = {
        let props = props.clone();
        move |_: MouseEvent| share(&props)
    };
    let on_compare = {
        let (comparing, part) = (comparing.clone(), words.first.part.clone());
        move |_: MouseEvent| comparing.set(if comparing.is_some() { None } else { Some(part.clone()) })
    };
    html! {
        <div class="actions">
            <div class="action-row">
                <button type="button" ref={first.clone()} onclick={on_link}>{ "Copy link" }</button>
                <button type="button" onclick={on_quotation}>{ "Copy quotation" }</button>
                <button
                    type="button"
                    aria-expanded={if comparing.is_some() { "true" } else { "false" }}
                    onclick={on_compare}
                >
                    { "Compare…" }
                </button>
                if context.browser.can_share { <button type="button" onclick={on_share}>{ "Share…" }</button> }
            </div>
            if comparing.is_some() {
                <CompareList
                    context={context.clone()}
                    letter_id={letter_id.clone()}
                    part_id={words.first.part.clone()}
                />
            }
            { copier.said() }
        </div>
    }
}

fn passage(props: &ActionsProps) -> Option<WordAddress> {
    text::address::address(props.context.edition.corpus.letter(&props.letter_id)?, props.words.clone())
}

fn address(props: &ActionsProps, passage: &WordAddress) -> site::Address {
    address_of_words(&props.context, &props.letter_id, passage, props.version)
}

fn quotation(props: &ActionsProps) -> Option<Copy> {
    let letter = props.context.edition.corpus.letter(&props.letter_id)?;
    let style = preferred_style(&props.context);
    let quotation = quote(&citing(&props.context), letter, &passage(props)?, style)?;
    Some(Copy {
        said: format!("Quotation copied, with its citation ({}).", style.label()),
        plain: quotation.plain(),
        html: Some(quotation.html()),
    })
}

fn share(props: &ActionsProps) {
    let shared = || {
        let letter = props.context.edition.corpus.letter(&props.letter_id)?;
        let passage = passage(props)?;
        let quotation = quote(&citing(&props.context), letter, &passage, preferred_style(&props.context))?;
        let address = sent(&props.context, &address(props, &passage))?;
        let title = format!("{}, {}", letter.title, words_name(letter, &props.words));
        sharing::share(&title, &quotation.paragraphs.join("\n\n"), &address.url);
        Some(())
    };
    // Without a letter or an address there is nothing to hand on.
    let _ = shared();
}

/// What the list of comparisons is given.
#[derive(Clone, PartialEq, Properties)]
struct CompareListProps {
    context: PageContext,
    letter_id: String,
    part_id: String,
}

/// Every other letter, level at the passage that belongs beside this one where there is one.
#[component]
fn CompareList(props: &CompareListProps) -> Html {
    let CompareListProps { context, letter_id, part_id } = props;
    let corpus = &context.edition.corpus;
    let counterparts = use_memo((letter_id.clone(), part_id.clone()), |(letter_id, part_id)| {
        index_of(corpus, letter_id)
            .map(|index| CounterpartFinder::new(corpus, context.edition.evidence(), index).of(part_id))
            .unwrap_or_default()
    });
    let others = corpus.letters.iter().enumerate().filter(|(_, other)| other.id != *letter_id).map(|(index, other)| {
        let best = counterparts.iter().find(|one| one.letter == index);
        comparison(props, other, best)
    });
    html! { <ul class="plain compare-list" aria-label="Compare with">{ for others }</ul> }
}

fn comparison(props: &CompareListProps, other: &Letter, best: Option<&Counterpart>) -> Html {
    let CompareListProps { context, letter_id, part_id } = props;
    let partner = best.and_then(|best| Some((other.parts.get(best.part)?, best)));
    let (to, beside) = match partner {
        Some((part, best)) => {
            let kind = best.kind.map_or_else(|| "shared words".to_owned(), |kind| kind.label().to_lowercase());
            let to = address_of_passages(context, (letter_id, part_id), (&other.id, &part.id));
            (to, format!(", {}: {kind}", part_name::short(other, &part.id)))
        }
        None => {
            let at = compare::Side::A.anchor(part_id);
            (address_of_pair(context, letter_id, &other.id).and("at", &at), String::new())
        }
    };
    html! {
        <li key={other.id.clone()}>
            <a href={context.link(&to)}>
                { parts::ends(context, other) }
                { ", " }
                { parts::date_in_words(&other.date) }
                { beside }
            </a>
        </li>
    }
}
