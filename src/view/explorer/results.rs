//! What was found: how much, how it is shown, and the results themselves as letters, passages or a concordance.
//!
//! Start with [`Results`]. Must not ask the engine: it is given the answer.

use std::rc::Rc;

use yew::prelude::*;

use super::{SharedAnswer, address_of, cards, concordance, export, passages, query_notes};
use crate::platform::download;
use crate::view::{
    PageContext,
    parts::{self, printing::use_printing},
    share::{
        buttons::CopyAndPrint,
        cite::{CitationSubject, CiteMenu, entry, rich},
    },
};
use citations::Style;
use search::{self, Grouping, Request, Sort, View, concordance::Concordance};
use site::{Address, pages};

/// Characters on either side of a hit in a concordance.
const CONTEXT: usize = 90;

/// What the results are given.
#[derive(Clone, PartialEq, Properties)]
pub struct ResultsProps {
    /// The context at rest.
    pub context: PageContext,
    /// Whether the application has started.
    pub live: bool,
    /// Whether the address asks for something.
    pub is_asked: bool,
    /// The request.
    pub request: Rc<Request>,
    /// What of the address had no meaning.
    pub notices: Vec<String>,
    /// The answer to the request.
    pub answer: SharedAnswer,
    /// How many results are drawn at most.
    pub drawn: usize,
    /// Whether the reader rests: what does not help while one types is drawn then.
    pub is_settled: bool,
    /// Draws more.
    pub more: Callback<()>,
}

/// What every form of results draws from.
pub struct ResultsView {
    /// The context at rest.
    pub context: PageContext,
    /// The request.
    pub request: Rc<Request>,
    /// The answer.
    pub answer: SharedAnswer,
    /// How many results are drawn at most.
    pub drawn: usize,
    /// Whether the address asks for something.
    pub is_asked: bool,
    /// Whether the reader rests: menus wait for that.
    pub is_settled: bool,
    /// Whether the page is being printed: passages are whole then.
    pub is_printing: bool,
}

impl ResultsView {
    /// The query as it is kept in links, so that its hits are marked where they lead; empty where it marks nothing.
    #[must_use]
    pub fn marked_q(&self) -> String {
        if self.answer.understood.words.is_empty() { String::new() } else { self.request.q.clone() }
    }
}

/// The results.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    let ResultsProps { context, live, is_asked, request, notices, answer, drawn, is_settled, more } = props;
    let is_printing = use_printing();
    let results = ResultsView {
        context: context.clone(),
        request: request.clone(),
        answer: answer.clone(),
        drawn: *drawn,
        is_asked: *is_asked,
        is_settled: *is_settled,
        is_printing,
    };
    let concordance = (request.view() == View::Concordance)
        .then(|| search::concordance(context.edition.index(), answer, request.order, *drawn, CONTEXT));
    let is_below = !is_settled && !answer.passages.is_empty();
    let notices: Vec<String> = notices.iter().chain(&answer.notices).cloned().collect();
    html! {
        <section
            class="results governed"
            id="results"
            aria-labelledby="found"
            aria-busy={if *live { "false" } else { "true" }}
        >
            <h2 id="found" class="hidden">{ if *is_asked { "Results" } else { "The letters" } }</h2>
            <div class="results-head"><p id="count" role="status">{ count_line(&results) }</p>{ views(&results) }</div>
            <div class="narrowed">{ query_notes::understood(&results) }{ chips(&results) }</div>
            { query_notes::notices(&notices) }
            { query_notes::synonyms(&results) }
            { query_notes::suggestions(&results) }
            { query_notes::nothing(&results) }
            { query_notes::offers(&results) }
            <div>{ body(&results, concordance.as_ref()) }</div>
            { some(&results) }
            <div>{ for is_settled.then(|| draw_more(&results, concordance.as_ref(), more)) }</div>
            // Below results these wait for the reader to rest: what is drawn then would push them away.
            { if is_below { html! { <div class="named"></div> } } else { passages::named(&results) } }
            <div>{ for (!is_below).then(|| query_notes::edition_places(&results)).flatten() }</div>
            <div>{ for is_settled.then(|| downloads(&results)) }</div>
            <div>{ for (is_printing && *is_asked).then(|| cite_as(&results)) }</div>
        </section>
    }
}

