//! What is to be said about a query beside its results: how it was read, what the editor answers, what else may have been
//! meant.
//!
//! Start with [`understood`]. Must not know the results.

use yew::prelude::*;

use super::{address_of, results::ResultsView};
use crate::view::{PageContext, compare::address_of_passages};
use search::{
    answer::{MatchKind, Offer, OfferKind, Suggestion, SynonymAnswer, WordReading},
    request::View,
};
use site::{Address, Route};

/// More forms than these are not listed.
const FORMS: usize = 12;

/// How the query was understood.
pub fn understood(results: &ResultsView) -> Html {
    let understood = &results.answer.understood;
    if understood.sentence.is_empty() {
        return Html::default();
    }
    let words = understood
        .words
        .iter()
        .filter(|word| word.forms.len() > 1 || word.reading != MatchKind::Exact)
        .filter(|word| !word.forms.is_empty());
    let words: Vec<Html> = words.map(forms).collect();
    html! {
        <div class="understood">
            <p><span class="soft">{ "Searched for: " }</span>{ &understood.sentence }</p>
            if !words.is_empty() { <details><summary>{ "Forms found" }</summary><dl>{ for words }</dl></details> }
        </div>
    }
}

fn forms(word: &WordReading) -> Html {
    let listed: Vec<String> = word.forms.iter().take(FORMS).map(|(form, count)| format!("{form} {count}")).collect();
    let more = word.forms.len().saturating_sub(FORMS);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    html! { <><dt>{ &word.typed }</dt><dd>{ listed.join(", ") }{ more }</dd></> }
}

/// What the reader should know about the reading of the query: a line each.
pub fn notices(notices: &[String]) -> Html {
    let lines = notices.iter().map(|notice| html! { <li key={notice.clone()}>{ notice }</li> });
    let list = (!notices.is_empty()).then(|| html! { <ul class="notices plain">{ for lines }</ul> });
    html! { <div>{ for list }</div> }
}

/// What the editor says to words that the letters do not use.
pub fn synonyms(results: &ResultsView) -> Html {
    let answers = results.answer.synonyms.iter().map(|answer| synonym(&results.context, answer));
    html! { <div>{ for answers }</div> }
}

fn synonym(context: &PageContext, answer: &SynonymAnswer) -> Html {
    let link = answer.see.as_ref().map(|see| {
        let to = address_of(&context.edition.corpus, see);
        html! { <>{ " " }<a href={context.link(&to)}>{ format!("Search for {}", see.q) }</a></> }
    });
    html! {
        <p key={answer.looked_for.clone()} class={classes!("synonym", answer.see.is_none().then_some("nowhere"))}>
            <b>{ format!("“{}”", answer.looked_for) }</b>
            { ". " }
            { &answer.reason }
            { for link }
        </p>
    }
}

/// What answers better than a list of passages: a theme, somebody's page, a contradiction, the concordance.
pub fn offers(results: &ResultsView) -> Html {
    let offers = results.answer.offers.iter().filter_map(|offer| offered(results, offer));
    let list = (!results.answer.offers.is_empty())
        .then(|| html! { <ul class="offers plain" aria-label="Answers">{ for offers }</ul> });
    html! { <div>{ for list }</div> }
}

fn offered(results: &ResultsView, offer: &Offer) -> Option<Html> {
    let ResultsView { context, request, .. } = results;
    let corpus = &context.edition.corpus;
    let counted = |unit: &str| format!("{} {unit}{}", offer.count, if offer.count == 1 { "" } else { "s" });
    let (to, label, said) = match &offer.kind {
        OfferKind::Theme(id) => {
            let theme = corpus.theme(id)?;
            (
                Address::of(Route::Theme { theme: id.clone() }),
                theme.label.clone(),
                format!("Theme, {}", counted("passage")),
            )
        }
        OfferKind::Entity(kind, id) => {
            let entity = corpus.entity(*kind, id)?;
            (Address::of(Route::entity(*kind, id)), entity.name.clone(), format!("Mentioned in {}", counted("passage")))
        }
        OfferKind::Contradiction(at) => {
            let parallel = corpus.parallels.get(*at)?;
            let (a, b) = (&parallel.a, &parallel.b);
            let to = address_of_passages(context, (&a.letter, &a.part), (&b.letter, &b.part));
            let label = if parallel.question.is_empty() { &parallel.reason } else { &parallel.question };
            let said = match offer.count {
                1 => "≠ Contradiction".to_owned(),
                count => format!("≠ Contradiction, the first of {count} between these passages"),
            };
            (to, label.clone(), said)
        }
        OfferKind::Concordance if request.view() == View::Concordance => return None,
        OfferKind::Concordance => {
            let to = address_of(corpus, &request.viewed(View::Concordance));
            (to, "Every place in its line".to_owned(), format!("Concordance, {}", counted("place")))
        }
    };
    Some(html! {
        <li key={label.clone()}><span class="soft">{ said }{ ": " }</span><a href={context.link(&to)}>{ label }</a></li>
    })
}

/// Other queries that may have been meant.
pub fn suggestions(results: &ResultsView) -> Html {
    let suggestions = &results.answer.suggestions;
    let links = suggestions.iter().map(|suggestion| suggested(&results.context, suggestion));
    let list = (!suggestions.is_empty()).then(|| html! { <ul class="suggestions plain">{ for links }</ul> });
    html! { <div>{ for list }</div> }
}

fn suggested(context: &PageContext, suggestion: &Suggestion) -> Html {
    let to = address_of(&context.edition.corpus, &suggestion.request);
    let unit = if suggestion.passages == 1 { "passage" } else { "passages" };
    html! {
        <li key={suggestion.request.q.clone()}>
            { suggestion.lead }
            { " " }
            <a href={context.link(&to)}>{ &suggestion.request.q }</a>
            <span class="soft">{ format!(" ({} {unit})", suggestion.passages) }</span>
        </li>
    }
}

/// The way to this edition's own notes.
pub fn edition_places(results: &ResultsView) -> Option<Html> {
    results.answer.edition.as_ref().map(|places| {
        let to = address_of(&results.context.edition.corpus, &places.request);
        let said = if places.count == 1 { "1 place".to_owned() } else { format!("{} places", places.count) };
        html! {
            <p class="edition-places">
                <a href={results.context.link(&to)}>{ format!("{said} in this edition’s notes") }</a>
            </p>
        }
    })
}

/// What to try where nothing was found.
pub fn nothing(results: &ResultsView) -> Html {
    let answer = &results.answer;
    let is_empty = answer.count.passages == 0 && answer.partial_matches.is_none() && answer.synonyms.is_empty();
    if !is_empty || results.request.view() == View::Letters && answer.count.letters > 0 {
        return Html::default();
    }
    let advice = if results.request.has_filters() {
        "Nothing is found with these filters. Take one away, or search for other words. "
    } else {
        "Search for other words. "
    };
    html! { <p class="nothing">{ advice }<a href={results.context.href(site::Route::Help)}>{ "How to search" }</a></p> }
}
