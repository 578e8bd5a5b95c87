//! How the pictures are to be read.

use yew::prelude::*;

/// The key.
pub fn key() -> Html {
    let lanes = || {
        html! {
            <><line class="lane" x1="8" x2="8" y1="0" y2="27" /><line class="lane" x1="50" x2="50" y1="0" y2="27" /></>
        }
    };
    let one = |picture: Html, words: &'static str| {
        html! {
            <div>
                <dt><svg aria-hidden="true" viewBox="0 0 58 27" width="58" height="27">{ picture }</svg></dt>
                <dd>{ words }</dd>
            </div>
        }
    };
    html! {
        <dl class="exchange-key">
            { one(html! { <>{ lanes() }<line class="msg" x1="8" y1="6" x2="50" y2="21" marker-end="url(#head)" /><circle class="at" cx="8" cy="6" r="3.6" /></> }, "Solid: arrival known. The slope is the time on its way") }
            { one(html! { <>{ lanes() }<line class="msg unknown" x1="8" y1="13" x2="50" y2="13" marker-end="url(#open)" /><circle class="at" cx="8" cy="13" r="3.6" /></> }, "Thin and level: arrival not recorded") }
            { one(html! { <>{ lanes() }<rect class="day-bar" x="4" y="1" width="8" height="25" rx="2" /><line class="msg unknown" x1="8" y1="13" x2="50" y2="13" marker-end="url(#open)" /><circle class="some" cx="8" cy="13" r="3.2" /></> }, "Bar, and “–”: only the day is known, no hour") }
            { one(html! { <>{ lanes() }<line class="msg" x1="50" y1="4" x2="8" y2="4" marker-end="url(#head)" /><line class="thread" x1="8" x2="8" y1="4" y2="22" /><line class="msg" x1="8" y1="22" x2="50" y2="22" marker-end="url(#head)" /></> }, "Thick line on a lane: from a message to its answer") }
            { one(html! { <><line class="msg" x1="4" y1="4" x2="54" y2="22" /><line class="msg" x1="54" y1="10" x2="4" y2="16" /><circle class="cross" cx="29" cy="13" r="8" /><path class="crossx" d="M25 9l8 8M33 9l-8 8" /></> }, "Crossed: each had left before the other arrived") }
            { one(html! { <svg x="29" y="13" overflow="visible"><path class="radio" d={RADIO} /><circle class="at" r="3.6" /></svg> }, "Broadcast, or said in public") }
            { one(html! { <><line class="ours" x1="4" y1="6" x2="42" y2="18" /><circle class="sign" cx="46" cy="19" r="5" /></> }, "Coloured, with a sign: in this edition; open it to read") }
        </dl>
    }
}

/// Waves on both sides of a point.
pub const RADIO: &str = "M5-5.5a7 7 0 0 1 0 11M9-8.5a12 12 0 0 1 0 17M-5-5.5a7 7 0 0 0 0 11M-9-8.5a12 12 0 0 0 0 17";