/// “9 passages in 3 of 5 letters”; where nothing is asked, what there is.
fn count_line(results: &ResultsView) -> Html {
    let sentence = &results.answer.count.sentence;
    if results.is_asked {
        return html! { { sentence } };
    }
    let edition = &results.context.edition;
    let words: usize = edition.word_counts().sum();
    html! { <>{ sentence }<span class="soft">{ format!(", {} words", parts::thousands(words)) }</span></> }
}

/// The ways of showing what was found, as links: what is seen is in the address.
fn views(results: &ResultsView) -> Html {
    let ResultsView { context, request, .. } = results;
    let link = |to: Request, label: &str, here: bool| {
        html! {
            <a class="choice" href={context.link(&address(context, &to))} aria-current={here.then_some("true")}>
                { label }
            </a>
        }
    };
    let view = |view: View, label: &str| link(request.viewed(view), label, request.view() == view);
    let group = |group: Option<Grouping>, label: &str| link(request.grouped(group), label, request.group == group);
    let sort = |sort: Sort, label: &str| link(request.sorted(sort), label, request.sort() == sort);
    html! {
        <div class="views needs-app">
            if request.has_query() && request.view() == View::Passages {
                <span class="seg" role="group" aria-label="Grouped">
                    { group(None, "One list") }
                    if context.edition.names_senders() {
                        { group(Some(Grouping::Correspondence), "By correspondence") }
                    } else {
                        { group(Some(Grouping::Recipient), "By recipient") }
                    }
                    if pages::has_many_letters(&context.edition.corpus) { { group(Some(Grouping::Year), "By year") } }
                    { group(Some(Grouping::Letter), "By letter") }
                </span>
            }
            if request.has_query() && request.view() != View::Concordance {
                <span class="seg" role="group" aria-label="Order">
                    { sort(Sort::Relevance, "Best first") }
                    { sort(Sort::Date, "By date") }
                </span>
            }
            <span class="seg" role="group" aria-label="Shown as">
                { view(View::Letters, "Letters") }
                { view(View::Passages, "Passages") }
                { view(View::Concordance, "Concordance") }
            </span>
        </div>
    }
}

fn address(context: &PageContext, request: &Request) -> Address {
    address_of(&context.edition.corpus, request)
}

/// What narrows the answer, each to be taken away.
fn chips(results: &ResultsView) -> Html {
    let ResultsView { context, answer, request, .. } = results;
    let chips = answer.chips.iter().map(|chip| {
        html! {
            <li key={chip.label.clone()}>
                <a
                    class="chip"
                    href={context.link(&address(context, &chip.without))}
                    aria-label={format!("Remove {}", chip.label)}
                >
                    { &chip.label }
                    <span aria-hidden="true">{ " ×" }</span>
                </a>
            </li>
        }
    });
    let all = (answer.chips.len() > 1).then(|| {
        html! {
            <li key="all">
                <a class="chip clear" href={context.link(&address(context, &request.unfiltered()))}>
                    { "Remove all filters" }
                </a>
            </li>
        }
    });
    let list = (!answer.chips.is_empty()).then(|| {
        html! { <ul class="chips plain" aria-label="Active filters">{ for chips }{ for all }</ul> }
    });
    html! { <div>{ for list }</div> }
}

fn body(results: &ResultsView, concordance: Option<&Concordance>) -> Html {
    match (results.request.view(), concordance) {
        (View::Letters, _) => cards::list(results),
        (View::Passages, _) if !results.answer.groups.is_empty() => passages::groups(results),
        (View::Concordance, Some(concordance)) if concordance.total > 0 => html! {
            <>
                <p class="soft small">{ concordance::caption(concordance, results.drawn) }</p>
                { concordance::table(results, concordance) }
            </>
        },
        (View::Concordance, _) if !results.request.has_query() => concordance::nothing(),
        (View::Concordance, _) => Html::default(),
        (View::Passages, _) if results.answer.passages.is_empty() => Html::default(),
        (View::Passages, _) => passages::list(results, &results.answer.passages, false),
    }
}

