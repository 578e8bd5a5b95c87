//! A menu of a page's heading: a `<details>`, so that it opens without scripts. `view::menus` closes it.

use yew::prelude::*;

/// A menu with what stands on its button; `class` and `button` are more classes of the two. Of those on a page one at a time is open.
pub fn menu(label: Html, class: &'static str, button: &'static str, content: Html) -> Html {
    html! {
        <details class={classes!("menu", class)} name="tools">
            <summary class={classes!("btn", button)}>{ label }</summary>
            <div class="sheet">{ content }</div>
        </details>
    }
}
