//! The search field in the head of every page.
//!
//! On the explorer every key changes the address, and with it the answer; elsewhere Enter leads to the explorer. The
//! field belongs to the reader: what stands in it is never set from outside while it is typed in, and what was typed
//! before the application had started is kept.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{PageContext, PageProps, explorer};
use crate::platform::{history::HistoryBehavior, page};
use site::{Address, Route, explorer_state};

/// What is remembered from one key to the next.
#[derive(Default)]
struct Typing {
    /// Whether the field has been read since the application started.
    started: bool,
    /// The address that was last written by typing.
    written: Option<Address>,
    /// The address before the first key. Typing takes its place in the history; Enter puts it back behind what was
    /// typed.
    before: Option<Address>,
}

/// The search field with its form.
#[component]
pub fn SearchBox(props: &PageProps) -> Html {
    let context = &props.context;
    let field = use_node_ref();
    let typing = use_mut_ref(Typing::default);

    {
        let (field, typing, context) = (field.clone(), typing.clone(), context.clone());
        use_effect_with((context.live, context.address.clone()), move |_| {
            let Some(field) = field.cast::<HtmlInputElement>().filter(|_| context.live) else { return };
            let mut typing = typing.borrow_mut();
            let asked = context.address.param("q").unwrap_or_default();
            let typed = field.value();
            if !std::mem::replace(&mut typing.started, true) && !typed.is_empty() {
                if context.address.route == Route::Explorer && typed != asked {
                    // Not the address that was drawn: what was chosen before the start may have changed it meanwhile.
                    context.replace(asking(&context, &context.url_scheme.current(), &typed));
                }
                return;
            }
            let is_own = typing.written.as_ref() == Some(&*context.address);
            let is_overtaken = context.url_scheme.current() != *context.address;
            if is_own || is_overtaken {
                return;
            }
            typing.written = None;
            typing.before = None;
            if typed != asked {
                field.set_value(asked);
            }
        });
    }

    let oninput = {
        let (typing, context) = (typing.clone(), context.clone());
        Callback::from(move |event: InputEvent| {
            let typed = event.target_dyn_into::<HtmlInputElement>().map(|field| field.value());
            if let Some(typed) = typed.filter(|_| context.address.route == Route::Explorer) {
                type_in(&context, &mut typing.borrow_mut(), &typed);
            }
        })
    };
    let onkeydown = {
        let (typing, context) = (typing.clone(), context.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            // These keys are meant for what is being composed.
            if event.is_composing() || event.key_code() == page::COMPOSING {
                return;
            }
            match event.key().as_str() {
                "Escape" if field.value().is_empty() => {
                    let _ = field.blur();
                }
                "Escape" => {
                    event.prevent_default();
                    field.set_value("");
                    if context.address.route == Route::Explorer {
                        type_in(&context, &mut typing.borrow_mut(), "");
                    }
                }
                "ArrowDown"
                    if context.address.route == Route::Explorer && page::focus_first(explorer::FIRST_RESULT) =>
                {
                    event.prevent_default();
                }
                _ => {}
            }
        })
    };
    let onsubmit = {
        let (field, context) = (field.clone(), context.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            submit(&context, &mut typing.borrow_mut(), &field.value());
            // On a screen with a keyboard drawn over it, what was found lies under the keyboard.
            if page::matches("(pointer: coarse)") {
                let _ = field.unchecked_ref::<web_sys::HtmlElement>().blur();
            }
        })
    };
    html! {
        <form role="search" action={context.file("")} method="get" {onsubmit}>
            <label class="hidden" for="q">{ "Search the letters" }</label>
            <input
                ref={field}
                type="search"
                id="q"
                name="q"
                placeholder="Search the letters"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                aria-keyshortcuts={context.settings.keys.then_some("/")}
                {oninput}
                {onkeydown}
            />
            <button type="submit">{ "Search" }</button>
        </form>
    }
}

/// An address of the explorer with another query.
fn asking(context: &PageContext, here: &Address, q: &str) -> Address {
    let corpus = &context.edition.corpus;
    let request = explorer_state::read(corpus, &here.params).request.asking(q);
    Address::with_params(Route::Explorer, explorer_state::params(corpus, &request))
}

fn type_in(context: &PageContext, typing: &mut Typing, typed: &str) {
    if typing.before.is_none() {
        typing.before = Some((*context.address).clone());
    }
    let to = asking(context, &context.address, typed);
    typing.written = Some(to.clone());
    context.go.emit((to, HistoryBehavior::Debounced));
}

fn submit(context: &PageContext, typing: &mut Typing, typed: &str) {
    let to = if context.address.route == Route::Explorer {
        asking(context, &context.address, typed)
    } else {
        let to = Address::of(Route::Explorer);
        if typed.trim().is_empty() { to } else { to.and("q", typed) }
    };
    match typing.before.take() {
        Some(before) if before == to => {}
        Some(before) => {
            context.go.emit((before, HistoryBehavior::Replace));
            context.push(to);
        }
        None if *context.address == to => {}
        None => context.push(to),
    }
}