/// Passages with some of the words, where few or none have all.
fn some(results: &ResultsView) -> Html {
    // Both lists together draw as much as is seen while one types.
    let above = if results.is_settled { 0 } else { results.answer.passages.len() };
    let drawn = results.drawn.saturating_sub(above);
    let some = results.answer.partial_matches.as_ref().filter(|_| drawn > 0).map(|some| {
        let heading = if some.in_other_words { "Passages in other words" } else { "Passages with some of these words" };
        html! {
            <section aria-labelledby="some">
                <h2 id="some">{ heading }</h2>
                <p class="soft">{ &some.lead }</p>
                { passages::list(results, some.passages.get(..drawn).unwrap_or(&some.passages), true) }
            </section>
        }
    });
    html! { <div class="some">{ for some }</div> }
}

/// The button that draws more, where there is more.
fn draw_more(results: &ResultsView, concordance: Option<&Concordance>, more: &Callback<()>) -> Html {
    let answer = &results.answer;
    let all = match (concordance, results.request.view(), &answer.partial_matches) {
        (Some(concordance), ..) => concordance.total,
        (None, View::Letters, _) => answer.letters.len(),
        (None, _, some) => answer.count.passages.max(some.as_ref().map_or(0, |some| some.count)),
    };
    let button = (all > results.drawn).then(|| {
        let more = more.clone();
        let left = (all - results.drawn).min(super::DRAWN);
        html! {
            <button type="button" onclick={move |_: MouseEvent| more.emit(())}>
                { format!("{left} more of {all}") }
            </button>
        }
    });
    html! { <p class="draw-more needs-app">{ for button }</p> }
}

/// The hits as files.
fn downloads(results: &ResultsView) -> Html {
    let is_empty = results.answer.passages.is_empty() && results.answer.partial_matches.is_none();
    if !results.is_asked || is_empty {
        return Html::default();
    }
    let button = |kind: export::ResultsFile| {
        let (context, request) = (results.context.clone(), results.request.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let text = export::results(&context, &request, kind);
            download::save(&format!("results.{}", kind.ending()), kind.media_type(), &text);
        });
        html! { <button type="button" {onclick}>{ kind.label() }</button> }
    };
    html! {
        <div class="downloads needs-app" role="group" aria-label="Save these results">
            <span class="soft">{ "All results with citations: " }</span>
            { button(export::ResultsFile::Csv) }
            { button(export::ResultsFile::Markdown) }
            <CiteMenu context={results.context.clone()} cited={vec![cited(results)]} />
            <CopyAndPrint context={results.context.clone()} to={address(&results.context, &results.request)} />
        </div>
    }
}

/// How the list is cited, with its address: on paper.
fn cite_as(results: &ResultsView) -> Html {
    html! {
        <div class="cite-as">
            <h2>{ "Cite as" }</h2>
            <p class="citation">{ rich(&entry(&results.context, &cited(results), Style::ChicagoBibliography)) }</p>
            // A citation has no address that nobody else can open; where in the edition it is can be said all the same.
            if results.context.browser.base.is_none() {
                <p>{ format!("In the edition at {}", address(&results.context, &results.request)) }</p>
            }
        </div>
    }
}

/// The list itself, to be cited: “Search for “trust”: 9 passages in 3 of 5 letters”.
fn cited(results: &ResultsView) -> CitationSubject {
    let ResultsView { context, request, answer, .. } = results;
    let asked = answer.chips.iter().map(|chip| chip.label.clone());
    let asked: Vec<String> =
        request.has_query().then(|| format!("“{}”", request.q.trim())).into_iter().chain(asked).collect();
    let title = format!("Search for {}: {}", asked.join(", "), answer.count.sentence);
    let path = address(context, request).to_string();
    CitationSubject::Page(title, path.trim_start_matches('/').to_owned())
}
