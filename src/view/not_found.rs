//! What a reader sees where there is no page: what is missing, and ways on.

use yew::prelude::*;

use super::{Site, parts::letter_link};
use site::Route;

/// No such page.
pub fn page(site: &Site) -> Html {
    ways_on(site, "There is no page at this address.")
}

/// No such letter.
pub fn no_letter(site: &Site, letter_id: &str) -> Html {
    ways_on(site, &format!("There is no letter “{letter_id}” in this collection."))
}

/// No such entry: a message, the index in which it would stand, and every letter.
pub fn no_entry(site: &Site, message: &str, index: Route, label: &str) -> Html {
    column(site, message, html! { <p><a href={site.href(index)}>{ format!("All {label}") }</a></p> })
}

/// A message and every letter.
pub fn ways_on(site: &Site, message: &str) -> Html {
    column(site, message, Html::default())
}

fn column(site: &Site, message: &str, nearest: Html) -> Html {
    let letters = site.edition.corpus.letters.iter().map(|letter| html! { <li>{ letter_link(site, letter) }</li> });
    html! {
        <div class="column">
            <h1 id="title" tabindex="-1">{ "No such page" }</h1>
            <p>{ message }</p>
            { nearest }
            <p>{ "These are the letters:" }</p>
            <ul>{ for letters }</ul>
            <p><a href={site.href(Route::Explorer)}>{ "Search all letters" }</a></p>
        </div>
    }
}
