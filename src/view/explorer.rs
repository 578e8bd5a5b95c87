//! The first page: the letters.

use yew::prelude::*;

use super::{Site, parts};

/// The page.
pub fn page(site: &Site) -> Html {
    let corpus = &site.edition.corpus;
    let letters = corpus.letters.iter().map(|letter| parts::letter_card(site, letter));
    html! {
        <div class="wide">
            <h1 id="title" tabindex="-1">{ &corpus.collection.title }</h1>
            <p class="lead">{ &corpus.collection.description }</p>
            <ol class="letters" aria-label="Letters">{ for letters }</ol>
        </div>
    }
}
