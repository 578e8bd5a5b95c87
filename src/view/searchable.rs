//! Whether search can answer yet: in a large collection what it rests on is made in slices, when somebody asks.
//!
//! Start with [`use_searchable`].

use yew::prelude::*;

use crate::{edition::Edition, platform::slices::in_slices};

/// What is said until search can answer.
pub const PREPARING: &str = "Preparing the search …";

/// Whether search can answer. If it `is_wanted`, what it rests on is made, and the component is drawn again then.
#[hook]
pub fn use_searchable(edition: &Edition, is_wanted: bool) -> bool {
    let is_made = use_state_eq(|| false);
    let is_there = edition.has_index() || (is_wanted && edition.is_searchable());
    let is_due = is_wanted && !is_there;
    {
        let is_made = is_made.setter();
        use_effect_with((edition.clone(), is_due), move |(edition, is_due)| {
            let edition = edition.clone();
            let slices = is_due.then(|| {
                in_slices(move || {
                    let is_all = edition.make_index();
                    if is_all {
                        is_made.set(true);
                    }
                    is_all
                })
            });
            move || drop(slices)
        });
    }
    is_there
}
