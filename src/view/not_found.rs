//! What a reader sees where there is no page: what is missing, and ways on.

use yew::prelude::*;

use super::{Site, parts::letter_link};
use crate::site::Route;

/// No such page.
pub fn page(site: &Site) -> Html {
    ways_on(site, "There is no page at this address.")
}

/// No such letter.
pub fn no_letter(site: &Site, letter_id: &str) -> Html {
    ways_on(site, &format!("There is no letter “{letter_id}” in this collection."))
}

/// A message and every letter.
pub fn ways_on(site: &Site, message: &str) -> Html {
    let letters = site.edition.corpus.letters.iter().map(|letter| html! { <li>{ letter_link(site, letter) }</li> });
    html! {
        <div class="column">
            <h1 id="title" tabindex="-1">{ "No such page" }</h1>
            <p>{ message }</p>
            <p>{ "These are the letters:" }</p>
            <ul>{ for letters }</ul>
            <p><a href={site.href(Route::Explorer)}>{ "Search all letters" }</a></p>
        </div>
    }
}
