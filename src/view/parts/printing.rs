//! Whether the browser prints: what stands on paper alone is drawn then, and not twice on the screen.

use gloo::events::EventListener;
use yew::prelude::*;

/// Whether the page is being printed.
#[hook]
pub fn use_printing() -> bool {
    let is_printing = use_state_eq(|| false);
    {
        let is_printing = is_printing.setter();
        use_effect_with((), move |()| {
            let listeners = web_sys::window().map(|window| {
                let after = is_printing.clone();
                [
                    EventListener::new(&window, "beforeprint", move |_| is_printing.set(true)),
                    EventListener::new(&window, "afterprint", move |_| after.set(false)),
                ]
            });
            move || drop(listeners)
        });
    }
    *is_printing
}
