//! What every view uses: Yew's names, with this application's `html!` and `#[component]` in place of Yew's.

pub use yew::prelude::*;

pub use super::markup::{component, html};
