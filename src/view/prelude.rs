//! What every view uses: Yew's names, with this application's `html!` in place of Yew's.

pub use yew::prelude::*;

pub use super::markup::html;
