//! A menu of a page's heading: a `<details>`, so that it opens without scripts, which Escape or a click elsewhere closes.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

use crate::platform::page;

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
    let details = use_node_ref();
    {
        let details = details.clone();
        use_effect_with((), move |()| {
            let listener = page::document().map(|document| {
                EventListener::new(&document, "pointerdown", move |event| {
                    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
                    if let Some(menu) = details.cast::<Element>()
                        && !menu.contains(target.as_ref())
                    {
                        let _ = menu.remove_attribute("open");
                    }
                })
            });
            move || drop(listener)
        });
    }
    let escape = {
        let details = details.clone();
        Callback::from(move |event: KeyboardEvent| {
            let Some(menu) = details.cast::<Element>().filter(|_| event.key() == "Escape") else {
                return;
            };
            if menu.has_attribute("open") {
                // The key is taken: it does nothing else on the page.
                event.prevent_default();
                event.stop_propagation();
                let _ = menu.remove_attribute("open");
                let button = menu.first_element_child().and_then(|button| button.dyn_into::<HtmlElement>().ok());
                let _ = button.map(|button| button.focus());
            }
        })
    };
    html! {
        <details class={classes!("menu", class.clone())} name="tools" ref={details} onkeydown={escape}>
            <summary class={classes!("btn", button.clone())}>{ label.clone() }</summary>
            <div class="sheet">{ children.clone() }</div>
        </details>
    }
}
