//! The dossier: what is known about the document, how it is known, and what is not.

use yew::prelude::*;

use crate::view::PageContext;
use corpus::{
    Correspondence, Fact, Letter,
    letter::{Basis, FactField},
};
use site::Route;
use text::part_name;

/// The dossier of a letter.
pub fn section(context: &PageContext, letter: &Letter) -> Html {
    let facts = letter.dossier.iter().map(fact);
    let corpus = &context.edition.corpus;
    let about = |item: &&Correspondence| {
        item.mentioned.iter().any(|place| place.letter == letter.id)
            || item.answered_by.contains(&letter.id)
            || item.answers.contains(&letter.id)
    };
    let related: Vec<Html> =
        corpus.correspondence.iter().filter(about).map(|item| correspondence(context, letter, item)).collect();
    html! {
        <section id="dossier" class="dossier" aria-labelledby="dossier-title">
            <h2 id="dossier-title">{ "Dossier" }</h2>
            <dl>{ for facts }</dl>
            if !related.is_empty() {
                <h3>{ "Letters and statements it answers or mentions" }</h3>
                <ul>{ for related }</ul>
            }
            if !letter.unverified.is_empty() {
                <h3>{ "Not known or not verified" }</h3>
                <ul>{ for letter.unverified.iter().map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
            }
        </section>
    }
}

fn fact(fact: &Fact) -> Html {
    html! {
        <>
            <dt>{ label(fact.field) }</dt>
            <dd>
                { fact.value.clone().unwrap_or_else(|| "not known".to_owned()) }
                if let Some(url) = &fact.url { { " " }<a href={url.clone()} rel="external">{ url }</a> }
                <span class="basis">{ basis(fact) }</span>
            </dd>
        </>
    }
}

fn basis(fact: &Fact) -> String {
    let on = match fact.basis {
        Basis::Letter => "the letter itself",
        Basis::Heading => "the source’s heading or notes",
        Basis::Outside => "looked up",
        Basis::Inference => "the editor’s conclusion",
        Basis::Unknown => "not stated",
    };
    if fact.source.is_empty() { format!(" [{on}]") } else { format!(" [{on}: {}]", fact.source) }
}

fn label(field: FactField) -> &'static str {
    match field {
        FactField::Date => "Date",
        FactField::From => "From",
        FactField::To => "To",
        FactField::Place => "Place",
        FactField::Form => "Form",
        FactField::Language => "Language",
        FactField::Translator => "Translator",
        FactField::Transmission => "Transmission",
        FactField::Marks => "Marks",
        FactField::Archive => "Archive",
        FactField::Publication => "Publication",
        FactField::Address => "Address",
        FactField::SourceFile => "Text taken from",
        FactField::Witnesses => "Other states of the text",
        FactField::Sequel => "Sequel",
        FactField::Credits => "Credits",
        FactField::Rights => "Rights",
    }
}

fn correspondence(context: &PageContext, letter: &Letter, item: &Correspondence) -> Html {
    let places = item.mentioned.iter().filter(|place| place.letter == letter.id).map(|place| {
        let id = context.element_id(&letter.id, &place.part);
        html! { <>{ " " }<a href={format!("#{id}")}>{ format!("¶{}", part_name::number(&place.part)) }</a></> }
    });
    html! {
        <li key={item.id.clone()}>
            if let Some(id) = &item.letter {
                <a href={context.href(Route::letter(id))}>{ &item.label }</a>
            } else {
                { &item.label }
            }
            if item.answered_by.contains(&letter.id) {
                { ", which this letter answers" }
            }
            if item.answers.contains(&letter.id) { { ", which answers this letter" } }
            { ": " }
            { &item.printed }
            if let Some(url) = &item.url { { " " }<a href={url.clone()} rel="external">{ "read it there" }</a> }
            if !item.note.is_empty() { { ". " }{ &item.note } }
            { for places }
        </li>
    }
}
