//! What the reader is told about reading without a network: that a newer version is there, that the edition is kept.

use yew::prelude::*;

use crate::platform::offline::{self, Offline};

/// How things stand, told anew whenever they change.
#[hook]
fn use_offline() -> Offline {
    let now = use_state_eq(|| Offline::Unsaid);
    {
        let now = now.clone();
        use_effect_with((), move |()| {
            now.set(offline::state());
            let listener = offline::on_change(move |state| now.set(state));
            move || drop(listener)
        });
    }
    *now
}

/// The offer of a newer version; it lies over the page, so that nothing shifts when it comes.
#[component]
pub fn Update() -> Html {
    let waiting = use_offline() == Offline::Waiting;
    html! {
        <div class="update" role="status">
            if waiting {
                <p>
                    { "A new version of this edition is ready. " }
                    <button type="button" onclick={|_: MouseEvent| offline::take_over()}>{ "Use it now" }</button>
                </p>
            }
        </div>
    }
}

/// One line on whether the edition opens without a network.
#[component]
pub fn Kept() -> Html {
    let line = match use_offline() {
        Offline::Unsaid => "",
        Offline::Kept | Offline::Waiting => "This browser keeps the edition: it opens without a network, too.",
        Offline::Refused => "This browser does not keep pages: without a network the edition will not open.",
        Offline::Full => "This device has no room to keep the edition: without a network it will not open.",
    };
    html! { <p class="kept">{ line }</p> }
}
