//! The dossier: what is known about the document, how it is known, and what is not.
//!
//! Start with [`section`]. Must not know the text of the letter.

use yew::prelude::*;

use crate::view::PageContext;
use corpus::{
    Corpus, Correspondence, Fact, Letter,
    dossier::{Basis, FactField},
    named::{self, NamedCorrespondent},
};
use site::Route;
use text::part_name;

/// The dossier of a letter.
pub fn section(context: &PageContext, letter: &Letter) -> Html {
    let corpus = &context.edition.corpus;
    let in_the_document = in_the_document(corpus, letter);
    let facts = letter.dossier.iter().map(fact);
    let facts: Vec<Html> = in_the_document.into_iter().map(|(label, said)| own(label, &said)).chain(facts).collect();
    let about = corpus.correspondence.iter().filter(|item| is_about(item, letter));
    let related: Vec<Html> = about.map(|item| correspondence(context, letter, item)).collect();
    if facts.is_empty() && related.is_empty() && letter.unverified.is_empty() {
        return Html::default();
    }
    html! {
        <section id="dossier" class="dossier" aria-labelledby="dossier-title">
            <h2 id="dossier-title">{ "Dossier" }</h2>
            if !facts.is_empty() { <dl>{ facts }</dl> }
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

/// Whether there is anything to say of the document.
#[must_use]
pub fn exists(corpus: &Corpus, letter: &Letter) -> bool {
    !letter.dossier.is_empty()
        || !letter.unverified.is_empty()
        || !in_the_document(corpus, letter).is_empty()
        || corpus.correspondence.iter().any(|item| is_about(item, letter))
}

fn is_about(item: &Correspondence, letter: &Letter) -> bool {
    item.mentioned.iter().any(|place| place.letter == letter.id)
        || item.answered_by.contains(&letter.id)
        || item.answers.contains(&letter.id)
}

/// How the document has its date and its people, where this edition has them otherwise.
fn in_the_document(corpus: &Corpus, letter: &Letter) -> Vec<(&'static str, String)> {
    let named = |people: Vec<NamedCorrespondent<'_>>| {
        let named: Vec<String> =
            people.iter().filter_map(|one| Some(format!("{}, named “{}”", one.in_words(), one.as_named?))).collect();
        (!named.is_empty()).then(|| named.join("; "))
    };
    // Where nothing else is known of the date, it is shown in these words above.
    let dated = named::as_dated(&letter.date);
    let date = &letter.date;
    let known = (date.is_known() && !date.source.is_empty() && letter.fact(FactField::Date).is_none())
        .then(|| format!("{}: {}", named::when(date), date.source));
    [
        ("Date", known.filter(|_| date.edtf.is_some())),
        ("Date in the document", dated),
        ("Writer in the document", named(named::senders(corpus, letter))),
        ("Recipient in the document", named(named::recipients(corpus, letter))),
    ]
    .into_iter()
    .filter_map(|(label, said)| Some((label, said?)))
    .collect()
}

fn own(label: &str, said: &str) -> Html {
    html! { <><dt>{ label.to_owned() }</dt><dd>{ said.to_owned() }</dd></> }
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
        FactField::Marks => "Classification",
        FactField::Archive => "Archive",
        FactField::Publication => "Publication",
        FactField::Address => "Online",
        FactField::SourceFile => "Text taken from",
        FactField::Witnesses => "Other states of the text",
        FactField::Sequel => "What followed",
        FactField::Credits => "Credits",
        FactField::Rights => "Rights",
    }
}

/// “Read at history.state.gov”.
fn read_at(url: &str) -> String {
    let host = url.split('/').nth(2).unwrap_or(url);
    format!("Read at {}", host.strip_prefix("www.").unwrap_or(host))
}

fn correspondence(context: &PageContext, letter: &Letter, item: &Correspondence) -> Html {
    let places = item.mentioned.iter().filter(|place| place.letter == letter.id).map(|place| {
        let id = context.element_id(&letter.id, &place.part);
        html! { <>{ " " }<a href={format!("#{id}")}>{ part_name::short(letter, &place.part) }</a></> }
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
            if let Some(url) = &item.url { { " " }<a href={url.clone()} rel="external">{ read_at(url) }</a> }
            if !item.note.is_empty() { { ". " }{ &item.note } }
            { for places }
        </li>
    }
}
