//! What a reader sees where there is no page: what is missing, and ways on.

use yew::prelude::*;

use super::{PageContext, parts::letter_link};
use site::Route;

/// No such page.
pub fn page(context: &PageContext) -> Html {
    ways_on(context, "There is no page at this address.")
}

/// No such letter.
pub fn no_letter(context: &PageContext, letter_id: &str) -> Html {
    ways_on(context, &format!("There is no letter “{letter_id}” in this collection."))
}

/// No such entry: a message, the index in which it would stand, and every letter.
pub fn no_entry(context: &PageContext, message: &str, index: Route, label: &str) -> Html {
    column(context, message, html! { <p><a href={context.href(index)}>{ format!("All {label}") }</a></p> })
}

/// A message and every letter.
pub fn ways_on(context: &PageContext, message: &str) -> Html {
    column(context, message, Html::default())
}

fn column(context: &PageContext, message: &str, nearest: Html) -> Html {
    let letters =
        context.edition.corpus.letters.iter().map(|letter| html! { <li>{ letter_link(context, letter) }</li> });
    html! {
        <div class="column">
            <h1 id="title" tabindex="-1">{ "No such page" }</h1>
            <p>{ message }</p>
            { nearest }
            <p>{ "These are the letters:" }</p>
            <ul>{ for letters }</ul>
            <p><a href={context.href(Route::Explorer)}>{ "Search all letters" }</a></p>
        </div>
    }
}
