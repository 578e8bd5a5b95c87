//! A menu of a page's heading: a `<details>`, so that it opens without scripts. `view::menus` closes it.

use yew::prelude::*;

/// What a menu is given.
#[derive(Clone, PartialEq, Properties)]
pub struct MenuProps {
    /// Its name on the button.
    pub label: Html,
    /// More classes of the element.
    pub class: Classes,
    /// More classes of the button.
    pub button: Classes,
    /// What it shows.
    pub children: Html,
}

/// A menu. Of those on a page one at a time is open.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let MenuProps { label, class, button, children } = props;
    html! {
        <details class={classes!("menu", class.clone())} name="tools">
            <summary class={classes!("btn", button.clone())}>{ label.clone() }</summary>
            <div class="sheet">{ children.clone() }</div>
        </details>
    }
}
