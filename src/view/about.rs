//! The page about the edition: what it is, how it was edited, versions.

use yew::prelude::*;

use super::PageContext;

/// The page.
pub fn page(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    let contents = corpus.about.iter().map(|section| {
        html! { <li><a href={format!("#{}", section.id)}>{ &section.title }</a></li> }
    });
    let sections = corpus.about.iter().map(|section| {
        let paragraphs = section.paragraphs.iter().map(|paragraph| html! { <p>{ paragraph }</p> });
        html! {
            <section id={section.id.clone()} aria-labelledby={format!("{}-title", section.id)}>
                <h2 id={format!("{}-title", section.id)}>{ &section.title }</h2>
                { for paragraphs }
            </section>
        }
    });
    let versions = corpus.collection.edition.changes.iter().map(|change| {
        html! {
            <li><strong>{ &change.version }</strong>{ format!(", {}: {}", change.date.in_words(), change.what) }</li>
        }
    });
    let editor = match corpus.collection.publisher.as_str() {
        "" => "The editor of this edition is not named.".to_owned(),
        editor => format!("Editor: {editor}."),
    };
    html! {
        <div class="column prose">
            <h1 id="title" tabindex="-1">{ "About this edition" }</h1>
            <p class="lead">{ &corpus.collection.description }</p>
            <p>{ editor }</p>
            <nav aria-label="On this page">
                <ul class="plain">
                    { for contents }
                    <li><a href="#versions">{ "Versions" }</a></li>
                    <li><a href="#browsers">{ "Browsers" }</a></li>
                </ul>
            </nav>
            { for sections }
            <section id="versions" aria-labelledby="versions-title">
                <h2 id="versions-title">{ "Versions" }</h2>
                <ul>{ for versions }</ul>
            </section>
            <section id="browsers" aria-labelledby="browsers-title">
                <h2 id="browsers-title">{ "Browsers" }</h2>
                <p>
                    { "The letters, their notes and everything that is only read are plain pages for every browser, without scripts too. " }
                    { "Searching, comparing and all that answers is made for Chrome and Edge 109, Firefox 115 and Safari 16.4, also on iPhone and iPad, and whatever is newer; the looks are the same there." }
                </p>
            </section>
        </div>
    }
}
